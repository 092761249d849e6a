from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight import outer
from makkerpar.insight.intervals import Intervals
from makkerpar.insight.scores import name_of
from makkerpar.play.successors import first, successors
from makkerpar.scenario.expression import parse
from makkerpar.scenario.program import Flag
from tests.insight.generated import generated

NAMES: dict[str | Flag, int] = {"a": 0, "b": 1, "c": 2, "p": 3, "q": 4}
CONDITIONS = [
    "a < 3",
    "not a >= b",
    "2 <= a < b",
    "a < b < c",
    "a == b",
    "a != 4 and p",
    "p or q and a > 2",
    "not (p and a + b > 3)",
    "3 > a",
    "a * b - c > 0",
    "-a < -2 if p else q",
    "(a if q else b) <= 1",
    "p == q",
]


@given(
    st.sampled_from(CONDITIONS),
    st.lists(st.tuples(st.integers(-4, 6), st.integers(0, 4)), min_size=3, max_size=3),
    st.tuples(st.sampled_from([(0, 0), (0, 1), (1, 1)]), st.sampled_from([(0, 0), (0, 1), (1, 1)])),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_no_state_in_which_a_condition_holds_is_narrowed_away(
    text: str,
    numbers: list[tuple[int, int]],
    switches: tuple[tuple[int, int], tuple[int, int]],
    truth: bool,
    chooser: random.Random,
) -> None:
    """Every combination of values that makes a condition true (or false) stays within."""
    intervals = Intervals(NAMES)
    known = (*((least, least + width) for least, width in numbers), *switches)
    tree = parse(text)

    narrowed = intervals.narrowed(tree, "here", known, truth)

    for _ in range(30):
        values = tuple(chooser.randint(*ends) for ends in known)
        alone = intervals.of(tree, "here", tuple((value, value) for value in values))
        assert alone[0] == alone[1], "one value of each gives one answer"
        if bool(alone[0]) == truth:
            assert narrowed is not None
            assert all(
                least <= value <= most
                for value, (least, most) in zip(values, narrowed, strict=True)
            )


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
def test_no_play_goes_beyond_what_is_said_from_outside(held: str) -> None:
    """Of random scenarios, every state and choice of every play lies within the bounds."""
    looked = 0
    for seed in range(15):
        program = generated(seed)
        found = outer.outer(program, held)
        possible = outer.choices(program, found)
        waiting = [first(program)]
        known = set(waiting)
        for scene, values in waiting:
            ends = found.known[scene]
            assert all(
                least <= value <= most for value, (least, most) in zip(values, ends, strict=True)
            )
            for step in successors(program, held, scene, values):
                assert {name_of(program, scene, pick) for pick in step.picks} <= possible
                if (step.scene, step.values) not in known and len(known) < 500:
                    known.add((step.scene, step.values))
                    waiting.append((step.scene, step.values))
        looked += len(known)
    assert looked > 500
