"""The same sketch for programs that lay out graphs themselves: DOT, Mermaid and GraphML.

They have no legend, so each scene says in words what it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any, Final

import networkx as nx

from makkerpar.focus import DIRECTOR, Seat
from makkerpar.report.graph_options import Direction
from makkerpar.report.graph_sketch import Arrow, Node, Sketch
from makkerpar.report.svg import Colours, clean, colour
from makkerpar.text.interface import Interface

_MOST: Final = 60  # letters of a text
_DOT_SHAPES: Final = {
    "plain": 'shape=box, style="rounded,filled"',
    "decision": "shape=box, style=filled",
    "joint": "shape=component, style=filled",
    "chance": "shape=hexagon, style=filled",
    "ending": "shape=box, peripheries=2, style=filled",
}
_MERMAID_SHAPES: Final = {
    "plain": ("(", ")"),
    "decision": ("[", "]"),
    "joint": ("[[", "]]"),
    "chance": ("{{", "}}"),
    "ending": ("[/", "/]"),
}
# What means something in a Mermaid label even within quotes, and at its beginning: a list.
_MERMAID_SPECIAL: Final = frozenset('"#&<>`\\*_~|')
_MERMAID_LIST: Final = re.compile(r"^(\s*\d*)([.)+-])")


def dot(sketch: Sketch, direction: Direction, palette: Colours, ui: Interface) -> str:
    """The sketch in Graphviz' language, an act being a cluster."""
    lines = [
        f"digraph {_quoted(sketch.id)} {{",
        f"  graph [label={_quoted(sketch.title)}, labelloc=t, fontname=Helvetica];",
        f"  rankdir={'TB' if direction == 'down' else 'LR'};",
        "  node [fontname=Helvetica];",
        "  edge [fontname=Helvetica, fontsize=10];",
    ]
    for number, (name, nodes) in enumerate(_by_act(sketch)):
        if name is None:
            lines += [f"  {_dot_node(node, palette, ui)}" for node in nodes]
            continue
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f"    label={_quoted(name)};")
        lines += [f"    {_dot_node(node, palette, ui)}" for node in nodes]
        lines.append("  }")
    lines += [f"  {_dot_arrow(arrow, ui)}" for arrow in sketch.arrows]
    return "\n".join([*lines, "}", ""])


def _dot_node(node: Node, palette: Colours, ui: Interface) -> str:
    fill, stroke = ("surface", "ink3") if node.dead else _hues(node)
    style = _DOT_SHAPES[node.kind]
    if node.kind == "decision" and node.seats[0] == DIRECTOR:
        style = 'shape=box, style="rounded,filled"'
    if node.dead:
        style = f'{style.split(",", maxsplit=1)[0]}, style="dashed,filled"'
    text = _quoted("\n".join(_node_text(node, ui)))
    return (
        f"{_quoted(node.id)} [label={text}, {style}, "
        f'fillcolor="{colour(palette, fill)}", color="{colour(palette, stroke)}", '
        f'fontcolor="{colour(palette, "ink3" if node.dead or node.pale else "ink")}"'
        f"{', penwidth=3' if node.start else ''}];"
    )


def _dot_arrow(arrow: Arrow, ui: Interface) -> str:
    label = _quoted("\n".join(_arrow_text(arrow, ui)))
    style = ", style=dashed" if arrow.dead else ""
    return f"{_quoted(arrow.source)} -> {_quoted(arrow.target)} [label={label}{style}];"


def _quoted(text: str) -> str:
    """A text as a DOT string, its backslashes, quotes and line breaks escaped."""
    text = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + text.replace("\r", "").replace("\n", "\\n") + '"'


def mermaid(sketch: Sketch, direction: Direction, palette: Colours, ui: Interface) -> str:
    """The sketch as a Mermaid flowchart, an act being a subgraph."""
    name_of = {node.id: f"s{number}" for number, node in enumerate(sketch.nodes)}
    lines = [
        "---",
        f"title: {json.dumps(clean(sketch.title), ensure_ascii=False)}",
        "---",
        f"flowchart {'TB' if direction == 'down' else 'LR'}",
    ]
    for number, (name, nodes) in enumerate(_by_act(sketch)):
        inside = [f"{name_of[node.id]}{_mermaid_shape(node, ui)}" for node in nodes]
        if name is None:
            lines += [f"  {line}" for line in inside]
            continue
        lines.append(f'  subgraph act{number}["{_mermaid(name)}"]')
        lines += [f"    {line}" for line in inside]
        lines.append("  end")
    for arrow in sketch.arrows:
        line = "-.->" if arrow.dead else "-->"
        label = "<br/>".join(map(_mermaid, _arrow_text(arrow, ui)))
        label = f'|"{label}"|' if label else ""
        lines.append(f"  {name_of[arrow.source]} {line}{label} {name_of[arrow.target]}")
    lines += _mermaid_classes(sketch, name_of, palette)
    return "\n".join([*lines, ""])


def _mermaid_shape(node: Node, ui: Interface) -> str:
    before, after = _MERMAID_SHAPES[node.kind]
    if node.kind == "decision" and node.seats[0] == DIRECTOR:
        before, after = "([", "])"
    return f'{before}"{"<br/>".join(map(_mermaid, _node_text(node, ui)))}"{after}'


def _mermaid(text: str) -> str:
    """A text within quotes: what Mermaid, Markdown or HTML would read is a character's number."""
    found = "".join(
        f"#{ord(letter)};" if letter in _MERMAID_SPECIAL else " " if letter in "\r\n" else letter
        for letter in clean(text)
    )
    return _MERMAID_LIST.sub(lambda start: f"{start[1]}#{ord(start[2])};", found)


