#!/usr/bin/env python3
"""alignment.py CORPUS [--write]

Trains the weights of the alignment (src/align/weights.rs) by logistic regression on the open corpora: hand-annotated events, ECB+
clusters, sentence pairs. The features come from the engine itself. Prints figures on folds that hold whole events (topics) out.
Needs numpy and scikit-learn. Run from the workspace's root after
`cargo build --release -p crosscheck-compare --example alignment_features`.
"""
import gzip
import json
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
SOURCE = Path("src-tauri/compare/src/align/features.rs")


def lines(path):
    """Records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def engine(given):
    """The engine's answers."""
    run = subprocess.run([FEATURES], input="".join(json.dumps(g) + "\n" for g in given), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def names(constant):
    """A list of names in the engine's source."""
    body = re.search(rf"{constant}: \[&str; \w+\] = \[(.*?)\];", SOURCE.read_text(), re.S)[1]
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
        for i, j, f in answer["candidates"]:
            pairs = {tuple(sorted(((a, str(g)), (b, str(h))))) for a, g in of[i] for b, h in of[j]}
            pairs = {p for p in pairs if self.valid is None or (p[0] in self.valid and p[1] in self.valid)} - self.ignore
            if pairs:
                self.x.append(f)
                self.y.append(bool(pairs & self.gold))
                self.hits.append(pairs & self.gold)
        self.x, self.y = np.array(self.x), np.array(self.y, dtype=bool)

    def __repr__(self):
        return self.id


def events(corpus):
    """Hand-annotated events without their clutter, ECB+ clusters, and look-alikes."""
    out = []
    for r in lines(corpus / "events.jsonl.gz"):
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
                if p[0] != q[0]}
        out.append(Event(r["id"], "event", articles, gold, set(), None))
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
    for e, answer in zip(out, engine(given)):
        e.take(answer)
    return [e for e in out if len(e.y)]


def expand(x):
    """The inputs of the regression: the features as they are."""
    return x


def fit(xs, ys, weights, c):
    """A regression on standardized inputs, given back in terms of the raw ones."""
    mean, scale = xs.mean(0), xs.std(0) + 1e-9
    model = LogisticRegression(C=c, max_iter=4000)
    model.fit((xs - mean) / scale, ys, sample_weight=weights)
    w = model.coef_[0] / scale
    return w, model.intercept_[0] - (w * mean).sum(), model.coef_[0]


def stack(parts):
    """Training data: hand-annotated events weigh most; each event weighs by the square root of its size."""
    x = np.vstack([expand(e.x) for e in parts])
    y = np.concatenate([e.y for e in parts])
    weight = {"event": 1.0, "ecb": ECB, "hard": HARD}
    w = np.concatenate([np.full(len(e.y), weight[e.kind] * (len(e.y) ** -0.5) * 20) for e in parts])
    return x, y, w


ECB, HARD, C = 0.15, 0.5, 0.05


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


def folds(data):
    """Scores of every event by weights that never saw its topic."""
    scores = {}
    groups = sorted({e.topic for e in data})
    kind = {t: {e.kind for e in data if e.topic == t} for t in groups}
    buckets = [[t] for t in groups if "event" in kind[t]]
    rest = [t for t in groups if "event" not in kind[t]]
    buckets += [rest[i::8] for i in range(8)]
    for held in buckets:
        train = [e for e in data if e.topic not in held]
        w, b, _ = fit(*stack(train), C)
        for e in data:
            if e.topic in held:
                scores[e.id] = 1 / (1 + np.exp(-(expand(e.x) @ w + b)))
    return scores


def report(data, scores):
    """Prints what the folds give; returns the best threshold on the hand-annotated events."""
    mine = [e for e in data if e.kind == "event"]
    ecb = [e for e in data if e.kind == "ecb"]
    hard = [e for e in data if e.kind == "hard"]
    y = np.concatenate([e.y for e in mine])
    s = np.concatenate([scores[e.id] for e in mine])
    best = max(((f1_at(mine, scores, t)[0], t) for t in np.arange(0.1, 0.7, 0.02)))
    print(f"events: candidates hold {sum(len(set().union(*e.hits)) for e in mine) / sum(len(e.gold) for e in mine):.3f} of gold; AP {average_precision_score(y, s):.3f}")
    for t in sorted({round(best[1], 2), 0.25, 0.3, 0.35, 0.4, 0.45}):
        f, p, r = f1_at(mine, scores, t)
        ef, ep, er = f1_at(ecb, scores, t)
        wrong = np.concatenate([scores[e.id] >= t for e in hard]).mean()
        print(f"  threshold {t:.2f}: events F1 {f:.3f} P {p:.3f} R {r:.3f} | ECB+ F1 {ef:.3f} P {ep:.3f} R {er:.3f} hard joined {wrong:.3f} separation {er - wrong:.3f}")
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
    answers = engine([r[3] for r in rows])
    return [(s, t, y, np.array(a["pair"])) for (s, t, y, _), a in zip(rows, answers) if a["pair"]]



