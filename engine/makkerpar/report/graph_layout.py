"""A sketch's places: scenes in boxes, ways as lines, acts as bands. All lengths in pixels.

The library graphlay orders the scenes of a rank, routes the lines and finds room for the labels;
which rank a scene has is ours (`graph_acts`), so that the acts lie one after another.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from makkerpar.errors import Refused
from makkerpar.report.graph_acts import rank_of
from makkerpar.report.graph_options import Direction
from makkerpar.report.graph_sketch import Arrow, Node, Sketch
from makkerpar.report.graph_text import Line, label_lines, node_lines, sign_line

PADDING: Final = 12  # inside a box, left and right
_ABOVE: Final = 7  # inside a box, and below its texts
_LEAST: Final = 76  # a box's width
MARGIN: Final = 24
LEAST_WIDTH: Final = 640  # of a picture, so that its legend has room
STRIP: Final = 44  # where the acts' names stand
_BEFORE_ACT: Final = 14  # from where an act begins to its first scenes
_PORT: Final = 14.0  # the least distance of two lines at a box
# Boxes, labels among them: beyond the first lines lie closer, beyond the second the library takes
# its shorter way.
_SEVERAL: Final = 400
_MANY: Final = 600
# A way over more ranks than this ends at a sign: many such lines nobody could follow, and they
# would take the library minutes.
_FAR: Final = 12
# Ways that go all across one another would take the library minutes too, and be a black square.
_MOST_WAYS: Final = 800
_WAYS_A_SCENE: Final = 4  # of a large story
# How many points of passing lines the library may place.
_MOST_BENDS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends, downwards."""
        return self.y + self.height

    def moved(self, x: float, y: float) -> Box:
        """The same elsewhere."""
        return Box(self.x + x, self.y + y, self.width, self.height)


Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A scene in its box, and what is written in it."""

    node: Node
    box: Box
    lines: tuple[Line, ...]

    def moved(self, x: float, y: float) -> PlacedNode:
        """The same elsewhere."""
        return PlacedNode(self.node, self.box.moved(x, y), self.lines)


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """A line from border to border, and what is written on it.

    Attributes:
        arrow: what it stands for.
        legs: the line's corners: from scene to scene, or to the label and from there.
        lines: of the label.
        box: the label's; None where there is none.
        sign: what stands in the scene's place at the line's end, and its box, where the scene is
            too far off; else None.
    """

    arrow: Arrow
    legs: tuple[tuple[Point, ...], ...]
    lines: tuple[Line, ...]
    box: Box | None
    sign: tuple[Line, Box] | None

    def moved(self, x: float, y: float) -> PlacedArrow:
        """The same elsewhere."""
        legs = tuple(tuple((right + x, down + y) for right, down in leg) for leg in self.legs)
        box = self.box.moved(x, y) if self.box is not None else None
        sign = (self.sign[0], self.sign[1].moved(x, y)) if self.sign is not None else None
        return PlacedArrow(self.arrow, legs, self.lines, box, sign)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Those of the label and of the sign, where there are any."""
        label = (self.box,) if self.box is not None else ()
        return label if self.sign is None else (*label, self.sign[1])


