from __future__ import annotations

import io
import json
import re

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.tokens import PALETTES
from makkerpar.report import graph_formats
from makkerpar.report.graph_options import DIRECTIONS, Direction
from makkerpar.report.graph_sketch import Arrow, Dead, Label, Node, Sketch
from makkerpar.scenario.graph import Graph
from makkerpar.text.interface import interface
from tests.report.world import drawn

UI = interface("en")
WARM = PALETTES["warm"]
DEAD = Dead(frozenset({"lost"}), frozenset({"ask:wait", "ask:think"}))
# A DOT statement is made of quoted strings, names, numbers and signs, as Graphviz reads them.
DOT_TOKEN = re.compile(
    r'\s*("(?:[^"\\]|\\.)*"|->|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[\[\]{}=,;])', re.DOTALL
)


def tokens(text: str) -> list[str]:
    """A DOT file cut into its words; fails where something is none."""
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = DOT_TOKEN.match(text, at)
        assert match is not None, text[at : at + 40]
        found.append(match[1])
        at = match.end()
    return found


def one_of(title: str, choice: str) -> Sketch:
    """A sketch of two scenes with any texts in it."""
    graph: Graph = nx.MultiDiGraph(start="a")
    return Sketch(
        "sagen", title, "", "en", "text", (title,),
        (Node("a", "decision", 0, title, seats=("director",)), Node("b", "plain", 0)),
        (Arrow("a", "b", (Label((("director", choice),)),)),),
        graph, frozenset(),
    )  # fmt: skip


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_dot_has_every_scene_way_and_act(direction: Direction) -> None:
    """In DOT an act is a cluster of its scenes, and each arrow an edge with its labels."""
    found = tokens(graph_formats.dot(drawn(dead=DEAD), direction, WARM, UI))
    assert found[:2] == ["digraph", '"sagen"']
    assert ("TB" if direction == "down" else "LR") in found
    assert sum(word.startswith("cluster_") for word in found) == 3
    assert [word for word in found if word in ('"Først"', '"Så"', '"Til sidst"')]
    edges = [(found[at - 1], found[at + 1]) for at, word in enumerate(found) if word == "->"]
    assert ('"ask"', '"roll"') in edges
    assert len(edges) == len(set(edges)) == len(drawn().arrows)
    label = next(word for word in found if "Ring til" in word)
    assert label == r'"Ring til Egeskov Kommune.\nVent., if n > 7, no play goes this way"'
    assert found.count("dashed") == sum(arrow.dead for arrow in drawn(dead=DEAD).arrows) > 0


def test_each_scene_says_in_words_what_it_is() -> None:
    """Where there is no legend, a scene's text says who decides and what is dead."""
    text = graph_formats.dot(drawn(dead=DEAD), "down", WARM, UI)
    assert r"ask\nI Egeskov Kommune\n(the chief decides, plays begin here)" in text
    assert r"lost\nTabt\n(no play comes here)" in text
    assert r"alone\n(the chief is here alone)" in text
    assert r"slut\nSlut\nfor the director: bright; for the chief: dark" in text


@given(st.text(), st.text())
def test_dot_strings_hold_any_text(title: str, choice: str) -> None:
    """Whatever an author writes is one string, and the rest is read as before."""
    plain = tokens(graph_formats.dot(one_of("x", "y"), "down", WARM, UI))
    found = tokens(graph_formats.dot(one_of(title, choice), "down", WARM, UI))
    assert [word for word in found if word[0] != '"'] == [word for word in plain if word[0] != '"']


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_mermaid_has_every_scene_way_and_act(direction: Direction) -> None:
    """In Mermaid an act is a subgraph, a scene's shape says its kind, a dead way is dashed."""
    lines = graph_formats.mermaid(drawn(dead=DEAD), direction, WARM, UI).splitlines()
    assert lines[:3] == ["---", 'title: "En sag"', "---"]
    assert lines[3] == ("flowchart TB" if direction == "down" else "flowchart LR")
    assert [line for line in lines if "subgraph" in line] == [
        '  subgraph act0["Først"]',
        '  subgraph act1["Så"]',
        '  subgraph act2["Til sidst"]',
    ]
    assert sum(line.strip() == "end" for line in lines) == 3
    assert '    s3{{"roll<br/>(a draw)"}}' in lines
    assert '  s3 -->|"3/4"| s6' in lines
    assert "  s2 -.-> s3" in lines
    assert sum("-->" in line or "-.->" in line for line in lines) == len(drawn().arrows)


@given(st.text(), st.text())
def test_mermaid_texts_hold_any_text(title: str, choice: str) -> None:
    """Whatever an author writes stays within its quotes, on its line, and is no markup."""
    lines = graph_formats.mermaid(one_of(title, choice), "down", WARM, UI).split("\n")
    plain = graph_formats.mermaid(one_of("x", "y"), "down", WARM, UI).split("\n")
    assert len(lines) == len(plain)
    assert isinstance(json.loads(lines[1].removeprefix("title: ")), str)
    for line in lines[4:]:
        outside = re.sub(r'"[^"]*"', '""', line.replace("<br/>", ""))
        assert '"' not in outside.replace('""', "")
        for inside in re.findall(r'"([^"]*)"', line.replace("<br/>", "")):
            assert not set(inside) & set('<>"`*_~|')


def test_no_text_begins_a_list_in_mermaid() -> None:
    """A text that Markdown would make a list of is told as it is written."""
    text = graph_formats.mermaid(one_of("1. august", "- nej"), "down", WARM, UI)
    assert "1#46; august" in text
    assert "#45; nej" in text


def test_graphml_is_read_back() -> None:
    """GraphML has every scene and way with its attributes, as texts and whole numbers."""
    of = drawn(dead=DEAD)
    read = nx.read_graphml(io.BytesIO(graph_formats.graphml(of)), force_multigraph=True)
    assert set(read) == {node.id for node in of.nodes}
    assert read.number_of_edges() == of.graph.number_of_edges()
    assert read.nodes["room"] == {
        "label": "room", "title": "", "act": "Så", "act_number": 2, "kind": "decision",
        "seats": "director", "only": "director", "tones": "", "start": 0, "dead": 0,
    }  # fmt: skip
    assert read.nodes["slut"]["tones"] == "bright dark"
    assert read.nodes["lost"]["dead"] == 1
    ways = [edge for _, _, edge in read.edges(data=True)]
    values = {type(value) for edge in ways for value in edge.values()}
    assert values == {str, int}
    wait = next(edge for edge in ways if edge["chief"] == "wait")
    assert (wait["condition"], wait["dead"], wait["kind"]) == ("n > 7", 1, "choice")
    assert {edge["weight"] for edge in ways if edge["kind"] == "branch"} == {1, 3}
    assert {edge["label"] for edge in ways if edge["kind"] == "outcome"} == {"give", ""}
