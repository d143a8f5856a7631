#!/usr/bin/env python3
"""alignment.py CORPUS [OWN] [--write | --write-pairs]

Trains the weights of the alignment (src/align/weights.rs) by logistic regression on the open corpora: hand-annotated events, ECB+
clusters, sentence pairs; and on this project's own invented events where OWN is a folder that `corpus gold OWN` wrote. The features come
from the engine itself. `--write-pairs` leaves the weights within an event as they are. Prints figures on folds that hold whole events
(topics) out, for words alone and with the sentence model.
Needs numpy and scikit-learn, and the model (`make models`). Set VECTORS to a file to keep vectors from one run to the next. Run from the
workspace's root after `cargo build --release -p crosscheck-meaning --example alignment_features`.
"""
import gzip
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

FEATURES = "target/release/examples/alignment_features"
TABLE = Path("src-tauri/compare/src/align/weights.rs")
SOURCES = [Path("src-tauri/compare/src/align") / f for f in ("features.rs", "values.rs", "sense.rs")]


def lines(path):
    """Records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def engine(given, sense):
    """The engine's answers; without the sentence model it has fewer candidates."""
    env = os.environ if sense else os.environ | {"CROSSCHECK_MODEL": "/nowhere"}
    run = subprocess.run([FEATURES], input="".join(json.dumps(g) + "\n" for g in given), capture_output=True, text=True, check=True, env=env)
    return [json.loads(line) for line in run.stdout.splitlines()]


def names(constant):
    """A list of names in the engine's source."""
    body = re.search(rf"{constant}: \[&str; \w+\] =\s*\[(.*?)\];", "".join(s.read_text() for s in SOURCES), re.S)[1]
    return re.findall(r'"(\w+)"', body)


def topic(ident):
    """What must not be on both sides of a fold."""
    m = re.search(r"(?:event-)?ecbplus-(\d+)|hard-(\d+)|ecb(?:link|neg)-(?:\d+-)?(\d+)_", ident)
    if m:
        return "ecb" + next(g for g in m.groups() if g)
    m = re.search(r"gva\w*-(\d+)", ident)
    return "gva" + m[1] if m else ident


class Event:
    """Candidate pairs of one event with features and gold."""

    def __init__(self, ident, kind, articles, gold, ignore, valid):
        self.id, self.kind, self.topic = ident, kind, topic(ident)
        self.articles, self.gold, self.ignore, self.valid = articles, gold, ignore, valid

    def take(self, answer):
        """Reads the engine's answer; `articles` is (headline, text, [(gold id, first byte, end)])."""
        of = []
        for a, s, start, end in answer["units"]:
            if s == -1:
                of.append({(a, "headline")})
                continue
            of.append({(a, g) for g, b, e in self.articles[a][2] if min(e, end) - max(b, start) >= 0.5 * min(e - b, end - start)})
        self.x, self.y, self.hits = [], [], []
        self.at = []
        for i, j, f, sense in answer["candidates"]:
            f = f + (sense or [0.0] * SENSES)
            pairs = {tuple(sorted(((a, str(g)), (b, str(h))))) for a, g in of[i] for b, h in of[j]}
            pairs = {p for p in pairs if self.valid is None or (p[0] in self.valid and p[1] in self.valid)} - self.ignore
            if pairs:
                self.at.append((i, j))
                self.x.append(f)
                self.y.append(bool(pairs & self.gold))
                self.hits.append(pairs & self.gold)
        self.x, self.y = np.array(self.x), np.array(self.y, dtype=bool)

    def __repr__(self):
        return self.id


