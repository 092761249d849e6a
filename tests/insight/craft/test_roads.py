"""How long a story takes on its longest road."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.focus import SEATS
from makkerpar.insight.craft.roads import Load, longest_road
from tests.insight.craft.world import found, scenario_of, told

BRIEFS = (
    "seats:\n  director: { character: karen, brief: A }\n  chief: { character: jonas, brief: A }\n"
)


def _words(number: int) -> str:
    return " ".join(["ord"] * number)


def _road(text: str, seat: str = "chief") -> tuple[int, int]:
    """The words and decisions of the longest road, without the one word of the brief."""
    (one,) = [one for one in SEATS if one == seat]
    road = longest_road(scenario_of(BRIEFS + text), one)
    return road.words - 1, road.decisions


@given(st.data())
def test_it_is_the_longest_of_all_roads(data: st.DataObject) -> None:
    """On a story without circles it is the greatest of the sums that trying every road gives."""
    size = data.draw(st.integers(1, 6))
    lengths = [data.draw(st.integers(1, 20)) for _ in range(size)]
    ways = [
        data.draw(st.lists(st.integers(number + 1, size), min_size=1, max_size=3, unique=True))
        for number in range(size)
    ]
    text = "scenes:\n"
    for number in range(size):
        branches = ", ".join(f"{{ weight: 1, goto: s{target} }}" for target in ways[number])
        text += f"  s{number}: {{ lines: {_words(lengths[number])}, chance: [ {branches} ] }}\n"
    text += f"  s{size}: {{ ending: {{ title: S }} }}\n"

    def tried(number: int) -> int:
        if number == size:
            return 0
        return lengths[number] + max(tried(target) for target in ways[number])

    assert _road(text) == (tried(0), 0)


def test_a_circle_is_gone_once() -> None:
    """A way back is cut, and what lies behind the circle is still reached."""
    text = f"""
scenes:
  a:
    lines: {_words(5)}
    next: [ {{ when: advaret, goto: b }}, {{ goto: a }} ]
  b:
    lines: {_words(7)}
    next: [ {{ when: advaret, goto: a }}, {{ goto: slut }} ]
  slut: {{ lines: {_words(2)}, ending: {{ title: S }} }}
"""
    assert _road(text) == (14, 0)


@pytest.mark.parametrize(
    ("seat", "expected"), [("director", 1 + 3 + 10 + 10 + 1), ("chief", 1 + 2 + 4 + 40 + 1)]
)
def test_each_window_has_its_own_words(seat: str, expected: int) -> None:
    """Lines of one seat, scenes of one seat and texts by window count where they are read."""
    text = f"""
scenes:
  a:
    lines:
      - {_words(1)}
      - {{ only: chief, text: {_words(2)} }}
      - {{ director: {_words(3)}, chief: {_words(4)} }}
      - {{ only: director, lines: [ {_words(5)}, karen: {_words(5)} ] }}
      - karen:
    goto: b
  b: {{ only: chief, meanwhile: {_words(10)}, lines: {_words(40)}, goto: slut }}
  slut: {{ lines: [ {{ when: advaret, text: {_words(1)} }} ], ending: {{ title: S }} }}
"""
    assert _road(text, seat) == (expected, 0)


def test_of_what_excludes_one_another_the_longest_counts() -> None:
    """Cases of `first` are not added up, in lines as in texts."""
    text = f"""
scenes:
  a:
    lines:
      - first: [ {{ when: advaret, text: {_words(3)} }}, {{ text: {_words(9)} }} ]
      - text: {{ first: [ {{ when: advaret, text: {_words(8)} }}, {{ text: {_words(2)} }} ] }}
    goto: slut
  slut: {{ ending: {{ title: S }} }}
"""
    assert _road(text) == (17, 0)


DECISION = f"""
scenes:
  a:
    decision:
      seat: chief
      prompt: {_words(2)}
      choices:
        x: {{ text: {_words(4)}, seen: {_words(30)}, lines: {_words(6)}, goto: slut }}
        y: {{ text: {_words(5)}, seen: {_words(1)}, lines: {_words(3)}, goto: b }}
      counterpart: [ {{ take: x }} ]
  b: {{ lines: {_words(20)}, goto: slut }}
  slut: {{ ending: {{ title: S }} }}
"""


def test_whoever_decides_reads_all_options() -> None:
    """A decision is its prompt, all its options, and the reaction to the one that is taken."""
    assert _road(DECISION, "chief") == (2 + 4 + 5 + 3 + 20, 1)


def test_whoever_looks_on_sees_what_is_seen() -> None:
    """The other seat has `seen` and the reaction, and decides nothing."""
    assert _road(DECISION, "director") == (30 + 6, 0)
    alone = DECISION.replace("  a:\n", "  a:\n    only: chief\n")
    assert _road(alone, "director") == (30, 0)


def test_a_joint_is_a_decision_for_both() -> None:
    """Each reads its own options, the other's `seen`, its own reaction and the outcome."""
    text = f"""
scenes:
  a:
    joint:
      director:
        choices: {{ x: {{ text: {_words(3)}, seen: {_words(7)}, lines: {_words(1)} }} }}
        counterpart: [ {{ take: x }} ]
      chief:
        choices:
          y: {{ text: {_words(4)}, seen: {_words(9)}, lines: {_words(2)} }}
        counterpart: [ {{ take: y }} ]
      outcomes: [ {{ lines: {_words(50)}, goto: slut }} ]
  slut: {{ ending: {{ title: S }} }}
"""
    assert _road(text, "director") == (3 + 1 + 9 + 50, 1)
    assert _road(text, "chief") == (4 + 2 + 7 + 50, 1)


def test_time_is_words_and_decisions() -> None:
    """160 words are a minute, and a decision is twenty seconds."""
    text = f"scenes:\n  a: {{ lines: {_words(159)}, goto: slut }}\n"
    assert longest_road(scenario_of(BRIEFS + text), "chief") == Load(60_000, 160, 0)


def _timed(minutes: int, words: int, decisions: int = 0) -> str:
    text = f"minutes: {minutes}\n{BRIEFS}scenes:\n  a:\n    lines: {_words(words)}\n    goto: d0\n"
    for number in range(decisions):
        text += f"""\
  d{number}:
    decision:
      seat: chief
      choices: {{ ring: {{ text: A }} }}
      counterpart: [ {{ take: ring }} ]
    goto: d{number + 1}
"""
    return f"{text}  d{decisions}: {{ ending: {{ title: S }} }}\n"


@pytest.mark.parametrize(("words", "expected"), [(395, 0), (410, 1)])
def test_a_quarter_more_than_stated_is_told(words: int, expected: int) -> None:
    """Two minutes are 320 words; past 400 it is told, with what was reckoned, at `minutes`."""
    some = found(_timed(2, words), "text-too-long")
    assert len(some) == expected
    for item in some:
        assert dict(item.words) == {
            "seat": "director",
            "words": "411",
            "decisions": "0",
            "found": "3",
            "stated": "2",
        }
        assert (item.where.line, item.where.column) == (1, 1)


@pytest.mark.parametrize(("words", "expected"), [(156, 0), (155, 1)])
def test_less_than_half_of_what_is_stated_is_told(words: int, expected: int) -> None:
    """Of four minutes three decisions are one: with their options and a brief, 160 words more."""
    assert len(told(_timed(4, words, 3), "text-too-short")) == expected


def test_a_sketch_may_be_short() -> None:
    """Of a story with fewer than three decisions nothing is said; it may still be too long."""
    assert told(_timed(100, 10, 2), "text-too-short") == []
    assert len(told(_timed(1, 300), "text-too-long")) == 1
