"""The five areas: each a lane with a dot for every decision, and the card of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame

from makkerpar.debrief.lanes import Dot
from makkerpar.desktop import lanes_layout
from makkerpar.desktop.answer import Answer
from makkerpar.desktop.canvas import Area, Canvas, Stop
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.events import Down, Dragged, Event, Moved
from makkerpar.desktop.lanes_layout import Strip
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Node,
    Nothing,
    Pad,
    Pressable,
    Row,
    Rule,
    Scroll,
    Words,
)
from makkerpar.desktop.nodes import lanes as chart
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.lanes import ROW, At, Chart, Fading, Heads, LaneFace, Places, sizes_of
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import MARGIN, WIDEST, body
from makkerpar.desktop.screens.debrief.lane_words import LaneWords, has_band
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.scene import Quote
from makkerpar.desktop.tokens import RADIUS_CARD
from makkerpar.desktop.view import Shortcut
from makkerpar.play.rules import TIMEOUT

_SHARE: Final = 1.62 / 2.62  # of the chart, beside its card
_GAP: Final = 36
_CARD: Final = 400  # dp at 100 %: a card beside a chart is not narrower
_UNIT: Final = 26  # dp at 100 %: beside a card, a point is not shorter
_COMES: Final = 0.04  # seconds from one dot's coming in to the next
_OPENS: Final = 0.2  # seconds that a card fades in
_CLEAR: Final = 28  # dp above a lane at the top, so that its name is not in the fading edge
_BEGINS: Final = 160  # dp at 100 %: of an open card, so much is its beginning
_TOP: Final = 28
_BOTTOM: Final = 12
CHART: Final = "chart"
CARD: Final = "card"


class LanesView(StepView):
    """The chart is one stop with arrows of its own; the card is another, which scrolls."""

    def __init__(self, desk: Desk, process: Process) -> None:
        super().__init__(desk, process)
        self._whole = process.whole(self.seat)
        self._lanes = self._whole.lanes.lanes
        self._places = Places()
        self._beside = False
        self._hit = 0  # as wide a dot is for the pointer, in pixels
        self._open: At | None = None
        self._moved = False  # whether the player has opened another one
        if self._whole.lanes.opens is not None:
            area, place = self._whole.lanes.opens
            self._open = next(
                (number, place) for number, lane in enumerate(self._lanes) if lane.area == area
            )
        self._began: float | None = None
        self._opened = -1e9

    # What is shown

    def framed(self, look: Look) -> Node:
        self._beside = self._has_room_beside(look)
        self._hit = sizes_of(look).hit
        if not self._beside:
            return body(self._one_column(look), top=_TOP, bottom=20)
        return Pad(_Sides(self), MARGIN, 0, most=WIDEST, centred=True)

    def content(self, look: Look) -> Node:
        return self._one_column(look)

    def _one_column(self, look: Look) -> Node:
        lanes = self.chart(look, stacked=True)
        return Column([self.head(), lanes, self.note()], 16)

    def _has_room_beside(self, look: Look) -> bool:
        return look.two_columns and self.chart_width(look, self.inner(look)) is not None

    def inner(self, look: Look) -> int:
        """How wide everything is, in pixels."""
        return min(look.size[0] - 2 * look.dp(MARGIN), look.dp(WIDEST))

    def chart_width(self, look: Look, inner: int) -> int | None:
        """How wide the chart is beside its card, in pixels; None: they have no room.

        The chart takes a little more than its share where its points would be too short.
        """
        usual = round((inner - look.dp(_GAP)) * _SHARE)
        most = inner - look.dp(_GAP) - look.grown(_CARD)
        lanes = self.chart(look, stacked=False)
        unit = look.dp(_UNIT * look.scale)
        width: int
        for width in (usual, *range(usual, most, look.dp(4)), most):
            found = lanes.scale(look, width)
            if found.rows == 1 and found.unit >= unit:
                return width
        return None

    def head(self) -> Node:
        """What stands over the chart."""
        gettext = self.desk.ui.gettext
        over = Words(gettext("The five areas"), "over", "brick")
        title = gettext("What your choices gave, and what they cost")
        return Column([over, Words(title, "h1", balanced=True)], 4)

    def note(self) -> Node:
        """What stands below it."""
        return Words(self._words().note(), "small", "ink2")

    def chart(self, look: Look, *, stacked: bool, row: float = ROW) -> Chart:
        """The lanes; where names stand above them, with the card."""
        words, gettext = self._words(), self.desk.ui.gettext
        faces = [
            LaneFace(
                name=words.area(lane.area),
                said=words.said(lane),
                first=lane.said == "first",
                strip=Strip(
                    tuple(dot.value for dot in lane.dots),
                    (lane.loss or 0, lane.gain or 0) if has_band(lane) else None,
                ),
                remark=words.remark(lane),
            )
            for lane in self._lanes
        ]
        name = ""
        if self._open is not None:
            name = f"{words.lane(self._lanes[self._open[0]])} {words.dot(self._dot(self._open))}"
        return Chart(
            faces,
            Heads(gettext("cost"), gettext("gave"), gettext("least"), gettext("most")),
            self._places,
            stacked=stacked,
            key=CHART if self._open is not None else None,
            name=name,
            open_=self._open,
            twins=self._twins(),
            card=self.card() if stacked else None,
            row=row,
            shown=partial(self._shown, look),
        )

    def card(self, *, scrolls: bool = False) -> Node | None:
        """The card of the open dot; `scrolls`: by itself, where it is too high."""
        if self._open is None:
            return None
        inside: Node = Fading(self._told(self._open), self._opened, _OPENS)
        if scrolls:
            inside = Scroll(CARD, inside, ground="surface", margin=6)
        name = self._words().card(self._dot(self._open))
        card = Card(Pad(inside, 22, 20))
        return Pressable(CARD, card, None, name, radius=RADIUS_CARD, group=True)

    def _told(self, at: At) -> Node:
        """What the card says of a dot."""
        ui, case, words = self.desk.ui, self.process.case, self._words()
        dot, area = self._dot(at), self._lanes[at[0]].area
        over = "  ·  ".join(one for one in words.moment(dot) if one)
        head: list[Node] = [
            Words(over, "over", "brick"),
            Row([chart.Dot(dot.value), Cell(Words(words.area(area), "h3"), 1)], 12),
        ]
        several = len(dot.parts) > 1
        head += [
            Words(words.part(part, value if several else None), "meta", "ink2")
            for part, value in dot.parts
        ]
        found: list[Node] = [Column(head, 6)]
        own = words.own(dot)
        found.append(Quote(case.say(own.words, ui.language)))
        if own.by == TIMEOUT:
            found.append(Words(ui.gettext("The clock chose this one."), "small", "ink2"))
        found += [Words(case.say(one, ui.language)) for one in dot.because]
        if dot.yet:
            said = [phrases.spoken(case.say(one, ui.language), ui) for one in dot.yet]
            yet = [Words(one, "quote", "ink2") for one in said]
            who = Words(ui.gettext("One who disagrees will say:"), "label")
            found += [Rule(), Column([who, *yet], 2)]
        found += self._also(dot)
        return Column(found, 16)

    def _also(self, dot: Dot) -> list[Node]:
        """What the same decision gave and cost in other areas."""
        gettext, words = self.desk.ui.gettext, self._words()
        found: list[Node] = []
        for sign, text in (
            (1, gettext("The same choice also gave")),
            (-1, gettext("The same choice also cost")),
            (0, gettext("The same choice gave and cost as much in")),
        ):
            rows: list[Node] = [
                Row([chart.Dot(value), Cell(Words(words.area(area), "small"), 1)], 12)
                for area, value in dot.twins
                if (value > 0) - (value < 0) == sign
            ]
            if rows:
                found.append(Column([Words(text, "small", "ink3"), *rows], 6))
        return [Rule(), *found] if found else []

    def _words(self) -> LaneWords:
        return LaneWords(self._whole, self.process.case, self.desk.ui)

    # Which dot

    def _dot(self, at: At) -> Dot:
        return self._lanes[at[0]].dots[at[1]]

    def _twins(self) -> list[At]:
        """The other dots of the open one's decision, in the areas' order."""
        if self._open is None:
            return []
        decision = self._dot(self._open).decision
        return [
            (number, place)
            for number, lane in enumerate(self._lanes)
            for place, dot in enumerate(lane.dots)
            if dot.decision == decision and number != self._open[0]
        ]

    def _show(self, at: At, *, follow: bool = True) -> None:
        """Open a dot's card."""
        if at == self._open:
            return
        self._open, self._moved = at, True
        self._opened = self.desk.clock()
        self.scrolls.pop(CARD, None)
        self.follow = self.follow or follow

    def _shown(self, look: Look, at: At) -> bool:
        """Whether a dot has come in: one by one, by decision, once."""
        if look.reduced:
            return True
        if self._began is None:
            self._began = self.desk.clock()
        return self.desk.clock() - self._began >= self._dot(at).decision * _COMES

    # Keys

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        return CHART if self._open is not None else super().opens_on(stops)

    def hints(self) -> Sequence[Shortcut]:
        gettext = self.desk.ui.gettext
        if self._open is None:
            return ()
        if self.focus == CARD:
            return (
                _hint("↑ ↓", gettext("Scroll")),
                _hint("Esc", gettext("Back to the lanes")),
            )
        return (
            _hint("← →", gettext("Choice")),
            _hint("↑ ↓", gettext("Area")),
            _hint("S", gettext("Same choice")),
        )

    def shortcuts(self) -> Sequence[Shortcut]:
        found = super().shortcuts()
        if self.focus != CARD:
            return found
        return [one for one in found if "escape" not in one.chords]

    def arrow(self, stop: Stop, chord: str) -> Answer | bool:
        if self._open is None:
            return False
        if stop.key == CARD:
            if chord == "escape":
                self.focus_on(CHART)
            return chord in ("escape", "left", "right")
        if chord in ("enter", "space"):
            self.focus_on(CARD)
            return True
        found = self._toward(self._open, chord)
        if found is None:
            return chord in ("left", "right", "home", "end", "s", "up", "down")
        self._show(found)
        return True

    def _toward(self, at: At, chord: str) -> At | None:
        """The dot that a key leads to."""
        number, place = at
        row = lanes_layout.order([dot.value for dot in self._lanes[number].dots])
        step = {"left": -1, "right": 1}.get(chord)
        if step is not None:
            to = row.index(place) + step
            return (number, row[to]) if 0 <= to < len(row) else None
        match chord:
            case "home" | "end":
                return number, row[0 if chord == "home" else -1]
            case "up" | "down":
                return self._in_next_lane(at, 1 if chord == "down" else -1)
            case "s":
                twins = self._twins()
                later = [twin for twin in twins if twin[0] > number]
                return next(iter(later or twins), None)
        return None

    def _in_next_lane(self, at: At, step: int) -> At | None:
        x = self._places.dots[at[0]][at[1]].middle[0]
        number = at[0] + step
        while 0 <= number < len(self._lanes):
            if self._lanes[number].dots:
                return number, lanes_layout.nearest(self._places.dots[number], x)
            number += step
        return None

    # The pointer, and scrolling

    def handle(self, event: Event, frame: Canvas) -> Answer:
        self.scrolls_by_arrows = self.focus == CARD
        answer = super().handle(event, frame)
        if isinstance(event, Moved) and self.hover == CHART and self._beside:
            at = self._under(event.at)
            if at is not None:
                # Another place within the chart is another thing to be over.
                self.hover = f"{CHART}.{at[0]}.{at[1]}"
                self._show(at, follow=False)
        return answer

    def point(self, stop: Stop, event: Down | Dragged) -> bool:
        if stop.key != CHART or isinstance(event, Dragged):
            return False
        at = self._under(event.at)
        if at is not None:
            self._show(at)
        return at is not None

    def _under(self, at: tuple[int, int]) -> At | None:
        """The dot under the pointer."""
        for number, boxes in enumerate(self._places.dots):
            place = lanes_layout.hit(boxes, at, self._hit)
            if place is not None:
                return number, place
        return None

    def bring_into_sight(self, frame: Canvas) -> bool:
        if self.focus == CARD and self._beside:
            self.follow = False
        area = next((one for one in frame.areas if one.key == "body"), None)
        if self.focus != CHART or self._open is None or area is None:
            return super().bring_into_sight(frame)
        if not self.follow:
            return False
        self.follow = False
        lane = self._places.lanes[self._open[0]].copy()
        above = min(frame.look.dp(_CLEAR), area.rect.height // 5)
        if not self._moved:
            # At first the heading stays in sight, if the lane and its card's beginning do.
            dot = self._places.dots[self._open[0]][self._open[1]]
            lane.height = min(lane.height, dot.bottom + frame.look.grown(_BEGINS) - lane.top)
        lane.top, lane.height = lane.top - above, lane.height + above
        return self._bring_lane(area, lane)

    def _bring_lane(self, area: Area, lane: pygame.Rect) -> bool:
        """Scroll so that a lane and its card are seen; if not all, with its name at the top."""
        offset = self.scrolls.get(area.key, area.start)
        wanted = offset
        if lane.top < area.rect.top:
            wanted += lane.top - area.rect.top
        elif lane.bottom > area.rect.bottom:
            wanted += min(lane.top - area.rect.top, lane.bottom - area.rect.bottom)
        wanted = min(max(wanted, 0), area.beyond)
        self.scrolls[area.key] = wanted
        return wanted != offset


class _Sides(Node):
    """The chart beside its card; the card scrolls by itself, as long as the chart has room."""

    def __init__(self, view: LanesView) -> None:
        self._view = view

    def measure(self, look: Look, width: int) -> int:
        left = self._view.chart_width(look, width) or width
        return self._left(look, 1_000_000).measure(look, left)

    def _left(self, look: Look, height: int) -> Node:
        """The chart and its note in a height, in pixels: the lanes a little lower, if need be."""
        view = self._view
        width = view.chart_width(look, view.inner(look)) or 1
        note, gap = view.note(), look.dp(12)
        rest = height - note.measure(look, width) - gap
        row = float(ROW)
        while (
            row > chart.ROW_LEAST
            and view.chart(look, stacked=False, row=row).measure(look, width) > rest
        ):
            row -= 1
        return Column([view.chart(look, stacked=False, row=row), note], 12)

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look, view = canvas.look, self._view
        width = view.chart_width(look, rect.width) or rect.width
        head = view.head()
        top = look.dp(_TOP) + head.measure(look, rect.width) + look.dp(18)
        left = self._left(look, rect.height - top - look.dp(_BOTTOM))
        high = left.measure(look, width)
        room = rect.height - top - look.dp(_BOTTOM)
        cells = [Cell(left, width=width), Cell(Column([view.card() or Nothing()]), 1)]
        if high > room:
            # The window is so low that the lanes scroll, and their card with them.
            whole = Column([head, Row(cells, _GAP, align=0.0)], 18)
            Scroll("body", Pad(whole, 0, _TOP, 0, _BOTTOM)).draw(canvas, rect)
            return
        head.draw(canvas, pygame.Rect(rect.left, rect.top + look.dp(_TOP), rect.width, top))
        left.draw(canvas, pygame.Rect(rect.left, rect.top + top, width, high))
        card = view.card(scrolls=True)
        if card is not None:
            x = rect.left + width + look.dp(_GAP)
            box = pygame.Rect(x, rect.top + top, rect.right - x, 0)
            box.height = min(card.measure(look, box.width), room)
            card.draw(canvas, box)


def _hint(cap: str, text: str) -> Shortcut:
    """A hint at keys that the focus takes."""
    return Shortcut((), lambda: None, cap, text)
