#!/usr/bin/env python3
"""Files made to fill the memory, the stack or the day, each read by the real program: what it says, how long it takes, how much memory
the child that reads it takes at most.

    cargo build --release -p crosscheck-cli
    tests/benches/hostile_files.py [--crosscheck PROGRAM] [--only NAME]

Everything is made here, in a temporary folder (2 GB of it a sparse file). A row is sound when the program ends by itself with an
article or one line that says why not, and never with a signal. docs/reliability.md has the table of the last run.
"""
import argparse
import io
import json
import os
import pathlib
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

STORY = ("The old pier in Port Ellery was closed on Friday, the harbour board said, until divers have inspected its pillars. "
         "Ada Brenn, who leads the board, said that four of the eleven pillars had cracks.")


def zipped(files, level=9):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as z:
        for name, data in files:
            # The name of the format stands unpacked, as the formats want it.
            z.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def nested_zip(depth, width, leaf):
    """As 42.zip: each file holds `width` of the next, the last a leaf of zeros."""
    data = zipped([(f"{i}.txt", leaf) for i in range(2)])
    for level in range(depth):
        data = zipped([(f"{level}-{i}.zip", data) for i in range(width)])
    return data


def overlapping_zip(files, kernel):
    """Many entries that all are the same compressed bytes (David Fifield, A better zip bomb, 2019, without the quoting)."""
    compress = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = compress.compress(b"0" * kernel) + compress.flush()
    crc = zlib.crc32(b"0" * kernel)
    name = b"a0000.txt"
    fields = (20, 0, 8, 0, 33, crc, len(body), kernel, len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", *fields) + name
    out = local + body
    central = b""
    for i in range(files):
        central += struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, *fields[:5], *fields[5:8], len(name), 0, 0, 0, 0, 0, 0) + b"a%04d.txt" % i
    return out + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, files, files, len(central), len(out), 0)


def lol(root):
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 13))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>'


def docx(xml):
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", xml)])


