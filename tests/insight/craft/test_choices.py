"""One decision's choices: dominated, of unequal length, too long, strong without dissent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.diagnostics import Where
from makkerpar.focus import PARTS
from makkerpar.insight.craft.choices import Worth, lacking, signed, worth
from makkerpar.insight.craft.turns import Turn, by_area, total
from makkerpar.scenario.expression import INTEGER, Constant
from makkerpar.scenario.model import (
    NO_EFFECTS,
    Amount,
    Choice,
    Decision,
    Effects,
    Phrase,
    Scene,
    Score,
    Side,
)
from makkerpar.text.catalogue import Catalogue
from tests.insight.craft.world import decision, found, told

HERE = Where("scenario.yaml", 1, 1)
METERED = "variables: { capital: { start: 5, max: 9, meter: true }, x: { start: 1, max: 9 } }\n"
READ = "next: [ { when: x > 1, goto: slut }, { goto: slut } ]"


def _because(scores: str) -> str:
    return f"focus: {scores}, because: Derfor, yet: Dog"


# ── dominated ───────────────────────────────────────────────────────────────────────────────


def test_a_choice_that_another_beats_in_everything_is_told_with_the_figures() -> None:
    """Each area in which the other gives more is named with both sums, and so is the capital."""
    text = decision(
        f"""
        ring: {{ text: A., {_because("{ 3A: 1, 3B: 1, 1A: 1 }")}, change: {{ capital: 1 }} }}
        vent: {{ text: B., {_because("{ 3C: -1, 1B: 1 }")} }}
        """,
        head=METERED,
    )
    (one,) = found(text, "choice-dominated")
    assert dict(one.words) == {
        "name": "vent",
        "by": "ring",
        "figures": "3: −1 < +2, capital: 0 < +1",
    }
    assert one.where.line == 8


@pytest.mark.parametrize(
    ("ring", "vent"),
    [
        (_because("{ 3A: 1 }"), _because("{ 3A: 1 }")),  # the same in everything
        (_because("{ 3A: 1 }"), _because("{ 1A: 1 }")),  # each is best for something
        (f"{_because('{ 3A: 1 }')}, change: {{ capital: -1 }}", "change: { capital: 1 }"),
        (f"{_because('{ 3A: 1 }')}, when: x > 1", _because("{ 3A: 0 }")),  # not always on offer
        (f"{_because('{ 3A: 1 }')}, once: true", "seen: Han venter."),  # nor this
        (f"{_because('{ 3A: 1 }')}, change: {{ capital: x }}", "seen: Han venter."),  # unknown
        (f"{_because('{ 3A: 1 }')}, change: {{ x: 1 }}", "seen: Han venter."),  # x is asked for
        (f"{_because('{ 3A: 1 }')}, change: {{ x: 1, capital: 1 }}", "seen: Han venter."),
        (f"{_because('{ 3A: 1 }')}, set: {{ capital: 4 }}", "change: { capital: 1 }"),
    ],
)
def test_what_cannot_be_compared_dominates_nothing(ring: str, vent: str) -> None:
    """A choice that costs something, is not always on offer, or acts otherwise beats no other."""
    assert _dominated(ring, vent) == []


@pytest.mark.parametrize(
    ("ring", "vent"),
    [
        ("once: false", "seen: Han venter."),
        ("when: x > 1", "when: x > 1, once: true"),
        ("set: { capital: 4 }", "set: { capital: 4 }"),
        ("set: { capital: 5 }", "set: { capital: 4 }"),
        ("change: { capital: x }", "change: { capital: x }"),
        ("change: { x: 2, capital: 1 }", "change: { x: 2 }"),
        ("change: { x: 0 }", "seen: Han venter."),
    ],
)
def test_what_can_be_compared_is(ring: str, vent: str) -> None:
    """The same condition, the same amounts and figures of the capital stand in nobody's way."""
    assert _dominated(f"{_because('{ 3A: 1 }')}, {ring}", vent) == ["vent"]


