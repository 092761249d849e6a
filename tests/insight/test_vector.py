from __future__ import annotations

import random

import numpy as np
import pytest

from makkerpar.insight.vector import Vectors, holds, reach
from makkerpar.play.moment import Moment, evaluate
from makkerpar.scenario.expression import Taken, Visited, parse
from makkerpar.scenario.program import Returned
from tests.insight.world import world

VARIABLES = """\
a: { start: 0, min: -9, max: 9 }
b: { start: 3, max: 40 }
big: { start: 0, min: -999999999, max: 999999999 }
open: false
shut: true
"""
SCENES = """\
talk:
  decision:
    seat: chief
    choices: { go: { text: Gå., when: again or visited(slut) }, stay: { text: Bliv. } }
    counterpart: [ { take: stay } ]
  next: [ { when: talk.go and not again, goto: talk }, { goto: slut } ]
"""
EXPRESSIONS = [
    "a",
    "7",
    "-a + 2 * b - 3",
    "a * b * (a - b)",
    "big * big * big * big - big",
    "big * big * 999999999 if big * big * big > big else -big",
    "open",
    "true",
    "not open and shut or a > 3",
    "a < b",
    "-3 <= a < b <= 20",
    "a == b and a != 4",
    "big * big * big < big * big * big * big",
    "open == shut",
    "a if open else b if shut else 5",
    "(open if a > 0 else not shut)",
    "talk.go and not again or visited(talk)",
]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_columns_come_to_what_each_state_comes_to(text: str) -> None:
    """An expression over columns gives for each state what it gives for that state alone."""
    program = world(SCENES, variables=VARIABLES)
    vectors, tree = Vectors(program), parse(text)
    chooser = random.Random(text)
    states = [
        {
            slot: chooser.choice((least, most, chooser.randint(least, most)))
            for slot, (least, most) in enumerate(vectors.bounds)
        }
        for _ in range(60)
    ]
    columns = {slot: np.array([one[slot] for one in states]) for slot in vectors.slots.values()}

    found = np.broadcast_to(np.asarray(vectors.formula(tree, "talk")(columns)), len(states))

    slots = vectors.slots
    for value, state in zip(found.tolist(), states, strict=True):
        moment = Moment(
            values={name: state[slots[name]] for name in program.variables},
            taken=frozenset({("talk", "go")} if state[slots[Taken("talk", "go")]] else ()),
            visited=frozenset(
                scene for scene in ("talk", "slut") if state[slots.get(Visited(scene), 0)] == 1
            ),
            again=bool(state[slots[Returned("talk")]]),
        )
        assert value == evaluate(tree, moment), state


def test_a_condition_holds_in_all_states_or_none_where_it_reads_none() -> None:
    """Constants and no condition at all give a whole column of truth values."""
    vectors = Vectors(world(SCENES, variables=VARIABLES))

    assert holds(None, {}, 3).tolist() == [True] * 3
    assert holds(vectors.formula(parse("1 > 2"), "talk"), {}, 2).tolist() == [False] * 2


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5", (5, 5)),
        ("a", (-9, 9)),
        ("-a * 2", (-18, 18)),
        ("a - b", (-49, 40)),
        ("b * b", (0, 1600)),
        ("1 if a * b * b > 0 else 0", (-14400, 14400)),
        ("a > 3", (-9, 9)),
        ("not open", (0, 1)),
    ],
)
def test_the_reach_of_an_expression_bounds_all_that_is_met(
    text: str, ends: tuple[int, int]
) -> None:
    """The reach is of the value itself and of every value on the way to it."""
    vectors = Vectors(world(SCENES, variables=VARIABLES))

    assert reach(parse(text), lambda name: vectors.bounds[vectors.slots[name]]) == ends
