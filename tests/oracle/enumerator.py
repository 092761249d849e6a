"""Every field of ``analyse --json``, by going through every state of every play.

`enumerate_scenario` gives all of them, `enumerate_seat` those of one way of holding the seats. A
*state* is a scene just entered with all variables and the switches of history that any rule asks
for. The states and the steps between them are written out in full (`States`), in an order in which
every step leads onward; then each answer is one walk along that order, in plain integers and
fractions. Nothing is bounded, merged or left out beyond that.

Where the contract leaves a choice:

* ``endings`` lists all endings in the order of the files, with ``"0"`` where none arrives.
* ``dead_choices`` has a joint's choices in the order of the file, side by side as written there.
* ``states`` counts different (scene, live slots); see ``reads`` for what is live.
* ``plays``: different branches of a draw are different plays, also where they lead to one scene.
* ``decisions`` are those of persons; what a person has no choice about (one choice on offer) counts
  and is taken with odds of one.
* ``areas`` and ``parts``: scores count for the seat that decides, by person or by rule, so a seat
  that decides nothing keeps to 0. The key of an area is its digit, and all are present.
* ``variables``: bounds over all endings that can be reached, whatever the odds; ``true`` is more
  than ``false``.
* A seat that a scenario cannot be played for is None: any but ``both`` with ``people_only``, and
  ``room`` without ``cut``.
"""

from __future__ import annotations

import graphlib
import itertools
import math
import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle.expression import Moment, holds
from tests.oracle.interpreter import PARTS, SEATS, Naive, Tree
from tests.oracle.reads import Slots, asked, live
from tests.oracle.words import words

HOLDINGS = (*SEATS, "both", "room")
AREAS = "12345"

Score = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A scene just entered, and all that its rules and those of later scenes can ask."""

    scene: str
    values: tuple[int | bool, ...]
    """The values of the variables, in the order of the file."""
    taken: frozenset[tuple[str, str]]
    visited: frozenset[str]
    again: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One way on from a state: one decision, or pair of them, or one branch of a draw."""

    choices: Mapping[str, str]
    """The choice of each seat that decided."""
    persons: int
    """How many of them were a person's."""
    odds: Fraction
    onto: int
    """The number of the state that it leads to."""


class TooManyError(Exception):
    """There are more states than one has patience for."""


class States:
    """All states that a way of holding the seats can reach, and all steps between them.

    With `most`, TooManyError where there are more states than that.
    """

    def __init__(self, naive: Naive, held: str, most: float = math.inf) -> None:
        self.naive = naive
        self.held = held
        self.asked = asked(naive)
        first = naive.entered(naive.scenario["start"], Moment(variables=naive.start()))
        self.numbers: dict[State, int] = {}
        self.all: list[State] = []
        """Every state, by its number; the first is where a play begins."""
        self.numbered(self.kept(naive.scenario["start"], first))
        self.steps: list[list[Step]] = []
        self.offered: set[tuple[str, str]] = set()
        """Scene and choice of all that was on offer to a person, or taken by rules."""
        for state in self.all:  # which grows meanwhile
            self.steps.append(list(self.onward(state)))
            if len(self.all) > most:
                raise TooManyError(f"more than {most} states")
        before: list[set[int]] = [set() for _ in self.all]
        for number, steps in enumerate(self.steps):
            for step in steps:
                before[step.onto].add(number)
        self.order = list(graphlib.TopologicalSorter(dict(enumerate(before))).static_order())

    def numbered(self, state: State) -> int:
        """The number of a state, a new one if it was not met before."""
        number = self.numbers.setdefault(state, len(self.all))
        if number == len(self.all):
            self.all.append(state)
        return number

    def ends(self) -> list[int]:
        """The numbers of the states at endings."""
        scenes = self.naive.scenes
        return [number for number, one in enumerate(self.all) if "ending" in scenes[one.scene]]

    def kept(self, scene_id: str, moment: Moment) -> State:
        """A state, without the switches of history that no rule asks for."""
        return State(
            scene_id,
            tuple(moment.variables.values()),
            frozenset(one for one in moment.taken if ".".join(one) in self.asked),
            frozenset(one for one in moment.visited if f"visited({one})" in self.asked),
            moment.again and f"again({scene_id})" in self.asked,
        )

    def moment(self, state: State) -> Moment:
        """What conditions can ask of a state."""
        variables = dict(zip(self.naive.variables, state.values, strict=True))
        return Moment(variables, state.taken, state.visited, state.again)

    def onward(self, state: State) -> Iterator[Step]:
        """All steps from a state; none at an ending."""
        scene, moment = self.naive.scenes[state.scene], self.moment(state)
        if "chance" in scene:
            branches = [branch for branch in scene["chance"] if holds(branch, moment)]
            weights = [int(branch.get("weight", "1")) for branch in branches]
            for branch, weight in zip(branches, weights, strict=True):
                odds = Fraction(weight, sum(weights))
                yield Step({}, 0, odds, self.entering(branch["goto"], moment))
        elif self.naive.sides(state.scene):
            yield from self.decisions(state.scene, moment)
        elif "ending" not in scene:
            onward = self.naive.way_on(moment, scene)
            yield Step({}, 0, Fraction(1), self.entering(onward, moment))

    def decisions(self, scene_id: str, moment: Moment) -> Iterator[Step]:
        persons = self.naive.persons(self.held, scene_id)
        answers: dict[str, list[str]] = {}
        for seat, side in self.naive.sides(scene_id).items():
            if seat in persons:
                answers[seat] = self.naive.on_offer(scene_id, side, moment)
            else:
                answers[seat] = [self.naive.by_rule(scene_id, side, moment)]
            self.offered |= {(scene_id, choice) for choice in answers[seat]}
        asked_persons = sum(seat in persons for seat in answers)
        combined = list(itertools.product(*answers.values()))
        for one in combined:
            choices = dict(zip(answers, one, strict=True))
            after, _outcome, onward = self.naive.decided(scene_id, choices, moment)
            odds = Fraction(1, len(combined))
            yield Step(choices, asked_persons, odds, self.entering(onward, after))

    def entering(self, scene_id: str, moment: Moment) -> int:
        return self.numbered(self.kept(scene_id, self.naive.entered(scene_id, moment)))


