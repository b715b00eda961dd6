#!/usr/bin/env python3
"""Runs ten queries on thidua, Kùzu and KGLite over the same data and prints the ratios.

usage: engine_peers.py SERVER DATA QUERIES.json [--rounds N] [--no-kglite]

SERVER is the benchmark binary (`cargo bench --bench engine --no-run` prints its path), DATA a folder with
person.csv, org.csv, knows.csv and member.csv, QUERIES.json the queries with Kùzu's dialect and schema.
Needs the packages kuzu==0.11.3, kglite, numpy and pandas.

Every engine has one thread, its data loaded and its query prepared (parsed and planned once); each round asks
every query of every engine in a shuffled order with the same parameters, after one round that is not counted.

Kùzu and KGLite run inside this process, and their times are from asking to holding all rows. thidua is a Rust
library without a Python module; it runs in a process of its own behind a pipe, and has two times:

  thidua    what it took inside its process, by its own clock: from the text of the request in hand to all rows
            written out as JSON. Nothing of the work is left out; the pipe, the scheduler that wakes the process,
            and Python's reading of the JSON are.
  piped     from asking to holding all rows, by this process's clock: all of that is in.

The first compares engines where each is called where it lives; the second is what this script waits for.
The last line is JSON: the geometric mean and the worst of the ratios to Kùzu's median time, of both columns.
"""

import argparse
import json
import math
import random
import statistics
import subprocess
import time
from pathlib import Path


class Thidua:
    """A thidua process that answers one JSON line with another."""

    def __init__(self, server, data, spec):
        self.process = subprocess.Popen(
            [server, "--serve", data], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.queries = spec["queries"]
        self.inside = 0.0
        self.loaded = json.loads(self.process.stdout.readline())

    def ask(self, name, params):
        """Returns all rows of one query; `inside` is then what the process says that it took, in seconds."""
        request = {"query": self.queries[name]["cypher"], "params": params}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(f"{name}: {answer['error']}")
        self.inside = answer["ns"] / 1e9
        return answer["rows"]


class Kuzu:
    """Kùzu in this process, one thread, prepared statements."""

    def __init__(self, data, spec):
        import kuzu

        self.database = kuzu.Database(":memory:")
        self.connection = kuzu.Connection(self.database, num_threads=1)
        for statement in spec["kuzu_schema"]:
            self.connection.execute(statement.replace(" FROM '", f" FROM '{data}/"))
        self.prepared = {
            name: self.connection.prepare(query.get("kuzu", query["cypher"])) for name, query in spec["queries"].items()
        }

    def ask(self, name, params):
        """Returns all rows of one query."""
        result = self.connection.execute(self.prepared[name], params)
        rows = []
        while result.has_next():
            rows.append(result.get_next())
        return rows


class KGLite:
    """KGLite in this process; it prepares by a plan cache of its own."""

    def __init__(self, data, spec):
        import kglite
        import pandas

        def table(name):
            return pandas.read_csv(f"{data}/{name}.csv")

        self.queries = {name: query["cypher"] for name, query in spec["queries"].items()}
        # KGLite takes shortestPath in the first pattern of a MATCH only.
        self.queries["sp"] = (
            "MATCH p = shortestPath((a:Person {id: $x})-[:KNOWS*1..10]->(b:Person {id: $y})) RETURN length(p)"
        )
        self.graph = kglite.KnowledgeGraph()
        self.graph.add_nodes(table("person"), "Person", "id", "name")
        self.graph.add_nodes(table("org"), "Org", "id", "name")
        self.graph.add_connections(table("knows"), "KNOWS", "Person", "from", "Person", "to")
        self.graph.add_connections(table("member"), "MEMBER", "Person", "from", "Org", "to")

    def ask(self, name, params):
        """Returns all rows of one query."""
        return list(self.graph.cypher(self.queries[name], params=params))


def parameters(name, rng):
    """Draws the parameters of one query: person ids below 80,000."""
    x, y = rng.randrange(80_000), rng.randrange(80_000)
    if name == "scan":
        return {"n": f"Nguyễn Văn {x}"}
    if name == "sp":
        return {"x": x, "y": y}
    return {"x": x} if name in ("point", "hop1", "hop3d", "varlen", "varcnt") else {}


def timed(engine, name, params):
    """Returns the seconds that one question took, and its rows."""
    start = time.perf_counter()
    rows = engine.ask(name, params)
    return time.perf_counter() - start, rows


def comparable(name, rows):
    """Puts an answer in a form in which engines can be compared; a LIMIT without order compares by size."""
    if name == "varlen":
        return len(rows)
    plain = [list(row.values()) if isinstance(row, dict) else list(row) for row in rows]
    rounded = [[round(v, 6) if isinstance(v, float) else v for v in row] for row in plain]
    return sorted(rounded, key=repr)


def run(engines, names, rounds, seed):
    """Returns the times of each engine and query, and the pairs whose answers differ from Kùzu's."""
    rng = random.Random(seed)
    times = {(e, n): [] for e in [*engines, "piped"] for n in names}
    wrong = set()
    for turn in range(rounds + 1):
        for name in rng.sample(names, len(names)):
            params = parameters(name, rng)
            answers = {}
            for engine in rng.sample(sorted(engines), len(engines)):
                seconds, rows = timed(engines[engine], name, params)
                answers[engine] = comparable(name, rows)
                if turn and engine == "thidua":
                    times["piped", name].append(seconds)
                    times["thidua", name].append(engines[engine].inside)
                elif turn:
                    times[engine, name].append(seconds)
            wrong |= {(e, name) for e in answers if answers[e] != answers["kuzu"]}
    return times, wrong


def report(times, wrong, names, engines):
    """Prints the table and the closing line."""
    ratios = {"thidua": [], "piped": []}
    others = ["thidua", "piped", *(e for e in engines if e not in ("kuzu", "thidua"))]
    print(f"{'query':<8}{'kuzu ms':>10}" + "".join(f"{e + ' ms':>12}{e + ' ×':>12}" for e in others))
    for name in names:
        base = statistics.median(times["kuzu", name])
        line = f"{name:<8}{base * 1e3:>10.3f}"
        for engine in others:
            own = statistics.median(times[engine, name])
            mark = " !" if (engine, name) in wrong else ""
            line += f"{own * 1e3:>12.4f}{own / base:>10.4f}{mark:<2}"
            if engine in ratios:
                ratios[engine].append(own / base)
        print(line)
    if wrong:
        print("! answers differ from Kùzu's:", sorted(wrong))
    closing = {}
    for engine, suffix in (("thidua", ""), ("piped", "_with_pipe")):
        mean = math.exp(statistics.fmean(map(math.log, ratios[engine])))
        closing |= {"geomean" + suffix: round(mean, 4), "worst" + suffix: round(max(ratios[engine]), 4)}
    print(json.dumps(closing))


def main():
    """Reads the arguments, loads the engines, runs the rounds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("server")
    parser.add_argument("data")
    parser.add_argument("queries")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-kglite", action="store_true")
    args = parser.parse_args()
    spec = json.loads(Path(args.queries).read_text(encoding="utf-8"))
    engines = {"kuzu": Kuzu(args.data, spec), "thidua": Thidua(args.server, args.data, spec)}
    if not args.no_kglite:
        engines["kglite"] = KGLite(args.data, spec)
    print("thidua:", json.dumps(engines["thidua"].loaded))
    names = list(spec["queries"])
    times, wrong = run(engines, names, args.rounds, args.seed)
    report(times, wrong, names, engines)


if __name__ == "__main__":
    main()
