from __future__ import annotations

import itertools
import random
from functools import cache

import pytest

from makkerpar.debrief.forks import Measure
from makkerpar.debrief.screens import Debrief, debrief, roads_of
from makkerpar.debrief.turning import Road
from makkerpar.focus import AREAS, HELD, SEATS, area_of
from makkerpar.play.rules import Play, begin, offer, take
from makkerpar.play.score import decisions
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from tests.oracle.generator import make_scenario

SEEDS = range(30)


def random_play(program: Program, held: str, seed: int) -> Play:
    """A play to its end, with choices at random."""
    rng = random.Random(f"{held}:{seed}")
    play = begin(program, held, seed)
    while not play.ended:
        seat = rng.choice(play.waiting)
        play = take(play, rng.choice(offer(play)[seat]), seat=seat)
    return play


@cache
def generated(seed: int) -> Program:
    """A generated scenario's tables; nobody changes them."""
    files = {name: text.encode() for name, text in make_scenario(seed).items()}
    scenario = load(files).scenario
    assert scenario is not None
    return compile_program(scenario)


@cache
def debriefs(held: str) -> tuple[Debrief, ...]:
    """The debriefs of generated stories, played at random, for both seats."""
    found: list[Debrief] = []
    for seed in SEEDS:
        program = generated(seed)
        roads = roads_of(program, held)
        assert roads is not None
        play = random_play(program, held, seed)
        found += [debrief(play, seat, roads=roads) for seat in SEATS]
    return tuple(found)


def came_of(whole: Debrief, measure: Measure, event: int) -> int:
    """What a play really came to in a measure: an area's sum from an event on, or the value."""
    play = whole.play
    if measure.kind == "variable":
        return play.values[play.program.variables.index(measure.id)]
    return sum(
        score.value
        for made in decisions(play)
        if made.pick.seat == whole.seat and made.event >= event
        for score in made.choice.focus
        if area_of(score.part) == measure.id
    )


def lies_on(road: Road, measure: Measure, value: int) -> bool:
    """Whether a road says that this could come of it."""
    return road.ranges[measure].min <= value <= road.ranges[measure].max


@pytest.mark.parametrize("held", HELD)
def test_what_a_play_came_to_was_attainable_all_along(held: str) -> None:
    """The road taken always holds what came of it, and the fork holds both of its roads."""
    turned = 0
    for whole in debriefs(held):
        for point in whole.turning:
            turned += 1
            assert whole.story.ending in {ending.scene for ending in point.taken.endings}
            for measure in point.taken.ranges:
                assert lies_on(point.taken, measure, came_of(whole, measure, point.decision.event))
            for road in (point.taken, point.best):
                had = point.attainable
                assert had.min <= road.ranges[point.measure].min
                assert road.ranges[point.measure].max <= had.max
    assert turned > 20


@pytest.mark.parametrize("held", HELD)
def test_what_is_within_reach_only_narrows(held: str) -> None:
    """After a choice nothing can be reached that could not before, and it came of what was left."""
    looked = 0
    for whole in debriefs(held):
        for one in whole.attained:
            for measure, after in one.after.items():
                looked += 1
                before = one.before[measure]
                assert before.min <= after.min <= after.max <= before.max
                came = came_of(whole, measure, one.decision.event)
                assert after.min <= came <= after.max
                moved = {turn for moved, turn in one.moved if moved == measure}
                assert ("lost" in moved) == (after.max < before.max)
                assert ("won" in moved) == (after.min > before.min)
    assert looked > 100


@pytest.mark.parametrize("held", HELD)
def test_lanes_hold_every_score_of_the_seat_between_their_ends(held: str) -> None:
    """No play collects more than a lane's ends say, and no score is left out."""
    for whole in debriefs(held):
        for lane in whole.lanes.lanes:
            values = [dot.value for dot in lane.dots]
            assert lane.loss is not None
            assert lane.gain is not None
            assert lane.loss <= sum(value for value in values if value < 0)
            assert sum(value for value in values if value > 0) <= lane.gain
            assert sum(values) == came_of(whole, Measure("area", lane.area), 0)
        assert [lane.area for lane in whole.lanes.lanes] == list(AREAS)


@pytest.mark.parametrize("held", HELD)
def test_a_curve_begins_at_the_start_and_ends_where_the_play_ended(held: str) -> None:
    """Every own decision is a point of every curve, and the last section ends on the last value."""
    for whole in debriefs(held):
        for curve in whole.story.curves:
            numbers = [point.decision for one in curve.sections for point in one.points]
            assert numbers == [one.number for one in whole.story.decisions]
            slot = whole.play.program.variables.index(curve.variable)
            assert curve.sections[-1].end == whole.play.values[slot]
            assert curve.sections[0].start == whole.play.program.values[slot]
            for before, after in itertools.pairwise(curve.sections):
                assert before.end == after.start
