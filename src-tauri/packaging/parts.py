#!/usr/bin/env python3
"""What Crosscheck is made of: the crates of both programs, the packages in the window's pages, the fonts, the sentence model.

  parts.py               writes src-tauri/app/desk/parts.json, the list in the About box (`make generated`)
  parts.py --check       ends with 1 where that list is not the true one (`make check`)
  parts.py --licences F  writes the texts of all licences
  parts.py --sbom F      writes the list as a CycloneDX 1.6 bill of materials, with checksums and what needs what
"""
import base64
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tomllib
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
LISTED = ROOT / "src-tauri/app/desk/parts.json"
PROGRAMS = ("crosscheck-app", "crosscheck-cli")
# What the window's pages are built from and holds code of at run time. `vite build --sourcemap` names the same.
RUNTIME = {"svelte", "clsx"}
MODEL = {"name": "all-MiniLM-L6-v2", "version": "1.0.0", "licence": "Apache-2.0"}
LICENCE_FILES = ("LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE", "COPYRIGHT", "OFL")
# The one that stands for a choice, where a part has no text of its own.
PREFERRED = ("MIT", "Apache-2.0", "BSD-3-Clause", "Zlib", "MPL-2.0")


def crates(platform=None):
    """The crates of both programs by id, what is only built or tested with left out; and what each needs."""
    only = ["--filter-platform", platform] if platform else []
    # Nothing is fetched that the lock file does not name by its checksum.
    said = subprocess.run(["cargo", "metadata", "--locked", "--format-version", "1", *only], cwd=ROOT, check=True, capture_output=True, text=True)
    metadata = json.loads(said.stdout)
    packages = {p["id"]: p for p in metadata["packages"]}
    nodes = {n["id"]: n for n in metadata["resolve"]["nodes"]}
    needs, left = {}, [p["id"] for p in metadata["packages"] if p["name"] in PROGRAMS]
    while left:
        at = left.pop()
        if at not in needs:
            needs[at] = [d["pkg"] for d in nodes[at]["deps"] if any(k["kind"] is None for k in d["dep_kinds"])]
            left += needs[at]
    return {i: packages[i] for i in needs}, needs


def pages():
    """The packages whose code or fonts are in the window's pages, as the lock file has them."""
    lock = json.loads((ROOT / "ui/package-lock.json").read_text())["packages"]
    wanted = set(lock[""]["dependencies"]) | RUNTIME
    return [{"name": name, **lock["node_modules/" + name]} for name in sorted(wanted)]


def listed():
    """The list of the About box."""
    found, _ = crates()
    parts = {(p["name"], p["version"], p["license"] or "see its package") for p in found.values() if p["source"]}
    parts |= {(p["name"], p["version"], p["license"]) for p in pages()}
    parts.add(tuple(MODEL.values()))
    rows = [json.dumps(dict(zip(MODEL, part))) for part in sorted(parts)]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def host():
    """The platform that is built for."""
    said = subprocess.run(["rustc", "-vV"], check=True, capture_output=True, text=True).stdout
    return next(line.split()[1] for line in said.splitlines() if line.startswith("host:"))


def texts_in(folder):
    """The licence texts that lie in a part's folder."""
    names = sorted(n for n in os.listdir(folder) if n.upper().startswith(LICENCE_FILES))
    files = [pathlib.Path(folder, n) for n in names]
    return [f.read_text(errors="replace").strip() for f in files if f.is_file()]


