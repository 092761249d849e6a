"""LIX of a scene's lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight.craft.readability import MAX_LIX, MIN_WORDS, Measured, measured
from tests.insight.craft.world import found, told

EASY = "Han ser op nu. " * 15
HARD = "Økonomiafdelingen iværksætter budgetforhandlinger om specialområdet " * 13


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0)),
        ("Han går.", (2, 1, 0)),
        ("Han går. Hun bliver siddende.", (5, 2, 1)),
        ("Mødet er kl. 16.40 i dag. Det er 14 mio. kr. for meget.", (13, 2, 0)),
        ("»Nej.« »Jo!« Han går?", (4, 3, 0)),
        ("Hun siger: Nej.", (3, 2, 0)),
        ("Spørg hende – nu …", (3, 1, 0)),
        ("Børne- og skoleudvalget er otte-ni personer.", (6, 1, 3)),
    ],
)
def test_words_and_sentences_are_counted(text: str, expected: tuple[int, int, int]) -> None:
    """A figure is a word; a dash is none; an abbreviation ends no sentence."""
    assert measured([text]) == Measured(*expected)


def test_the_sum_is_bjornssons() -> None:
    """Ten words in two sentences, three of them long: 5 + 30, rounded half up."""
    assert Measured(10, 2, 3).lix == 35
    assert Measured(8, 3, 1).lix == 15  # 2.67 + 12.5
    assert Measured(4, 8, 0).lix == 1  # a half
    assert Measured(0, 0, 0).lix == 0


@given(st.lists(st.text(max_size=30), max_size=5))
def test_texts_add_up(texts: list[str]) -> None:
    """Each text ends its last sentence, so what is counted of many is the sum of each."""
    each = [measured([text]) for text in texts]
    whole = measured(texts)
    assert whole == Measured(
        sum(one.words for one in each),
        sum(one.sentences for one in each),
        sum(one.long for one in each),
    )
    assert whole.long <= whole.words
    assert whole.lix <= whole.words + 100


def _scene(lines: str, head: str = "") -> str:
    return f"{head}scenes:\n  a:\n    lines:\n{lines}    goto: slut\n"


def test_a_scene_that_is_heavy_reading_is_told_with_its_figure() -> None:
    """Long words in one long sentence are told at the scene."""
    (one,) = found(_scene(f"      - {HARD}\n"), "text-too-hard")
    words = dict(one.words)
    assert words["name"] == "a"
    assert int(words["lix"]) > MAX_LIX
    assert int(words["count"]) == 65
    assert (one.where.line, one.where.column) == (2, 3)


def test_few_words_say_little() -> None:
    """Fewer than sixty words are not measured, however hard."""
    short = " ".join(HARD.split()[: MIN_WORDS - 1])
    assert told(_scene(f"      - {short}\n"), "text-too-hard") == []
    assert len(told(_scene(f"      - {short}\n      - Ja.\n"), "text-too-hard")) == 1


def test_dashes_are_no_words() -> None:
    """Sixty pieces of which one is a dash are fifty-nine words."""
    short = " ".join(HARD.split()[: MIN_WORDS - 1])
    assert told(_scene(f"      - {short} –\n"), "text-too-hard") == []


def test_plain_prose_is_not_told() -> None:
    """Short sentences of short words are easy, whatever their number."""
    assert told(_scene(f"      - {EASY}\n"), "text-too-hard") == []


def test_only_danish_is_measured() -> None:
    """The measure was made for the Scandinavian languages, and its mark here for Danish."""
    text = _scene(f"      - {HARD}\n", "language: en\n")
    assert told(text, "text-too-hard") == []


def test_meanwhile_is_read_too() -> None:
    """What the other window is told counts among the lines of a scene."""
    text = f"scenes:\n  a:\n    only: chief\n    meanwhile: {HARD}\n    goto: slut\n"
    assert len(told(text, "text-too-hard")) == 1
