"""Patterns of words, and finding them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.insight.craft.vocabulary import (
    areas,
    avoided,
    base,
    cues,
    has_any,
    matches,
    pattern,
    possible,
    vocabulary,
)

_LETTERS = st.text(st.sampled_from("abcdeæøå"), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("adressere", "det må vi adressere.", "adressere"),
        ("adressere", "det må vi adresserede.", None),
        ("faciliter*", "hun faciliterede mødet", "faciliterede"),
        ("faciliter*", "gode faciliteter", None),
        ("i forhold til", "i  forhold\ntil", "i forhold til"),
        ("i forhold til", "vi forhold til", None),
        ("ikke bare … men", "det er ikke bare et tal, men en skole", "ikke bare et tal, men"),
        ("ikke bare … men", "ikke bare et tal. men en skole", None),
        ("ikke bare … men", "ikke bare mening", None),
        ("pro-aktiv*", "hun er pro-aktiv", "pro-aktiv"),
        ("hinanden's", "hinanden's", "hinanden's"),
        ("c", "c++ og c", "c"),
        ("Ring", "RING".casefold(), "ring"),
    ],
)
def test_a_pattern_finds_whole_words(written: str, text: str, expected: str | None) -> None:
    """Words are whole unless they end in `*`, and `…` does not reach past a sentence."""
    found = [words for _, words in matches([pattern(written)], text)]
    assert found == ([expected] if expected is not None else [])


@given(_LETTERS, st.lists(_LETTERS, max_size=5))
def test_a_word_is_found_where_it_stands(word: str, others: list[str]) -> None:
    """A pattern of one word is found exactly where that word is one of the text's."""
    assert has_any([pattern(word)], " ".join(others)) == (word in others)
    assert has_any([pattern(f"{word}*")], " ".join(others)) == any(
        other.startswith(word) for other in others
    )


@given(st.lists(_LETTERS, min_size=1, max_size=3), st.lists(_LETTERS, max_size=8))
def test_what_is_not_possible_is_nowhere(words: list[str], others: list[str]) -> None:
    """Setting impossible patterns aside never loses a find."""
    text = " ".join(others)
    one = pattern(" ".join(words))
    if not possible([one], vocabulary([text])):
        assert list(matches([one], text)) == []


def test_our_lists_are_in_both_languages() -> None:
    """Danish and English have every list, and no pattern stands twice in one."""
    for language in ("da", "en"):
        lists = [avoided(language), *(cues(what, language) for what in ("polite", "warning"))]
        lists += [cues("motive", language), *areas(language).values()]
        for patterns in lists:
            written = [one.written for one in patterns]
            assert written
            assert len(set(written)) == len(written)
        assert set(areas(language)) == set("12345")


def test_a_language_that_is_not_ours_has_no_words() -> None:
    """Nothing is known of Swedish, and British English is English."""
    assert avoided("sv") == cues("polite", "sv") == ()
    assert areas("sv") == {}
    assert (base("en-GB"), base("da")) == ("en", "da")
