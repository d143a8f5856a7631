#!/usr/bin/env python3
"""projection.py CORPUS MODEL_FOLDER

Writes src/projection.bin: the mean and the 64 principal directions of the model's word-piece vectors over the open corpora (aggregate
statistics, nothing of any text). Needs numpy, onnxruntime and tokenizers. Run from src-tauri/meaning.
"""
import gzip
import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

PIECE = 64


def texts(corpus):
    """Sentences of annotated events and news clusters."""
    for name in ("events", "alignment"):
        with gzip.open(corpus / f"{name}.jsonl.gz", "rt", encoding="utf-8") as f:
            for line in f:
                for a in json.loads(line)["articles"]:
                    for s in a["sentences"]:
                        yield a["text"][s["start"]:s["end"]]


def main():
    """Reads, counts, writes."""
    corpus, model = Path(sys.argv[1]), Path(sys.argv[2])
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(192)
    session = onnxruntime.InferenceSession(str(model / "model.onnx"))
    rows = []
    for text in sorted(set(texts(corpus)))[::2]:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        hidden = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0]
        rows.append(hidden[0, 1:-1:3])
    x = np.vstack(rows)
    mean = x.mean(0)
    x = x - mean
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    values, vectors = np.linalg.eigh(x.T @ x)
    top = vectors[:, ::-1][:, :PIECE].T
    top *= np.sign(top.sum(1, keepdims=True))
    Path("src/projection.bin").write_bytes(mean.astype("<f4").tobytes() + top.astype("<f4").tobytes())
    print(f"{len(x)} word pieces; the directions hold {values[::-1][:PIECE].sum() / values.sum():.3f} of the variance")


if __name__ == "__main__":
    main()
