#!/usr/bin/env python3
"""Do pages printed to PDF give the same article as the pages themselves?

Prints saved pages with Chromium into a temporary folder, reads both with `crosscheck extract`, and prints the token F1 of the
PDF's body against the page's. Needs chromium and a corpus of saved pages (`html/ID.html.gz`), which is not in this repository:

    cargo build --release -p crosscheck-cli
    tests/benches/pdf_pages.py ../shared/corpus/html [--pages 50] [--keep FOLDER] [--worst 10]

"printed whole": pages whose printed text holds nine tenths of the article; some print without it. Nothing is fetched.
"""
import argparse
import concurrent.futures
import gzip
import json
import pathlib
import re
import subprocess
import tempfile
from collections import Counter

CHROMIUM = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND"]
# As printed after the page's scripts have run: they are not run here.
NO_SCRIPTS = b"<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"


def tokens(text):
    return Counter(re.findall(r"\w+", text.lower()))


def f1(a, b):
    a, b = tokens(a), tokens(b)
    shared = (a & b).total()
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def print_page(source, folder):
    name = source.name.removesuffix(".html.gz")
    page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
    page.write_bytes(gzip.decompress(source.read_bytes()))
    if not pdf.exists():
        bare = folder / f"{name}.print.html"
        bare.write_bytes(NO_SCRIPTS + page.read_bytes())
        with tempfile.TemporaryDirectory() as profile:
            try:
                subprocess.run([*CHROMIUM, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", bare.as_uri()],
                               timeout=60, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            except subprocess.TimeoutExpired:
                print(f"{name}: not printed within a minute")
        bare.unlink()
    return (page, pdf) if pdf.exists() else None


def read(program, files):
    out = subprocess.run([program, "extract", *map(str, files)], capture_output=True, check=False).stdout
    return {a["id"]: a for a in map(json.loads, out.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--crosscheck", default="target/release/crosscheck")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--keep", type=pathlib.Path, help="print into this folder, and use what was printed there before")
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    sources = sorted(given.corpus.glob("*.html.gz"))
    sources = sources[::max(1, len(sources) // given.pages)][:given.pages]
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.keep or pathlib.Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            printed = [p for p in pool.map(lambda s: print_page(s, folder), sources) if p]
        pages = read(given.crosscheck, [p for p, _ in printed])
        pdfs = read(given.crosscheck, [p for _, p in printed])
    rows = []
    for name, page in pages.items():
        pdf = pdfs.get(name)
        everything = " ".join([pdf["text"], *(t["text"] for t in pdf["trimmed"])]) if pdf else ""
        gold = tokens(page["text"])
        whole = (gold & tokens(everything)).total() >= 0.9 * gold.total()
        rows.append((f1(page["text"], pdf["text"]) if pdf else 0.0, whole, name))
    rows.sort()
    whole = [r[0] for r in rows if r[1]]
    print(f"pages                     {len(rows)}")
    print(f"body F1                   {sum(r[0] for r in rows) / max(1, len(rows)):.3f}")
    print(f"body F1, printed whole    {sum(whole) / max(1, len(whole)):.3f}  ({len(whole)})")
    for score, is_whole, name in rows[:given.worst]:
        print(f"  {score:.3f} {name}{'' if is_whole else '  (printed without its article)'}")


if __name__ == "__main__":
    main()
