#!/usr/bin/env python3
"""denial.py CORPUS [--write]

Trains whether one of two sentences alone denies what the other says (src/judge/denial/weights.rs) by logistic regression on the
sentence pairs of ../shared/corpus: contradictions by type, entailments (RTE-3) and sentences of two outlets that agree. Build as for
comparable.py beside it.
"""
import gzip
import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from comparable import features

TABLE = Path("src-tauri/compare/src/judge/denial/weights.rs")
FOLDS, ROUNDS = 10, 5


def families_of(texts):
    """A number for each pair; pairs made of one sentence, which share a third of their words with one another, have the same."""
    family = list(range(len(texts)))
    for i, x in enumerate(texts):
        for j, y in enumerate(texts[:i]):
            if len(x & y) * 3 >= len(x | y):
                old, new = family[i], family[j]
                family = [new if f == old else f for f in family]
    return np.array(family)


def main():
    """Trains, prints, writes."""
    with gzip.open(Path(sys.argv[1]) / "pairs.jsonl.gz", "rt", encoding="utf-8") as f:
        pairs = [json.loads(line) for line in f]
    # Sentences of two outlets that differ do so in a number or a name, whatever else is denied.
    pairs = [p for p in pairs if p["set"] in ("typed", "rte3") or p["set"] == "gva" and p["gold"] in ("agree", "agree_minor", "not_differ")]
    given = [{"id": p["id"], "alone": True, "articles": [{"id": i, "text": p[i], "published": p.get("published")} for i in ("a", "b")]}
             for p in pairs]
    x, y, sets, texts = [], [], [], []
    for sense in (True, False):
        for p, got in zip(pairs, features(given, sense)):
            for row in got["denials"]:
                x.append(row["features"] + [float(sense)])
                y.append(p["gold"] == "differ")
                sets.append(p["set"])
                texts.append(set((p["a"] + " " + p["b"]).lower().split()))
        names = got["denial_names"]
    x, y, sets, families = np.array(x), np.array(y), np.array(sets), families_of(texts)
    counted, x = x[:, -1] > 0, x[:, :-1]

    def fit(m):
        """The model on some of the rows."""
        return LogisticRegression(C=0.3, max_iter=5000).fit(x[m], y[m])

    held = np.zeros(len(y))
    for seed in range(ROUNDS):
        fold = (families * 31 + seed * 7919) % 9973 % FOLDS
        for k in range(FOLDS):
            if (fold == k).any():
                held[fold == k] += fit(fold != k).predict_proba(x[fold == k])[:, 1] / ROUNDS
    for name in sorted(set(sets)):
        m = counted & (sets == name)
        print(f"held out, {name}: {m.sum()} pairs, {y[m].sum()} gold, average precision {average_precision_score(y[m], held[m]):.3f}")
        for t in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8):
            print(f"  from {t}: {y[m & (held >= t)].sum()} right of {(m & (held >= t)).sum()}")
    model = fit(np.ones(len(y), bool))
    for n, v in sorted(zip(names, model.coef_[0]), key=lambda p: -abs(p[1])):
        print(f"  {n:18} {v:+.2f}")
    if "--write" in sys.argv:
        old = TABLE.read_text()
        body = "".join(f'    ("{n}", {v:.4f}),\n' for n, v in zip(names, model.coef_[0]))
        TABLE.write_text(old[:old.index("/// Intercept.")] + f"/// Intercept.\npub const BIAS: f64 = {model.intercept_[0]:.4f};\n"
                         + f"/// Weights in the order of the features.\npub const WEIGHTS: &[(&str, f64)] = &[\n{body}];\n")


if __name__ == "__main__":
    main()
