from __future__ import annotations

from fractions import Fraction

from makkerpar.focus import AREAS, SEATS, Seat, area_of
from makkerpar.insight.space import explore
from makkerpar.insight.tension import tension
from makkerpar.play import score
from makkerpar.scenario.program import Program
from tests.insight.brute import TooMany, every_play
from tests.insight.generated import generated
from tests.insight.world import world

TORN = """\
talk:
  decision:
    seat: chief
    choices:
      one: { text: Et., focus: { 1A: 2 }, because: Et., yet: To. }
      two: { text: To., focus: { 3A: 2 }, because: To., yet: Et. }
      bit: { text: Lidt., focus: { 1B: 1, 3C: 1 }, because: Begge. }
    counterpart: [ { take: one } ]
  goto: slut
"""


def by_hand(program: Program, held: str, seat: Seat) -> dict[tuple[str, str], Fraction]:
    """The same by going through every play."""
    ends = []
    for play in every_play(program, held, 600):
        sums = dict.fromkeys(AREAS, 0)
        for part, value in score.sums(play)[seat].items():
            sums[area_of(part)] += value
        ends.append(sums)
    low = {area: min(one[area] for one in ends) for area in AREAS}
    high = {area: max(one[area] for one in ends) for area in AREAS}
    open_ = [area for area in AREAS if low[area] < high[area]]

    def level(one: dict[str, int], area: str) -> Fraction:
        return Fraction(one[area] - low[area], high[area] - low[area])

    return {
        (first, second): max(min(level(one, first), level(one, second)) for one in ends)
        for first in open_
        for second in open_
        if first < second
    }


def test_two_areas_that_each_choice_serves_one_of_pull_against_each_other() -> None:
    """Who serves both a bit comes halfway up in both, and further nobody comes."""
    (pair,) = tension(explore(world(TORN), "chief"), "chief")

    assert (pair.areas, pair.both, pair.at, pair.tense) == (
        ("1", "3"),
        Fraction(1, 2),
        (1, 1),
        True,
    )
    assert tension(explore(world(TORN), "chief"), "director") == ()


def test_it_is_what_going_through_all_plays_finds() -> None:
    """Of random scenarios, the highest level in both areas is that of the best of all plays."""
    compared = 0
    for seed in range(20):
        program = generated(seed)
        for held in ("director", "chief", "both", "room"):
            for seat in SEATS:
                try:
                    expected = by_hand(program, held, seat)
                except TooMany:
                    continue
                found = tension(explore(program, held), seat)
                assert {pair.areas: pair.both for pair in found} == expected
                assert [pair.both for pair in found] == sorted(expected.values())
                compared += len(found)
    assert compared > 100
