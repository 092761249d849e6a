"""What is told and said: narration, speech, silences, blocks, and prose that YAML takes apart."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics.model import Collector
from makkerpar.scenario.expression import SWITCH
from makkerpar.scenario.lines import read_lines
from makkerpar.scenario.model import Block, ByWindow, First, Item, Line, Lines, Phrase, Text
from makkerpar.scenario.reader import Reader, Symbols
from makkerpar.scenario.scope import Scope
from makkerpar.scenario.source import Mapping, read


def reading(text: str) -> tuple[Lines, list[tuple[str, int, int]]]:
    """The lines of ``lines: …``, and (code, line, column) of each mistake."""
    collector = Collector()
    root = read("scenario.yaml", f"lines:{text}\n".encode(), collector)
    assert isinstance(root, Mapping)
    scope = Scope({"warned": SWITCH}, {}, frozenset())
    reader = Reader(collector, Symbols(scope, cast=("karen", "jonas", "åse")))
    found = read_lines(reader, root.get("lines"), "lines")
    return found, [(item.code, item.where.line, item.where.column) for item in collector.in_order()]


def lines(text: str) -> Lines:
    """Lines without mistakes."""
    found, mistakes = reading(text)
    assert mistakes == []
    return found


def codes(text: str) -> list[str]:
    """What is wrong with lines."""
    return [code for code, _, _ in reading(text)[1]]


def words(text: Text | None) -> str:
    """The words of a text that does not vary."""
    assert isinstance(text, Phrase)
    return text.source


def told(item: Item) -> tuple[str | None, str | None, str]:
    """Speaker, mood and words of a line."""
    assert isinstance(item, Line)
    return item.speaker, item.mood, words(item.text)


def test_one_string_is_narration() -> None:
    """A single line needs no dash."""
    assert [told(item) for item in lines(" Døren går.")] == [(None, None, "Døren går.")]
    (block,) = lines(" |\n  Døren går.\n  Karen ser op.")
    assert told(block) == (None, None, "Døren går.\nKaren ser op.")


def test_no_lines_are_no_lines() -> None:
    """An empty list tells nothing."""
    assert lines(" []") == ()


def test_strings_are_narration_and_names_speak() -> None:
    """A name from the cast before the colon says what is behind it, in a mood or without."""
    found = lines(
        "\n- Døren går.\n- jonas: Hej.\n- jonas (worried): Nå.\n- åse( glad ): Ja.\n- text: Så."
    )
    assert [told(item) for item in found] == [
        (None, None, "Døren går."),
        ("jonas", None, "Hej."),
        ("jonas", "worried", "Nå."),
        ("åse", "glad", "Ja."),
        (None, None, "Så."),
    ]


def test_a_speaker_without_text_is_silent() -> None:
    """Nothing behind the colon is a silence, which may have a mood."""
    (found,) = lines("\n- jonas (annoyed):")
    assert isinstance(found, Line)
    assert (found.speaker, found.mood, found.text) == ("jonas", "annoyed", None)


def test_narration_for_each_window() -> None:
    """Both in one item, or for one window alone."""
    both, one = lines("\n- director: Du går.\n  chief: Karen går.\n- chief: Du venter.")
    assert isinstance(both, Line)
    assert isinstance(both.text, ByWindow)
    assert (words(both.text.director), words(both.text.chief)) == ("Du går.", "Karen går.")
    assert both.only is None
    assert isinstance(one, Line)
    assert (one.only, words(one.text)) == ("chief", "Du venter.")


def test_only_and_when_stand_on_any_item() -> None:
    """Speech, text and blocks can each be for one window and under a condition."""
    found = lines(
        "\n- only: chief\n  when: warned\n  jonas: Hej.\n- when: warned\n  text: Nå."
        "\n- only: director\n  lines:\n  - Du går.\n  - jonas: Farvel."
    )
    assert [item.only for item in found] == ["chief", None, "director"]
    assert [item.when is not None for item in found] == [True, True, False]
    assert isinstance(found[2], Block)
    assert [told(item) for item in found[2].items] == [
        (None, None, "Du går."),
        ("jonas", None, "Farvel."),
    ]


def test_speech_can_vary_like_any_text() -> None:
    """What is said may differ by window or by condition."""
    (found,) = lines("\n- jonas: { director: Karen!, chief: Jeg selv. }")
    assert isinstance(found, Line)
    assert isinstance(found.text, ByWindow)


def test_the_first_of_several_items() -> None:
    """Among lines the last may have a condition: then nothing is shown."""
    (found,) = lines(
        "\n- first:\n  - when: warned\n    jonas: Du vidste det.\n"
        "  - when: not warned\n    jonas: Hvad?"
    )
    assert isinstance(found, First)
    assert len(found.cases) == 2


def test_an_item_for_one_window_hides_nothing_from_the_other() -> None:
    """In a 'first', narration for one seat leaves the next item to the other."""
    assert codes("\n- first:\n  - chief: Du venter.\n  - Døren går.") == []
    assert codes("\n- first:\n  - only: chief\n    jonas: Hej.\n  - Døren går.") == []
    assert reading("\n- first:\n  - Døren går.\n  - Karen ser op.")[1] == [("never-reached", 4, 5)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (" { jonas: Hej. }", "expected-lines"),
        (" {kommune}", "starts-with-sign"),
        ("\n- when: warned", "item-empty"),
        ("\n- {}", "item-empty"),
        ("\n- jonas: Hej.\n  karen: Nej.", "item-two-contents"),
        ("\n- text: Hej.\n  director: Du går.", "item-two-contents"),
        ("\n- - Hej.\n  - Nej.", "expected-line"),
        ("\n- - Nej, sagde han.", "starts-with-sign"),
        ("\n- [pause]", "starts-with-sign"),
        ("\n- {kommune}", "starts-with-sign"),
        ("\n- ? hvad", "starts-with-sign"),
        ("\n-", "empty-value"),
        ("\n- ''", "empty-value"),
        ("\n- first: []", "empty-list"),
        ("\n- first: Hej.", "expected-list"),
        ("\n- jonas (happy): Hej.", "unknown-mood"),
        ("\n- jonas (): Hej.", "unknown-mood"),
        ("\n- peter: Hej.", "unknown-speaker"),
        ("\n- Peter: Hej.", "colon-makes-speaker"),
        ("\n- Der er ét problem: tallet.", "colon-makes-speaker"),
        ("\n- jonas (glad) (worried): Hej.", "colon-makes-speaker"),
        ("\n- lines: Hej.\n  only: karen", "not-one-of"),
        ("\n- only: director\n  chief: Du går.", "only-conflict"),
        ("\n- { jonas: Kom, du }", "comma-in-braces"),
        ("\n- { director: Du går, du, chief: Hun går. }", "comma-in-braces"),
    ],
)
def test_what_is_no_line(text: str, code: str) -> None:
    """Each mistake is told once, as what it is."""
    assert codes(text) == [code]


def test_a_line_with_a_mistake_does_not_hide_the_next() -> None:
    """All of them are told, in their order."""
    assert reading("\n- peter: Hej.\n- Døren går.\n- when: warned\n- Hun siger:\n")[1] == [
        ("unknown-speaker", 2, 3),
        ("item-empty", 4, 3),
        ("colon-makes-speaker", 5, 3),
    ]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("[ jonas: Hej, du der. ]", ["du der."]),
        ("[ Hej, Karen. ]", ["Karen."]),
        ("[ Døren går, og Karen, som altid, ser op. ]", ["og Karen", "som altid", "ser op."]),
        ("[ Døren går., Karen ser op! ]", []),
        ("[ Døren går., jonas: Hej. ]", []),
        ('[ "Hej, Karen.", "og så" ]', []),
        ("[ Hvad?, Nå …, »Ja«, Sådan. ]", []),
    ],
)  # fmt: skip
def test_a_comma_in_brackets(text: str, cut: list[str]) -> None:
    """What goes on in small letters, or follows no end of a sentence, was cut off by a comma."""
    collector = Collector()
    root = read("scenario.yaml", f"lines: {text}\n".encode(), collector)
    assert isinstance(root, Mapping)
    reader = Reader(collector, Symbols(Scope({}, {}, frozenset()), cast=("jonas",)))
    read_lines(reader, root.get("lines"), "lines")
    found = [
        dict(item.words)["name"]
        for item in collector.in_order()
        if item.code == "comma-in-brackets"
    ]
    assert found == cut
