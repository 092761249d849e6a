"""What the shapes and marks of a drawn graph mean: only those that are in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from makkerpar.focus import CHIEF, DIRECTOR, SEATS
from makkerpar.report import text_width
from makkerpar.report.graph_layout import Box, Layout, PlacedNode
from makkerpar.report.graph_shapes import drawn_node, written
from makkerpar.report.graph_sketch import Node
from makkerpar.report.graph_text import Line, is_hollow, marks_of
from makkerpar.report.svg import element, path
from makkerpar.text.interface import Interface

_FONT: Final = text_width.sans(12)
_SAMPLE: Final = (38.0, 20.0)  # a shape's size
_GAP: Final = 8
_NEXT: Final = 22
_LINE: Final = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing and its meaning; `sample` is a scene, or what else is drawn."""

    sample: Node | Literal["line", "sign"]
    text: str

    @property
    def width(self) -> float:
        """With its drawing."""
        return _SAMPLE[0] + _GAP + _FONT.width(self.text)


def entries(layout: Layout, ui: Interface) -> list[Entry]:
    """The meanings that this drawing needs."""
    return [entry for entry, used in _all(layout, ui) if used]


def _all(layout: Layout, ui: Interface) -> Iterator[tuple[Entry, bool]]:
    nodes, arrows = layout.sketch.nodes, layout.sketch.arrows
    kinds = {(one.kind, one.seats) for one in nodes}
    for sample, meaning in (
        (Node("", "decision", 0, seats=(DIRECTOR,)), ui.gettext("the director decides")),
        (Node("", "decision", 0, seats=(CHIEF,)), ui.gettext("the chief decides")),
        (Node("", "joint", 0, seats=SEATS), ui.gettext("both decide at once")),
        (Node("", "chance", 0), ui.gettext("a draw, by the weights")),
        (Node("", "plain", 0), ui.gettext("goes on without a decision")),
        (Node("", "ending", 0), ui.gettext("an ending, and its tone")),
    ):
        yield Entry(sample, meaning), (sample.kind, sample.seats) in kinds
    yield Entry(Node("", "plain", 0, start=True), ui.gettext("plays begin here")), True
    plain = Node("", "plain", 0)
    for sample, meaning in (
        (replace(plain, only=DIRECTOR), ui.gettext("the director is here alone")),
        (replace(plain, only=CHIEF), ui.gettext("the chief is here alone")),
    ):
        yield Entry(sample, meaning), any(one.only == sample.only for one in nodes)
    yield (
        Entry(replace(plain, pale=True), ui.gettext("the other seat is here alone")),
        any(one.pale for one in nodes),
    )
    yield (
        Entry(replace(plain, dead=True), ui.gettext("no play comes here")),
        any(one.dead for one in nodes),
    )
    yield (
        Entry("line", ui.gettext("no play goes this way")),
        any(arrow.dead or any(label.dead for label in arrow.labels) for arrow in arrows),
    )
    yield (
        Entry("sign", ui.gettext("leads to the scene of this name, far off")),
        any(arrow.sign is not None for arrow in layout.arrows),
    )


def draw(found: list[Entry], left: float, top: float, room: float) -> tuple[str, float]:
    """The entries drawn in lines as wide as there is room for; with where the last line ends."""
    made = []
    x, y = left, top
    for entry in found:
        if x > left and x + entry.width > left + room:
            x, y = left, y + _LINE
        made.append(_drawn(entry, x, y))
        x += entry.width + _NEXT
    return element("g", *made), y + _LINE


def _drawn(entry: Entry, x: float, y: float) -> str:
    width, height = _SAMPLE
    text = written(Line(_FONT, ((None, entry.text),), 16), x + width + _GAP, y + height * 0.7)
    if entry.sample == "line":
        line = element("path", class_="way", d=path("M", x, y + height / 2, "h", width))
        return element("g", line, class_="dead") + text
    if entry.sample == "sign":
        return element("rect", class_="sign", x=x, y=y, width=width, height=height, rx=4) + text
    one = entry.sample
    marks = marks_of(one)
    inside = Line(_FONT, tuple((mark, "") for mark in marks), 16, hollow=is_hollow(one))
    ring = 4 if one.start else 0  # around the box
    box = Box(x + ring, y + ring, width - 2 * ring, height - 2 * ring)
    return drawn_node(PlacedNode(one, box, (inside,) if marks else ())) + text