def annotated(path, kind):
    """Events with gold claims, without their clutter."""
    out = []
    for r in lines(path):
        clutter = set(r["gold"]["clutter"])
        where, articles = {}, []
        for n, a in enumerate(r["articles"]):
            text, spans, last = "", [], None
            for s in a["sentences"]:
                if s["id"] in clutter:
                    continue
                if last is not None:
                    text += "\n\n" if "\n" in a["text"][last:s["start"]] else " "
                start = len(text.encode())
                text += s["text"]
                spans.append((s["id"], start, len(text.encode())))
                where[s["id"]] = (n, s["id"])
                last = s["end"]
            where[a["id"] + "0"] = (n, "headline")
            articles.append((a["headline"], text, spans, a["published"]))
        gold = {tuple(sorted((where[p], where[q]))) for c in r["gold"]["claims"] for p, q in combinations([m for m in c["mentions"] if m in where], 2)
                if where[p][0] != where[q][0]}
        out.append(Event(r["id"], kind, articles, gold, set(), None))
    return out


def events(corpus, own, sense):
    """Hand-annotated events, the project's own, ECB+ clusters, and look-alikes."""
    out = annotated(corpus / "events.jsonl.gz", "event")
    if own:
        out += annotated(own / "events.jsonl.gz", "own")
    for r in lines(corpus / "alignment.jsonl.gz"):
        where, articles, valid = {}, [], set()
        for n, a in enumerate(r["articles"]):
            at = lambda i, t=a["text"]: len(t[:i].encode())
            articles.append((None, a["text"], [(s["sid"], at(s["start"]), at(s["end"])) for s in a["sentences"]], None))
            for s in a["sentences"]:
                where[a["id"], s["sid"]] = (n, str(s["sid"]))
                if s["validated"]:
                    valid.add((n, str(s["sid"])))
        pair = lambda p: tuple(sorted((where[p[0], p[1]], where[p[2], p[3]])))
        if r["kind"] == "event":
            out.append(Event(r["id"], "ecb", articles, {pair(p) for p in r["positive"]}, {pair(p) for p in r["ignore"]}, valid))
        else:
            bad = {pair(p) for p in r["negative"]}
            out.append(Event(r["id"], "hard", articles, set(), set(), {u for p in bad for u in p}))
    given = [{"articles": [{"headline": a[0], "text": a[1], "published": a[3] if len(a) > 3 else None} for a in e.articles]} for e in out]
    for e, answer in zip(out, engine(given, sense)):
        e.take(answer)
    return [e for e in out if len(e.y)]


SENSES = len(names("SENSE_NAMES") + names("STANDING_NAMES"))
SHARE = {"event": 1.0, "ecb": 0.05, "own": 6.0}  # weight of one sort of events against the others; of all own events together
C = 0.02  # inverse strength of regularization

ONE_EVENT = ("affinity", "affinity_names")  # tell whether two articles are about one event at all: a regression of their own
UNUSED = ("rarest_shared", "near", "affinity_top")  # lost on held-out events


def all_names():
    """All features, words first, then meaning."""
    return names("PAIR_NAMES") + names("CONTEXT_NAMES") + names("SENSE_NAMES") + names("STANDING_NAMES")


def used(sense):
    """Positions of the features that the regression within an event reads."""
    last = None if sense else len(names("PAIR_NAMES") + names("CONTEXT_NAMES"))
    return [i for i, n in enumerate(all_names()[:last]) if n not in ONE_EVENT + UNUSED]


def gate_columns():
    """Positions of the features that tell whether two articles are about one event."""
    return [(names("PAIR_NAMES") + names("CONTEXT_NAMES")).index(n) for n in ONE_EVENT]


def sigmoid(z):
    """Logistic function."""
    return 1 / (1 + np.exp(-z))


def fit(xs, ys, weights, c):
    """A regression on standardized inputs, given back in terms of the raw ones."""
    mean, scale = xs.mean(0), xs.std(0) + 1e-9
    model = LogisticRegression(C=c, max_iter=4000)
    model.fit((xs - mean) / scale, ys, sample_weight=weights)
    w = model.coef_[0] / scale
    return w, model.intercept_[0] - (w * mean).sum(), model.coef_[0]


