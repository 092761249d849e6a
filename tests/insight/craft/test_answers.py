"""Marks by which the best choice can be told: more often than chance would have it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight.craft.answers import MIN_DECISIONS, Trial, tail, verdict
from tests.insight.craft.world import decisions, found, told

BEST = "focus: { 3A: 1 }, because: Derfor"
CODES = ("best-longest", "best-same-place", "best-polite", "best-earliest-warning")


def _three(best: str, others: tuple[str, str], place: int) -> str:
    texts = [f'text: "{other}"' for other in others]
    texts.insert(place, f'text: "{best}", {BEST}')
    return "\n".join(f"c{number}: {{ {text} }}" for number, text in enumerate(texts))


def _plain(place: int) -> str:
    return _three("Et valg her.", ("Et andet.", "Endnu et helt andet valg."), place)


# ── the arithmetic ──────────────────────────────────────────────────────────────────────────


@given(st.integers(0, 6), st.integers(0, 6), st.fractions(0, 1, max_denominator=7))
def test_the_tail_is_what_counting_gives(hits: int, count: int, chance: Fraction) -> None:
    """The tail is the sum of the probabilities of all outcomes with at least so many hits."""
    counted = Fraction()
    for outcome in product((True, False), repeat=count):
        if sum(outcome) >= hits:
            likely = Fraction(1)
            for hit in outcome:
                likely *= chance if hit else 1 - chance
            counted += likely
    assert tail(hits, count, chance) == counted


def test_known_tails() -> None:
    """Nine heads of twelve have 299/4096, and none at least is certain."""
    assert tail(9, 12, Fraction(1, 2)) == Fraction(299, 4096)
    assert tail(0, 12, Fraction(1, 3)) == 1


@given(st.lists(st.builds(Trial, st.booleans(), st.integers(2, 5)), max_size=12))
def test_one_hit_more_never_clears_a_mark(trials: list[Trial]) -> None:
    """Where a mark is told, it is told with one more hit too; and never of fewer than five."""
    told_now = verdict(trials)
    if told_now is not None:
        assert len(trials) >= MIN_DECISIONS
        assert 5 * told_now.hits >= 3 * told_now.tries
        for number, trial in enumerate(trials):
            if not trial.hit:
                more = [*trials[:number], Trial(True, trial.choices), *trials[number + 1 :]]
                assert verdict(more) is not None


def test_whoever_asks_more_often_needs_more() -> None:
    """Of four tries of five by thirds chance makes 11/243: enough for one look, not for two."""
    trials = [Trial(number > 0, 3) for number in range(5)]
    assert verdict(trials) is not None
    assert verdict(trials, looks=2) is None


def test_a_mark_is_on_most_of_them() -> None:
    """Half of twenty decisions by fourths is more than chance, and too few to call it the rule."""
    assert tail(10, 20, Fraction(1, 4)) < Fraction(1, 20)
    assert verdict([Trial(number % 2 == 0, 4) for number in range(20)]) is None
    assert verdict([Trial(number >= 8, 4) for number in range(20)]) is not None


def test_five_decisions_are_the_fewest() -> None:
    """Four hits of four are no habit yet, however unlikely; five of five are one."""
    assert verdict([Trial(True, 5)] * 4) is None
    assert verdict([Trial(True, 5)] * 5) is not None


# ── the marks ───────────────────────────────────────────────────────────────────────────────


def test_a_case_without_a_mark_gets_no_remark() -> None:
    """Best choices of middle length in changing places, neither polite nor warning, are silent."""
    text = decisions([_plain(number % 3) for number in range(6)])
    for code in CODES:
        assert told(text, code) == []


def test_the_longest_is_the_best() -> None:
    """Where it is in five of five decisions, it is told with the figures at the seat."""
    long = _three("Det valg, der har flest ord af dem.", ("Et valg.", "Et andet valg."), 0)
    mixed = [long, long.replace("c0", "x").replace("c1", "c0"), long, long, long]
    (one,) = found(decisions(mixed), "best-longest")
    assert dict(one.words) == {"seat": "chief", "hits": "5", "count": "5"}
    seats = "seats:\n  director: { character: karen, brief: A }\n"
    seats += "  chief: { character: jonas, brief: B }\n"
    (one,) = found(decisions(mixed, head=seats), "best-longest")
    assert (one.where.line, one.where.column) == (3, 3)


def test_four_decisions_are_too_few() -> None:
    """Of fewer than five decisions nothing is said."""
    long = _three("Det valg, der har flest ord af dem.", ("Et valg.", "Et andet valg."), 0)
    for code in CODES:
        assert told(decisions([long] * 4), code) == []


def test_decisions_without_one_best_choice_do_not_count() -> None:
    """Where two choices share the greatest sum, none is the best."""
    tied = f"a: {{ text: Det længste valg af dem alle., {BEST} }}\nb: {{ text: Kort., {BEST} }}"
    assert told(decisions([tied] * 8), "best-longest") == []


def test_each_seat_is_counted_by_itself() -> None:
    """Three decisions of each seat are not six of one."""
    text = decisions([_plain(0)] * 6)
    assert len(told(text, "best-same-place")) == 1
    halves = text.replace("seat: chief", "seat: director", 3)
    assert told(halves, "best-same-place") == []


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_best_stands_in_the_same_place(place: int) -> None:
    """First, second or third: a place that recurs is told with its number."""
    assert told(decisions([_plain(place)] * 5), "best-same-place") == [
        f"seat=chief position={place + 1} hits=5 count=5"
    ]


def test_every_place_that_is_looked_at_raises_the_bar() -> None:
    """The first place in four of five is no finding where three places were asked about."""
    assert told(decisions([_plain(0)] * 4 + [_plain(1)]), "best-same-place") == []


def test_where_two_are_longest_none_is() -> None:
    """A decision whose best choice shares its length with another says nothing of length."""
    shared = _three("Det er lige langt.", ("Det er lige langt.", "Kort."), 0)
    assert told(decisions([shared] * 6), "best-longest") == []


def test_the_only_polite_choice_is_the_best() -> None:
    """Only decisions in which exactly one choice is polite count."""
    polite = [_three("»Tak.«", ("»Nej, ikke nu.«", "»Vi ses.«"), n % 3) for n in range(5)]
    assert told(decisions(polite), "best-polite") == ["seat=chief hits=5 count=5"]
    both = [_three("»Tak.«", ("»Undskyld, ikke nu.«", "»Vi ses.«"), n % 3) for n in range(5)]
    assert told(decisions(both), "best-polite") == []
    assert told(decisions([*polite, *both]), "best-polite") == ["seat=chief hits=5 count=5"]


def test_the_choice_that_tells_first_is_the_best() -> None:
    """To ring, say or tell as the best of every decision is told."""
    early = [_three("Ring nu.", ("Regn det efter.", "Spis frokost."), n % 3) for n in range(5)]
    assert told(decisions(early), "best-earliest-warning") == ["seat=chief hits=5 count=5"]


def test_in_english_english_words_count() -> None:
    """The words are those of the scenario's own language; of another language none are known."""
    polite = [_three("Thank her.", ("Leave.", "Stay on."), n % 3) for n in range(5)]
    assert len(told(decisions(polite, head="language: en-GB\n"), "best-polite")) == 1
    assert told(decisions(polite), "best-polite") == []
    assert told(decisions(polite, head="language: sv\n"), "best-polite") == []