def test_a_condition_that_is_written_otherwise_is_another() -> None:
    """Whether two different conditions mean the same is not asked."""
    ring = f"{_because('{ 3A: 1 }')}, when: x > 1"
    assert _dominated(ring, "when: 1 < x") == []


def _dominated(ring: str, vent: str) -> list[str]:
    """The dominated choices of a decision that has a third one, always free and good for more."""
    fri = _because("{ 2A: 1, 3A: -1, 5A: -1 }")
    text = decision(
        f"fri: {{ text: C., {fri} }}\nring: {{ text: A., {ring} }}\nvent: {{ text: B., {vent} }}",
        head=METERED,
        rest=READ,
    )
    return [dict(item.words)["name"] for item in found(text, "choice-dominated")]


def test_what_nothing_asks_for_makes_no_difference() -> None:
    """A variable that is set and never looked at gives a choice nothing."""
    text = decision(
        f"""
        ring: {{ text: A., {_because("{ 3A: 1 }")} }}
        vent: {{ text: B., change: {{ x: 1 }} }}
        """,
        head=METERED,
    )
    assert len(told(text, "choice-dominated")) == 1


def test_each_side_of_a_joint_is_compared_by_itself() -> None:
    """At a joint a choice is told where another of its own side beats it."""
    text = f"""
    scenes:
      sag:
        joint:
          director:
            choices:
              a: {{ text: A., {_because("{ 3A: 1 }")} }}
              b: {{ text: B. }}
            counterpart: [ {{ take: a }} ]
          chief:
            choices:
              c: {{ text: C., {_because("{ 3A: 1 }")} }}
            counterpart: [ {{ take: c }} ]
          outcomes: [ {{ goto: slut }} ]
    """
    assert told(text, "choice-dominated") == ["name=b by=a figures=3: 0 < +1"]


_SCORES = st.dictionaries(st.sampled_from(PARTS), st.integers(-2, 2), max_size=4)
_CAPITAL = st.none() | st.integers(-2, 2)


@st.composite
def _choices(draw: st.DrawFn) -> tuple[Choice, ...]:
    made = []
    for number in range(draw(st.integers(2, 5))):
        scores = tuple(Score(part, value, None, None) for part, value in draw(_SCORES).items())
        gain = draw(_CAPITAL)
        amount = Amount("capital", Constant(gain, INTEGER), HERE) if gain is not None else None
        effects = Effects((), (amount,)) if amount is not None else NO_EFFECTS
        text = Phrase(f"Valg {number}.", HERE)
        made.append(
            Choice(f"c{number}", HERE, text, (), scores, None, None, False, effects, (), ())
        )
    return tuple(made)


def _turn(choices: tuple[Choice, ...]) -> Turn:
    side = Side("chief", HERE, None, choices, (), None)
    decided = Decision((side,), (), None, None, HERE)
    scene = Scene(
        "sag", HERE, None, None, (None, None), None, None, (), (), NO_EFFECTS, None, decided, ()
    )
    return Turn(scene, decided, side)


@given(_choices())
def test_a_dominated_choice_is_never_the_best(choices: tuple[Choice, ...]) -> None:
    """Whoever is beaten in everything has not the greatest sum of scores alone."""
    worths = {choice.id: worth(choice, {"capital"}) for choice in choices}
    best = _turn(choices).best()
    for choice in choices:
        if any(lacking(worths[choice.id], other) for other in worths.values()):
            assert best is not choice


@given(_choices())
def test_domination_is_an_order(choices: tuple[Choice, ...]) -> None:
    """No choice dominates itself or one that dominates it, and the dominated's are one's own."""
    worths = [worth(choice, {"capital"}) for choice in choices]
    for one in worths:
        assert not lacking(one, one)
        for two in worths:
            assert not (lacking(one, two) and lacking(two, one))
            for three in worths:
                if lacking(one, two) and lacking(two, three):
                    assert lacking(one, three)