def train(parts, sense):
    """(weights on all features, intercept, gate weights, gate intercept). Look-alikes of two events train the gate alone: an event that
    a journalist drops is one event nearly always, and has few articles as they have."""
    own = [e for e in parts if e.kind != "hard"]
    keep = used(sense)
    x = np.vstack([e.x[:, keep] for e in own])
    y = np.concatenate([e.y for e in own])
    share = SHARE | {"own": SHARE["own"] / max(1, sum(e.kind == "own" for e in own))}
    w = np.concatenate([np.full(len(e.y), share[e.kind] * 20 / len(e.y) ** 0.5) for e in own])
    some, bias, _ = fit(x, y, w, C)
    weights = np.zeros(own[0].x.shape[1])
    weights[keep] = some
    rows = [(np.unique(e.x[:, gate_columns()], axis=0), e.kind) for e in parts]
    x = np.vstack([r for r, _ in rows])
    y = np.concatenate([np.full(len(r), k != "hard") for r, k in rows])
    w = np.concatenate([np.full(len(r), {"event": 3.0, "own": 1.0, "ecb": 0.2, "hard": HARD}[k]) for r, k in rows])
    gate = LogisticRegression(C=10).fit(x, y, sample_weight=w)
    return weights, bias, gate.coef_[0], gate.intercept_[0]


HARD = 2.0  # weight of look-alikes in the gate


def apply(model, x):
    """Probability of the pairs."""
    w, b, gw, gb = model
    return sigmoid(x @ w + b) * sigmoid(x[:, gate_columns()] @ gw + gb)


def f1_at(parts, scores, threshold):
    """F1 as the bench counts it, missed candidates included."""
    right = answers = found = golds = 0
    for e in parts:
        s = scores[e.id] >= threshold
        right += int((s & e.y).sum())
        answers += int(s.sum())
        found += len(set().union(*[h for h, k in zip(e.hits, s) if k]))
        golds += len(e.gold)
    p, r = right / max(1, answers), found / max(1, golds)
    return 2 * p * r / max(1e-9, p + r), p, r


def folds(data, sense):
    """Scores of every event by weights that never saw its topic."""
    scores = {}
    groups = sorted({e.topic for e in data})
    kind = {t: {e.kind for e in data if e.topic == t} for t in groups}
    buckets = [[t] for t in groups if "event" in kind[t]]
    own = [t for t in groups if "own" in kind[t]]
    rest = [t for t in groups if not kind[t] & {"event", "own"}]
    buckets += [b for b in [own[i::8] for i in range(8)] + [rest[i::8] for i in range(8)] if b]
    for held in buckets:
        model = train([e for e in data if e.topic not in held], sense)
        for e in data:
            if e.topic in held:
                scores[e.id] = apply(model, e.x)
    return scores


def report(data, scores):
    """Prints what the folds give; returns the best threshold on the hand-annotated events."""
    mine = [e for e in data if e.kind == "event"]
    ecb = [e for e in data if e.kind == "ecb"]
    own = [e for e in data if e.kind == "own"]
    hard = [e for e in data if e.kind == "hard"]
    y = np.concatenate([e.y for e in mine])
    s = np.concatenate([scores[e.id] for e in mine])
    best = max(((f1_at(mine, scores, t)[0], t) for t in np.arange(0.1, 0.7, 0.02)))
    if own:
        oy, os = np.concatenate([e.y for e in own]), np.concatenate([scores[e.id] for e in own])
        held = sum(len(set().union(*e.hits)) for e in own) / sum(len(e.gold) for e in own)
        print(f"own events: candidates hold {held:.3f} of gold; AP {average_precision_score(oy, os):.3f}")
    print(f"events: candidates hold {sum(len(set().union(*e.hits)) for e in mine) / sum(len(e.gold) for e in mine):.3f} of gold; AP {average_precision_score(y, s):.3f}")
    for t in sorted({round(best[1], 2), 0.25, 0.3, 0.35, 0.4, 0.45}):
        f, p, r = f1_at(mine, scores, t)
        ef, ep, er = f1_at(ecb, scores, t)
        wrong = np.concatenate([scores[e.id] >= t for e in hard]).mean()
        of, op, ore = f1_at(own, scores, t) if own else (0, 0, 0)
        print(f"  threshold {t:.2f}: events F1 {f:.3f} P {p:.3f} R {r:.3f} | own F1 {of:.3f} P {op:.3f} R {ore:.3f} | ECB+ F1 {ef:.3f} P {ep:.3f} R {er:.3f} hard joined {wrong:.3f} separation {er - wrong:.3f}")
    return best[1]


