"""Which act each scene belongs to, and its rank: how far down the picture it stands.

An author names an act where it begins. A scene that names none is in the act that ways forward
bring along, the last of them where they differ; so all ways forward lead down, and the acts are
bands that do not overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx

from makkerpar.scenario.graph import Graph

# Of scenes that come before any act is named.
NO_ACT = -1


def act_of(graph: Graph, acts: Sequence[str]) -> dict[str, int]:
    """Each scene's act, as a position in `acts`; -1 before the first.

    A scene that no way leads to and that names no act is in the last one named above it in the
    file.
    """
    position = {name: number for number, name in enumerate(acts)}
    forward = ahead(graph)
    above = _named_above(graph, position)
    found: dict[str, int] = {}
    for scene in nx.topological_sort(forward):
        named = graph.nodes[scene]["act"]
        before = [found[other] for other in forward.predecessors(scene)]
        found[scene] = position[named] if named is not None else max(before, default=above[scene])
    return found


def _named_above(graph: Graph, position: Mapping[str, int]) -> dict[str, int]:
    above: dict[str, int] = {}
    act = NO_ACT
    for scene in graph:
        named = graph.nodes[scene]["act"]
        act = position[named] if named is not None else act
        above[scene] = act
    above[graph.graph["start"]] = NO_ACT
    return above


def rank_of(graph: Graph, acts: Mapping[str, int]) -> dict[str, int]:
    """Each scene's rank, from 0: below all scenes of earlier acts, and below what leads to it.

    Where a way leads back, to an earlier act or to what has been, it leads up.
    """
    forward = ahead(graph)
    ranks: dict[str, int] = {}
    offset = 0
    for act in sorted(set(acts.values())):
        own = [scene for scene in graph if acts[scene] == act]
        inside = forward.subgraph(own)
        for scene in nx.topological_sort(inside):
            ranks[scene] = max(
                (ranks[other] + 1 for other in inside.predecessors(scene)), default=offset
            )
        offset = 1 + max(ranks[scene] for scene in own)
    return ranks


def ahead(graph: Graph) -> nx.DiGraph[str]:
    """The graph without the ways that lead back: those to a scene that a walk is inside of.

    The walk begins at the start and takes ways in their order, so that the result is the same for
    the same scenario.
    """
    forward: nx.DiGraph[str] = nx.DiGraph()
    forward.add_nodes_from(graph)
    inside: set[str] = set()
    done: set[str] = set()
    for root in (graph.graph["start"], *graph):
        if root in done:
            continue
        inside.add(root)
        stack = [(root, iter(graph[root]))]
        while stack:
            scene, ways = stack[-1]
            for target in ways:
                if target in inside:
                    continue
                forward.add_edge(scene, target)
                if target not in done:
                    inside.add(target)
                    stack.append((target, iter(graph[target])))
                    break
            else:
                stack.pop()
                inside.discard(scene)
                done.add(scene)
    return forward
