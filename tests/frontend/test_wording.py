from __future__ import annotations

from makkerpar.frontend.wording import running


def test_titles_stand_inside_a_sentence() -> None:
    """A Danish title loses its capital after a comma, an abbreviation and English keep theirs."""
    assert running("Skolechef", "da") == "skolechef"
    assert running("IT-chef", "da") == "IT-chef"
    assert running("Chief of Schools", "en") == "Chief of Schools"
    assert running("", "da") == ""