def enumerate_scenario(naive: Naive, most: float = math.inf) -> dict[str, Any]:
    """All fields of ``analyse --json``; ``"too many"`` for a seat with more states than `most`."""
    seats = {held: _patiently(naive, held, most) for held in HOLDINGS if held != "room"}
    deciding = [scene_id for scene_id in naive.scenes if naive.sides(scene_id)]
    as_both = "room" in naive.seats() and all(scene_id in naive.cut for scene_id in deciding)
    seats["room"] = seats["both"] if as_both else _patiently(naive, "room", most)
    return {
        "scenario": naive.scenario["id"],
        "scenes": len(naive.scenes),
        "choices": len(list(all_choices(naive))),
        "words": words(naive),
        "seats": seats,
    }


def _patiently(naive: Naive, held: str, most: float) -> dict[str, Any] | str | None:
    try:
        return enumerate_seat(naive, held, most)
    except TooManyError:
        return "too many"


def enumerate_seat(naive: Naive, seat: str, most: float = math.inf) -> dict[str, Any] | None:
    """The fields of one way of holding the seats; None where it cannot be played."""
    if seat not in naive.seats():
        return None
    states = States(naive, seat, most)
    scenes = {state.scene for state in states.all}
    ends = states.ends()
    scores = _scores(states, ends)
    by_seat = {seat: scores[seat]} if seat in SEATS else scores
    areas = {seat: _areas(ranges) for seat, ranges in by_seat.items()}
    parts = {
        seat: {part: _ends(ranges[part]) for part in PARTS} for seat, ranges in by_seat.items()
    }
    return {
        "exact": True,
        "states": _told_apart(states, live(naive, seat)),
        "plays": str(_plays(states, ends)),
        "decisions": _decisions(states, ends),
        "unreachable": [scene_id for scene_id in naive.scenes if scene_id not in scenes],
        "dead_choices": [
            f"{scene_id}:{choice}"
            for scene_id, choice, _ in all_choices(naive)
            if (scene_id, choice) not in states.offered
        ],
        "endings": _endings(states),
        "areas": areas.get(seat, areas),
        "parts": parts.get(seat, parts),
        "variables": {
            name: _ends([states.all[end].values[place] for end in ends])
            for place, name in enumerate(naive.variables)
        },
    }


def all_choices(naive: Naive) -> Iterator[tuple[str, str, Tree]]:
    """Scene, id and choice of every choice, in the order of the files."""
    for scene_id, scene in naive.scenes.items():
        joint: Tree = scene.get("joint", {})
        sides = [joint[key] for key in joint if key in SEATS]
        for side in [scene["decision"]] if "decision" in scene else sides:
            for choice_id, choice in side["choices"].items():
                yield scene_id, choice_id, choice


