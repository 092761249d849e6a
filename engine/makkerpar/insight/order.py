"""The order in which scenes are worked on: each after all that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from makkerpar.insight.tables import Table


class Scenes(NamedTuple):
    """A scene by its number, or all scenes of a circle of ways together."""

    numbers: tuple[int, ...]
    circular: bool


def in_turn(tables: Sequence[Table], start: int) -> Iterator[Scenes]:
    """The scenes that ways lead to from a start, whatever their conditions.

    They come in the topological order of the graph of ways; circles of ways are one in it (its
    strongly connected components, condensed).
    """
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_node(start)
    waiting = [start]
    while waiting:
        scene = waiting.pop()
        for target in tables[scene].targets():
            if target not in graph:
                waiting.append(target)
            graph.add_edge(scene, target)
    condensed = nx.condensation(graph)
    for number in nx.topological_sort(condensed):
        members = tuple(sorted(condensed.nodes[number]["members"]))
        circular = len(members) > 1 or graph.has_edge(members[0], members[0])
        yield Scenes(members, circular)
