from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.report import charts
from makkerpar.report.charts import Scale

SCALE = Scale(-4, 6)


def share(text: str | None) -> float:
    """A share of the width as a number."""
    assert text is not None
    assert text.endswith("%")
    return float(text.removesuffix("%"))


def rects(svg: str, class_: str) -> list[tuple[float, float]]:
    """Where the rectangles of a class begin and end, in percent."""
    found = ElementTree.fromstring(svg).iter("rect")
    return [
        (share(one.get("x")), share(one.get("x")) + share(one.get("width")))
        for one in found
        if one.get("class") == class_
    ]


@given(st.integers(-500, 0), st.integers(0, 500), st.fractions(0, 20), st.data())
def test_a_scale_keeps_order_and_stays_inside(
    low: int, high: int, margin: Fraction, data: st.DataObject
) -> None:
    """Greater values lie further right, and both ends lie within the chart."""
    scale = Scale(low, high, margin)
    one, other = sorted(data.draw(st.tuples(*[st.integers(low, high)] * 2)))
    assert 0 <= share(scale.at(one)) <= share(scale.at(other)) <= 100


@given(st.integers(-10_000, 0), st.integers(0, 10_000))
def test_ticks_are_few_and_have_nought(low: int, high: int) -> None:
    """A scale has ten ticks at most, evenly spaced, with nought among them."""
    ticks = Scale(low, high).ticks()
    assert 0 in ticks
    assert len(ticks) <= 10
    assert len({after - before for before, after in pairwise(ticks)}) <= 1


def test_a_reach_is_hollow_below_nought_and_filled_above() -> None:
    """What costs and what gives are two shapes that meet at nought."""
    svg = charts.span(SCALE, -2, 3)
    assert rects(svg, "cost") == [(20, 40)]
    assert rects(svg, "give") == [(40, 70)]


@pytest.mark.parametrize(("value", "class_"), [(-2, "cost"), (0, "none"), (3, "give")])
def test_one_value_is_a_dot(value: int, class_: str) -> None:
    """Where the least is the greatest, one dot stands at the value."""
    (dot,) = ElementTree.fromstring(charts.span(SCALE, value, value)).iter("circle")
    assert (dot.get("class"), dot.get("cx")) == (class_, SCALE.at(value))


def test_an_end_that_is_not_known_is_open() -> None:
    """Of a half-known reach the known end is drawn, and the rest as far as the scale goes."""
    svg = charts.span(SCALE, None, 3)
    assert rects(svg, "open") == [(0, 70)]
    assert not rects(svg, "cost") + rects(svg, "give")
    assert "rect" not in charts.span(SCALE, None, None)


def test_a_span_stands_before_what_it_is_part_of() -> None:
    """The track goes as far as the whole does, and as far as the scale where that is not said."""

    def track(svg: str) -> tuple[str | None, str | None]:
        (line,) = (
            one for one in ElementTree.fromstring(svg).iter("line") if one.get("class") == "track"
        )
        return line.get("x1"), line.get("x2")

    assert track(charts.span(SCALE, -1, 1, (-2, 4))) == (SCALE.at(-2), SCALE.at(4))
    assert track(charts.span(SCALE, -1, 1)) == ("0", "100%")


def test_a_lane_tells_what_it_shows() -> None:
    """A lane has a name and a description, a band from end to end, and figures at its ends."""
    svg = charts.lane(SCALE, (-4, 6), (-2, 3), "Trust", "From −4 to +6.")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert [root.findtext("title"), root.findtext("desc")] == ["Trust", "From −4 to +6."]
    assert rects(svg, "band") == [(0, 100)]
    assert [text.text for text in root.iter("text")] == ["−4", "+6"]


def test_a_lane_of_unknown_ends_says_so() -> None:
    """An end that is not proven has a question mark, and the band is dashed."""
    svg = charts.lane(SCALE, (None, 6), (None, 3), "Trust", "?")
    assert rects(svg, "band unsure") == [(0, 100)]
    assert [text.text for text in ElementTree.fromstring(svg).iter("text")] == ["?", "+6"]
    assert not rects(svg, "give")


@given(st.fractions(0, 1))
def test_a_share_is_as_long_as_it_is(value: Fraction) -> None:
    """A bar is as long as its share; what is not nothing is seen, and nothing is not."""
    svg = charts.share(value)
    filled = re.findall(r'class="filled" width="([^"]+)"', svg)
    assert bool(filled) == bool(value)
    if value:
        assert filled[0] == "3"
        assert share(filled[1]) == pytest.approx(float(value) * 100, abs=0.01)


@given(st.text(), st.text())
def test_what_is_told_is_escaped(name: str, told: str) -> None:
    """Whatever an area is called, a lane is one well-formed element."""
    ElementTree.fromstring(charts.lane(SCALE, (-1, 1), (0, 0), name, told))
