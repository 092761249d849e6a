"""A laid-out graph as one SVG: a title, a legend, and everything in its place.

Texts stay texts, everything of an author's is escaped, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from makkerpar.report import graph_legend, text_width
from makkerpar.report.graph_layout import MARGIN, STRIP, Band, Box, Layout, PlacedArrow, Point
from makkerpar.report.graph_shapes import CLASS, drawn_node, sheet, written
from makkerpar.report.svg import Colours, colour, element, escaped, path
from makkerpar.text.interface import Interface

_HEADING: Final = text_width.heading(28)
_ACT: Final = text_width.heading(18)
_TIP: Final = 7  # an arrow's head
_BEND: Final = 6  # how round a line's corners are


def svg(layout: Layout, palette: Colours, ui: Interface) -> str:
    """The drawing as an SVG document.

    Args:
        layout: what is where.
        palette: the colours by their names in the window's design.
        ui: the language of the words that are ours.
    """
    sketch = layout.sketch
    width, height = size(layout, ui)
    legend, header = _legend(layout, ui)
    picture = element(
        "g",
        *(_band(band, layout, number) for number, band in enumerate(layout.bands)),
        *(_line(placed) for placed in layout.arrows),
        *(drawn_node(placed) for placed in layout.nodes),
        *(_label(placed) for placed in layout.arrows),
        transform=f"translate(0 {header:.1f})",
    )
    return element(
        "svg",
        element("title", escaped(sketch.title), id="graph-title"),
        element("desc", escaped(_description(layout, ui)), id="graph-desc"),
        sheet(palette),
        element("rect", width="100%", height="100%", fill=colour(palette, "bg")),
        _heading(sketch.title, width),
        element("text", escaped(sketch.about), class_="soft", x=MARGIN, y=72, font_size=13),
        legend,
        picture,
        xmlns="http://www.w3.org/2000/svg",
        class_=CLASS,
        role="img",
        aria_labelledby="graph-title graph-desc",
        viewBox=path(0, 0, width, height),
        width=width,
        height=height,
        **{"xml:lang": sketch.language},
    )


def size(layout: Layout, ui: Interface) -> tuple[float, float]:
    """How wide and how high the drawing becomes, its heading and legend included, in pixels."""
    return layout.width, _legend(layout, ui)[1] + layout.height


def _legend(layout: Layout, ui: Interface) -> tuple[str, float]:
    """The legend, and where the drawing begins below it."""
    entries = graph_legend.entries(layout, ui)
    legend, below = graph_legend.draw(entries, MARGIN, 92, layout.width - 2 * MARGIN)
    return legend, below + 8


def _heading(title: str, width: float) -> str:
    text = escaped(_HEADING.fit(title, width - 2 * MARGIN))
    return element("text", text, class_="heading", x=MARGIN, y=48, font_size=_HEADING.size)


def _description(layout: Layout, ui: Interface) -> str:
    acts = ", ".join(band.name for band in layout.bands if band.name)
    about = ui.gettext(
        "The scenes of “{title}” and the ways between them.", title=layout.sketch.title
    )
    named = ui.gettext("Acts: {acts}.", acts=acts) if acts else ""
    return " ".join(filter(None, (about, layout.sketch.about, named)))


def _band(band: Band, layout: Layout, number: int) -> str:
    box = band.box
    down = layout.direction == "down"
    ground = (
        element("rect", class_="band", x=box.x, y=box.y, width=box.width, height=box.height)
        if number % 2 == 0
        else ""
    )
    if not band.name:
        return ground
    length = (box.height if down else box.width) - 16
    name = _ACT.fit(band.name, length)
    turned = None
    x, y = box.x + 14, box.y + STRIP * 0.68
    if down:
        x, y = STRIP * 0.72, box.y + 16
        turned = f"rotate(-90 {x:.1f} {y:.1f})"
    text = element(
        "text",
        escaped(name),
        class_="heading soft",
        x=x,
        y=y,
        font_size=_ACT.size,
        text_anchor="end" if down else None,
        transform=turned,
    )
    return ground + text


def _line(placed: PlacedArrow) -> str:
    *before, last = placed.legs
    made = "".join(
        element("path", class_="way", d=_rounded(leg))
        for leg in (*before, (*last[:-1], _towards(last[-1], last[-2], _TIP * 0.8)))
    )
    made += _tip(last)
    return element("g", made, class_="dead") if placed.arrow.dead else made


def _rounded(points: Sequence[Point]) -> str:
    """A line through the points, its corners rounded."""
    found: list[object] = ["M", *points[0]]
    for (here, there), (_, beyond) in pairwise(pairwise(points)):
        start, end = _towards(there, here, _BEND), _towards(there, beyond, _BEND)
        found += ["L", *start, "Q", *there, *end]
    return path(*found, "L", *points[-1])


def _towards(point: Point, other: Point, distance: float) -> Point:
    """The point, moved towards another by a distance, at most halfway."""
    dx, dy = other[0] - point[0], other[1] - point[1]
    length = (dx * dx + dy * dy) ** 0.5
    share = min(distance / length, 0.5) if length else 0
    return point[0] + dx * share, point[1] + dy * share


def _tip(points: Sequence[Point]) -> str:
    (x0, y0), (x, y) = points[-2:]
    length = ((x - x0) ** 2 + (y - y0) ** 2) ** 0.5 or 1.0
    ux, uy = (x - x0) / length, (y - y0) / length
    bx, by = x - ux * _TIP, y - uy * _TIP
    wide = _TIP * 0.45
    return element(
        "path",
        class_="tip",
        d=path(
            "M", x, y, "L", bx - uy * wide, by + ux * wide, "L", bx + uy * wide, by - ux * wide, "Z"
        ),
    )


def _label(placed: PlacedArrow) -> str:
    """What is written on a line, and the sign at its end."""
    made = ""
    if placed.box is not None:
        made += _ground(placed.box, "ground")
        top = placed.box.y + 2
        for line in placed.lines:
            made += written(line, placed.box.x + 5, top + line.height * 0.76)
            top += line.height
    if placed.sign is not None:
        line, box = placed.sign
        made += _ground(box, "sign") + written(line, box.x + 5, box.y + 2 + line.height * 0.76)
    return element("g", made) if made else ""


def _ground(box: Box, class_: str) -> str:
    return element(
        "rect", class_=class_, x=box.x, y=box.y, width=box.width, height=box.height, rx=4
    )
