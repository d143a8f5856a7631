"""Writes parts.json: what the app is made of, with versions and licences, for the About box. Run by `make generated`."""
import json
import pathlib
import subprocess

here = pathlib.Path(__file__).parent
root = here.parents[2]
said = subprocess.run(["cargo", "metadata", "--offline", "--format-version", "1"], cwd=root, check=True, capture_output=True, text=True)
metadata = json.loads(said.stdout)
packages = {p["id"]: p for p in metadata["packages"]}
nodes = {n["id"]: n for n in metadata["resolve"]["nodes"]}
app = next(p["id"] for p in metadata["packages"] if p["name"] == "crosscheck-app")
seen, left = set(), [app]
while left:
    at = left.pop()
    if at in seen:
        continue
    seen.add(at)
    # What is only built or tested with is no part of the app.
    left += [d["pkg"] for d in nodes[at]["deps"] if any(k["kind"] is None for k in d["dep_kinds"])]
parts = {(p["name"], p["version"], p["license"] or "see its package") for p in map(packages.get, seen) if p["source"]}
lock = json.loads((root / "ui/package-lock.json").read_text())["packages"]
wanted = {"node_modules/" + name for name in lock[""]["dependencies"]} | {"node_modules/svelte"}
parts |= {(path.removeprefix("node_modules/"), p["version"], p.get("license", "see its package")) for path, p in lock.items() if path in wanted}
parts.add(("all-MiniLM-L6-v2", "1.0.0", "Apache-2.0"))
rows = [json.dumps(dict(zip(("name", "version", "licence"), part))) for part in sorted(parts)]
(here / "parts.json").write_text("[\n" + ",\n".join(rows) + "\n]\n")
