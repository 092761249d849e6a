from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makkerpar.errors import Refused
from makkerpar.report import graph_layout
from makkerpar.report.graph_layout import Box, Layout, Point, place
from makkerpar.report.graph_options import DIRECTIONS, Direction
from makkerpar.report.graph_sketch import Sketch
from makkerpar.scenario.load import load
from makkerpar_tools.bench.language import as_scenario
from makkerpar_tools.bench.story import generate
from tests.oracle.generator import make_scenario, scenario_id
from tests.report.world import chain, drawn, scenario

CLOSE = 0.5  # of a pixel


def overlap(one: Box, two: Box) -> bool:
    """Whether two boxes have room in common."""
    return (
        one.x < two.right - CLOSE
        and two.x < one.right - CLOSE
        and one.y < two.bottom - CLOSE
        and two.y < one.bottom - CLOSE
    )


def on_border(point: Point, box: Box) -> bool:
    """Whether a point lies on a box's border."""
    x, y = point
    beside = min(abs(x - box.x), abs(x - box.right)) < CLOSE
    above = min(abs(y - box.y), abs(y - box.bottom)) < CLOSE
    inside = box.x - CLOSE < x < box.right + CLOSE and box.y - CLOSE < y < box.bottom + CLOSE
    return inside and (beside or above)


def crosses(one: Point, two: Point, box: Box) -> bool:
    """Whether a level or upright piece of a line runs through a box."""
    left, right = sorted((one[0], two[0]))
    top, bottom = sorted((one[1], two[1]))
    return overlap(Box(left - 1, top - 1, right - left + 2, bottom - top + 2), box) and (
        right > box.x + 2 and left < box.right - 2 and bottom > box.y + 2 and top < box.bottom - 2
    )


def hold(laid: Layout) -> None:
    """Assert what every layout keeps."""
    scenes = {placed.node.id: placed.box for placed in laid.nodes}
    boxes = [*scenes.values(), *(box for one in laid.arrows for box in one.boxes)]
    whole = Box(0, 0, laid.width, laid.height)
    for box in boxes:
        assert box.x >= whole.x
        assert box.y >= whole.y
        assert box.right <= whole.right
        assert box.bottom <= whole.bottom
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for placed in laid.nodes:
        assert all(line.width <= placed.box.width for line in placed.lines)
        assert sum(line.height for line in placed.lines) <= placed.box.height
    for one in laid.arrows:
        stops = [scenes[one.arrow.source], *one.boxes]
        if one.sign is None:
            stops.append(scenes[one.arrow.target])
        assert len(one.legs) == len(stops) - 1
        for leg, (start, end) in zip(one.legs, pairwise(stops), strict=True):
            assert on_border(leg[0], start)
            assert on_border(leg[-1], end)
        if one.box is not None:
            assert all(line.width <= one.box.width for line in one.lines)
            assert sum(line.height for line in one.lines) <= one.box.height


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_everything_has_its_place(direction: Direction) -> None:
    """No two boxes overlap, all lie within the picture, and every line ends at borders."""
    laid = place(drawn(), direction)
    hold(laid)
    assert [placed.node.id for placed in laid.nodes] == [node.id for node in laid.sketch.nodes]
    assert [one.arrow for one in laid.arrows] == list(laid.sketch.arrows)


def _story(size: int) -> Sketch:
    name = f"story-{size}"
    return drawn(scenario(as_scenario(generate(size), name), name))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_large_story_has_its_places_too(direction: Direction) -> None:
    """The same holds of a hundred scenes with three hundred ways."""
    hold(place(_story(100), direction))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(DIRECTIONS))
def test_any_story_has_its_places(seed: int, direction: Direction) -> None:
    """The same holds of random stories that use everything the language has."""
    files = {name: text.encode() for name, text in make_scenario(seed).items()}
    found = load(files, folder=scenario_id(seed)).scenario
    assert found is not None
    hold(place(drawn(found), direction))


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_line_runs_through_a_box(direction: Direction) -> None:
    """A line passes the scenes and labels that are not its own."""
    laid = place(_story(30), direction)
    boxes = [placed.box for placed in laid.nodes] + [
        one.box for one in laid.arrows if one.box is not None
    ]
    for one in laid.arrows:
        for leg in one.legs:
            for start, end in pairwise(leg):
                assert not [box for box in boxes if crosses(start, end, box)]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_acts_are_bands_in_their_order(direction: Direction) -> None:
    """Each act's scenes lie in its band; the bands fill the picture one after another."""
    laid = place(drawn(), direction)
    assert [band.name for band in laid.bands] == ["Først", "Så", "Til sidst"]
    for placed in laid.nodes:
        band = laid.bands[placed.node.act].box
        assert band.x <= placed.box.x
        assert band.y <= placed.box.y
        assert placed.box.right <= band.right
        assert placed.box.bottom <= band.bottom
    ends = [
        (band.box.y, band.box.bottom) if direction == "down" else (band.box.x, band.box.right)
        for band in laid.bands
    ]
    assert ends[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(ends))
    assert ends[-1][1] == (laid.height if direction == "down" else laid.width)


def test_a_story_without_acts_has_no_bands() -> None:
    """Bands are drawn where acts are named."""
    assert place(drawn(scenario(chain(3))), "down").bands == ()


def test_the_same_sketch_is_laid_out_in_the_same_way() -> None:
    """There is no chance in it."""
    assert place(_story(60), "right") == place(_story(60), "right")


def test_a_way_far_off_ends_at_a_sign() -> None:
    """A way back over many scenes ends beside its own, at a sign with the other's name."""
    laid = place(drawn(scenario(chain(30, back=True))), "down")
    hold(laid)
    signs = {one.arrow.source: one.sign for one in laid.arrows if one.sign is not None}
    assert set(signs) == {f"s{number}" for number in range(13, 30)}
    line, _ = signs["s29"] or pytest.fail("has no sign")
    assert line.parts == ((None, "s0"),)


def test_more_ways_than_can_be_laid_out_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit there is no drawing, and the refusal names the formats that remain."""
    monkeypatch.setattr(graph_layout, "_MOST_BENDS", 1)
    with pytest.raises(Refused, match="graphml"):
        place(drawn(scenario(chain(20, back=True))), "down")


def test_ways_all_across_one_another_are_refused() -> None:
    """Thirty scenes that each lead to each other one are no drawing, but a black square."""
    names = [f"s{number}" for number in range(31)]
    scenes = "".join(
        f"  {name}:\n    next:\n"
        + "".join(
            f"      - {{ when: n == 1, goto: {other} }}\n" for other in names if other != name
        )
        + "      - { goto: slut }\n"
        for name in names
    )
    text = f"id: sagen\nvariables: {{ n: {{ start: 0, max: 1 }} }}\nscenes:\n{scenes}"
    with pytest.raises(Refused, match="graphml"):
        place(drawn(scenario(f"{text}  slut: {{ ending: {{ title: Slut }} }}\n")), "down")
