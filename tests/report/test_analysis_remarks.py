from __future__ import annotations

from makkerpar.diagnostics import Diagnostic, Where
from makkerpar.report.analysis_remarks import grouped
from tests.report.analysis_case import case

WORDS = case("id: sagen\nscenes: { slut: { ending: { title: Slut } } }\n").words


def remark(code: str, line: int, **words: str) -> Diagnostic:
    """A remark at a line of the main file."""
    return Diagnostic(
        code, Where("/home/birthe/sagen/scenario.yaml", line, 1), tuple(words.items())
    )


def test_what_matters_most_comes_first() -> None:
    """Warnings stand before notes, and of two kinds the more frequent before the other."""
    items = [
        remark("no-catalogue", 1, language="en"),
        remark("never-on-offer", 9, name="a", scene="ask"),
        remark("never-entered", 2, name="x"),
        remark("never-entered", 4, name="y"),
    ]
    assert [(group.code, group.kind, group.count) for group in grouped(WORDS, items)] == [
        ("never-entered", "Warning", "2 places"),
        ("never-on-offer", "Warning", "1 place"),
        ("no-catalogue", "Remark", "1 place"),
    ]


def test_each_remark_keeps_its_words_and_place() -> None:
    """A group tells each of its remarks with its own message, and the file without its folder."""
    items = [remark("never-entered", 2, name="x"), remark("never-entered", 4, name="y")]
    (group,) = grouped(WORDS, items)
    assert [place.place for place in group.places] == ["scenario.yaml:2", "scenario.yaml:4"]
    first, second = (place.message for place in group.places)
    assert "x" in first
    assert "y" in second
    assert group.why


def test_a_hint_of_all_is_told_once_as_a_sentence() -> None:
    """A hint that all remarks of a group share stands over them, with a capital and a full stop."""
    words = {"hits": "4", "count": "5", "seat": "chief"}
    (group,) = grouped(WORDS, [remark("best-longest", line, **words) for line in (1, 2)])
    assert group.hint == "Shorten the best choices, or write the others with as much care."
    assert [place.hint for place in group.places] == ["", ""]


def test_a_hint_of_its_own_stands_with_its_remark() -> None:
    """Where remarks of a group have different hints each keeps its own."""
    items = [
        Diagnostic("unknown-scene", Where("a.yaml", at, 1), (("name", name),), suggestion)
        for at, (name, suggestion) in enumerate((("meat", "meet"), ("slud", "slut")), 1)
    ]
    (group,) = grouped(WORDS, items)
    assert group.hint == ""
    assert [place.hint for place in group.places] == [
        "Did you mean 'meet'?",
        "Did you mean 'slut'?",
    ]


def test_nothing_to_remark_makes_no_group() -> None:
    """Without remarks there are no groups."""
    assert grouped(WORDS, []) == ()
