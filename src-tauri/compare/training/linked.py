"""Trains one table of weights on pairs of linked sentences: what attribution.py and whereabouts.py share."""
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from comparable import rows_of

JUDGE = Path("src-tauri/compare/src/judge")


def train(rows_named, kinds, table, shrink, what):
    """Trains, prints, writes: `rows_named` says which of the engine's rows, `kinds` which gold differences count, `shrink` is
    scikit-learn's C (little gold wants a small one)."""
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    folders = [("real", args[0])] + [("own", a) for a in args[1:]]
    parts = [rows_of(folders, sense, rows_named, kinds) for sense in (True, False)]
    names = parts[0][0]
    rows = parts[0][1] + parts[1][1]
    # The second half is the same without the sentence model: it trains along and is not counted.
    counted = np.arange(len(rows)) < len(parts[0][1])
    x = np.array([r[2]["features"] for r in rows])
    y = np.array([r[3] for r in rows])
    real = np.array([r[1] == "real" for r in rows])
    w = np.where(real, 1.5, 1.0)
    fold = np.array([sum(r[0].encode()) % 6 for r in rows])

    def fit(m):
        """The model on some of the rows."""
        return LogisticRegression(C=shrink, max_iter=5000).fit(x[m], y[m], sample_weight=w[m])

    held = np.zeros(len(y))
    for k in range(6):
        held[fold == k] = fit(fold != k).predict_proba(x[fold == k])[:, 1]
    for name, m in (("real", real & counted), ("own", ~real & counted)):
        print(f"held out, {name}: {m.sum()} pairs of {what}, {y[m].sum()} gold, average precision {average_precision_score(y[m], held[m]):.3f}")
        for t in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6):
            print(f"  from {t}: {y[m & (held >= t)].sum()} right of {(m & (held >= t)).sum()}")
    model = fit(fold >= 0)
    for n, v in sorted(zip(names, model.coef_[0]), key=lambda p: -abs(p[1])):
        print(f"  {n:18} {v:+.2f}")
    if "--write" in sys.argv:
        path = JUDGE / table / "weights.rs"
        old = path.read_text()
        body = "".join(f'    ("{n}", {v:.4f}),\n' for n, v in zip(names, model.coef_[0]))
        path.write_text(old[:old.index("/// Intercept.")] + f"/// Intercept.\npub const BIAS: f64 = {model.intercept_[0]:.4f};\n"
                        + f"/// Weights in the order of the features.\npub const WEIGHTS: &[(&str, f64)] = &[\n{body}];\n")