def licences():
    """Every text once, with the parts that it is of."""
    found, _ = crates(host())
    parts = [(f"{p['name']} {p['version']}", p["license"] or "", texts_in(pathlib.Path(p["manifest_path"]).parent), p["authors"]) for p in found.values() if p["source"]]
    parts += [(f"{p['name']} {p['version']}", p["license"], texts_in(ROOT / "ui/node_modules" / p["name"]), []) for p in pages()]
    parts.append((f"{MODEL['name']} {MODEL['version']}", MODEL["licence"], texts_in(ROOT / "models/minilm"), []))
    of, bare = {}, []
    for name, licence, texts, authors in sorted(parts):
        for text in texts:
            of.setdefault(text, []).append(f"{name} ({licence})")
        if not texts:
            bare.append((name, licence, authors))
    out = [
        "Crosscheck contains the work of others, named here with their licences. Each text stands once, below the parts that came with it.",
        "Parts whose packages hold no text of their licence come first; the standard texts of their licences are among those below.",
        "\n".join(f"- {name}: {licence}" + (f"; by {', '.join(authors)}" if authors else "") for name, licence, authors in bare),
    ]
    for choice in {licence for _, licence, _ in bare}:
        if not any(p in choice for p in PREFERRED):
            sys.exit(f"No text of the licence {choice} is at hand: add one.")
    for text, names in sorted(of.items(), key=lambda pair: pair[1]):
        out.append("=" * 100 + "\n" + "\n".join(names) + "\n" + "-" * 100 + "\n" + text)
    return "\n\n".join(out) + "\n"


def licence_of(expression):
    """An SPDX expression as CycloneDX has it; crates of old write a slash for OR."""
    return [{"expression": expression.replace(" / ", " OR ").replace("/", " OR ")}]


def sbom():
    """CycloneDX 1.6: parts with package URLs, checksums as the lock files have them, licences, and what needs what."""
    found, needs = crates(host())
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text())["package"]
    sums = {(p["name"], p["version"]): p["checksum"] for p in lock if "checksum" in p}
    reference = {i: f"pkg:cargo/{p['name']}@{p['version']}" for i, p in found.items()}
    components = []
    for i, p in found.items():
        part = {"type": "library", "bom-ref": reference[i], "name": p["name"], "version": p["version"], "purl": reference[i]}
        if p["license"]:
            part["licenses"] = licence_of(p["license"])
        if (p["name"], p["version"]) in sums:
            part["hashes"] = [{"alg": "SHA-256", "content": sums[p["name"], p["version"]]}]
        components.append(part)
    window = []
    for p in pages():
        url = "pkg:npm/" + p["name"].replace("@", "%40") + "@" + p["version"]
        algorithm, digest = p["integrity"].split("-", 1)
        content = base64.b64decode(digest).hex()
        window.append(url)
        hashes = [{"alg": {"sha512": "SHA-512", "sha256": "SHA-256"}[algorithm], "content": content}]
        components.append({"type": "library", "bom-ref": url, "name": p["name"], "version": p["version"], "purl": url, "licenses": licence_of(p["license"]), "hashes": hashes})
    model = "model:" + MODEL["name"]
    weights = hashlib.sha256((ROOT / "models/minilm/model.onnx").read_bytes()).hexdigest()
    components.append({"type": "machine-learning-model", "bom-ref": model, "name": MODEL["name"], "version": MODEL["version"], "licenses": licence_of(MODEL["licence"]), "hashes": [{"alg": "SHA-256", "content": weights}]})
    version = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]
    whole = {"type": "application", "bom-ref": "crosscheck", "name": "crosscheck", "version": version, "licenses": licence_of("Apache-2.0")}
    programs = [reference[i] for i, p in found.items() if p["name"] in PROGRAMS]
    dependencies = [{"ref": "crosscheck", "dependsOn": sorted([*programs, *window, model])}]
    dependencies += [{"ref": reference[i], "dependsOn": sorted({reference[n] for n in need})} for i, need in needs.items()]
    components.sort(key=lambda c: c["bom-ref"])
    dependencies.sort(key=lambda d: d["ref"])
    # The same parts give the same file.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(components, sort_keys=True))
    bom = {"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1}
    return json.dumps({**bom, "metadata": {"component": whole}, "components": components, "dependencies": dependencies}, indent=1) + "\n"


def main(arguments):
    """Does what the arguments say."""
    match arguments:
        case []:
            LISTED.write_text(listed())
        case ["--check"]:
            if LISTED.read_text() != listed():
                sys.exit("The list of parts in the About box is not the true one: make generated")
        case ["--licences", path]:
            pathlib.Path(path).write_text(licences())
        case ["--sbom", path]:
            pathlib.Path(path).write_text(sbom())
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