def odt(xml):
    return zipped([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", xml)])


def epub(xml):
    return zipped([("mimetype", "application/epub+zip"),
                   ("META-INF/container.xml", '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'),
                   ("c.opf", f'{lol("package")}<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'),
                   ("a.xhtml", xml)])


def pdf(objects):
    """Of objects as bytes, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    parts = [out]
    at = len(out)
    for i, o in enumerate(objects, 1):
        part = b"%d 0 obj\n%s\nendobj\n" % (i, o)
        places.append(at)
        parts.append(part)
        at += len(part)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return b"".join(parts) + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)


def stream(head, data, packed=1):
    """A stream, deflated so many times."""
    for _ in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter [" + b" /FlateDecode" * packed + b" ]" if packed else b""
    return b"<< " + head + b" /Length %d " % len(data) + filters + b" >>\nstream\n" + data + b"\nendstream"


def page_of(content, more=b"", rest=()):
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R " + more + b" >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, content, *rest])


FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def cases():
    zeros = b"0" * (512 << 20)
    yield "zip of zips, 5 deep, 16 wide", "42.zip", lambda: nested_zip(5, 16, b"0" * (16 << 20))
    yield "zip of 2,000 entries over one another, 64 GB", "overlap.zip", lambda: overlapping_zip(2000, 32 << 20)
    yield "zip of one file of 512 MB", "one.zip", lambda: zipped([("a.txt", zeros)])
    yield "zip in zip, 1,000 levels", "deep.zip", lambda: nested_zip(1000, 1, STORY.encode())
    yield "Word file of 512 MB", "big.docx", lambda: docx(zeros)
    word = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>%s &l12;</w:t></w:r></w:p></w:body></w:document>'
    yield "entities, 10^12, Word", "lol.docx", lambda: docx(lol("d") + word % STORY)
    yield "entities, 10^12, OpenDocument", "lol.odt", lambda: odt(lol("d") + f"<office:document-content><office:body><office:text><text:p>{STORY} &l12;</text:p></office:text></office:body></office:document-content>")
    yield "entities, 10^12, e-book", "lol.epub", lambda: epub(lol("html") + f"<html><body><h1>Old pier closed</h1><p>{STORY} &l12;</p></body></html>")
    yield "XML 1,000,000 elements deep, Word", "deep.docx", lambda: docx("<a>" * 1000000)
    yield "PDF, a content stream of 1 GB, packed twice", "stream.pdf", lambda: page_of(stream(b"", b"0 0 m " * (160 << 20), 2))
    inner = b" ".join(b"%d %d" % (i + 100, 0) for i in range(100))
    yield "PDF, an object stream of 1 GB", "objects.pdf", lambda: pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>",
        stream(b"/Type /ObjStm /N 100 /First %d" % len(inner), inner + b" " * (1 << 30), 1)])
    yield "PDF, pages 100,000 deep", "tree.pdf", lambda: pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (i + 3) for i in range(100_000)),
         b"<< /Type /Page /MediaBox [0 0 600 800] >>"])
    yield "PDF, pages that are each other's children", "cycle.pdf", lambda: pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 3 0 R 3 0 R] /Count 9 >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"])
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    yield "PDF, a picture of 10 GB", "picture.pdf", lambda: page_of(stream(b"", b"/P Do"), b"/Resources << /XObject << /P 5 0 R >> >>", [stream(picture, b"\0" * (256 << 20), 2)])
    yield "PDF, 10,000,000 letters", "letters.pdf", lambda: page_of(stream(b"", b"BT /F 9 Tf " + b"1 0 0 1 9 9 Tm (pier pier ) Tj " * 1_000_000 + b"ET"), FONT)
    forms = [stream(b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N %d 0 R >> >>" % (i + 6), b"/N Do " * 10) for i in range(20)]
    yield "PDF, forms in forms, 10^20 drawn", "forms.pdf", lambda: page_of(stream(b"", b"/N Do"), b"/Resources << /XObject << /N 5 0 R >> >>", forms)
    yield "page 1,000 elements deep", "deep.html", lambda: ("<div>" * 1000 + f"<p>{STORY}</p>").encode()
    yield "page 5,000,000 elements deep", "deeper.html", lambda: ("<b>" * 5_000_000 + f"<p>{STORY}</p>").encode()
    yield "page of 20,000 unclosed forms of formatting", "format.html", lambda: ("<p><a><b><i><u>" * 20_000 + STORY).encode()
    def parts(n):
        head = "From: ana@courier.example\r\nSubject: Old pier closed\r\nMIME-Version: 1.0\r\n"
        return (head + "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}\r\n' for i in range(n)) + f"Content-Type: text/plain\r\n\r\n{STORY}").encode()
    yield "mail, parts 1,000 deep", "deep.eml", lambda: parts(1000)
    yield "mail, parts 100,000 deep", "deeper.eml", lambda: parts(100_000)
    yield "rich text, groups 1,000,000 deep", "deep.rtf", lambda: ("{\\rtf1 " + "{" * 1_000_000 + STORY).encode()
    yield "sparse file of 2 GB", "sparse.html", None
    sentences = " ".join(f"Pillar {i} was seen by {i % 90 + 3} divers on {i % 28 + 1} May." + ("\n\n" if i % 5 == 0 else "") for i in range(100_000))
    yield "article of 100,000 sentences", "long.txt", lambda: sentences.encode()


def run(command):
    """Exit status, seconds, most memory of the program or a child in MiB, standard output and error."""
    def limits():
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    before = time.monotonic()
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limits)
    most = 0
    import threading
    out = {}
    reader = threading.Thread(target=lambda: out.update(zip("oe", done.communicate())))
    reader.start()
    while reader.is_alive():
        for pid in [done.pid, *children(done.pid)]:
            try:
                status = pathlib.Path(f"/proc/{pid}/status").read_text()
                most = max(most, int(status.split("VmHWM:")[1].split()[0]) // 1024)
            except (OSError, IndexError):
                pass
        reader.join(0.02)
    return done.returncode, time.monotonic() - before, most, out["o"], out["e"]


def children(pid):
    try:
        return [int(c) for t in os.listdir(f"/proc/{pid}/task") for c in pathlib.Path(f"/proc/{pid}/task/{t}/children").read_text().split()]
    except OSError:
        return []


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crosscheck", default="target/release/crosscheck")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    bad = 0
    print("| file | bytes | seconds | MiB | outcome |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for what, name, make in cases():
            if given.only not in what:
                continue
            path = pathlib.Path(folder) / name
            if make:
                path.write_bytes(make())
            else:
                with open(path, "wb") as f:
                    f.truncate(2 << 30)
            code, seconds, memory, out, err = run([given.crosscheck, "extract", str(path)])
            size = path.stat().st_size
            path.unlink()
            sound = code in (0, 1)
            if out.strip():
                read = [json.loads(line) for line in out.splitlines()]
                told = f"read: {len(read)} article{'s' * (len(read) != 1)}, {sum(len(a['sentences']) for a in read)} sentences"
                told += "".join(f"; {w['code']}" for w in read[0]["warnings"] if w["code"] in ("long", "short", "flattened", "pages"))
            else:
                told = err.decode("utf8", "replace").strip().splitlines()[-1].split(f"{name}: ")[-1][:160] if err.strip() else f"no word, status {code}"
                sound &= bool(err.strip())
            bad += not sound
            print(f"| {what} | {size:,} | {seconds:.1f} | {memory} | {'' if sound else 'UNSOUND: '}{told} |", flush=True)
        if given.only in "500 articles of one event":
            event = {"id": "e", "articles": [{"id": str(i), "outlet": f"Outlet {i}", "published": "2031-05-04", "headline": f"Pier closed, {i} said",
                     "text": "\n\n".join(f"{STORY} Outlet {i} counted {i % 40 + j} boats at pier {j} on {j % 28 + 1} May 2031." for j in range(20))} for i in range(500)]}
            path = pathlib.Path(folder) / "e.jsonl"
            path.write_text(json.dumps(event) + "\n")
            before = time.monotonic()
            with open(path) as f:
                done = subprocess.run([given.crosscheck, "compare", "--jsonl"], stdin=f, capture_output=True, check=False)
            used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            told = json.loads(done.stdout) if done.stdout.strip() else {}
            told = f"{len(told.get('claims', []))} claims, {len(told.get('differences', []))} differences" if "claims" in told else str(told)[:150] + done.stderr.decode()[-150:]
            bad += done.returncode not in (0, 1)
            print(f"| 500 articles of one event, 40 sentences each | {path.stat().st_size:,} | {time.monotonic() - before:.1f} | {used} (most of all) | {told} |", flush=True)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
