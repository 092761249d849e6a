"""What is written in a graph's boxes and along its lines, cut to the room there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from makkerpar.focus import CHIEF, DIRECTOR
from makkerpar.report import text_width
from makkerpar.report.graph_sketch import Arrow, Label, Node, Sketch
from makkerpar.report.text_width import Font

NAME: Final = text_width.bold(13)
TITLE: Final = text_width.sans(12)
LABEL: Final = text_width.sans(12)
CONDITION: Final = text_width.sans(10.5)

_NEXT: Final = 9  # from one part to the next
_TITLE_ROOM: Final = 230.0
_LABEL_ROOM: Final = {"text": 320.0, "id": 200.0, "none": 0.0}
_INDENT: Final = 12  # a condition's, below the text of a choice
_MOST_LINES: Final = 10  # of a label

Mark = Literal["director", "chief", "draw"]
Part = tuple[Mark | None, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its parts, each with a mark before it, or none.

    Attributes:
        font: of all parts.
        parts: (mark, text); a part without text is a mark alone.
        height: from this line to the next, in pixels.
        hollow: whether the marks are: the seat is here, and decides nothing.
        dead: whether it tells of something that no play comes to.
        indent: how far in it begins, in pixels.
    """

    font: Font
    parts: tuple[Part, ...]
    height: float
    hollow: bool = False
    dead: bool = False
    indent: float = 0

    @property
    def mark(self) -> float:
        """The size of a mark."""
        return round(self.font.size * 0.7)

    @property
    def width(self) -> float:
        """All parts with their marks and gaps."""
        return max(start + self.font.width(text) for start, _, text in self.places())

    def places(self) -> Iterable[tuple[float, Mark | None, str]]:
        """Each part as (where its text begins, mark, text), from 0; its mark stands before it."""
        at = self.indent
        for mark, text in self.parts:
            at += self.mark + 4 if mark is not None else 0
            yield at, mark, text
            at += self.font.width(text) + _NEXT if text else 0


def node_lines(node: Node, sketch: Sketch) -> tuple[Line, ...]:
    """What is written in a scene's box: its id, its title, how it ends for each seat."""
    name = NAME.fit(node.id, _TITLE_ROOM)
    marks = marks_of(node) or (None,)
    parts = (*((mark, "") for mark in marks[:-1]), (marks[-1], name))
    found = [Line(NAME, parts, 17, hollow=is_hollow(node))]
    if node.title and (sketch.labels == "text" or node.kind == "ending"):
        found.append(Line(TITLE, ((None, TITLE.fit(node.title, _TITLE_ROOM)),), 16))
    if node.tones:
        found.append(Line(TITLE, tuple(zip((DIRECTOR, CHIEF), node.tones, strict=True)), 16))
    return tuple(found)


def marks_of(node: Node) -> tuple[Mark, ...]:
    """The marks of a scene: who decides in it, or the draw, or else who is there alone."""
    if node.kind == "chance":
        return ("draw",)
    return node.seats or ((node.only,) if node.only is not None else ())


def is_hollow(node: Node) -> bool:
    """Whether the mark of a scene is of somebody who decides nothing there."""
    return not node.seats and node.kind != "chance"


def label_lines(arrow: Arrow, sketch: Sketch) -> tuple[Line, ...]:
    """An arrow's labels, a line each; a condition that all of them have stands once, below."""
    room = _LABEL_ROOM[sketch.labels]
    conditions = {label.condition for label in arrow.labels}
    shared = len(arrow.labels) > 1 and len(conditions) == 1
    found: list[Line] = []
    for label in arrow.labels:
        if label.parts:
            each = room / len(label.parts) - LABEL.size - _NEXT
            parts = tuple((seat, LABEL.fit(text, each)) for seat, text in label.parts)
            found.append(Line(LABEL, parts, 16, dead=label.dead))
        if not shared:
            indent = _INDENT if any(seat is not None for seat, _ in label.parts) else 0
            found += _condition(label, room, dead=label.dead, indent=indent)
    if shared:
        dead = all(label.dead for label in arrow.labels)
        found += _condition(arrow.labels[0], room, dead=dead, indent=0)
    if len(found) > _MOST_LINES:
        found = [*found[: _MOST_LINES - 1], Line(CONDITION, ((None, "…"),), 13)]
    return tuple(found)


def _condition(label: Label, room: float, *, dead: bool, indent: float) -> Iterable[Line]:
    """A label's condition on its lines, below what it is the condition of."""
    for text in CONDITION.wrap(label.condition, room * 0.75, 3):
        yield Line(CONDITION, ((None, text),), 13, dead=dead, indent=indent)


def sign_line(arrow: Arrow) -> Line:
    """What stands where a way ends whose scene is too far off: the scene's id."""
    return Line(NAME, ((None, NAME.fit(arrow.target, _TITLE_ROOM)),), 17, dead=arrow.dead)
