"""The scenario as a graph: scenes, ways on, and what their edges say."""

from __future__ import annotations

from typing import Any

from makkerpar.scenario.graph import Graph, build
from makkerpar.scenario.load import load
from makkerpar.testing import complete


def graph(scenes: str) -> Graph:
    """The graph of a few scenes."""
    loaded = load({"scenario.yaml": complete(f"acts: {{ før: Før }}\nscenes:\n{scenes}").encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return build(loaded.scenario)


def edges(one: Graph, *names: str) -> list[tuple[Any, ...]]:
    """Source, target and the named attributes of every edge, in order."""
    return [
        (source, target, *(data.get(name) for name in names))
        for source, target, data in one.edges(data=True)
    ]


def test_scenes_are_nodes() -> None:
    """Each knows its act, its seat and how it is left; the graph knows where to begin."""
    one = graph(
        "  a: { act: før, only: chief, goto: b }\n  b: { chance: [ { weight: 1, goto: slut } ] }\n"
    )
    assert {name: one.nodes[name] for name in one} == {
        "a": {"act": "før", "only": "chief", "kind": "plain"},
        "b": {"act": None, "only": None, "kind": "chance"},
        "slut": {"act": None, "only": None, "kind": "ending"},
    }
    assert (one.graph["id"], one.graph["start"]) == ("lille-sag", "a")


def test_plain_ways_are_edges_with_their_conditions() -> None:
    """A condition is written one way; only the first way without any is certain."""
    one = graph(
        "  a: { next: [ { when: capital>3, goto: b }, { goto: slut } ] }\n  b: { goto: slut }\n"
    )
    assert edges(one, "kind", "condition", "certain") == [
        ("a", "b", "way", "capital > 3", False),
        ("a", "slut", "way", "", False),
        ("b", "slut", "way", "", True),
    ]


def test_choices_are_edges_of_their_seat() -> None:
    """A choice leads its own way or the scene's, under its condition and the way's."""
    one = graph(
        "  a:\n    decision:\n      seat: chief\n      choices:\n"
        "        x: { text: X, goto: b }\n"
        "        y: { text: Y, when: advaret or again }\n"
        "        z: { text: Z, once: true,"
        " next: [ { when: capital > 3, goto: b }, { goto: slut } ] }\n"
        "      counterpart: [ { take: x } ]\n"
        "    next: [ { when: capital < 2, goto: b }, { goto: slut } ]\n"
        "  b: { goto: slut }\n"
    )
    assert one.nodes["a"]["kind"] == "decision"
    assert edges(one, "kind", "seat", "choice", "condition", "certain")[:-1] == [
        ("a", "b", "choice", "chief", "x", "", True),
        ("a", "b", "choice", "chief", "y", "(advaret or again) and (capital < 2)", False),
        ("a", "b", "choice", "chief", "z", "capital > 3", False),
        ("a", "slut", "choice", "chief", "y", "advaret or again", False),
        ("a", "slut", "choice", "chief", "z", "", False),
    ]


def test_outcomes_are_edges_of_both_seats() -> None:
    """An outcome names the choices it is about, and is certain if some pair always leads to it."""
    one = graph(
        "  a:\n    joint:\n"
        "      director: { choices: { x: { text: X }, w: { text: W, when: advaret } },"
        " counterpart: [ { take: x } ] }\n"
        "      chief: { choices: { y: { text: Y }, z: { text: Z } },"
        " counterpart: [ { take: y } ] }\n"
        "      outcomes:\n"
        "        - { director: w, goto: b }\n"
        "        - { chief: [y, z], when: capital > 3, goto: b }\n"
        "        - { director: x, chief: y, goto: slut }\n"
        "        - { goto: slut }\n"
        "  b: { goto: slut }\n"
    )
    assert one.nodes["a"]["kind"] == "joint"
    assert edges(one, "kind", "director", "chief", "condition", "certain")[:-1] == [
        ("a", "b", "outcome", ("w",), (), "", False),
        ("a", "b", "outcome", (), ("y", "z"), "capital > 3", False),
        ("a", "slut", "outcome", ("x",), ("y",), "", False),
        ("a", "slut", "outcome", (), (), "", False),
    ]


def test_an_outcome_without_condition_above_it_is_certain() -> None:
    """What the first match alone decides can be had by choosing."""
    one = graph(
        "  a:\n    joint:\n"
        "      director: { choices: { x: { text: X } }, counterpart: [ { take: x } ] }\n"
        "      chief: { choices: { y: { text: Y }, z: { text: Z } },"
        " counterpart: [ { take: y } ] }\n"
        "      outcomes: [ { chief: z, goto: b }, { goto: slut } ]\n"
        "  b: { goto: slut }\n"
    )
    assert edges(one, "certain") == [("a", "b", True), ("a", "slut", True), ("b", "slut", True)]


def test_branches_are_edges_with_weights() -> None:
    """A branch is certain to be possible where it has no condition."""
    one = graph(
        "  a: { chance: [ { weight: 3, goto: b }, { weight: 1, when: advaret, goto: slut } ] }\n"
        "  b: { goto: slut }\n"
    )
    assert edges(one, "kind", "weight", "condition", "certain")[:2] == [
        ("a", "b", "branch", 3, "", True),
        ("a", "slut", "branch", 1, "advaret", False),
    ]


def test_a_way_is_quiet_if_nothing_changes_on_it() -> None:
    """Effects of the choice, and of the scene that is entered, are heard."""
    one = graph(
        "  a:\n    set: { advaret: true }\n    decision:\n      seat: chief\n      choices:\n"
        "        x: { text: X, goto: b }\n"
        "        y: { text: Y, change: { capital: 1 }, goto: c }\n"
        "        z: { text: Z, goto: c }\n"
        "      counterpart: [ { take: x } ]\n"
        "  b: { set: { advaret: false }, goto: c }\n"
        "  c: { goto: slut }\n"
    )
    assert edges(one, "choice", "quiet") == [
        ("a", "b", "x", False),
        ("a", "c", "y", False),
        ("a", "c", "z", True),
        ("b", "c", None, True),
        ("c", "slut", None, True),
    ]


def test_two_ways_between_the_same_scenes_are_two_edges() -> None:
    """Nothing is merged, so a choice can be found by its edge."""
    one = graph("  a: { next: [ { when: advaret, goto: slut }, { goto: slut } ] }\n")
    assert one.number_of_edges("a", "slut") == 2
