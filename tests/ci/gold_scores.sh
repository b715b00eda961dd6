#!/usr/bin/env bash
# Scores the links and facts of real articles against the gold annotations, where they are at hand,
# and fails where a figure has fallen below the floor that was reached.
set -euo pipefail
thidua=$1
here=$(cd "$(dirname "$0")" && pwd)
shared="$here/../../../shared"
if [ ! -f "$shared/eval/gold.jsonl" ]; then
    echo "skipped: no gold annotations beside this checkout"
    exit 0
fi
out=$(mktemp)
trap 'rm -f "$out"' EXIT
"$thidua" annotate "$shared/corpus/seeds" "$shared/corpus/news" >"$out"
python3 "$shared/eval/score.py" "$shared/eval/gold.jsonl" "$out"
python3 "$shared/eval/score.py" --json "$shared/eval/gold.jsonl" "$out" |
    python3 "$here/floors.py" "$here/floors.json"