def pairs(corpus):
    """Sentence pairs: (features, same fact, set, topic)."""
    rows = []
    for r in lines(corpus / "pairs.jsonl.gz"):
        same = r["same_fact"]
        if r["set"] in ("typed", "rte3"):
            same = 1 if r["gold"] in ("agree", "differ") else None
        if same is not None:
            rows.append((r["set"], topic(r["id"]), int(same), {"a": r["a"], "b": r["b"], "published": r.get("published")}))
    answers = engine([r[3] for r in rows], True)
    none = [0.0] * len(names("SENSE_NAMES"))
    return [(s, t, y, np.array(a["pair"] + (a["sense"] or none))) for (s, t, y, _), a in zip(rows, answers) if a["pair"]]


SETS = ("gva", "ecb_link", "mrpc", "typed", "rte3")


CAP, NEAR = 0.5, 0.25  # where the first answer saturates, and how much the second adds from there on


def fit_pairs(rows, sense):
    """Weights for two sentences without an event, in two steps: whether they report the same thing at all (natural pairs of outlets
    against look-alikes), which saturates, and how nearly they say the same of it (MRPC, whose negatives share most words). Then
    the sum is calibrated on all but MRPC, as many look-alikes as others."""
    x = seen(np.vstack([r[3] for r in rows]), sense)
    y = np.array([r[2] for r in rows])
    of = np.array([r[0] for r in rows])
    far, near = of != "mrpc", of == "mrpc"
    share = {"ecb_negative": 4.0, "typed": 0.5, "rte3": 0.5}
    weight = np.array([share.get(s, 1.0) * 300 / (of == s).sum() for s in of])
    fw, fb, _ = fit(x[far], y[far], weight[far], 0.03)
    # The values say whether it is one thing, not how nearly the two say the same of it: learned there too, they were wrong elsewhere.
    wording = np.r_[0 : len(names("PAIR_NAMES")), pair_count() : x.shape[1]]
    some, nb, _ = fit(x[near][:, wording], y[near], np.ones(near.sum()), 0.1)
    nw = np.zeros(x.shape[1])
    nw[wording] = some
    z = joined(x, (fw, fb, nw, nb))
    last = LogisticRegression(C=1000).fit(z[far, None], y[far], sample_weight=weight[far])
    return fw, fb, nw, nb, last.coef_[0][0], last.intercept_[0]


def seen(x, sense):
    """The features that may be used."""
    return x if sense else x[..., : pair_count()]


def pair_count():
    """How many features two sentences alone have without the model."""
    return len(names("PAIR_NAMES") + names("VALUE_NAMES"))


def joined(x, model):
    """The two steps as one figure."""
    fw, fb, nw, nb = model[:4]
    z = x @ fw + fb
    return z - np.logaddexp(0, 2 * (z - CAP)) / 2 + NEAR * sigmoid(2 * (z - CAP)) * (x @ nw + nb)


