#!/usr/bin/env python3
"""Writes seeds for the fuzz targets: the queries of the openCypher kit and the saved queries, one a file.

usage: seeds.py FOLDER

Only the standard library is needed; the kit is found through `cargo metadata`, as the tests find it.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command):
    """Returns what a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def kit():
    """Returns the folder of the kit, which ships inside the package of the crate open-cypher."""
    host = re.search(r"host: (\S+)", run("rustc", "-vV"))[1]
    # Offline works where the packages of other platforms were never fetched, given our own.
    options = ["--format-version=1", "--offline", "--filter-platform", host]
    metadata = json.loads(run("cargo", "metadata", *options, "--manifest-path", ROOT / "Cargo.toml"))
    package = next(package for package in metadata["packages"] if package["name"] == "open-cypher")
    return Path(package["manifest_path"]).parent / "spec/vendor/openCypher-2024.3/tck/features"


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    queries = [path.read_text(encoding="utf-8") for path in (ROOT / "queries").glob("*.cypher")]
    for feature in kit().rglob("*.feature"):
        queries += re.findall(r'"""\n(.*?)"""', feature.read_text(encoding="utf-8"), re.DOTALL)
    for query in queries:
        text = "\n".join(line.strip() for line in query.splitlines() if not line.startswith("//")).encode()
        (folder / hashlib.sha256(text).hexdigest()[:16]).write_bytes(text)
    print(f"{len(list(folder.iterdir()))} seeds")


if __name__ == "__main__":
    main()
