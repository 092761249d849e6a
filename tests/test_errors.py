"""Errors tell people what they did wrong, in either language."""

from __future__ import annotations

from makkerpar.errors import CatalogueError, MakkerparError, NotFound, PlayMovedOn, RecordError


def danish(msgid: str, /, **values: object) -> str:
    """A reader's gettext of two texts."""
    texts = {
        "There is no {name}.": "{name} findes ikke.",
        "Did you mean: {names}?": "Mente du {names}?",
    }
    return texts[msgid].format_map(values)


def test_an_error_reads_as_an_english_sentence_with_its_values() -> None:
    """`str(error)` is the sentence with what varies filled in."""
    assert str(MakkerparError("No {what} at {where}.", what="tea", where="four")) == (
        "No tea at four."
    )


def test_a_sentence_without_values_is_taken_as_it_is() -> None:
    """Braces mean something only where values are passed."""
    assert str(MakkerparError("Write {name} in braces.")) == "Write {name} in braces."


def test_an_error_is_told_in_the_readers_language() -> None:
    """`tell` translates the sentence and the hint, and fills in both."""
    error = NotFound("There is no {name}.", name="budgetkrise", suggestions=("budgetkrisen",))
    assert error.tell(danish) == "budgetkrise findes ikke. Mente du budgetkrisen?"


def test_not_found_offers_no_hint_where_nothing_comes_near() -> None:
    """Without suggestions the sentence stands alone."""
    assert str(NotFound("There is no {name}.", name="x")) == "There is no x."


def test_every_error_of_ours_is_caught_as_one() -> None:
    """A front end needs a single except clause for whatever the caller did wrong."""
    assert issubclass(PlayMovedOn, RecordError)
    assert all(issubclass(kind, MakkerparError) for kind in (RecordError, CatalogueError, NotFound))
