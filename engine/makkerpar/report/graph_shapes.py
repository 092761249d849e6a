"""How scenes and seats look in a drawing of the graph: by shape and mark, and by colour as well."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from makkerpar.focus import CHIEF, DIRECTOR
from makkerpar.report.graph_layout import PADDING, Box, PlacedNode
from makkerpar.report.graph_sketch import Node
from makkerpar.report.graph_text import Line, Mark
from makkerpar.report.svg import Colours, clean, colour, element, escaped, path

_ROUND: Final = 13
_CUT: Final = 9
_BAR: Final = 4

# The class of a whole drawing.
CLASS: Final = "graph"
# The classes of all shapes, and of what is written in them.
_SHEET: Final = """
text{{font-family:'Hanken Grotesk','Segoe UI','Helvetica Neue',Arial,sans-serif;fill:{ink}}}
.heading{{font-family:Newsreader,Georgia,serif;font-weight:500}}
.name{{font-weight:600}}
.soft{{fill:{ink2}}}
.shape{{fill:{surface};stroke:{line2};stroke-width:1.2}}
.director{{fill:{fjord_t};stroke:{fjord};stroke-width:1.8}}
.chief{{fill:{brick_t};stroke:{brick};stroke-width:1.8}}
.joint{{fill:{plum_t};stroke:{plum};stroke-width:1.8}}
.chance{{fill:{ochre_t};stroke:{ochre};stroke-width:1.8}}
.ending{{fill:{moss_t};stroke:{moss};stroke-width:1.8}}
.inner{{fill:none;stroke:{moss};stroke-width:1}}
.m-director{{fill:{fjord};stroke:{fjord};stroke-width:1.6}}
.m-chief{{fill:{brick};stroke:{brick};stroke-width:1.6}}
.m-draw{{fill:{ochre};stroke:{ochre};stroke-width:1.6}}
.hollow{{fill:{surface}}}
.way{{fill:none;stroke:{ink2};stroke-width:1.3}}
.tip{{fill:{ink2}}}
.ground{{fill:{bg};fill-opacity:.92}}
.sign{{fill:{sunken};stroke:{ink3};stroke-width:1}}
.dead .shape,.dead .inner{{fill:{surface};stroke:{ink3};stroke-width:1.2;stroke-dasharray:4 3}}
.dead text{{fill:{ink3}}}
.dead .way{{stroke:{ink3};stroke-dasharray:4 4}}
.dead .tip{{fill:{ink3}}}
.dead .m-director,.dead .m-chief,.dead .m-draw{{fill:none;stroke:{ink3}}}
.pale{{opacity:.65}}
.first{{fill:none;stroke:{ink};stroke-width:2}}
.band{{fill:{sunken}}}
"""
_COLOURS: Final = tuple(re.findall(r"(?<!\{)\{(\w+)\}", _SHEET))


def sheet(palette: Colours) -> str:
    """The style sheet of the shapes, for what is within `CLASS` alone: pages may hold several."""
    rules = _SHEET.format(**{name: colour(palette, name) for name in _COLOURS})
    return element("style", "\n".join(map(_scoped, rules.strip().splitlines())))


def _scoped(rule: str) -> str:
    selectors, _, rest = rule.partition("{")
    return ",".join(f".{CLASS} {one}" for one in selectors.split(",")) + "{" + rest


def drawn_node(placed: PlacedNode) -> str:
    """A scene in its box; its id and title can be read by pointing at it."""
    one, box = placed.node, placed.box
    parts = [element("title", escaped(f"{one.id}: {one.title}" if one.title else one.id))]
    parts += outline(one, box)
    left = box.x + PADDING
    top = box.y + (box.height - sum(line.height for line in placed.lines)) / 2
    for line in placed.lines:
        parts.append(written(line, left, top + line.height * 0.76))
        top += line.height
    state = "dead" if one.dead else "pale" if one.pale else None
    return element("g", *parts, class_=state)


def outline(one: Node, box: Box) -> list[str]:
    """The shape of a scene: who decides in it, and how it is left."""
    made = []
    if one.start:
        ring = Box(box.x - 4, box.y - 4, box.width + 8, box.height + 8)
        made.append(_shape(one, ring, "first", round_=_ROUND + 4))
    name = one.seats[0] if one.kind == "decision" else one.kind
    made.append(_shape(one, box, "shape" if name == "plain" else f"shape {name}"))
    if one.kind == "ending":
        inner = Box(box.x + 3, box.y + 3, box.width - 6, box.height - 6)
        made.append(_shape(replace(one, kind="plain"), inner, "inner"))
    if one.only is not None:
        bar = Box(box.x + 3, box.y + box.height / 4, _BAR, box.height / 2)
        made.append(_rect(bar, f"m-{one.only}", 1))
    return made


def _shape(one: Node, box: Box, class_: str, round_: int = _ROUND) -> str:
    if one.kind == "chance":
        points = path(
            "M", box.x + _CUT, box.y, "H", box.right - _CUT, "L", box.right, box.y + _CUT,
            "V", box.bottom - _CUT, "L", box.right - _CUT, box.bottom, "H", box.x + _CUT,
            "L", box.x, box.bottom - _CUT, "V", box.y + _CUT, "Z",
        )  # fmt: skip
        return element("path", class_=class_, d=points)
    if one.kind == "joint":  # round as the director's on one side, square as the chief's
        r = min(round_, box.height / 2)
        points = path(
            "M", box.x + r, box.y, "H", box.right, "V", box.bottom, "H", box.x + r,
            "A", r, r, 0, 0, 1, box.x, box.bottom - r, "V", box.y + r,
            "A", r, r, 0, 0, 1, box.x + r, box.y, "Z",
        )  # fmt: skip
        return element("path", class_=class_, d=points)
    if one.kind == "decision":
        return _rect(box, class_, round_ if one.seats[0] == DIRECTOR else 0)
    return _rect(box, class_, 5)


def _rect(box: Box, class_: str, round_: float) -> str:
    return element(
        "rect",
        class_=class_,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        rx=round_ or None,
    )


def drawn_mark(mark: Mark, x: float, middle: float, size: float, *, hollow: bool = False) -> str:
    """A mark, `x` its left end: a disc for the director, a square for the chief, else a diamond."""
    class_ = f"m-{mark} hollow" if hollow else f"m-{mark}"
    if mark == DIRECTOR:
        return element("circle", class_=class_, cx=x + size / 2, cy=middle, r=size / 2)
    if mark == CHIEF:
        side = size * 0.88
        left, top = x + (size - side) / 2, middle - side / 2
        return element("rect", class_=class_, x=left, y=top, width=side, height=side)
    half = size / 2
    points = path(
        "M", x, middle, "l", half, -half, "l", half, half, "l", -half, half, "Z"
    )  # fmt: skip
    return element("path", class_=class_, d=points)


def written(line: Line, left: float, baseline: float) -> str:
    """A line of text with its marks."""
    made = []
    for start, mark, text in line.places():
        if mark is not None:
            at, middle = left + start - line.mark - 4, baseline - line.font.size * 0.34
            made.append(drawn_mark(mark, at, middle, line.mark, hollow=line.hollow))
        if text:
            made.append(text_at(line, text, left + start, baseline))
    return element("g", *made, class_="dead") if line.dead else "".join(made)


def text_at(line: Line, text: str, x: float, y: float) -> str:
    """A text of one font; where another is found for it, it is held to the width it has here."""
    return element(
        "text",
        escaped(text),
        class_="name" if line.font.weight > 500 else None,
        x=x,
        y=y,
        font_size=line.font.size,
        textLength=line.font.width(clean(text)),
        lengthAdjust="spacingAndGlyphs",
    )
