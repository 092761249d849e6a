from __future__ import annotations

import functools

from hypothesis import given
from hypothesis import strategies as st

from makkerpar.focus import PARTS, SEATS
from makkerpar.play import rules, score
from tests.insight.world import world

STORY = """\
ask:
  decision:
    seat: chief
    choices:
      ring: { text: Ring., once: true, focus: { 3A: 2, 1B: -1 }, because: Tid., goto: ask }
      wait: { text: Vent., focus: { 3A: -2 }, because: Tid. }
      nod: { text: Nik. }
    counterpart: [ { take: wait } ]
  goto: meet
meet:
  joint:
    director:
      choices: { give: { text: Giv., focus: { 2B: 1, 3A: 1 }, because: Tillid. } }
      counterpart: [ { take: give } ]
    chief:
      choices:
        spend: { text: Brug., focus: { 2B: -2 }, because: Tillid. }
        save: { text: Spar. }
      counterpart: [ { take: spend } ]
    outcomes: [ { goto: slut } ]
"""


def _sums(held: str, *taken: str) -> dict[str, dict[str, int]]:
    play = functools.reduce(rules.take, taken, rules.begin(world(STORY), held))
    return {
        seat: {part: value for part, value in parts.items() if value}
        for seat, parts in score.sums(play).items()
    }


def test_every_seat_has_all_fifteen_parts_from_the_beginning() -> None:
    """Before anything is decided each part of either seat is nought, in the domain's order."""
    sums = score.sums(rules.begin(world(STORY), "both"))
    assert list(sums) == list(SEATS)
    for parts in sums.values():
        assert list(parts) == list(PARTS)
        assert set(parts.values()) == {0}


def test_scores_add_up_in_the_seat_that_decided() -> None:
    """What is scored twice is added; the director's scores are none of the chief's."""
    assert _sums("both", "ring", "wait", "give", "spend") == {
        "director": {"2B": 1, "3A": 1},
        "chief": {"1B": -1, "2B": -2},
    }


def test_it_does_not_matter_who_held_the_seat() -> None:
    """A decision scores the same whether a person or a rule took it."""
    by_rule = _sums("nobody")
    assert by_rule == {"director": {"2B": 1, "3A": 1}, "chief": {"3A": -2, "2B": -2}}
    assert _sums("chief", "wait", "spend") == by_rule
    assert _sums("director", "give") == by_rule


def test_half_a_joint_scores_nothing_yet() -> None:
    """A choice that waits for the other seat's is no decision before both are in."""
    assert _sums("both", "nod", "give") == {"director": {}, "chief": {}}
    assert _sums("both", "nod", "give", "save") == {"director": {"2B": 1, "3A": 1}, "chief": {}}


@given(st.lists(st.sampled_from(["ring", "wait", "nod", "give", "spend", "save"]), max_size=8))
def test_the_sums_are_those_of_the_decisions(attempts: list[str]) -> None:
    """Every decision is listed once, director first at a joint, and the sums are made of them."""
    play = rules.begin(world(STORY), "both")
    taken: list[str] = []
    for choice in attempts:
        if any(choice in offered for offered in rules.offer(play).values()):
            play = rules.take(play, choice)
            taken.append(choice)
    made = list(score.decisions(play))
    # The chief may have answered the joint first, and half a joint is not made.
    assert sorted([one.choice.id for one in made] + _waiting(play)) == sorted(taken)
    joint = [one.pick.seat for one in made if one.scene == "meet"]
    assert joint in ([], ["director", "chief"])
    sums = score.sums(play)
    for seat in SEATS:
        for part in PARTS:
            assert sums[seat][part] == sum(
                one.value
                for each in made
                if each.pick.seat == seat
                for one in each.choice.focus
                if one.part == part
            )


def _waiting(play: rules.Play) -> list[str]:
    return [play.here.side(pick.seat).choices[pick.choice].id for pick in play.pending]
