#!/usr/bin/env bash
# What the README promises of the first start: an empty folder, no configuration, one question.
set -euo pipefail
thidua=$1
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state"
unset THIDUA_GRAPH || true

start=$(date +%s%N)
answer=$(printf 'MATCH (c:Campaign) RETURN count(c) > 10 AS plenty;\n' | "$thidua")
millis=$((($(date +%s%N) - start) / 1000000))
printf '%s\n' "$answer"
grep -q true <<<"$answer"
echo "first start to answer: ${millis} ms"
