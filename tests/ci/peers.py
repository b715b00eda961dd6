"""Exports one graph in every format that a peer here can read and compares the counts."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import networkx
from lxml import etree

thidua, work = sys.argv[1], Path(sys.argv[2])
graph = work / "graph.thidua"


def count(query):
    """Asks thidua itself."""
    command = [thidua, "query", query, "--graph", str(graph), "--mode", "jsonl"]
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return next(iter(json.loads(line).values()))


def export(form, name):
    """Writes the graph in one format and returns the file."""
    path = work / name
    command = [thidua, "export", "--graph", str(graph), "--format", form, "-o", str(path)]
    subprocess.run(command, check=True)
    return path


def check(form, nodes, rels):
    """Compares a peer's counts with thidua's."""
    assert (nodes, rels) == WANTED, f"{form}: {nodes} nodes, {rels} relationships, not {WANTED}"
    print(f"{form}: {nodes} nodes and {rels} relationships, as in thidua")


WANTED = (
    count("MATCH (n) RETURN count(n) AS n"),
    count("MATCH ()-[r]->() RETURN count(r) AS n"),
)

peer = networkx.read_graphml(export("graphml", "graph.graphml"), force_multigraph=True)
check("graphml (networkx)", peer.number_of_nodes(), peer.number_of_edges())

tree = etree.parse(str(export("gexf", "graph.gexf")))
check("gexf (lxml)", len(tree.findall(".//{*}node")), len(tree.findall(".//{*}edge")))

whole = json.loads(export("json", "graph.json").read_text(encoding="utf-8"))
check("json (python)", len(whole["nodes"]), len(whole["edges"]))
