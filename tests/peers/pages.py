#!/usr/bin/env python3
"""Saved pages read by Crosscheck and by Python trafilatura, in one run: F1 of the body, and pages a second of CPU time.

    cargo build --release -p crosscheck-cli
    tests/peers/pages.py [FOLDER]        # as ../shared/corpus/html: gold.json.gz, and ID.html.gz for each page

Without a folder, the pages of our own corpus are taken (made by `corpus forms`). trafilatura is installed into a folder of its
own with pip; where it can't be had, a line says so and Crosscheck is measured alone. F1 is that of the scrapinghub benchmark:
shingles of four words, mean precision and mean recall over the pages. CPU time, so that a busy machine says the same.
"""
import gzip
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/crosscheck"
VENV = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "crosscheck-peers"

# What the peer does, in its own Python: a line of JSON in, one out, as `crosscheck extract --jsonl`.
PEER = """
import json, sys, trafilatura
for line in sys.stdin:
    page = json.loads(line)
    text = trafilatura.extract(page["html"], include_comments=False, include_tables=False) or ""
    print(json.dumps({"id": page["id"], "text": text}))
"""


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def f1(gold, read):
    precision = recall = 0.0
    for name, body in gold.items():
        a, b = shingles(read.get(name, "")), shingles(body)
        both = sum((a & b).values())
        precision += both / sum(a.values()) if a else float(not b)
        recall += both / sum(b.values()) if b else 1.0
    p, r = precision / len(gold), recall / len(gold)
    return 2 * p * r / (p + r) if p + r else 0.0


def run(command, lines):
    """Text by id, and CPU seconds of the process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Crosscheck answers 1 where single pages failed.
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(done.stderr[-2000:])
    texts = {}
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        texts[answer.get("id")] = answer.get("text", "")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return texts, cpu, time.monotonic() - begun


def given(folder):
    pages = json.load(gzip.open(folder / "gold.json.gz", "rt"))
    return {p["id"]: (gzip.open(folder / f"{p['id']}.html.gz", "rb").read().decode("utf8", "replace"), p["body"]) for p in pages}


def own():
    """Pages of our own corpus. A sentence is gold unless its line marks it as clutter."""
    folder = pathlib.Path(tempfile.mkdtemp())
    subprocess.run(["cargo", "run", "-q", "-p", "crosscheck-tests", "--bin", "corpus", "--", "forms", str(folder)], cwd=ROOT, check=True)
    gold = folder / "gold"
    gold.mkdir()
    subprocess.run(["cargo", "run", "-q", "-p", "crosscheck-tests", "--bin", "corpus", "--", "gold", str(gold)], cwd=ROOT, check=True)
    bodies = {}
    for file in gold.rglob("*.jsonl*"):
        for line in (gzip.open(file, "rt") if file.suffix == ".gz" else open(file, encoding="utf8")):
            event = json.loads(line)
            clutter = {c if isinstance(c, str) else c.get("sentence") for c in event.get("gold", {}).get("clutter", [])}
            for article in event.get("articles", []):
                sentences = [s["text"] for s in article["sentences"] if s["id"] not in clutter and s["id"][1:] != "0"]
                bodies[f"{event['id']}-{article['id']}"] = " ".join(sentences)
    return {p.stem: (p.read_text("utf8", "replace"), bodies[p.stem]) for p in folder.glob("*.html") if p.stem in bodies}


def peer():
    """The peer's Python, or why there is none."""
    python = VENV / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, capture_output=True)
        if subprocess.run([str(python), "-c", "import trafilatura"], capture_output=True, check=False).returncode:
            subprocess.run([str(python), "-m", "pip", "install", "-q", "trafilatura", "lxml_html_clean"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as e:
        print(f"trafilatura can't be had here ({e}); Crosscheck alone is measured.")
        return None
    return python


def main():
    pages = given(pathlib.Path(sys.argv[1])) if len(sys.argv) > 1 else own()
    if not pages:
        sys.exit("no pages")
    gold = {name: body for name, (_, body) in pages.items()}
    lines = "".join(json.dumps({"id": name, "html": page}) + "\n" for name, (page, _) in pages.items())
    program = PROGRAM if PROGRAM.exists() else sys.exit("first: cargo build --release -p crosscheck-cli")
    print(f"{len(pages)} pages, {sum(len(p) for p, _ in pages.values()) // 1024 // len(pages)} KiB each")
    print(f"{'':14}{'F1':>8}{'pages a second of CPU':>24}{'ms a page':>11}")
    rows = [("crosscheck", [str(program), "extract", "--jsonl"])]
    python = peer()
    if python:
        rows.append(("trafilatura", [str(python), "-c", PEER]))
    for name, command in rows:
        run(command, lines.splitlines(keepends=True)[0])  # a warm start: libraries in the cache
        texts, cpu, _ = run(command, lines)
        print(f"{name:14}{f1(gold, texts):8.3f}{len(pages) / cpu:24.0f}{1000 * cpu / len(pages):11.1f}")


if __name__ == "__main__":
    main()