@given(_choices())
def test_the_sums_of_the_areas_are_the_whole(choices: tuple[Choice, ...]) -> None:
    """A choice's five areas add up to its sum of scores."""
    for choice in choices:
        assert sum(by_area(choice).values()) == total(choice)


def test_figures_are_written_with_their_sign() -> None:
    """A minus is a minus sign, and nothing has none."""
    assert [signed(value) for value in (-2, 0, 1)] == ["−2", "0", "+1"]
    assert lacking(Worth({"1": 0}, {}), Worth({"1": 2}, {})) == [("1", "0", "+2")]


# ── length ──────────────────────────────────────────────────────────────────────────────────


def _words(number: int) -> str:
    return " ".join(["ord"] * number) + "."


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [(12, 6, False), (13, 6, True), (9, 4, False), (10, 4, True), (5, 1, False), (7, 1, True)],
)
def test_a_choice_over_twice_as_long_as_another_is_told(one: int, two: int, expected: bool) -> None:
    """More than double, and at least six words more: both are needed."""
    text = decision(f"ring: {{ text: {_words(one)} }}\nvent: {{ text: {_words(two)} }}")
    expectation = [f"scene=sag longest={one} shortest={two}"] if expected else []
    assert told(text, "choices-unequal-length") == expectation


def test_of_a_text_that_varies_the_kindest_wording_counts() -> None:
    """Where one wording is long and one is short, neither is held against the choice."""
    text = decision(
        f"""
        ring:
          text: {{ first: [ {{ when: advaret, text: {_words(14)} }}, {{ text: {_words(5)} }} ] }}
        vent: {{ text: {_words(5)} }}
        """
    )
    assert told(text, "choices-unequal-length") == []


def test_only_the_window_of_the_one_who_decides_counts() -> None:
    """What a text would be in the other window is nobody's option."""
    long, short = _words(25), _words(5)
    text = decision(
        f"""
        ring: {{ text: {{ director: {long}, chief: {short} }} }}
        vent: {{ text: {_words(6)} }}
        """
    )
    assert told(text, "choices-unequal-length") == told(text, "choice-too-long") == []


@pytest.mark.parametrize(("count", "expected"), [(18, 0), (19, 1)])
def test_a_choice_has_eighteen_words_at_most(count: int, expected: int) -> None:
    """The nineteenth word is told, with the number, at the text."""
    some = found(decision(f"ring: {{ text: {_words(count)} }}"), "choice-too-long")
    assert len(some) == expected
    for item in some:
        assert dict(item.words)["count"] == "19"
        assert (item.where.line, item.where.column) == (6, 23)


@pytest.mark.parametrize(("count", "expected"), [(24, []), (25, ["en"])])
def test_a_translation_may_have_twenty_four(count: int, expected: list[str]) -> None:
    """English needs more words; beyond 24 it is told as the English one."""
    source = _words(5)
    catalogue = Catalogue("en", {(None, source): (_words(count),)})
    some = found(decision(f"ring: {{ text: {source} }}"), "choice-too-long", {"en": catalogue})
    assert [dict(item.words)["wording"] for item in some] == expected


# ── strong scores ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ("focus: { 3A: 2 }, because: A", ["name=ring part=3A value=+2"]),
        ("focus: { 1A: 1, 3A: -2, 3B: 2 }, because: A", ["name=ring part=3A value=−2"]),
        ("focus: { 3A: 1 }, because: A", []),
        ("focus: { 3A: 2 }, because: A, yet: B", []),
        ("focus: { 3A: 2, 3B: 2 }, because: A, yet: { 3A: B }", ["name=ring part=3B value=+2"]),
    ],
)
def test_a_strong_score_needs_one_who_disagrees(scores: str, expected: list[str]) -> None:
    """±2 without a `yet` for that part is told once a choice."""
    assert told(decision(f"ring: {{ text: A., {scores} }}"), "strong-without-yet") == expected