SETS = ("gva", "ecb_link", "mrpc", "typed", "rte3")


def fit_pairs(rows):
    """Weights for two sentences without an event. MRPC is its own question (its negatives share most words): it gets an intercept of
    its own, which is dropped; the probability is calibrated on the rest."""
    x = np.vstack([r[3] for r in rows])
    y = np.array([r[2] for r in rows])
    own = np.array([[r[0] == "mrpc"] for r in rows], dtype=float)
    size = {s: sum(r[0] == s for r in rows) for s in {r[0] for r in rows}}
    share = {"ecb_negative": 4.0, "mrpc": MRPC}
    weight = np.array([share.get(r[0], 1.0) * 300 / size[r[0]] for r in rows])
    scale, mean = x.std(0) + 1e-9, x.mean(0)
    model = LogisticRegression(C=0.3, max_iter=4000)
    model.fit(np.hstack([(x - mean) / scale, own * 3]), y, sample_weight=weight)
    w = model.coef_[0][:-1] / scale
    return w, model.intercept_[0] - (w * mean).sum(), model.coef_[0][:-1]


MRPC = 1.5


def report_pairs(rows):
    """Figures of five folds by topic."""
    topics = sorted({r[1] for r in rows})
    score = np.zeros(len(rows))
    for k in range(5):
        held = set(topics[k::5])
        w, b, _ = fit_pairs([r for r in rows if r[1] not in held])
        for i, r in enumerate(rows):
            if r[1] in held:
                score[i] = 1 / (1 + np.exp(-(r[3] @ w + b)))
    of = lambda *sets, y=None: np.array([s for s, r in zip(score, rows) if r[0] in sets and y in (None, r[2])])
    auc = lambda p, n: roc_auc_score(np.r_[np.ones(len(p)), np.zeros(len(n))], np.r_[p, n])
    no = of("ecb_negative")
    print(f"pairs: AUC ecb {auc(of('ecb_link'), no):.3f} gva {auc(of('gva', y=1), no):.3f} mrpc {auc(of('mrpc', y=1), of('mrpc', y=0)):.3f}")
    for t in (0.3, 0.4, 0.5, 0.6):
        print(f"  threshold {t}: unrelated {(no < t).mean():.3f}", *(f"{s} {(of(s, y=1) >= t).mean():.3f}" for s in SETS))


def table(constant, what, names_, w):
    """A table of weights as Rust."""
    rows = "".join(f'    ("{n}", {v:.4f}),\n' for n, v in zip(names_, w))
    return f"/// {what}\npub const {constant}: &[(&str, f64)] = &[\n{rows}];\n"


def main():
    """Trains, prints, writes."""
    root = Path(sys.argv[1])
    own, around = names("PAIR_NAMES"), names("CONTEXT_NAMES")
    data = events(root)
    threshold = report(data, folds(data))
    w, b, standard = fit(*stack(data), C)
    for n, v in sorted(zip(own + around, standard), key=lambda p: -abs(p[1])):
        print(f"    {n:22s} {v:+.2f}")
    rows = pairs(root)
    report_pairs(rows)
    pw, pb, standard = fit_pairs(rows)
    for n, v in sorted(zip(own, standard), key=lambda p: -abs(p[1])):
        print(f"    {n:22s} {v:+.2f}")
    if "--write" in sys.argv:
        TABLE.write_text(
            "//! The weights of the alignment. Written by `training/alignment.py`: do not edit by hand.\n\n"
            f"/// Intercept within an event.\npub const EVENT_BIAS: f64 = {b:.4f};\n"
            f"/// Pairs from this probability on are linked: the best F1 on held-out events.\npub const LINK: f64 = {threshold:.2f};\n"
            + table("EVENT", "Weights within an event, on the raw features.", own + around, w)
            + f"/// Intercept for two sentences alone.\npub const PAIR_BIAS: f64 = {pb:.4f};\n"
            + table("PAIR", "Weights for two sentences alone, on the raw features.", own, pw), encoding="utf-8")


if __name__ == "__main__":
    main()
