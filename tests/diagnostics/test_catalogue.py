from __future__ import annotations

import pytest

from makkerpar.diagnostics import Diagnostic, Severity, Where, all_codes, code, render
from makkerpar.diagnostics.catalogue import phrases, severity
from makkerpar.focus import SEATS
from makkerpar.scenario.expression import INTEGER, SWITCH
from makkerpar.scenario.shape import SHAPES

HERE = Where("scenario.yaml", 1, 1)


def test_a_message_is_filled_with_its_words() -> None:
    """The words of a diagnostic stand in its message, in the language asked for."""
    found = Diagnostic("unknown-scene", HERE, (("name", "fredag"),))
    assert render(found, "da") == ("Der er ingen scene, der hedder »fredag«.", "")
    assert render(found, "en") == ("There is no scene called 'fredag'.", "")


def test_did_you_mean_takes_the_place_of_the_hint() -> None:
    """Where a name is near, it is suggested; elsewhere the code's own hint is given."""
    without = Diagnostic("bad-language", HERE, (("name", "dansk"),))
    suggested = Diagnostic("bad-language", HERE, (("name", "dansk"),), "da")
    assert render(without, "en")[1] == "write da for Danish, en for English"
    assert render(suggested, "en")[1] == "did you mean 'da'?"
    assert render(suggested, "da")[1] == "mente du »da«?"


def test_a_language_without_messages_gets_english() -> None:
    """A reader of any other language is told in English."""
    found = Diagnostic("tab", HERE)
    assert render(found, "fr") == render(found, "en")


def test_braces_of_the_author_are_left_alone() -> None:
    """What an author wrote in braces is quoted, and fills nothing."""
    found = Diagnostic("unknown-scene", HERE, (("name", "{name} {other}"),))
    assert render(found, "en")[0] == "There is no scene called '{name} {other}'."


def test_tokens_are_read_as_phrases() -> None:
    """The engine's tokens are told in the reader's language."""
    words = (("shape", "joint"), ("found", "list"))
    found = Diagnostic("expected-mapping", HERE, words)
    assert "en fælles beslutning, men her står en liste" in render(found, "da")[0]
    assert "a joint decision" in render(found, "en")[0]


def test_an_author_who_writes_a_token_is_quoted() -> None:
    """'minutes: list' is told with the word that stands there, not with what it means to us."""
    found = Diagnostic("expected-integer", HERE, (("what", "minutes"), ("written", "list")))
    assert render(found, "en")[0] == "'minutes' must be a whole number, not 'list'."


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    """There is nothing to say about a code that nobody defined."""
    with pytest.raises(KeyError):
        code("no-such-code")


def test_every_code_tells_how_much_it_matters() -> None:
    """Severities are read from the files, and all three are in use."""
    assert {code(name).severity for name in all_codes()} == set(Severity)
    assert severity(Diagnostic("tab", HERE)) is Severity.ERROR


def test_what_is_left_out_stops_a_scenario() -> None:
    """Behind the limit there may be errors, so being cut off is one."""
    assert severity(Diagnostic("too-many", HERE)) is Severity.ERROR


def test_every_shape_type_and_seat_has_a_phrase() -> None:
    """Whatever token the engine may use there, a reader gets words for it."""
    assert SHAPES.keys() <= phrases()["shape"].keys()
    assert set(SEATS) <= phrases()["seat"].keys()
    for placeholder in ("expected", "found", "left", "right"):
        assert {INTEGER, SWITCH} <= phrases()[placeholder].keys()


def test_phrases_stand_in_both_languages() -> None:
    """No token is told in one language only."""
    for tokens in phrases().values():
        assert all(texts.keys() == {"da", "en"} for texts in tokens.values())
