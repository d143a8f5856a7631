#!/usr/bin/env python3
"""Writes the seeds of each target: the articles of our own corpus, in the forms that it makes and in those made here.

    cargo run -p crosscheck-tests --bin corpus -- forms /tmp/forms
    fuzz/seeds.py /tmp/forms            # into fuzz/corpus/TARGET/

Python's own library alone. Each target gets the bytes that it adds its beginning to (see targets/).
"""
import gzip
import hashlib
import html
import io
import json
import pathlib
import plistlib
import re
import struct
import sys
import zipfile

MOST = 12  # of a form: more only slow the fuzzer's start
HERE = pathlib.Path(__file__).parent


def write(target, name, data):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def cut(data, start):
    """The data after a beginning that the target adds itself."""
    return data[len(start):] if data.startswith(start) else data


def paragraphs(text):
    return [p for p in re.split(r"\n\s*\n", text) if p.strip()]


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as z:
        for name, data in files:
            z.writestr(name, data)
    return out.getvalue()


def odt(text):
    body = "".join(f"<text:p>{html.escape(p)}</text:p>" for p in paragraphs(text)[1:])
    head = html.escape(paragraphs(text)[0])
    return (f'<?xml version="1.0"?><office:document-content><office:body><office:text><text:h text:outline-level="1">{head}</text:h>'
            f"{body}<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>"
            "<text:list><text:list-item><text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/></text:p></text:list-item></text:list>"
            "</office:text></office:body></office:document-content>").encode()


def rtf(text):
    def word(c):
        return c if ord(c) < 128 and c not in "\\{}" else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" if ord(c) < 65536 else "?"
    body = "\\par\n".join("".join(map(word, p)) for p in paragraphs(text))
    return ("\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}{\\*\\generator x;}\\pard\\f0\\b " + body + "\\par \\'e9\\'93\\emdash}").encode()


