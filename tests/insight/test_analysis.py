from __future__ import annotations

from fractions import Fraction

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import SEATS
from makkerpar.insight import carry
from makkerpar.insight.analysis import Analysis, KnownArea, analyse
from makkerpar.scenario.program import Program
from tests.insight.world import world


def decision(choices: str, seat: str = "chief", more: str = "goto: slut") -> str:
    """A scene in which a seat decides; its counterpart takes `a`."""
    return (
        f"talk:\n  decision:\n    seat: {seat}\n    choices:\n"
        + "".join(f"      {line}\n" for line in choices.strip().splitlines())
        + f"    counterpart: [ {{ take: a }} ]\n  {more}\n"
    )


def chief(program: Program) -> Analysis:
    """The analysis where a person plays the chief."""
    return analyse(program, "chief")


def test_odds_split_evenly_among_what_is_on_offer_and_by_weight() -> None:
    """A choice that is not on offer has no share, and a draw falls by the weights that hold."""
    program = world(
        decision(
            "a: { text: A., goto: draw }\n"
            "b: { text: B., goto: far }\n"
            "c: { text: C., when: n > 1, goto: far }"
        )
        + "draw:\n  chance:\n"
        "    - { weight: 2, goto: slut }\n"
        "    - { weight: 3, goto: far }\n"
        "    - { weight: 9, when: n > 1, goto: far }\n"
        "far: { ending: { title: Langt } }\n",
        variables="n: { start: 1, max: 9 }",
    )

    found = chief(program)

    assert found.endings is not None
    assert {name: one.odds for name, one in found.endings.items()} == {
        "slut": Fraction(1, 5),
        "far": Fraction(4, 5),
    }
    assert {name: one.plays for name, one in found.endings.items()} == {"slut": 1, "far": 2}
    assert (found.plays, found.dead_choices) == (3, ("talk:c",))


def test_counts_and_odds_stay_exact_beyond_64_bits() -> None:
    """A hundred decisions between two choices are 2^100 plays, and no rounding."""
    scenes = "".join(
        f"s{number}:\n  decision:\n    seat: chief\n    choices:\n"
        f"      a: {{ text: A., focus: {{ 1A: 1 }}, because: A., goto: s{number + 1} }}\n"
        f"      b: {{ text: B., goto: {'far' if number == 99 else f's{number + 1}'} }}\n"
        "    counterpart: [ { take: a } ]\n"
        for number in range(100)
    )
    found = chief(world(scenes + "s100: { goto: slut }\nfar: { ending: { title: Langt } }\n"))

    assert found.plays == 2**100
    assert found.endings is not None
    assert found.endings["slut"].odds == Fraction(1, 2)
    assert found.seats["chief"].areas["1"] == KnownArea(0, 100, 0, 100)
    assert found.decisions == (100, 100)


def test_a_rare_ending_has_its_exact_odds() -> None:
    """Weights of a hundred draws in a row multiply to a fraction that no float could hold."""
    scenes = "".join(
        f"s{number}: {{ chance: [ {{ weight: 1, goto: s{number + 1} }}, "
        "{ weight: 6, goto: slut } ] }\n"
        for number in range(100)
    )
    found = chief(world(scenes + "s100: { ending: { title: Langt } }\n"))

    assert found.endings is not None
    assert found.endings["s100"].odds == Fraction(1, 7**100)
    assert sum(one.odds for one in found.endings.values()) == 1


def test_losses_and_gains_are_of_decisions_not_of_parts() -> None:
    """A decision worth +2 and -1 in one area is a gain of 1; losses and gains are counted apart."""
    program = world(
        decision(
            "a: { text: A., focus: { 1A: 2, 1B: -1 }, because: A., yet: B., goto: again_ }\n"
            "b: { text: B., focus: { 1C: -2 }, because: B., yet: A., goto: again_ }"
        )
        + decision(
            "a: { text: A., focus: { 1A: 1 }, because: A. }\n"
            "b: { text: B., focus: { 1A: -1 }, because: B. }"
        ).replace("talk:", "again_:")
    )

    areas = chief(program).seats["chief"].areas

    assert areas["1"] == KnownArea(min=-3, max=2, loss=-3, gain=2)
    assert areas["2"] == KnownArea(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("effects", "ends"),
    [
        ("change: { n: 9 }", (5, 9)),
        ("change: { n: -9 }", (0, 5)),
        ("set: { n: 2 }", (2, 5)),
        ("set: { n: 9 - n }", (4, 5)),
        ("change: { n: m }", (5, 8)),
        ("set: { n: m * m - 8 }", (1, 5)),
    ],
)
def test_a_variable_that_no_rule_reads_has_its_bounds_all_the_same(
    effects: str, ends: tuple[int, int]
) -> None:
    """Constant, clamped, set from itself or from another: bounds at the endings are exact."""
    program = world(
        decision(f"a: {{ text: A., {effects} }}\nb: {{ text: B. }}"),
        variables="n: { start: 5, max: 9 }\nm: { start: 3, max: 9 }",
    )

    assert chief(program).variables["n"] == ends


def test_bounds_hold_where_two_variables_move_together() -> None:
    """What depends on another variable's road is worked out road by road, not end by end."""
    program = world(
        decision(
            "a: { text: A., change: { n: 4 } }\nb: { text: B., change: { n: 1 } }", more="goto: on"
        )
        + "on: { set: { m: (n - 3) * (n - 3) }, goto: slut }\n",
        variables="n: { start: 1, max: 9 }\nm: { start: 0, max: 9 }",
    )

    assert carry.split(program, "chief")
    assert chief(program).variables["m"] == (1, 4)


def test_states_are_counted_by_what_rules_read_alone() -> None:
    """That a bound is asked for splits no state in the count."""
    apart = decision("a: { text: A., change: { n: 4 } }\nb: { text: B. }", more="goto: on")
    program = world(
        apart + "on: { set: { m: n * n }, goto: slut }\n",
        variables="n: { start: 1, max: 9 }\nm: { start: 0, max: 9 }",
    )

    assert chief(program).states == 3


def test_a_seat_that_cannot_be_played_is_refused() -> None:
    """A scenario for people alone has no counterpart to analyse; one without a cut has no room."""
    with pytest.raises(Refused):
        analyse(world("talk: { goto: slut }"), "room")
    with pytest.raises(Refused):
        analyse(world("talk: { goto: slut }", top="people_only: true"), "director")


def test_what_a_counterpart_never_takes_is_dead_for_the_other_seat_alone() -> None:
    """Dead choices are said for one way of holding the seats."""
    program = world(decision("a: { text: A. }\nb: { text: B. }", seat="director"))

    assert analyse(program, "director").dead_choices == ()
    assert analyse(program, "chief").dead_choices == ("talk:b",)
    assert analyse(program, "chief").decisions == (0, 0)
    assert set(analyse(program, "chief").seats) == set(SEATS)