def _ends(values: list[Any]) -> dict[str, Any]:
    return {"min": min(values), "max": max(values)}


def _told_apart(states: States, lives: Mapping[str, Slots]) -> int:
    """How many states the live slots of their scenes tell apart."""
    return len({(state.scene, *_seen(states, state, lives[state.scene])) for state in states.all})


def _seen(states: States, state: State, slots: Slots) -> tuple[Any, ...]:
    moment = states.moment(state)
    values: Mapping[str, int | bool] = {
        **moment.variables,
        **{".".join(one): True for one in moment.taken},
        **{f"visited({one})": True for one in moment.visited},
        "again": moment.again,
    }
    return tuple(values.get(slot, False) for slot in sorted(slots))


def _plays(states: States, ends: list[int]) -> int:
    """How many series of steps lead to an ending."""
    arrivals = [1] + [0] * (len(states.all) - 1)
    for state in states.order:
        for step in states.steps[state]:
            arrivals[step.onto] += arrivals[state]
    return sum(arrivals[end] for end in ends)


def _endings(states: States) -> dict[str, str]:
    """The odds of each ending."""
    odds = [Fraction(1)] + [Fraction(0)] * (len(states.all) - 1)
    for state in states.order:
        for step in states.steps[state]:
            odds[step.onto] += odds[state] * step.odds
    endings = {
        scene_id: Fraction(0)
        for scene_id, scene in states.naive.scenes.items()
        if "ending" in scene
    }
    for end in states.ends():
        endings[states.all[end].scene] += odds[end]
    return {scene_id: str(sum_) for scene_id, sum_ in endings.items()}


def _decisions(states: States, ends: list[int]) -> dict[str, int]:
    """The fewest and most decisions of persons."""
    fewest, most = {0: 0}, {0: 0}
    for state in states.order:
        for step in states.steps[state]:
            few, many = fewest[state] + step.persons, most[state] + step.persons
            fewest[step.onto] = min(fewest.get(step.onto, few), few)
            most[step.onto] = max(most.get(step.onto, many), many)
    return {"min": min(fewest[end] for end in ends), "max": max(most[end] for end in ends)}


MEASURES = (*PARTS, *AREAS, *(f"{area}{sign}" for area in AREAS for sign in "-+"))
"""What is summed up for a seat: parts, areas, an area's negative and its positive decisions."""


def measured(focus: Mapping[str, str]) -> Score:
    """What one decision adds to each of the `MEASURES`."""
    parts = {part: int(focus.get(part, "0")) for part in PARTS}
    areas = {area: sum(parts[part] for part in PARTS if part[0] == area) for area in AREAS}
    signed = [end for value in areas.values() for end in (min(value, 0), max(value, 0))]
    return (*parts.values(), *areas.values(), *signed)


def _scores(states: States, ends: list[int]) -> dict[str, dict[str, list[int]]]:
    """For each seat and measure: the least and the greatest sum at an ending."""
    nothing = (0,) * (len(MEASURES) * len(SEATS))
    scored = {
        (scene_id, choice_id): measured(choice.get("focus", {}))
        for scene_id, choice_id, choice in all_choices(states.naive)
    }
    unscored = (0,) * len(MEASURES)

    def added_by(scene_id: str, choices: Mapping[str, str]) -> Score:
        director, chief = ((scene_id, choices.get(seat, "")) for seat in SEATS)
        return scored.get(director, unscored) + scored.get(chief, unscored)

    least, greatest = {0: nothing}, {0: nothing}
    for state in states.order:
        for step in states.steps[state]:
            added = added_by(states.all[state].scene, step.choices)
            for best, pick in ((least, min), (greatest, max)):
                value = tuple(map(operator.add, best[state], added))
                best[step.onto] = tuple(map(pick, best.get(step.onto, value), value))
    low = [min(sums) for sums in zip(*(least[end] for end in ends), strict=True)]
    high = [max(sums) for sums in zip(*(greatest[end] for end in ends), strict=True)]
    ranges = [list(pair) for pair in zip(low, high, strict=True)]
    return {
        seat: dict(zip(MEASURES, ranges[number * len(MEASURES) :], strict=False))
        for number, seat in enumerate(SEATS)
    }


def _areas(ranges: Mapping[str, list[int]]) -> dict[str, dict[str, int]]:
    return {
        area: {
            **_ends(ranges[area]),
            "loss": min(ranges[f"{area}-"]),
            "gain": max(ranges[f"{area}+"]),
        }
        for area in AREAS
    }