@dataclass(frozen=True, slots=True)
class Band:
    """An act's stretch of the picture."""

    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place, from (0, 0) to (width, height)."""

    sketch: Sketch
    direction: Direction
    width: float
    height: float
    nodes: tuple[PlacedNode, ...]
    arrows: tuple[PlacedArrow, ...]
    bands: tuple[Band, ...]


def place(sketch: Sketch, direction: Direction) -> Layout:
    """The layout of a sketch, the same for the same sketch.

    Raises:
        ImportError: the library that lays out graphs is not installed.
        Refused: there are more ways than it can lay out.
    """
    if len(sketch.arrows) > max(_MOST_WAYS, _WAYS_A_SCENE * len(sketch.nodes)):
        raise _too_many()
    nodes, arrows = _laid(sketch, direction)
    boxes = [placed.box for placed in nodes] + [box for one in arrows for box in one.boxes]
    points = [point for one in arrows for leg in one.legs for point in leg]
    xs = [value for box in boxes for value in (box.x, box.right)] + [x for x, _ in points]
    ys = [value for box in boxes for value in (box.y, box.bottom)] + [y for _, y in points]
    strip = STRIP if sketch.acts else 0
    left, top = (strip, 0) if direction == "down" else (0, strip)
    width = max(max(xs) - min(xs) + left + 2 * MARGIN, LEAST_WIDTH)
    height = max(ys) - min(ys) + top + 2 * MARGIN
    dx = (width + left - min(xs) - max(xs)) / 2  # centred in what the strip leaves
    dy = MARGIN + top - min(ys)
    nodes = tuple(placed.moved(dx, dy) for placed in nodes)
    return Layout(
        sketch=sketch,
        direction=direction,
        width=width,
        height=height,
        nodes=nodes,
        arrows=tuple(placed.moved(dx, dy) for placed in arrows),
        bands=tuple(_bands(sketch, direction, nodes, Box(0, 0, width, height))),
    )


def _too_many() -> Refused:
    return Refused("The ways are too many to be drawn. Write the graph as .dot, .mmd or .graphml.")


def _laid(
    sketch: Sketch, direction: Direction
) -> tuple[tuple[PlacedNode, ...], tuple[PlacedArrow, ...]]:
    """Scenes and ways as the library places them, around an origin of its own.

    Each label is a box too, on the rank after its scene's, so that nothing overlaps it, its line
    runs through it, and no other does. So is the sign at the end of a way that leads far off.
    """
    import graphlay  # noqa: PLC0415 - in the extra `author` alone, and slow

    ranks = rank_of(sketch.graph, {node.id: node.act for node in sketch.nodes})
    texts = [node_lines(node, sketch) for node in sketch.nodes]
    labels = [label_lines(arrow, sketch) for arrow in sketch.arrows]
    signs = [
        sign_line(arrow) if abs(ranks[arrow.target] - ranks[arrow.source]) > _FAR else None
        for arrow in sketch.arrows
    ]
    ports = Counter(arrow.source for arrow in sketch.arrows)
    ports |= Counter(
        arrow.target for arrow, sign in zip(sketch.arrows, signs, strict=True) if sign is None
    )
    step = 2 if any(labels) else 1
    graph = graphlay.Graph()

    def add(key: object, size: tuple[float, float], rank: int) -> None:
        graph.node(key, width=size[0], height=size[1], rank={"fixed": rank})

    for node, lines in zip(sketch.nodes, texts, strict=True):
        add(node.id, _node_size(lines, ports[node.id], direction), step * ranks[node.id])
    for arrow, lines, sign in zip(sketch.arrows, labels, signs, strict=True):
        rank = step * ranks[arrow.source]
        way: list[object] = [arrow.source]
        if lines:
            way.append((arrow, "label"))
            add(way[-1], _label_size(lines), rank + 1)
        if sign is not None:
            way.append((arrow, "sign"))
            add(way[-1], _label_size([sign]), rank + step)
        else:
            way.append(arrow.target)
        for here, there in itertools.pairwise(way):
            graph.edge(here, there)
    try:
        found = graphlay.layout(graph, options=_options(len(graph.nodes), direction))
    except graphlay.GraphlayError as error:  # beyond its limits, or ours
        raise _too_many() from error
    boxes, routes = iter(map(_box, found.nodes)), iter(map(_points, found.edges))
    nodes = [
        PlacedNode(node, next(boxes), lines)
        for node, lines in zip(sketch.nodes, texts, strict=True)
    ]
    arrows = [
        PlacedArrow(
            arrow,
            legs=(next(routes), next(routes)) if lines else (next(routes),),
            lines=lines,
            box=next(boxes) if lines else None,
            sign=(sign, next(boxes)) if sign is not None else None,
        )
        for arrow, lines, sign in zip(sketch.arrows, labels, signs, strict=True)
    ]
    return tuple(nodes), tuple(arrows)


def _options(boxes: int, direction: Direction) -> dict[str, Any]:
    return {
        "direction": "topbottom" if direction == "down" else "leftright",
        "effort": "balanced" if boxes <= _MANY else "fast",
        "spacing": {"layer_gap": 20.0, "node_gap": 20.0, "dummy_gap": 14.0, "port_gap": _PORT},
        "routing": {"lane_gap": 8.0 if boxes <= _SEVERAL else 5.0},
        # Its other way of finding places, for large graphs, makes them ten times as wide.
        "tuning": {"coords": {"simplex_max_nodes": _MOST_BENDS}},
        "limits": {"max_dummies": _MOST_BENDS},
    }


def _node_size(lines: Sequence[Line], ports: int, direction: Direction) -> tuple[float, float]:
    """How large a scene's box is, so that its texts, and the lines at its side, have room."""
    width = max(_LEAST, 2 * PADDING + max(line.width for line in lines))
    height = 2 * _ABOVE + sum(line.height for line in lines)
    room = _PORT * (ports + 1)
    return (max(width, room), height) if direction == "down" else (width, max(height, room))


def _label_size(lines: Sequence[Line]) -> tuple[float, float]:
    return max(line.width for line in lines) + 10, sum(line.height for line in lines) + 4


def _points(route: Mapping[str, Any]) -> tuple[Point, ...]:
    return tuple((point["x"], point["y"]) for point in route["points"])


def _box(place: Mapping[str, Any]) -> Box:
    centre, width, height = place["center"], place["size"]["width"], place["size"]["height"]
    return Box(centre["x"] - width / 2, centre["y"] - height / 2, width, height)


def _bands(
    sketch: Sketch, direction: Direction, nodes: Iterable[PlacedNode], whole: Box
) -> Iterator[Band]:
    """The acts that have scenes, each from its first rank to just before the next's."""
    if not sketch.acts:
        return
    down = direction == "down"
    begins: dict[int, float] = {}
    for placed in nodes:
        at = placed.box.y if down else placed.box.x
        act = placed.node.act
        begins[act] = min(begins.get(act, at), at)
    acts = sorted(begins)
    edges = [0.0, *(begins[act] - _BEFORE_ACT for act in acts[1:])]
    edges.append(whole.height if down else whole.width)
    for act, (start, end) in zip(acts, itertools.pairwise(edges), strict=True):
        name = sketch.acts[act] if act >= 0 else ""
        if down:
            yield Band(name, Box(0, start, whole.width, end - start))
        else:
            yield Band(name, Box(start, 0, end - start, whole.height))
