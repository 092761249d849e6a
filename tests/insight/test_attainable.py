from __future__ import annotations

from functools import cache

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import AREAS, HELD, PARTS, SEATS
from makkerpar.insight.attainable import attainable, bounds
from makkerpar.insight.bounds import AreaBounds, Range
from makkerpar.insight.limits import TooLarge
from makkerpar.play.rules import begin, take
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from tests.insight.brute import Found, TooMany, found
from tests.insight.world import world
from tests.oracle.generator import make_scenario

SEEDS = range(30)
MOST_PLAYS = 200


@cache
def generated(seed: int) -> Program:
    """A generated scenario's tables; nobody changes them."""
    files = {name: text.encode() for name, text in make_scenario(seed).items()}
    scenario = load(files).scenario
    assert scenario is not None
    return compile_program(scenario)


def extent(numbers: list[int]) -> Range:
    """From the least to the greatest."""
    return Range(min(numbers), max(numbers))


@pytest.mark.parametrize("held", HELD)
def test_every_answer_equals_the_count_of_all_plays(held: str) -> None:
    """In every state of a story the search says what going through all plays one by one says."""
    compared = 0
    for seed in SEEDS:
        program = generated(seed)
        if not program.playable_as(held):
            continue
        try:
            states = found(program, held, MOST_PLAYS)
        except TooMany:
            continue
        searched = attainable(program, held)
        for (scene, values), state in states.items():
            ahead = searched.ahead(scene, values)
            assert set(ahead.endings) == state.endings
            for name, numbers in state.variables.items():
                assert searched.variable(name, scene, values) == extent(numbers)
            for seat in SEATS:
                seen = ahead.seats[seat]
                assert seen.decisions == extent(state.sums[seat, "decisions"])
                assert dict(seen.parts) == {part: extent(state.sums[seat, part]) for part in PARTS}
                assert dict(seen.areas) == {area: of_area(state, seat, area) for area in AREAS}
        compared += len(states)
    assert compared > 500


def of_area(state: Found, seat: str, area: str) -> AreaBounds:
    """An area's bounds from the sums of all plays."""
    return AreaBounds(
        net=extent(state.sums[seat, area]),
        loss=min(state.sums[seat, f"loss {area}"]),
        gain=max(state.sums[seat, f"gain {area}"]),
    )


FORK = """\
talk:
  decision:
    seat: chief
    choices:
      warn: { text: Advar., focus: { 3A: 2, 3B: -1, 2A: -1 }, because: Nu., yet: Nej., goto: on }
      wait: { text: Vent., focus: { 3A: -2 }, because: Nej., yet: Jo., change: { capital: -3 } }
    counterpart: [ { take: warn } ]
  goto: on
on:
  decision:
    seat: director
    choices:
      back: { text: Bak op., focus: { 2B: 1 }, because: Ja., change: { capital: 1 } }
      hold: { text: Hold igen., focus: { 2B: -1 }, because: Nej. }
    counterpart:
      - { take: back, when: capital >= 5 }
      - { take: hold }
  goto: draw
draw:
  chance: [ { weight: 1, goto: home }, { weight: 1, goto: away } ]
home: { ending: { title: Hjemme } }
away: { ending: { title: Ude } }
"""
CAPITAL = "capital: { start: 5, max: 10 }"


def test_a_lane_ends_at_the_sums_of_its_losses_and_of_its_gains() -> None:
    """A decision counts in an area with the sum of its parts, as a loss or as a gain."""
    chief = bounds(world(FORK, variables=CAPITAL), "chief")["chief"]

    assert chief.areas["3"] == AreaBounds(net=Range(-2, 1), loss=-2, gain=1)
    assert chief.areas["2"] == AreaBounds(net=Range(-1, 0), loss=-1, gain=0)
    assert chief.areas["5"] == AreaBounds(net=Range(0, 0), loss=0, gain=0)
    assert (chief.parts["3A"], chief.parts["3B"]) == (Range(-2, 2), Range(-1, 0))


