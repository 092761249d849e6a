"""The five areas: where dots lie, what the keys and the pointer open, what the card says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.debrief.ask import Answers
from makkerpar.desktop import lanes_layout
from makkerpar.desktop.course import Solo
from makkerpar.desktop.events import Down, Moved
from makkerpar.desktop.lanes_layout import Scale, Sizes, Span, Strip
from makkerpar.desktop.screens.debrief.lanes import LanesView
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.frontend import answers
from makkerpar.frontend.case import open_case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import rules
from tests.desktop.legible import SIGHTS, faults
from tests.desktop.world import Hands, window

SIZES = Sizes(dot=28, gap=4, rim=4, ring=12, hit=24)

# All that the director can choose: "a" touches areas 2 to 5, "b" little, "c" nothing.
LONG = " ".join(["Det siger alle, der var med, også dem, der gik før tid."] * 15)
FIVE = """
format: 1
id: five
version: 1
language: da
title: Fem valg
summary: Fem valg på en dag.
minutes: 5
focus: [3]
seats:
  director: { character: karen, brief: Du er Karen. }
  chief: { character: jonas, brief: Du er Jonas. }
cast:
  karen: { name: Karen Lind, title: Direktør }
  jonas: { name: Jonas Rask, title: Skolechef }
acts: { calm: Før stormen }
start: one
scenes:
  one:
    title: Mandag kl. 8
    act: calm
    lines: Klokken er otte.
    decision:
      seat: director
      choices:
        a: { text: Valg et., focus: { 2A: 1, 3A: -1 }, because: { 2A: Grund et., 3A: Pris et. } }
        b: { text: Intet et., focus: { 2A: -1 }, because: Pris. }
        c: { text: Ingenting et. }
      counterpart: [ { take: a, because: Hun ville. } ]
    goto: two
  two:
    title: Mandag kl. 10
    lines: Klokken er ti.
    decision:
      seat: director
      choices:
        a:
          text: Valg to.
          focus: { 3A: 2, 2B: -1 }
          because: { 3A: Grund to., 2B: Pris to. }
          yet: { 3A: Det er et rygte. }
        b: { text: Intet to., focus: { 3A: -2 }, because: Pris. }
        c: { text: Ingenting to. }
      counterpart: [ { take: a, because: Hun ville. } ]
    goto: three
  three:
    title: Mandag kl. 12
    lines: Klokken er tolv.
    decision:
      seat: director
      choices:
        a: { text: Valg tre., focus: { 2A: 1, 3B: -2, 4A: 1 }, because: LANG }
        b: { text: Intet tre., focus: { 4A: -1 }, because: Pris. }
        c: { text: Ingenting tre. }
      counterpart: [ { take: a, because: Hun ville. } ]
    goto: four
  four:
    title: Mandag kl. 14
    lines: Klokken er to.
    decision:
      seat: director
      choices:
        a: { text: Valg fire., focus: { 4A: -1, 3C: 1, 5A: 1 }, because: Grund fire. }
        b: { text: Intet fire., focus: { 2A: -1 }, because: Pris. }
        c: { text: Ingenting fire. }
      counterpart: [ { take: a, because: Hun ville. } ]
    goto: five
  five:
    title: Mandag kl. 16
    lines: Klokken er fire.
    decision:
      seat: director
      choices:
        a: { text: Valg fem., focus: { 3A: 1, 3B: -1, 4B: 1 }, because: Grund fem. }
        b: { text: Intet fem., focus: { 4A: -1 }, because: Pris. }
        c: { text: Ingenting fem. }
      counterpart: [ { take: a, because: Hun ville. } ]
    goto: end
  end:
    lines: Det er aften.
    ending: { title: Aften, tone: mixed }
"""


def areas(
    hands: Hands, folder: Path, choices: str = "aaaaa", said: Answers | None = None
) -> LanesView:
    """The screen of the director who chose so."""
    place = folder / "five"
    place.mkdir()
    (place / "scenario.yaml").write_text(FIVE.replace("LANG", f"'{LONG}'"), encoding="utf-8")
    case = open_case(place, {})
    play = rules.begin(case.program, "director", 1)
    for choice in choices:
        play = rules.take(play, choice)
    keeper = Keeper.begin(hands.desk.record, play)
    answers.keep(hands.desk.record, keeper.id, "director", said or Answers("Ja.", ("2", "3"), "4"))
    process = Process(Solo(case, play, keeper, "director", resumed=True))
    process.at = 3
    view = LanesView(hands.desk, process)
    hands.app.stack.append(view)
    hands.app.draw()
    return view


def over(hands: Hands) -> str:
    """The card's first line: which choice it tells of."""
    return next(
        line for line in hands.text.splitlines() if line.startswith("Valg ") and "·" in line
    )