def epub(pages):
    items = "".join(f'<item id="p{i}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for i, n in enumerate("ab"))
    refs = "".join(f'<itemref idref="p{i}"/>' for i in range(2))
    package = f'<package><metadata/><manifest>{items}</manifest><spine>{refs}</spine></package>'.encode()
    return b"\x1e".join([package, *pages[:2]])


def warc(pages):
    out = b""
    for i, page in enumerate(pages):
        bodies = [(b"", page), (b"Content-Encoding: gzip\r\n", gzip.compress(page)),
                  (b"Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page))]
        coding, body = bodies[i % 3]
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + coding + b"\r\n" + body
        out += (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/%d?x\r\nContent-Length: %d\r\n\r\n" % (i, len(block))
                + block + b"\r\n\r\n")
    return out


def compound(streams):
    """A compound file (MS-CFB, version 3) with these streams in its root. All are padded over 4096 bytes, so none is a small one."""
    size, end, free, fat_mark = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    streams = [(n, d.ljust(4096, b"\0")) for n, d in streams]
    sectors, entries, fat = [], [], []
    def chain(data):
        first = len(sectors)
        pieces = [data[i:i + size].ljust(size, b"\0") for i in range(0, len(data), size)]
        for i, piece in enumerate(pieces):
            sectors.append(piece)
            fat.append(end if i == len(pieces) - 1 else len(sectors))
        return first
    for name, data in streams:
        entries.append((name, 2, chain(data), len(data)))
    def entry(name, kind, left, right, child, start, length):
        wide = name.encode("utf-16-le")
        return (wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, left, right, child) + b"\0" * 36
                + struct.pack("<IQ", start, length))
    # Sorted as the format wants, each the right child of the one before.
    entries.sort(key=lambda e: (len(e[0]), e[0].upper()))
    directory = entry("Root Entry", 5, free, free, 1 if entries else free, end, 0)
    for i, (name, kind, start, length) in enumerate(entries):
        directory += entry(name, kind, free, i + 2 if i + 1 < len(entries) else free, free, start, length)
    while len(directory) % size:
        directory += entry("", 0, free, free, free, 0, 0)
    root = chain(directory)
    tables = 1
    while (len(fat) + tables) * 4 > tables * size:
        tables += 1
    first = len(sectors)
    fat += [fat_mark] * tables
    packed_fat = b"".join(struct.pack("<I", f) for f in fat).ljust(tables * size, b"\xff")
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
              + struct.pack("<IIIIIIIII", 0, tables, root, 0, 4096, end, 0, end, 0))
    difat = [first + i for i in range(tables)] + [free] * (109 - tables)
    return header + b"".join(struct.pack("<I", d) for d in difat) + b"".join(sectors) + packed_fat


def msg(text, rich=False):
    wide = lambda s: s.encode("utf-16-le")
    parts = paragraphs(text)
    streams = [("__substg1.0_0037001F", wide("FW: " + parts[0])), ("__substg1.0_0C1A001F", wide("Harbour Courier")),
               ("__properties_version1.0", b"\0" * 32 + struct.pack("<IIq", 0x00390040, 6, 135_748_000_000_000_000))]
    if rich:
        # Uncompressed form of MS-OXRTFCP.
        body = b"{\\rtf1 " + rtf(text)
        streams.append(("__substg1.0_10090102", struct.pack("<II", len(body) + 12, len(body)) + b"MELA" + b"\0" * 4 + body))
    else:
        streams.append(("__substg1.0_1000001F", wide(text[:3000])))
    return compound(streams)


# What the rules of judgement tell apart by: clocks as they are spoken, ages and whose they are, sides of a thing, named places, digits that
# slipped, denials.
PAIRS = [
    ("The alarm was raised at half past six in the evening, she said.", "The alarm was raised at a quarter to seven on Monday evening."),
    ("Twenty minutes past eleven the bridge was shut; it opened at ten to one.", "The bridge was shut shortly after eleven and opened at noon."),
    ("Ada Brenn, 41, and her brother Tor, 38, were on the ferry.", "Tor Brenn, 39, was on the ferry with his sister Ada, 41."),
    ("A 72-year-old man and a mother of three died in the east stand.", "A man aged 27 died when the west stand gave way on Sunday."),
    ("He was shot in the left leg outside a clinic in Skarne at 3:15 p.m.", "He was shot in the right leg near a clinic in Halden around 3:51 p.m."),
    ("The northbound train left at 10.15 in the morning with 214 people.", "The southbound train left at 10:51 a.m. with 241 people aboard."),
    ("Damage is put at $4.2 million, up 12 percent on last year.", "The damage came to 2.4 million dollars, a rise of 21 per cent."),
    ("The harbour was not closed on 4 March, the mayor denied.", "The harbour was closed on 5 March, mayor Ada Brenn said: “We had no choice.”"),
    ("The two-year-old boy was found on Tuesday, 3 March 2031.", "A boy of two was found on Wednesday, 3 April 2031, police said."),
    ("Ten minutes after two gunmen fled, at three in the morning, eight were held.", "Eight were held at three in the afternoon, ten minutes after a gunman fled."),
    ("Um halb sieben am Abend wurden neun Menschen verletzt, sagte er.", "Gegen Viertel nach sechs wurden elf Menschen verletzt, hieß es am Montag."),
    ("A las seis y media de la tarde hubo nueve heridos en Halden.", "Hubo once heridos en Skarne a las siete menos cuarto."),
]


def later(article):
    """Another version of an article, of the day after: a sentence cut, a figure changed, one added."""
    head, about, body = (article.split("\n", 2) + ["", ""])[:3]
    about = re.sub(r"(\d)(\||$)", lambda m: str((int(m[1]) + 1) % 10) + m[2], about, count=1)
    sentences = re.split(r"(?<=[.!?”]) +", body)
    body = " ".join(re.sub(r"\btwo\b|\d+", "seven", s) for s in sentences[:2] + sentences[3:] + ["The harbour opened on Friday."])
    return "\n".join([head + " again", about, body])


def engine():
    """Articles of the corpus's events as the targets of the engine take them (see src/event.rs)."""
    def article(text):
        """Headline, about, body of an article of our own corpus, its tags taken off."""
        head, _, body = text.partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        bare = lambda t: re.sub(r"\[([^\]|]*)\|[^\]]*\]", r"\1", re.sub(r" ?\{[^}]*\}", "", t))
        body = "\n".join(line for line in body.splitlines() if not line.startswith("~"))
        about = "|".join([fields.get("outlet", ""), fields.get("published", ""), "en"])
        return f"{bare(fields.get('headline', ''))}\n{about}\n{bare(body).strip()}"
    events = sorted(p for p in (HERE / "../tests/corpus/events").iterdir() if p.is_dir())[::4]
    for i, folder in enumerate(events[:2 * MOST]):
        read = [article(p.read_text("utf8")) for p in sorted(folder.glob("[A-Z].txt"))[:3]]
        # Short ones: the fuzzer tries many times more of them.
        short = ["\n".join(a.split("\n")[:6]) for a in read]
        write("facts", f"{i}", short[0].encode())
        write("align", f"{i}", bytes([i % 4]) + "\f".join(short).encode())
        write("report", f"{i}", bytes([i * 37 % 256]) + "\f".join(short[:2]).encode())
        # Two or three outlets, and one or two versions of what they print (see targets/versions.rs).
        write("versions", f"{i}", bytes([16 + i % 4 + 16 * (i % 3), i * 29 % 256]) + "\f".join(short).encode())
        write("report", f"{i}-versions", bytes([i * 53 % 256]) + "\f".join([short[0], later(short[0]), short[1]]).encode())
        sentences = [re.split(r"(?<=[.!?”]) +", a.split("\n", 2)[2])[:3] for a in read]
        for j, (a, b) in enumerate(zip(*sentences[:2])):
            if a.strip() and b.strip():
                pair = [x.split("\n")[-1] for x in (a, b)]
                write("judge", f"{i}-{j}", "\n".join(["2031-03-04", *pair]).encode())
    for i, pair in enumerate(PAIRS):
        write("judge", f"pair{i}", "\n".join(["2031-03-04", *pair]).encode())
        write("facts", f"pair{i}", f"{pair[0]}\nSkarne Courier|2031-03-04|en\n{' '.join(pair)}".encode())
        event = [f"{head}\n{outlet}|2031-03-04|en\n{text}" for head, outlet, text in zip(("Fire", "Blaze"), ("Courier", "Signal"), pair)]
        write("versions", f"pair{i}", bytes([16 + i % 4, i]) + "\f".join(event).encode())
    place = lambda a, n: {"article": a, "sentence": n}
    all_in = dict.fromkeys(["minor", "open", "agreements", "onlyHere", "dismissed", "leftOut", "decisions"], True)
    asked = [
        {"review": {"subject": "$0", "decision": "resolved", "side": "$A", "note": "asked the harbour", "initials": "ab"}},
        {"review": {"subject": "$1", "decision": "dismissed", "side": None, "note": "", "initials": ""}},
        {"link": {"left": [place("$A", 1)], "right": [place("$B", 0), place("$B", 1)], "linked": True}},
        {"link": {"left": [place("$A", 0)], "right": [place("$B", 0)], "linked": False}},
        {"article": {"article": "$A", "correction": {"outlet": "Courier", "headline": "Fire on the Halcyon", "byline": None,
                                                        "published": "2031-03-05", "updated": None}}},
        {"block": {"article": "$B", "block": 0, "keep": False}},
        {"field": {"article": "$B", "field": "published", "value": "4 March 2031"}},
        {"explain": {"subject": "$0"}}, {"explain": {"subject": "$1"}}, "evidence", {"rows": {"left": "$A", "right": "$C"}},
        {"field": {"article": "$C", "field": "outlet", "value": "Signal"}}, {"block": {"article": "$C", "block": 0, "keep": False}},
        {"keep": {"article": "$A"}}, {"withdraw": {"correction": "$A"}}, {"rows": {"left": "$A", "right": "$B"}},
        {"report": {"format": "docx", "options": all_in}}, {"report": {"format": "xlsx", "options": all_in}}, "undo", "redo",
    ]
    for i in range(len(asked)):
        write("wire", f"{i}", "\n".join(json.dumps(m) for m in asked[i:i + 3]).encode())
    text = "Nine people were hurt when the ferry Halcyon caught fire."
    record = {"id": "e1-a", "sha256": hashlib.sha256(text.encode()).hexdigest(), "file": "a.txt", "added": "2031-03-04T09:00:00Z",
              "outlet": "Courier", "headline": "Fire", "correction": {"outlet": "Signal", "blocks": []}}
    anchor = {"article": "e1-a", "sentence": 0, "words": text}
    review = {"decision": "resolved", "side": "e1-a", "note": "n", "initials": "ab", "time": "2031-03-04T09:00:00Z"}
    changes = [
        {"change": "event_made", "event": "e1", "name": "Halcyon"},
        {"change": "article_added", "event": "e1", "article": record},
        {"change": "event_renamed", "event": "e1", "name": "Ferry"},
        {"change": "article_corrected", "event": "e1", "article": "e1-a", "correction": {"headline": "Other", "own": True}},
        {"change": "corrected", "event": "e1", "correction": {"id": "k1", "linked": False, "left": [anchor], "right": [anchor]}},
        {"change": "reviewed", "event": "e1", "difference": "d1", "review": review},
        {"change": "withdrawn", "event": "e1", "correction": "k1"},
        {"change": "event_made", "event": "e2", "name": "Second"},
        {"change": "together", "event": "e1", "deed": "moved", "changes": [
            {"change": "article_added", "event": "e2", "article": {**record, "id": "e2-a"}, "like": "e1-a"},
            {"change": "article_removed", "event": "e1", "article": "e1-a"}]},
        {"change": "stepped", "event": "e1", "back": True, "changes": [{"change": "event_renamed", "event": "e1", "name": "Halcyon"}]},
        {"change": "event_archived", "event": "e2", "archived": True},
        {"change": "event_deleted", "event": "e1", "deleted": True},
    ]
    lines = [json.dumps({"v": 1, "time": "2031-03-04T09:00:00Z", **c}) for c in changes]
    for i in range(1, len(lines) + 1):
        write("journal", f"{i}", ("\n".join(lines[:i]) + "\n").encode())


def main(forms):
    by = {}
    for path in sorted(pathlib.Path(forms).rglob("*")):
        if path.is_file() and path.suffix and path.stat().st_size < 200_000:
            by.setdefault(path.suffix[1:].lower(), []).append(path)
    spread = lambda suffix: [p.read_bytes() for p in by.get(suffix, [])[:: max(1, len(by.get(suffix, [])) // MOST)][:MOST]]
    texts, pages = spread("txt"), spread("html")
    words = [t.decode("utf-8", "replace") for t in texts]
    for i, data in enumerate(texts):
        write("text", f"{i}.txt", data)
    for i, data in enumerate(pages):
        write("html", f"{i}.html", data)
        write("webarchive", f"page{i}", b"\0" + data)
    for i, data in enumerate(spread("md")):
        write("markdown", f"{i}.md", cut(data, b"---\n"))
    for i, data in enumerate(spread("pdf") + [p.read_bytes() for p in HERE.glob("../src-tauri/import/tests/files/*.pdf")]):
        write("pdf", f"{i}.pdf", cut(data, b"%PDF-1.4"))
        write("any", f"{i}.pdf", data)
    for suffix in ("eml", "mhtml", "mht"):
        for i, data in enumerate(spread(suffix)):
            write("mail", f"{i}.{suffix}", data)
            write("any", f"{i}.{suffix}", data)
    for i, data in enumerate(spread("docx")):
        with zipfile.ZipFile(io.BytesIO(data)) as z:
            write("docx", f"{i}.xml", z.read("word/document.xml"))
        write("any", f"{i}.docx", data)
    for i, text in enumerate(words):
        write("odt", f"{i}.xml", odt(text))
        write("rtf", f"{i}.rtf", rtf(text))
        write("msg", f"{i}.msg", cut(msg(text, rich=i % 2 == 1), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
        write("any", f"{i}.txt", texts[i])
    for i in range(0, len(pages) - 2, 3):
        three = pages[i:i + 3]
        write("epub", f"{i}.epub", epub(three))
        write("warc", f"{i}.warc", cut(warc(three), b"WARC/1.0\r\n"))
        write("archives", f"{i}.warc", warc(three))
        write("archives", f"{i}.warc.gz", gzip.compress(warc(three)))
        write("archives", f"{i}.zip", zipped([("a.html", three[0]), ("in/b.txt", texts[i % len(texts)]), ("photo.jpg", b"\xff\xd8\xff")]))
        write("archives", f"{i}-stored.zip", zipped([("a.html", three[0]), ("inner.zip", zipped([("b.txt", b"It rained.")]))], zipfile.ZIP_STORED))
        write("archives", f"{i}.epub", zipped([("mimetype", "application/epub+zip"), ("META-INF/container.xml",
              '<container><rootfile full-path="c.opf"/></container>'), ("c.opf", epub(three).split(b"\x1e")[0]), ("a.xhtml", three[0]), ("b.xhtml", three[1])]))
        boxes = b"".join(b"From ana@courier.example Mon Mar  3 10:00:00 2031\n" + m + b"\n\n" for m in spread("eml")[i:i + 2])
        write("archives", f"{i}.mbox", boxes)
        archive = {"WebMainResource": {"WebResourceData": three[0], "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": "https://courier.example/"}}
        write("webarchive", f"{i}.plist", b"\1" + cut(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY), b"bplist00"))
        inside = plistlib.dumps(archive["WebMainResource"]).split(b'<plist version="1.0">')[1]
        write("webarchive", f"{i}.xml", b"\2" + inside.replace(b"</plist>", b"</dict></plist>"))
    engine()
    for folder in sorted((HERE / "corpus").iterdir()):
        files = list(folder.iterdir())
        print(f"{folder.name:12} {len(files):4} seeds, {sum(f.stat().st_size for f in files) // 1024} KiB")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
