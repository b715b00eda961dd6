#!/usr/bin/env bash
# Lets independent programs read what thidua exports and compares what they count.
set -euo pipefail
thidua=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'networkx==3.4.2' 'lxml==5.3.0'
"$thidua" build "$here/../../data/sample" -o "$work/graph.thidua"
"$work/venv/bin/python" "$here/peers.py" "$thidua" "$work"