def test_scores_belong_to_the_seat_whoever_held_it() -> None:
    """A seat that the counterpart holds has sums as well, of what its rules can do."""
    program = world(FORK, variables=CAPITAL, top="cut: [talk]")

    assert bounds(program, "chief")["director"].parts["2B"] == Range(-1, 1)
    assert bounds(program, "director")["chief"].parts["3A"] == Range(2, 2)
    assert bounds(program, "room")["director"].parts["2B"] == Range(-1, 1)


def test_only_the_decisions_of_persons_are_counted() -> None:
    """Decisions are those of persons: none in a counterpart's seat, two seats' if both are held."""
    program = world(FORK, variables=CAPITAL, top="cut: [talk]")

    counts = {}
    for held in HELD:
        start = attainable(program, held).from_start()
        seats = [start.seats[seat].decisions for seat in SEATS]
        counts[held] = (start.decisions, *seats)
    none, one, two = Range(0, 0), Range(1, 1), Range(2, 2)
    assert counts == {
        "director": (one, one, none),
        "chief": (one, none, one),
        "both": (two, one, one),
        "room": (one, none, one),
    }


def test_what_lies_ahead_is_told_from_where_a_play_stands() -> None:
    """From a state on the way only what can still come counts, with every draw that can fall."""
    program = world(FORK, variables=CAPITAL)
    searched = attainable(program, "both")
    play = take(begin(program, "both"), "wait")

    ahead = searched.ahead(play.scene, play.values)
    assert ahead.endings == ("home", "away")
    assert ahead.seats["chief"].parts["3A"] == Range(0, 0)
    assert ahead.seats["director"].parts["2B"] == Range(-1, 1)
    assert searched.variable("capital", play.scene, play.values) == Range(2, 3)
    assert searched.variable_from_start("capital") == Range(2, 6)


def test_a_state_that_no_play_stands_in_has_no_answer() -> None:
    """Asking about a state that cannot be reached is an error, not a guess."""
    program = world(FORK, variables=CAPITAL)
    searched = attainable(program, "chief")

    with pytest.raises(KeyError):
        searched.ahead(program.numbers["on"], (0,))
    with pytest.raises(KeyError):
        searched.variable("patience", program.start, program.values)


def test_a_seat_that_cannot_be_held_so_is_refused() -> None:
    """A scenario for people alone has no counterpart to follow, and one without a cut no room."""
    program = world(FORK, variables=CAPITAL)

    with pytest.raises(Refused):
        attainable(program, "room")


def test_too_many_states_are_said_so_and_not_guessed() -> None:
    """Beyond the limit the search stops with how many states there are at least."""
    program = world(FORK, variables=CAPITAL)
    states = attainable(program, "both").states

    assert attainable(program, "both", limit=states).states == states
    with pytest.raises(TooLarge) as caught:
        attainable(program, "both", limit=states - 1)
    assert caught.value.states == states - 1


def test_states_that_rules_cannot_tell_apart_are_one() -> None:
    """A variable that no rule reads splits no states, except where it is the question."""
    steps = "\n".join(
        f"""s{number}:
  decision:
    seat: chief
    choices:
      up: {{ text: Op., change: {{ n: 1 }} }}
      stay: {{ text: Bliv. }}
    counterpart: [ {{ take: up }} ]
  goto: s{number + 1}"""
        for number in range(20)
    )
    scenes = f"{steps}\ns20: {{ ending: {{ title: Slut }} }}"
    program = world(scenes, variables="n: { start: 0, max: 99 }")
    searched = attainable(program, "chief")

    assert searched.states == 21
    assert searched.variable_from_start("n") == Range(0, 20)


def test_a_story_deeper_than_the_stack_is_searched() -> None:
    """Three thousand scenes in a row are no deeper than one."""
    scenes = "\n".join(f"s{number}: {{ goto: s{number + 1} }}" for number in range(3000))
    program = world(f"{scenes}\ns3000: {{ ending: {{ title: Slut }} }}")

    assert attainable(program, "both").from_start().endings == ("s3000",)
