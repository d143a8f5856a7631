#!/usr/bin/env python3
"""background.py CORPUS > ../src/align/background.txt

In which share of news articles a word stands: aggregate counts over the open corpora, words by the engine's own stems. Only
words of many unrelated articles are listed, so that the table tells nothing of any one of them. Run from the workspace's root
after `cargo build --release -p crosscheck-meaning --example alignment_features`.
"""
import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

FEATURES = "target/release/examples/alignment_features"
LEAST = 6  # articles that a listed word must stand in
STEPS = (2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 90, 128)  # one article in so many


def lines(path):
    """Records of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def documents(corpus):
    """One text a subject: articles of one event count as one."""
    out = [r["body"] for r in lines(corpus / "plaintext.jsonl.gz")]
    out += [r["text"] for name in ("timex", "quotes") for r in lines(corpus / f"{name}.jsonl.gz")]
    with gzip.open(corpus / "html" / "gold.json.gz", "rt", encoding="utf-8") as f:
        out += [r["body"] for r in json.load(f) if r.get("lang") == "en"]
    out += [r["articles"][0]["text"] for name in ("alignment", "events") for r in lines(corpus / f"{name}.jsonl.gz") if r.get("kind") != "hard_negative"]
    return [t for t in out if t]


def main():
    """Counts and prints."""
    texts = documents(Path(sys.argv[1]))
    given = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    answer = subprocess.run([FEATURES], input=given, capture_output=True, text=True, check=True).stdout.splitlines()
    seen = Counter(t for line in answer for t in set(json.loads(line)["terms"]))
    classes = {s: [] for s in STEPS}
    for word, n in seen.items():
        if n >= LEAST and (word.isalpha() or word.isdigit() or len(word) == 1):
            classes[min(STEPS, key=lambda s: abs(s * n / len(texts) - 1) if s * n > len(texts) else abs(len(texts) / (s * n) - 1))].append(word)
    print(f"# Stems by how common they are in the news: one article in so many has them. Made by training/background.py from {len(texts)} articles.")
    for step, words in classes.items():
        words.sort()
        for i in range(0, len(words), 24):
            print(step, *words[i:i + 24])


if __name__ == "__main__":
    main()