def middle(view: LanesView, lane: int, place: int) -> tuple[int, int]:
    """Where a dot lies."""
    x, y = view._places.dots[lane][place].middle
    return round(x), round(y)


# Where dots lie


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    """A lane with a band that holds its dots."""
    values = tuple(draw(st.lists(st.integers(-3, 3), max_size=9)))
    loss = sum(value for value in values if value < 0) - draw(st.integers(0, 6))
    gain = sum(value for value in values if value > 0) + draw(st.integers(0, 6))
    return Strip(values, (loss, gain) if draw(st.booleans()) else None)


LANES = st.lists(strips(), min_size=1, max_size=5)
WIDTHS = st.integers(250, 1200)
LEAST = st.sampled_from([0.0, 14.0, 30.0])


@given(LANES, WIDTHS, LEAST)
def test_dots_never_lie_over_each_other(lanes: list[Strip], width: int, least: float) -> None:
    """Each dot has pixels of its own, those of no length beside each other above the others."""
    scale = lanes_layout.fit(lanes, width, least)

    for strip in lanes:
        rects = [
            pygame.Rect(box.left, box.top, box.width, box.height)
            for box in lanes_layout.boxes(strip, scale, 400, 100, SIZES)
        ]
        assert len(rects) == len(strip.values)
        assert all(rect.width > 0 and rect.height > 0 for rect in rects)
        for number, rect in enumerate(rects):
            assert rect.collidelist(rects[number + 1 :]) == -1


@given(LANES, WIDTHS, LEAST)
def test_a_band_is_as_long_as_its_bounds_and_holds_every_dot(
    lanes: list[Strip], width: int, least: float
) -> None:
    """Row by row the band reaches from the loss to the gain, and no dot reaches over its ends."""
    scale = lanes_layout.fit(lanes, width, least)

    for strip in lanes:
        rows = lanes_layout.band(strip, scale)
        if strip.band is None:
            assert rows == ()
            continue
        assert (sum(one.start for one in rows), sum(one.end for one in rows)) == strip.band
        for dot in lanes_layout.dots(strip, scale):
            assert rows[dot.row].start <= dot.start <= dot.end <= rows[dot.row].end


@given(LANES, WIDTHS, LEAST)
def test_zero_and_the_unit_are_shared_and_a_point_is_as_long_as_can_be(
    lanes: list[Strip], width: int, least: float
) -> None:
    """Every lane fits at one unit from one zero, and in one row one of them fills the width."""
    scale = lanes_layout.fit(lanes, width, least)

    reaches = [0, 0]
    for strip in lanes:
        spans = (*lanes_layout.dots(strip, scale), *lanes_layout.band(strip, scale))
        for span in spans:
            assert -scale.left <= span.start <= span.end <= scale.right
            assert 0 <= span.row < scale.rows
        reaches = [max(reaches[0], strip.reach(-1)), max(reaches[1], strip.reach(1))]
    assert (scale.left + scale.right) * scale.unit <= width + 1e-6
    if scale.rows == 1:
        assert [scale.left, scale.right] == reaches
        assert scale.unit * max(sum(reaches), 1) == pytest.approx(width)
    else:
        assert width / sum(reaches) < least


@given(strips())
def test_a_lane_is_read_from_its_last_loss_to_its_last_gain(strip: Strip) -> None:
    """From left to right the dots' places rise, whatever the order of the play."""
    scale = lanes_layout.fit([strip], 600)
    boxes = lanes_layout.boxes(strip, scale, 300, 0, SIZES)

    order = lanes_layout.order(strip.values)
    assert sorted(order) == list(range(len(strip.values)))
    for before, after in pairwise(order):
        same_kind = (strip.values[before] == 0) == (strip.values[after] == 0)
        assert not same_kind or boxes[before].left < boxes[after].left
        assert (strip.values[before] > 0) <= (strip.values[after] > 0)


def test_where_points_would_be_too_short_each_side_wraps_to_a_second_row() -> None:
    """A row takes what it has room for, the band follows its dots, and points are longer."""
    strip = Strip((2, 2, 2, -1), (-3, 9))

    whole, wrapped = lanes_layout.fit([strip], 120), lanes_layout.fit([strip], 120, 14)

    assert (whole.unit, whole.rows) == (10, 1)
    assert wrapped == Scale(unit=120 / 7, left=2, right=5, rows=2)
    assert lanes_layout.dots(strip, wrapped) == (
        Span(0, 2),
        Span(2, 4),
        Span(0, 2, 1),
        Span(-1, 0),
    )
    assert lanes_layout.band(strip, wrapped) == (Span(-2, 4), Span(-1, 5, 1))
    assert lanes_layout.rows(strip, wrapped) == 2


