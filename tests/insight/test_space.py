from __future__ import annotations

import pytest

from makkerpar.insight import limits
from makkerpar.insight.analysis import analyse
from makkerpar.insight.limits import OutOfTime, TooLarge
from makkerpar.insight.liveness import live
from makkerpar.insight.space import explore
from makkerpar.play.successors import first, successors
from makkerpar.scenario.program import Program
from tests.insight.generated import generated
from tests.insight.world import world

ROUNDS = """\
talk:
  decision:
    seat: chief
    choices:
      ask: { text: Spørg., when: n < 3, change: { n: 1 }, goto: talk }
      go: { text: Gå., goto: on }
    counterpart: [ { take: go } ]
on:
  decision:
    seat: chief
    choices:
      back: { text: Tilbage., once: true, goto: talk }
      end: { text: Slut., goto: slut }
    counterpart: [ { take: end } ]
"""
COUNTER = "n: { start: 0, max: 9 }"


def by_hand(program: Program, held: str) -> set[tuple[int, tuple[int, ...]]]:
    """Every reachable scene with its live values, one state after the other."""
    entered = live(program, held).entered
    waiting, known = [first(program)], {first(program)}
    while waiting:
        state = waiting.pop()
        for step in successors(program, held, *state):
            after = step.scene, step.values
            if after not in known:
                known.add(after)
                waiting.append(after)
    return {
        (scene, tuple(int(v) for slot, v in enumerate(values) if entered[scene] >> slot & 1))
        for scene, values in known
    }


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
def test_the_states_are_those_that_plays_stand_in(held: str) -> None:
    """Of random scenarios, every state that the rules of play lead to is found, and no other."""
    for seed in range(15):
        program = generated(seed)
        space = explore(program, held)
        found = set()
        for group in space.groups:
            columns = group.columns()
            found |= {
                (group.scene, tuple(int(columns[slot][row]) for slot in sorted(columns)))
                for row in range(group.size)
            }
        assert found == by_hand(program, held)
        assert space.states == len(found)


def test_every_segment_leads_forward_and_splits_no_state() -> None:
    """Also where scenes go in circles, groups are ordered and a segment leaves each state once."""
    for program in (world(ROUNDS, variables=COUNTER), *map(generated, range(15))):
        space = explore(program, "both")
        for number, group in enumerate(space.groups):
            for segment in group.segments:
                assert segment.source == number < segment.target
                assert len(set(segment.sources.tolist())) == len(segment.sources)
                assert space.groups[segment.target].scene == segment.move.target


def test_scenes_in_circles_are_split_by_what_can_still_happen() -> None:
    """Two scenes that lead back to each other have a group for each step on the way."""
    space = explore(world(ROUNDS, variables=COUNTER), "chief")

    assert sorted(space.of_scene) == [0, 1, 2]
    assert len(space.of_scene[0]) > 1
    assert space.states == len(by_hand(world(ROUNDS, variables=COUNTER), "chief"))


def test_a_state_is_found_by_its_scene_and_values() -> None:
    """A state that a play stands in has its place; another has none."""
    program = world(ROUNDS, variables=COUNTER)
    space = explore(program, "chief")
    scene, values = first(program)

    number, place = space.find(scene, values)

    assert (space.groups[number].scene, place) == (scene, 0)
    slot = program.variables.index("n")
    for wrong in (4, 9):
        with pytest.raises(KeyError):
            space.find(scene, (*values[:slot], wrong, *values[slot + 1 :]))


def test_more_states_than_allowed_are_not_explored() -> None:
    """At the limit the answer is whole; one below it there is none."""
    program = world(ROUNDS, variables=COUNTER)
    states = explore(program, "chief").states

    assert explore(program, "chief", limit=states).states == states
    with pytest.raises(TooLarge):
        explore(program, "chief", limit=states - 1)


def test_who_watches_is_told_how_far_it_is_and_may_end_it() -> None:
    """Shares rise from nothing, and what the watcher raises comes out."""
    told: list[tuple[float, int]] = []
    explore(generated(3), "both", watch=lambda share, states: told.append((share, states)))

    assert told == sorted(told)
    assert told[0] == (0, 0)
    assert told[-1][0] < 1

    def impatient(share: float, states: int) -> None:
        raise OutOfTime("Enough.")

    with pytest.raises(OutOfTime):
        explore(generated(3), "both", watch=impatient)


def test_a_sample_holds_true_states_only() -> None:
    """Of each scene at most so many states are kept, and each is one that a play stands in."""
    for seed in range(15):
        program = generated(seed)
        whole, some = explore(program, "both"), explore(program, "both", sample=3)
        everything = {
            (group.scene, tuple(sorted((at, int(c[row])) for at, c in columns.items())))
            for group in whole.groups
            for columns in [group.columns()]
            for row in range(group.size)
        }
        for group in some.groups:
            columns = group.columns()
            for row in range(group.size):
                state = tuple(sorted((slot, int(c[row])) for slot, c in columns.items()))
                assert (group.scene, state) in everything


BILLION = """\
talk:
  change: { n: 1 }
  next: [ { when: n < 999999999, goto: talk }, { goto: slut } ]
"""


def test_a_counter_that_runs_to_a_billion_is_given_up() -> None:
    """A story of too many rounds is not answered, and a sample of it ends all the same."""
    program = world(BILLION, variables="n: { start: 0, max: 999999999 }")

    with pytest.raises(TooLarge):
        explore(program, "chief")
    assert explore(program, "chief", sample=5).states < 10


def test_what_is_proven_of_a_billion_rounds_is_little_and_true() -> None:
    """Beyond the limits even such a story has its answers: what is open is left open."""
    program = world(BILLION, variables="n: { start: 0, max: 999999999 }")

    found = analyse(program, "chief")

    assert (found.exact, found.plays, found.unreachable) == (False, None, None)
    assert found.reached == {"talk"}


def test_what_is_kept_is_counted_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """States are given up that there is no room for, however few they are; freed room is room."""
    room = limits.Room()
    room.states = 7
    room.take(limits.MAX_BYTES)
    room.take(-1)
    room.take(1)
    with pytest.raises(TooLarge) as caught:
        room.take(1)
    assert caught.value.states == 7

    monkeypatch.setattr(limits, "MAX_BYTES", 1_000)
    with pytest.raises(TooLarge):
        explore(generated(1), "both")
