#!/usr/bin/env python3
"""comparable.py REAL OWN... [--write]

Trains what makes two values of linked sentences comparable (src/judge/comparable/weights.rs) by logistic regression on the gold
differences of annotated events: REAL is ../shared/corpus, OWN are folders written by `corpus gold FOLDER train` and the like. The
features come from the engine itself, with the sentence model and without it. Prints figures on folds that hold whole events out. Needs
numpy, scikit-learn and the model (`make models`). Set VECTORS to a file to keep vectors from one run to the next. Run from the
workspace's root after `cargo build --release -p crosscheck-meaning --example comparable_features`.
"""
import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

FEATURES = "target/release/examples/comparable_features"
TABLE = Path("src-tauri/compare/src/judge/comparable/weights.rs")


def records(folder):
    """An events corpus: newline-separated JSON, gzipped."""
    path = next(p for p in Path(folder).rglob("events.jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def words(text):
    """Lower-case words and figures."""
    return set(re.findall(r"\w+", text.lower()))


def same_sentence(a, b):
    """Whether two cuts of a text are the same sentence but for its edges."""
    return a == b or (min(len(a), len(b)) > 20 and (a in b or b in a))


def is_gold(row, gold, text):
    """Whether a gold difference has both values, in these sentences."""
    def sides(place, printed):
        letter, sentence, index = place
        return {s for s in gold["values"] if s[0] == letter
                and (s[1:] == "0" if index < 0 else s[1:] != "0" and same_sentence(text.get(s, ""), sentence))
                and words(gold["values"][s]) & words(printed)}
    x, y = sides(row["a"], row["words"][0]), sides(row["b"], row["words"][1])
    return any(words(gold["values"][s]) != words(gold["values"][t]) for s in x for t in y)


def rows_of(folders, sense, rows="rows", kinds=None):
    """(names of features, [(event, source, row, gold or not)]) for all events; `rows` says which of the engine's, `kinds` which gold counts."""
    out, names = [], None
    for source, folder in folders:
        recs = records(folder)
        given = [{"id": r["id"], "articles": [{k: a[k] for k in ("id", "headline", "outlet", "published", "text")} for a in r["articles"]]} for r in recs]
        for r, got in zip(recs, features(given, sense)):
            names = got[{"rows": "names", "credits": "credit_names", "places": "place_names", "standings": "standing_names"}[rows]]
            text = {s["id"]: s["text"] for a in r["articles"] for s in a["sentences"]}
            clutter = {text.get(c) for c in r["gold"]["clutter"]}
            for row in got[rows]:
                if row["a"][1] in clutter or row["b"][1] in clutter:
                    continue
                gold = any(is_gold(row, d, text) for d in r["gold"]["differences"] if kinds is None or d["kind"] in kinds)
                out.append((r["id"], source, row, gold))
    return names, out


def features(given, sense):
    """The engine's rows."""
    env = os.environ if sense else os.environ | {"CROSSCHECK_MODEL": "/nowhere"}
    run = subprocess.run([FEATURES], input="".join(json.dumps(g) + "\n" for g in given), capture_output=True, text=True, check=True, env=env)
    return [json.loads(line) for line in run.stdout.splitlines()]


def alone(folder, rows):
    """Two sentences without their articles: the pairs corpus, and the events' linked sentences taken out of them."""
    with gzip.open(Path(folder) / "pairs.jsonl.gz", "rt", encoding="utf-8") as f:
        pairs = [json.loads(line) for line in f]
    kinds = {"age": {"age"}, "number": {"number", "percent", "money"}, "time": {"time", "date"}, "date": {"time", "date"},
             "numeric": {"number", "percent", "money", "age", "time", "date"}}
    given, labels, topics, named = [], [], [], []
    # Pairs were labelled once for each thing they tell: what agrees there says nothing of the figures that differ.
    told = {}
    for p in pairs:
        if p["gold"] == "differ":
            told.setdefault((p["a"], p["b"]), set()).update(kinds.get(p.get("type"), set()))
    for p in pairs:
        if p["gold"] != "differ" and told.get((p["a"], p["b"]), set()) & kinds.get(p.get("type"), set()):
            continue
        if p["set"] in ("gva", "typed") and p["gold"] in ("agree", "agree_minor", "differ", "unrelated"):
            given.append((p["a"], p["b"], p.get("published")))
            labels.append((p["gold"] == "differ", kinds.get(p.get("type"), set())))
            topics.append(p["id"].split("-")[1] if "-" in p["id"] else p["id"])
            named.append(p["set"])
    for event, _, row, gold in rows:
        given.append((row["a"][1], row["b"][1], None))
        labels.append((gold, {row["kind"]}))
        topics.append(event)
        named.append("events")
    events = [{"id": str(i), "alone": True, "articles": [{"id": x, "text": t, "published": d} for x, t in (("a", a), ("b", b))]} for i, (a, b, d) in enumerate(given)]
    # Without the model: learned so, the answer was the better one with it too (fewer false alarms on pairs that people found).
    x, y, t, sets = [], [], [], []
    answers = features(events, False)
    far, close = (answers[0]["names"].index(n) for n in ("far", "close"))
    for got, (gold, of), topic, of_set in zip(answers, labels, topics, named):
        for row in got["rows"]:
            if gold and row["kind"] not in of:
                continue
            # "at least nine" and "nine" are of one thing and called agreeing: they say nothing of the figures that differ.
            if row["minor"] and row["kind"] == "number" and not row["features"][far] and not row["features"][close]:
                continue
            x.append(row["features"])
            y.append(gold)
            t.append(topic)
            sets.append(of_set)
    return np.array(x), np.array(y), np.array(t), np.array(sets)


def report(y, held):
    """Figures at thresholds."""
    print(f"  average precision {average_precision_score(y, held):.3f}, auc {roc_auc_score(y, held):.3f}")
    for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        print(f"  from {t}: {y[held >= t].sum()} right of {(held >= t).sum()} (all gold {y.sum()})")


def fit(x, y, w):
    """The model: few features, so little shrinking is needed."""
    return LogisticRegression(C=0.5, max_iter=5000).fit(x, y, sample_weight=w)


def main():
    """Trains, prints, writes."""
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    folders = [("real", args[0])] + [("own", a) for a in args[1:]]
    names, rows = rows_of(folders, True)
    # The same without the model: the links are less sure then, and one table serves both.
    _, plain = rows_of(folders, False)
    xp, yp = np.array([r[2]["features"] for r in plain]), np.array([r[3] for r in plain])
    wp = np.array([1.5 if r[1] == "real" else 1.0 for r in plain])
    plain_fold = np.array([sum(r[0].encode()) % 5 for r in plain])
    x = np.array([r[2]["features"] for r in rows])
    y = np.array([r[3] for r in rows])
    source = np.array([r[1] for r in rows])
    events = np.array([r[0] for r in rows])
    # Real events are fewer and count more.
    w = np.where(source == "real", 1.5, 1.0)
    print(f"{len(y)} candidates, {y.sum()} gold; real {sum(source == 'real')}, {y[source == 'real'].sum()} gold")
    linked, plain_linked = (m[:, names.index("linked")] > 0 for m in (x, xp))

    def both(away, plain_away, side):
        """One table for pairs that are linked by themselves, one for those that their values join."""
        a, b = away & (linked == side), plain_away & (plain_linked == side)
        return fit(np.r_[x[a], xp[b]], np.r_[y[a], yp[b]], np.r_[w[a], wp[b]])

    held = np.zeros(len(y))
    fold = np.array([sum(e.encode()) % 5 for e in events])
    for k in range(5):
        for side in (True, False):
            model = both(fold != k, plain_fold != k, side)
            here = (fold == k) & (linked == side)
            if here.any():
                held[here] = model.predict_proba(x[here])[:, 1]
    for t in (0.3, 0.4, 0.5, 0.6):
        shown = ~linked & (held >= t)
        print(f"not linked by themselves, from {t}: {y[shown].sum()} right of {shown.sum()} (all gold {y[~linked].sum()})")
    for s in ("real", "own"):
        m = source == s
        if y[m].any():
            print(f"held out, {s}: average precision {average_precision_score(y[m], held[m]):.3f}, auc {roc_auc_score(y[m], held[m]):.3f}")
        for t in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            shown = m & (held >= t)
            print(f"  from {t}: {y[shown].sum()} right of {shown.sum()} (all gold {y[m].sum()})")
    kinds = np.array([r[2]["kind"] + (" minor" if r[2]["minor"] else "") for r in rows])
    for k in sorted(set(kinds)):
        m = kinds == k
        line = ", ".join(f"{t}: {y[m & (held >= t)].sum()}/{(m & (held >= t)).sum()}" for t in (0.3, 0.5, 0.7))
        print(f"  {k:14} {m.sum():5} candidates {y[m].sum():4} gold; {line}")
    print("calibration on held-out folds:")
    for low in np.arange(0, 1, 0.1):
        m = (held >= low) & (held < low + 0.1)
        if m.any():
            print(f"  {low:.1f}-{low + 0.1:.1f}: {m.sum():5} candidates, {y[m].mean():.2f} gold")
    xa, ya, ta, sets = alone(args[0], [r for r, of_words in zip(rows, linked) if of_words])
    # Pairs that people found and judged count more than those made by changing a word, or than our own.
    wa = np.where(sets == "gva", 3.0, 1.0)
    held = np.zeros(len(ya))
    fold = np.array([sum(t.encode()) % 5 for t in ta])
    for k in range(5):
        held[fold == k] = fit(xa[fold != k], ya[fold != k], wa[fold != k]).predict_proba(xa[fold == k])[:, 1]
    print(f"two sentences alone: {len(ya)} candidates, {ya.sum()} gold; held out:")
    for name in sorted(set(sets)):
        print(f"  {name}:")
        report(ya[sets == name], held[sets == name])
    lonely = fit(xa, ya, wa)
    model, weak = (both(events != "", plain_fold >= 0, side) for side in (True, False))
    weights = dict(zip(names, model.coef_[0]))
    if "--list" in sys.argv:
        for n, v in sorted(weights.items(), key=lambda p: -abs(p[1])):
            print(f"  {n:22} {v:+.2f}")
    if "--wrong" in sys.argv:
        for i in np.argsort(-held)[:400]:
            if not y[i]:
                r = rows[i][2]
                print(f"{held[i]:.2f} {events[i]} {r['kind']} {r['words']}\n   {r['a'][1][:220]}\n   {r['b'][1][:220]}")
    if "--write" in sys.argv:
        old = TABLE.read_text()
        head = old[:old.index("/// Intercept.")]

        def table(name, of):
            """A table of weights."""
            body = "".join(f'    ("{n}", {v:.4f}),\n' for n, v in zip(names, of.coef_[0]))
            return f"pub const {name}: &[(&str, f64)] = &[\n{body}];\n"

        TABLE.write_text(head + f"/// Intercept.\npub const BIAS: f64 = {model.intercept_[0]:.4f};\n/// Weights in the order of the features.\n"
                         + table("WEIGHTS", model) + "/// Intercept for two sentences that are not linked by themselves.\n"
                         + f"pub const WEAK_BIAS: f64 = {weak.intercept_[0]:.4f};\n/// Weights for them.\n" + table("WEAK", weak)
                         + "/// Intercept for two sentences without their articles.\n"
                         + f"pub const ALONE_BIAS: f64 = {lonely.intercept_[0]:.4f};\n/// Weights for them.\n" + table("ALONE", lonely))


if __name__ == "__main__":
    main()