def test_the_pointer_finds_a_narrow_dot_a_little_beside_it() -> None:
    """A dot is at least so wide and high for the pointer, and the nearer one is meant."""
    strip = Strip((1, 1), None)
    boxes = lanes_layout.boxes(strip, Scale(12, 0, 2), 100, 50, SIZES)

    assert [box.width for box in boxes] == [8, 8]
    assert lanes_layout.hit(boxes, (96, 64), 24) == 0
    assert lanes_layout.hit(boxes, (109, 64), 24) == 0
    assert lanes_layout.hit(boxes, (113, 64), 24) == 1
    assert lanes_layout.hit(boxes, (140, 64), 24) is None
    assert lanes_layout.hit(boxes, (106, 90), 24) is None


# What is shown


def test_it_opens_on_the_largest_gain_in_an_area_put_first(tmp_path: Path) -> None:
    """The focus is on the chart, the card tells of that choice: quote, reason, dissent, twins."""
    with window(tmp_path) as hands:
        areas(hands, tmp_path)

        assert hands.top.focus == "chart"
        assert over(hands) == "Valg 2 · Mandag kl. 10"
        for line in ("Valg to.", "Grund to.", "»Det er et rygte.«", "Advare om mulige problemer i"):
            assert line in hands.text
        assert hands.stops == ["chart", "card", "back", "on", "settings"]


def test_gains_and_losses_have_their_figures_and_nothing_is_added_up(tmp_path: Path) -> None:
    """Each dot says what it is worth, each band how far it goes, and no other figure is there."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)

        figures = [line for line in hands.text.splitlines() if line[:1] in "+−" and len(line) < 4]
        lanes = view._whole.lanes.lanes
        told = [dot.value for lane in lanes for dot in lane.dots if dot.value]
        bands = [(lane.loss or 0, lane.gain or 0) for lane in lanes if len(lane.dots) > 2]
        told += [end for band in bands for end in band]
        told += [2, -1]  # the card's dot and its twin
        assert sorted(int(figure.replace("−", "-")) for figure in figures) == sorted(told)


def test_lanes_with_too_few_choices_say_so_and_have_no_ends(tmp_path: Path) -> None:
    """One choice, or none, is too little for a band; the dot can be opened all the same."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)

        text = " ".join(hands.text.split())
        assert "For få valg til at sige noget" in text
        assert "Ingen af dine valg rørte det her" in text
        assert "Satte du først" in text
        assert "Lod du ligge" in text
        hands.press("down", "down")
        assert view._open == (4, 0)
        assert over(hands) == "Valg 4 · Mandag kl. 14"


def test_without_any_dot_the_way_on_has_the_focus(tmp_path: Path) -> None:
    """Where no choice touched anything there is no card, and nothing to move in."""
    with window(tmp_path) as hands:
        areas(hands, tmp_path, "ccccc")

        assert hands.top.focus == "on"
        assert "card" not in hands.stops
        assert hands.text.count("Ingen af dine valg rørte det her") == 5


def test_what_is_read_aloud_is_the_lane_and_its_dot(tmp_path: Path) -> None:
    """The chart's name tells the open lane in words, and then which dot is open."""
    with window(tmp_path) as hands:
        areas(hands, tmp_path)
        frame = hands.app.frame
        assert frame is not None
        names = {stop.key: stop.name for stop in frame.stops}

        assert names["chart"] == (
            "Hjælpe hinanden til at lykkes. Satte du først. Valg 1 kostede 1, valg 2 gav 2, "
            "valg 3 kostede 2, valg 4 gav 1, valg 5 gav og kostede lige meget. "
            "En direktør kan her miste op til 5 og få op til 3. "
            "Valg 2, Mandag kl. 10, gav 2."
        )
        assert "Forfatterens begrundelse: Grund to." in names["card"]
        assert "Samme valg kostede 1 i »Fundamental gensidig tillid«." in names["card"]


# Keys


def test_arrows_go_along_the_lane_as_drawn_and_to_the_nearest_dot_of_the_next(
    tmp_path: Path,
) -> None:
    """Left and right, Home and End stay in the lane; up and down leave lanes without dots out."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)
        # In the third lane, from left to right: choices 3 and 1, the ring of 5, then 2 and 4.
        met = []
        for key in ("home", "right", "right", "right", "right", "right", "end", "left"):
            hands.press(key)
            assert view._open is not None
            met.append(view._open[1])
        assert met == [2, 0, 4, 1, 3, 3, 3, 1]
        hands.press("up")
        assert view._open == (1, 0)
        hands.press("up")
        assert view._open == (1, 0)
        hands.press("home", "down")
        assert view._open is not None
        assert (view._open[0], view._dot(view._open).value < 0) == (2, True)
        assert hands.top is view


def test_s_goes_around_the_dots_of_the_same_choice(tmp_path: Path) -> None:
    """From lane to lane and back to the first; a choice on its own stays where it is."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)
        hands.press("home")

        lanes = []
        for _ in range(3):
            hands.press("s")
            assert view._open is not None
            lanes.append((view._open[0], view._dot(view._open).decision))
        assert lanes == [(3, 3), (1, 3), (2, 3)]