def _mermaid_classes(sketch: Sketch, name_of: Mapping[str, str], palette: Colours) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    looks: dict[str, str] = {}
    for node in sketch.nodes:
        kind = node.seats[0] if node.kind == "decision" else node.kind
        fill, stroke = ("surface", "ink3") if node.dead else _hues(node)
        group = "dead" if node.dead else kind
        looks[group] = (
            f"fill:{colour(palette, fill)},stroke:{colour(palette, stroke)},"
            f"color:{colour(palette, 'ink3' if node.dead else 'ink')}"
            f"{',stroke-dasharray:4 3' if node.dead else ''}"
        )
        groups.setdefault(group, []).append(name_of[node.id])
    for group, names in groups.items():
        yield f"  classDef {group} {looks[group]}"
        yield f"  class {','.join(names)} {group}"


def graphml(sketch: Sketch) -> bytes:
    """The sketch as GraphML, each way an edge of its own, its attributes texts and numbers.

    Scenes have ``label``, ``title``, ``act``, ``act_number`` (from 1; 0: none), ``kind``,
    ``seats``, ``only``, ``tones``, ``start``, ``dead``; ways have ``label``, ``kind``, ``seat``,
    ``director``, ``chief`` (the choices), ``condition``, ``weight`` and ``dead``. ``start`` and
    ``dead`` are 0 or 1.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        id=sketch.id, title=clean(sketch.title), language=sketch.language
    )
    for node in sketch.nodes:
        graph.add_node(
            node.id,
            label=node.id,
            title=clean(node.title),
            act=clean(sketch.acts[node.act]) if node.act >= 0 else "",
            act_number=node.act + 1,
            kind=node.kind,
            seats=" ".join(node.seats),
            only=node.only or "",
            tones=" ".join(node.tones),
            start=int(node.start),
            dead=int(node.dead),
        )
    for source, target, key, edge in sketch.graph.edges(keys=True, data=True):
        dead = (source, target, key) in sketch.dead_ways
        graph.add_edge(source, target, **_way(edge), dead=int(dead))
    buffer = BytesIO()
    nx.write_graphml_xml(graph, buffer)
    return buffer.getvalue()


def _way(edge: Mapping[str, Any]) -> dict[str, Any]:
    kind = edge["kind"]
    director: Iterable[str] = edge.get("director", ())
    chief: Iterable[str] = edge.get("chief", ())
    if kind == "choice":
        director, chief = (
            ((edge["choice"],), ()) if edge["seat"] == DIRECTOR else ((), (edge["choice"],))
        )
    choices = " × ".join(filter(None, (" / ".join(director), " / ".join(chief))))
    return {
        "label": choices or edge["condition"] or (str(edge["weight"]) if kind == "branch" else ""),
        "kind": kind,
        "seat": edge.get("seat", ""),
        "director": " ".join(director),
        "chief": " ".join(chief),
        "condition": edge["condition"],
        "weight": edge.get("weight", 1),
    }


def _by_act(sketch: Sketch) -> Iterator[tuple[str | None, list[Node]]]:
    """The scenes act by act, each with the act's name; None where there is none."""
    for act in sorted({node.act for node in sketch.nodes}):
        name = sketch.acts[act] if act >= 0 else None
        yield name, [node for node in sketch.nodes if node.act == act]


def _node_text(node: Node, ui: Interface) -> Iterator[str]:
    """A scene in words: what it is called, and what it is."""
    yield node.id
    if node.title:
        yield _short(node.title)
    if node.tones:
        yield ui.gettext(
            "for the director: {director}; for the chief: {chief}",
            director=node.tones[0],
            chief=node.tones[1],
        )
    words = [*_kind_words(node, ui), *_state_words(node, ui)]
    if words:
        yield f"({', '.join(words)})"


def _kind_words(node: Node, ui: Interface) -> Iterator[str]:
    if node.kind == "joint":
        yield ui.gettext("both decide at once")
    elif node.kind == "chance":
        yield ui.gettext("a draw")
    elif node.kind == "decision":
        yield (
            ui.gettext("the director decides")
            if node.seats[0] == DIRECTOR
            else ui.gettext("the chief decides")
        )


def _state_words(node: Node, ui: Interface) -> Iterator[str]:
    if node.only is not None:
        yield (
            ui.gettext("the director is here alone")
            if node.only == DIRECTOR
            else ui.gettext("the chief is here alone")
        )
    if node.start:
        yield ui.gettext("plays begin here")
    if node.dead:
        yield ui.gettext("no play comes here")


def _arrow_text(arrow: Arrow, ui: Interface) -> Iterator[str]:
    """An arrow's labels in words, a line each."""
    for label in arrow.labels:
        parts = [
            _part(seat, _short(text), ui, alone=len(label.parts) == 1) for seat, text in label.parts
        ]
        words = [*parts, label.condition] if label.condition else parts
        if label.dead and not arrow.dead:
            words.append(ui.gettext("no play goes this way"))
        yield ", ".join(words)


def _part(seat: Seat | None, text: str, ui: Interface, *, alone: bool) -> str:
    if seat is None or alone:
        return text
    if seat == DIRECTOR:
        return ui.gettext("director: {choice}", choice=text)
    return ui.gettext("chief: {choice}", choice=text)


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"


def _hues(node: Node) -> tuple[str, str]:
    """The names of a scene's colours: its ground, and its border."""
    name = node.seats[0] if node.kind == "decision" else node.kind
    return {
        "director": ("fjord_t", "fjord"),
        "chief": ("brick_t", "brick"),
        "joint": ("plum_t", "plum"),
        "chance": ("ochre_t", "ochre"),
        "ending": ("moss_t", "moss"),
    }.get(name, ("surface", "line2"))
