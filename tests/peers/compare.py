#!/usr/bin/env python3
"""The main job, from saved pages to sentences that report the same, by Crosscheck and by Python libraries, in one run: seconds of CPU time.

    cargo build --release -p crosscheck-cli; make models
    tests/peers/compare.py [EVENTS]

The pages are those of our own corpus (`corpus forms`), as many events of it as asked for (12). The peers are trafilatura (page to text), pySBD
(text to sentences) and the same sentence model run by onnxruntime on one thread, its vectors compared by cosine: they find what is alike and
stop there, where Crosscheck goes on to facts, claims and differences. They are installed with pip into a folder of their own; what can't be
had is told, and Crosscheck is measured alone. CPU time, so that a busy machine says the same. Cold is one event from the start of the
program on; warm is what each further event takes in the same process.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "target/release/crosscheck"
MODEL = pathlib.Path(os.environ.get("CROSSCHECK_MODEL", ROOT / "models/minilm"))
VENV = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "crosscheck-peers"
MODULES = {"trafilatura": ["trafilatura", "lxml_html_clean"], "pysbd": ["pysbd"], "onnxruntime": ["onnxruntime"], "tokenizers": ["tokenizers"],
           "numpy": ["numpy"]}

# What the peers do, in their own Python: a line of JSON in, one out, as `crosscheck compare --jsonl`.
PEERS = """
import json, sys
import numpy, onnxruntime, pysbd, tokenizers, trafilatura
folder = sys.argv[1]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(folder + "/model.onnx", options, providers=["CPUExecutionProvider"])
tokenizer = tokenizers.Tokenizer.from_file(folder + "/tokenizer.json")
tokenizer.no_padding()
tokenizer.enable_truncation(192)
splitter = pysbd.Segmenter(language="en", clean=False)
def vector(sentence):
    ids = numpy.array([tokenizer.encode(sentence).ids], dtype=numpy.int64)
    given = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
    mean = session.run(["last_hidden_state"], given)[0][0].mean(axis=0)
    return mean / numpy.linalg.norm(mean)
for line in sys.stdin:
    event = json.loads(line)
    sentences, owner = [], []
    for i, article in enumerate(event["articles"]):
        text = trafilatura.extract(article["html"], include_comments=False, include_tables=False) or ""
        found = [s.strip() for paragraph in text.splitlines() for s in splitter.segment(paragraph) if s.strip()]
        sentences += found
        owner += [i] * len(found)
    vectors = numpy.array([vector(s) for s in sentences])
    owner = numpy.array(owner)
    alike = (vectors @ vectors.T > 0.6) & (owner[:, None] < owner[None, :])
    print(json.dumps({"id": event["id"], "sentences": len(sentences), "pairs": int(alike.sum())}))
"""


def events(most):
    """Events of our own corpus as pages."""
    folder = pathlib.Path(tempfile.mkdtemp())
    subprocess.run(["cargo", "run", "-q", "-p", "crosscheck-tests", "--bin", "corpus", "--", "forms", str(folder)], cwd=ROOT, check=True)
    of = defaultdict(list)
    for page in sorted(folder.glob("*.html")):
        of[page.stem.rpartition("-")[0]].append({"id": page.stem, "html": page.read_text("utf8", "replace")})
    several = {name: articles for name, articles in of.items() if len(articles) > 1}
    return [{"id": name, "articles": several[name]} for name in sorted(several)][:most]


def peers():
    """The peers' Python, or why there is none."""
    python = VENV / "bin/python"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True, capture_output=True)
        missing = [p for module, packages in MODULES.items() for p in packages
                   if subprocess.run([str(python), "-c", f"import {module}"], capture_output=True, check=False).returncode]
        if missing:
            subprocess.run([str(python), "-m", "pip", "install", "-q", *missing], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as e:
        print(f"The Python peers can't be had here ({e}); Crosscheck alone is measured.")
        return None
    return python


def run(command, of):
    """Answers, and seconds of CPU time of the process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input="".join(json.dumps(e) + "\n" for e in of), capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(done.stderr[-2000:])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [json.loads(line) for line in done.stdout.splitlines()], cpu


def main():
    program = PROGRAM if PROGRAM.exists() else sys.exit("first: cargo build --release -p crosscheck-cli")
    if not (MODEL / "model.onnx").exists():
        sys.exit("first: make models")
    of = events(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
    print(f"{len(of)} events, {sum(len(e['articles']) for e in of)} pages")
    rows = [("crosscheck", [str(program), "compare", "--jsonl"], lambda a: sum(len(x["sentences"]) for x in a["articles"]))]
    if python := peers():
        rows.append(("Python peers", [str(python), "-c", PEERS, str(MODEL)], lambda a: a["sentences"]))
    print(f"{'':14}{'sentences':>10}{'cold, s':>10}{'warm, s an event':>18}{'ms a sentence':>15}")
    times = []
    for name, command, count in rows:
        run(command, of[:1])  # libraries in the cache
        (first, cold), (all_, cpu) = run(command, of[:1]), run(command, of)
        sentences = sum(count(a) for a in all_)
        warm, rest = cpu - cold, max(1, sentences - count(first[0]))
        times.append((cold, warm))
        print(f"{name:14}{sentences:>10}{cold:>10.2f}{warm / max(1, len(of) - 1):>18.3f}{1000 * warm / rest:>15.2f}")
    if len(times) == 2:
        (a, b), (c, d) = times
        print(f"The peers take {c / a:.1f} times as long cold and {d / b:.1f} times as long warm.")


if __name__ == "__main__":
    main()
