from __future__ import annotations

from collections import Counter

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import PARTS, SEATS
from makkerpar.insight.sampling.batch import Batch, Ended, GoesOn
from makkerpar.insight.sampling.policies import Policies, named
from makkerpar.insight.sampling.single import Single, Took
from makkerpar.insight.sampling.streams import Stream, Streams
from makkerpar.play import score
from makkerpar.play.rules import PERSON, Entered
from makkerpar.scenario.program import Program
from tests.insight.sampling.test_single import POLICIES, ROUND, by_the_rules, generated
from tests.insight.world import world

SIZE = 8


@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
@pytest.mark.parametrize("policies", POLICIES.values(), ids=POLICIES)
def test_every_play_of_a_batch_is_one_by_the_rules(held: str, policies: Policies) -> None:
    """Played alone along the same choices: same ending, values, sums, decisions and counts."""
    for seed in range(25):
        program = generated(seed)
        ended = Batch(program, held, policies).play(Streams(seed, 1, SIZE), SIZE)
        single = Single(program, held, policies)
        entered: Counter[int] = Counter()
        taken: Counter[tuple[int, str, int]] = Counter()
        for row in range(SIZE):
            course = single.play(Stream(seed, 1 + row).pick)
            play = by_the_rules(program, held, course)
            assert standing(ended, row) == (play.scene, play.values)
            sums = score.sums(play)
            for seat in SEATS:
                assert {
                    part: int(ended.sums[seat, part][row]) if (seat, part) in ended.sums else 0
                    for part in PARTS
                } == sums[seat]
                assert ended.decisions[seat][row] == sum(
                    isinstance(step, Took) and step.seat == seat and step.by == PERSON
                    for step in course.steps
                )
            entered.update(event.scene for event in play.events if isinstance(event, Entered))
            taken.update(step[:3] for step in course.steps if isinstance(step, Took))
        assert ended.entered == tuple(entered[at] for at in range(len(program.scenes)))
        assert ended.taken == taken


def standing(ended: Ended, row: int) -> tuple[int, tuple[int, ...]]:
    """Where a play of a batch ended, and with what values."""
    return int(ended.scenes[row]), tuple(int(column[row]) for column in ended.values)


def test_how_many_stand_beside_a_play_does_not_matter() -> None:
    """Each play of a batch is the same in another batch."""
    program = generated(7)
    batch = Batch(program, "both", {"chief": named("greedy:2")})
    whole = batch.play(Streams(3, 1, 40), 40)
    part = batch.play(Streams(3, 21, 5), 5)
    assert [standing(whole, 20 + row) for row in range(5)] == [
        standing(part, row) for row in range(5)
    ]


def scored(program: Program, policy: str) -> Counter[int]:
    """How often each choice of the first scene is taken."""
    ended = Batch(program, "chief", {"chief": named(policy)}).play(Streams(0, 1, 400), 400)
    return Counter({choice: count for (_, _, choice), count in ended.taken.items()})


def test_a_policy_takes_the_best_of_what_is_on_offer() -> None:
    """The best where it is on offer, else the next; and those as good about as often."""
    program = world(
        """\
        draw: { chance: [ { weight: 1, goto: talk }, { weight: 3, goto: set } ] }
        set: { change: { n: 1 }, goto: talk }
        talk:
          decision:
            seat: chief
            choices:
              best: { text: Bedst., when: n > 0, focus: { 1A: 2 }, because: J., yet: N. }
              good: { text: God., focus: { 1A: 1 }, because: Ja. }
              same: { text: Ens., focus: { 1B: 1 }, because: Ja. }
              bad: { text: Skidt., focus: { 1A: -1 }, because: Ja. }
            counterpart: [ { take: good } ]
          goto: slut
        """,
        variables="n: { start: 0, max: 9 }",
    )
    greedy = scored(program, "greedy:1")
    assert set(greedy) == {0, 1, 2}
    assert 250 < greedy[0] < 350
    assert abs(greedy[1] - greedy[2]) < 60
    assert set(scored(program, "uniform")) == {0, 1, 2, 3}
    assert set(scored(program, "greedy:2")) == {0, 1, 2, 3}


def test_a_play_that_goes_round_for_ever_is_found() -> None:
    """The first such play of the batch is named; a batch that only may go round ends."""
    stuck = world("talk: { goto: on }\non: { goto: talk }\nout: { goto: slut }")
    with pytest.raises(GoesOn) as caught:
        Batch(stuck, "chief", {}).play(Streams(0, 1, 3), 3)
    assert caught.value.play == 0
    assert Batch(world(ROUND), "chief", {}).play(Streams(0, 1, 300), 300).entered[1] == 300


def test_only_those_play_who_can() -> None:
    """A scenario for two people has no play for one."""
    with pytest.raises(Refused, match="“director”"):
        Batch(generated(1, people_only=True), "director", {})
    ended = Batch(generated(1, people_only=True), "both", {}).play(Streams(0, 1, 9), 9)
    assert len(ended.scenes) == 9
