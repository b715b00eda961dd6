#!/usr/bin/env python3
"""Writes a graph with power-law degrees as CSV: people who know each other and are members of organisations.

usage: engine_data.py FOLDER [SCALE]

At scale 1: 80,000 people, 20,000 organisations, 350,000 KNOWS without loops or parallels, 150,000 MEMBER.
The same seed gives the same bytes; only the standard library is needed.
"""

import bisect
import csv
import itertools
import random
import sys
from pathlib import Path

CITIES = ["Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Cần Thơ", "Hải Phòng", *(f"Tỉnh {n}" for n in range(58))]
KINDS = ["Công đoàn cơ sở", "Công đoàn cấp trên", "LĐLĐ tỉnh", "Công đoàn ngành", "Tổng Liên đoàn"]


def power_law(rng, size, exponent):
    """Returns a drawer of numbers below `size` whose frequencies fall with their hidden rank."""
    ranks = list(range(size))
    rng.shuffle(ranks)
    weights = list(itertools.accumulate((n + 1) ** -exponent for n in range(size)))
    return lambda: ranks[bisect.bisect_left(weights, rng.random() * weights[-1])]


def write(folder, name, head, rows):
    """Writes one table."""
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(head)
        out.writerows(rows)


def main(folder, scale):
    """Draws and writes the four tables."""
    rng = random.Random(11)
    people, organisations, knows, members = (int(n * scale) for n in (80_000, 20_000, 350_000, 150_000))
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, "person", ["id", "name", "age", "city"],
          ([n, f"Nguyễn Văn {n}", rng.randint(18, 65), rng.choice(CITIES)] for n in range(people)))
    write(folder, "org", ["id", "name", "kind"], ([n, f"Công đoàn {n}", rng.choice(KINDS)] for n in range(organisations)))
    source, goal = power_law(rng, people, 0.6), power_law(rng, people, 0.75)
    pairs = {}
    while len(pairs) < knows:
        a, b = source(), goal()
        if a != b:
            pairs[a, b] = None
    write(folder, "knows", ["from", "to", "since"], ([a, b, rng.randint(1990, 2024)] for a, b in pairs))
    joined = power_law(rng, organisations, 0.9)
    write(folder, "member", ["from", "to", "since"],
          ([rng.randrange(people), joined(), rng.randint(1990, 2024)] for _ in range(members)))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) == 3 else 1.0)
