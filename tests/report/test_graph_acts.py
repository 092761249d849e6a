from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.report.graph_acts import act_of, ahead, rank_of
from makkerpar.scenario.graph import Graph

ACTS = ("a", "b", "c")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph whose scenes name acts or do not."""
    count = draw(st.integers(1, 9))
    names = [f"s{number}" for number in range(count)]
    graph: Graph = nx.MultiDiGraph(start=draw(st.sampled_from(names)))
    for name in names:
        graph.add_node(name, act=draw(st.sampled_from([None, None, *ACTS])))
    scene = st.sampled_from(names)
    graph.add_edges_from(draw(st.lists(st.tuples(scene, scene), max_size=20)))
    return graph


def _graph(acts: dict[str, str | None], *ways: tuple[str, str]) -> Graph:
    graph: Graph = nx.MultiDiGraph(start=next(iter(acts)))
    for name, act in acts.items():
        graph.add_node(name, act=act)
    graph.add_edges_from(ways)
    return graph


def test_an_act_lasts_until_the_next_is_named() -> None:
    """A scene without an act is in that of the scene before it, the later of two that differ."""
    graph = _graph(
        {"one": "a", "two": None, "three": "b", "four": None},
        ("one", "two"), ("two", "three"), ("two", "four"), ("three", "four"),
    )  # fmt: skip
    assert act_of(graph, ACTS) == {"one": 0, "two": 0, "three": 1, "four": 1}


def test_before_the_first_act_there_is_none() -> None:
    """Scenes before any act is named are in none, and come before the first."""
    graph = _graph({"one": None, "two": "a"}, ("one", "two"))
    acts = act_of(graph, ACTS)
    assert acts == {"one": -1, "two": 0}
    assert rank_of(graph, acts) == {"one": 0, "two": 1}


def test_a_scene_that_no_way_leads_to_stands_where_it_is_written() -> None:
    """It is in the last act named above it in the file."""
    graph = _graph({"one": "a", "two": "b", "lost": None}, ("one", "two"))
    assert act_of(graph, ACTS)["lost"] == 1


def test_a_way_back_does_not_carry_its_act_along() -> None:
    """A hub that later acts return to stays in the act in which it is first entered."""
    graph = _graph(
        {"hub": "a", "far": "b", "near": None}, ("hub", "far"), ("far", "hub"), ("hub", "near")
    )
    assert act_of(graph, ACTS) == {"hub": 0, "far": 1, "near": 0}


@given(graphs())
def test_acts_do_not_overlap(graph: Graph) -> None:
    """Every scene of an act has a lower rank than every scene of a later one."""
    acts = act_of(graph, ACTS)
    ranks = rank_of(graph, acts)
    assert set(ranks) == set(graph)
    assert all(ranks[one] < ranks[two] for one in graph for two in graph if acts[one] < acts[two])


@given(graphs())
def test_ways_forward_lead_down(graph: Graph) -> None:
    """A way that does not lead back leads to a higher rank, unless it leads to an earlier act."""
    acts = act_of(graph, ACTS)
    ranks = rank_of(graph, acts)
    forward = ahead(graph)
    assert nx.is_directed_acyclic_graph(forward)
    for one, two in forward.edges:
        assert graph.has_edge(one, two)
        assert ranks[one] < ranks[two] if acts[one] <= acts[two] else ranks[one] > ranks[two]


@given(graphs())
def test_only_ways_that_close_a_circle_are_left_out(graph: Graph) -> None:
    """What is left out as leading back would close a circle with the rest."""
    forward = ahead(graph)
    for one, two in set(graph.edges()) - set(forward.edges):
        assert one == two or nx.has_path(forward, two, one)