def test_enter_moves_into_the_card_and_escape_back(tmp_path: Path) -> None:
    """In the card Esc leads back to the chart; in the chart it pauses as everywhere."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)

        hands.press("enter")
        assert view.focus == "card"
        hands.press("left", "escape")
        assert (hands.top, view.focus) == (view, "chart")
        hands.press("escape")
        assert hands.top is not view


def test_a_card_that_is_too_high_scrolls_by_itself(tmp_path: Path) -> None:
    """Inside it, arrows and pages move its text, and the lanes stand still."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)
        hands.press("home")
        frame = hands.app.frame
        assert frame is not None
        assert [area.key for area in frame.areas] == ["card"]
        beyond = frame.areas[0].beyond
        lanes = [lane.copy() for lane in view._places.lanes]

        hands.press("enter", "down")
        down = view.scrolls["card"]
        hands.press("end")
        assert 0 < down < view.scrolls["card"] == beyond
        hands.press("escape", "right", "left")
        assert "card" not in view.scrolls
        assert view._places.lanes == lanes


def test_in_one_column_the_card_opens_under_its_lane_which_is_brought_into_sight(
    tmp_path: Path,
) -> None:
    """Its name is seen, and the card begins right below it."""
    with window(tmp_path, size=(640, 600)) as hands:
        view = areas(hands, tmp_path)
        hands.press("down", "down")
        frame = hands.app.frame
        assert frame is not None
        assert view._open == (4, 0)
        card = next(stop for stop in frame.stops if stop.key == "card")
        name = next(line for line in frame.written if line.text.startswith("Gøre relationen"))
        area = next(area for area in frame.areas if area.key == "body")

        assert area.rect.contains(name.rect)
        assert view._places.lanes[4].contains(card.rect)
        assert name.rect.bottom < view._places.dots[4][0].bottom < card.rect.top


# The pointer


def test_the_pointer_opens_the_dot_it_is_over(tmp_path: Path) -> None:
    """Beside the chart the card follows the pointer, and the focus stays where it was."""
    with window(tmp_path) as hands:
        view = areas(hands, tmp_path)
        hands.press("tab", "tab")
        assert view.focus == "back"

        hands.app.happen(Moved(middle(view, 3, 1)))
        assert view._open == (3, 1)
        hands.app.draw()
        assert over(hands) == "Valg 4 · Mandag kl. 14"
        assert view.focus == "back"


def test_pressing_a_dot_opens_it_and_gives_the_chart_the_focus(tmp_path: Path) -> None:
    """In one column pressing is what opens: a pointer passing over moves nothing."""
    with window(tmp_path, size=(640, 900)) as hands:
        view = areas(hands, tmp_path)
        hands.press("tab")
        before = view._open

        at = middle(view, 1, 1)
        hands.app.happen(Moved(at))
        assert view._open == before
        hands.app.happen(Down(at))
        hands.app.draw()
        assert (view._open, view.focus) == ((1, 1), "chart")


# Sights


@pytest.mark.parametrize(("size", "scale", "theme"), SIGHTS)
def test_everything_can_be_read(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str
) -> None:
    """At every size, in every theme, no text is cut off, covered, or too pale."""
    with window(tmp_path, size=size) as hands:
        hands.desk.prefs.scale, hands.desk.prefs.theme = scale, theme
        areas(hands, tmp_path)
        for key in ("home", "down", "down", "enter", "end"):
            hands.press(key)
            frame = hands.app.frame
            assert frame is not None
            assert faults(frame) == []


def test_dots_come_in_one_by_one_and_only_once(tmp_path: Path) -> None:
    """By decision, forty milliseconds apart; reduced motion shows them at once."""
    with window(tmp_path, moving=True) as hands:
        areas(hands, tmp_path)

        def seen() -> int:
            return sum(line in ("+1", "+2", "−1", "−2") for line in hands.text.splitlines())

        first = seen()
        hands.clock.time += 0.05
        hands.app.draw()
        second = seen()
        hands.clock.time += 1.0
        hands.app.draw()
        assert first < second < seen()
        frame = hands.app.frame
        assert frame is not None
        assert frame.wake is None
