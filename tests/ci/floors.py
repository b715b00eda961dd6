"""Compares the scores on standard input with the floors in the named file."""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    floors = json.load(file)
scores = json.load(sys.stdin)
fallen = [
    f"{measure}: {scores[measure]['f1']:.3f} is below {floor:.3f}"
    for measure, floor in floors.items()
    if scores[measure]["f1"] < floor
]
print("\n".join(fallen) or "every figure is at or above its floor")
sys.exit(bool(fallen))