def report_pairs(rows, sense):
    """Figures of five folds by topic."""
    topics = sorted({r[1] for r in rows})
    score = np.zeros(len(rows))
    for k in range(5):
        held = set(topics[k::5])
        model = fit_pairs([r for r in rows if r[1] not in held], sense)
        for i, r in enumerate(rows):
            if r[1] in held:
                score[i] = sigmoid(model[4] * joined(seen(r[3], sense), model) + model[5])
    of = lambda *sets, y=None: np.array([s for s, r in zip(score, rows) if r[0] in sets and y in (None, r[2])])
    auc = lambda p, n: roc_auc_score(np.r_[np.ones(len(p)), np.zeros(len(n))], np.r_[p, n])
    no = of("ecb_negative")
    print(f"pairs: AUC ecb {auc(of('ecb_link'), no):.3f} gva {auc(of('gva', y=1), no):.3f} mrpc {auc(of('mrpc', y=1), of('mrpc', y=0)):.3f}")
    y = np.array([r[2] for r in rows])
    part = np.array([r[0] != "mrpc" for r in rows])
    for low in np.arange(0, 1, 0.1):
        at = part & (score >= low) & (score < low + 0.1)
        print(f"  said {low:.1f} to {low + 0.1:.1f}: {y[at].mean() if at.any() else 0:.2f} are the same fact (n {at.sum()})")
    for t in (0.3, 0.4, 0.5, 0.6):
        print(f"  threshold {t}: unrelated {(no < t).mean():.3f}", *(f"{s} {(of(s, y=1) >= t).mean():.3f}" for s in SETS))


def table(names_, w):
    """A table of weights as Rust."""
    return "&[" + "".join(f'("{n}", {v:.4f}),\n' for n, v in zip(names_, w)) + "]"


def weights(folders, rows, sense):
    """One set of tables, trained on everything; prints what the folds give."""
    data = events(folders[0], folders[1] if len(folders) > 1 else None, sense)
    print("== with the sentence model" if sense else "== words alone")
    threshold = report(data, folds(data, sense))
    w, b, gw, gb = train(data, sense)
    around = all_names() if sense else names("PAIR_NAMES") + names("CONTEXT_NAMES")
    scale = np.vstack([e.x for e in data]).std(0)
    for n, v in sorted(zip(around, w * scale), key=lambda p: -abs(p[1])):
        print(f"    {n:22s} {v:+.2f}")
    report_pairs(rows, sense)
    fw, fb, nw, nb, slope, shift = fit_pairs(rows, sense)
    meant = names("SENSE_NAMES") if sense else []
    of_far, of_near = names("PAIR_NAMES") + names("VALUE_NAMES") + meant, names("PAIR_NAMES") + meant
    nw = np.r_[nw[: len(names("PAIR_NAMES"))], nw[pair_count() :]]
    return (
        f"Weights {{ link: {threshold:.2f}, event_bias: {b:.4f}, event: {table(around, w)}, gate_bias: {gb:.4f}, gate: {table(ONE_EVENT, gw)},"
        f"far_bias: {fb:.4f}, far: {table(of_far, fw)}, near_bias: {nb:.4f}, near: {table(of_near, nw)}, cap: {CAP:.1f}, near_share: {NEAR:.2f},"
        f"slope: {slope:.4f}, shift: {shift:.4f} }};\n"
    )


def main():
    """Trains, prints, writes."""
    folders = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    rows = pairs(folders[0])
    words, meaning = weights(folders, rows, False), weights(folders, rows, True)
    if "--write-pairs" in sys.argv:
        kept = re.findall(r"Weights \{.*?(?=far_bias)", TABLE.read_text(), re.S)
        words, meaning = (k + w[w.index("far_bias") :] for k, w in zip(kept, (words, meaning)))
    if "--write" in sys.argv or "--write-pairs" in sys.argv:
        TABLE.write_text(
            "//! The weights of the alignment. Written by `training/alignment.py`: do not edit by hand.\n\nuse super::Weights;\n\n"
            f"/// For words alone.\npub const WORDS: Weights = {words}\n/// With the sentence model.\npub const MEANING: Weights = {meaning}",
            encoding="utf-8")
        subprocess.run(["rustfmt", "--edition", "2024", "--config-path", ".", str(TABLE)], check=True)


if __name__ == "__main__":
    main()
