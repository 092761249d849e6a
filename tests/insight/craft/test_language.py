"""Remarks about single words, in the original and in translations."""

from __future__ import annotations

import pytest

from makkerpar.diagnostics import Where
from makkerpar.focus import AREA_NAMES, PART_NAMES
from makkerpar.text.catalogue import Catalogue
from tests.insight.craft.world import decision, found, told


def _line(line: str, head: str = "") -> str:
    return f"{head}scenes:\n  a:\n    lines:\n      - {line}\n    goto: slut\n"


def _english(source: str, translated: str) -> dict[str, Catalogue]:
    return {"en": Catalogue("en", {(None, source): (translated,)})}


# ── words to avoid ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("karen: Det må vi adressere.", "adressere"),
        ("karen: Det adresserer vi.", "adresserer"),
        ("Hun faciliterer mødet.", "faciliterer"),
        ("Vær lidt mere Proaktive.", "proaktive"),
        ("Tag ejerskabet.", "ejerskabet"),
        ("Vi er på en rejse sammen.", "på en rejse"),
        ("Det er dyrt i forhold til i fjor.", "i forhold til"),
        ("Det er ikke bare et tal, men en skole.", "ikke bare et tal, men"),
    ],
)
def test_a_word_that_nobody_says_is_told(line: str, name: str) -> None:
    """Each word of the list is found in its inflected forms, at its text."""
    (one,) = found(_line(f'"{line}"' if ", " in line else line), "word-banned")
    assert dict(one.words) == {"name": name, "wording": "original"}
    assert one.where.line == 4


@pytest.mark.parametrize(
    "line",
    [
        "Jonas rejser sig.",
        "På kuverten står to adresser.",
        "Skolen har gode faciliteter.",
        "Det er ikke bare et tal.",
        "Toget fra Aalborg er forsinket.",
    ],
)
def test_what_people_say_is_not(line: str) -> None:
    """Words that only look like one of the list are left alone."""
    assert told(_line(line), "word-banned") == []


@pytest.mark.parametrize(
    "fragment",
    [
        "title: Vores proaktive sag\n",
        "summary: Vores proaktive sag\n",
        "acts: { a: Vores proaktive akt }\n",
        "debrief: { questions: { both: [ Var du proaktiv? ] } }\n",
        "debrief: { insights: [ { text: Du var proaktiv. } ] }\n",
        "terms: { ord: proaktiv }\n",
        "scenes:\n  a: { trainer: Vær proaktiv., goto: slut }\n",
        "scenes:\n  a: { title: Proaktiv, goto: slut }\n",
        "scenes:\n  a: { ending: { title: Proaktiv } }\n",
        decision("ring: { text: Vær proaktiv. }"),
        decision("ring: { text: A., seen: Han er proaktiv. }"),
        decision("ring: { text: A., focus: { 3A: 1 }, because: Han var proaktiv. }"),
        decision("ring: { text: A., focus: { 3A: 1 }, because: B, yet: Han var proaktiv. }"),
        decision("ring: { text: A., lines: Han var proaktiv. }"),
    ],
)
def test_every_text_is_looked_through(fragment: str) -> None:
    """Head, scenes, choices, reasons, notes and debrief: no text is left out."""
    assert len(told(fragment, "word-banned")) == 1


def test_authors_add_their_own_words() -> None:
    """`avoid` at the top is looked for beside our list, in the scenario's own language."""
    head = "avoid: [ Forankr*, ikke kun … men også ]\n"
    assert told(_line("Det skal forankres.", head), "word-banned") == [
        "name=forankres wording=original"
    ]
    assert told(_line('"Ikke kun et tal, men også mere."', head), "word-banned") == [
        "name=ikke kun et tal, men også wording=original"
    ]
    assert told(_line("Det skal forankres."), "word-banned") == []


def test_translations_are_looked_through_by_their_own_list() -> None:
    """An English word in the English is told at the text that it translates."""
    source = "Den tager vi nu."
    (one,) = found(
        _line(source),
        "word-banned",
        _english(source, "We take a proactive view of the facilities."),
    )
    assert dict(one.words) == {"name": "proactive", "wording": "en"}
    assert one.where == Where("scenario.yaml", 4, 9)
    assert told(_line("A proactive view."), "word-banned") == []
    assert told(_line(source), "word-banned", _english(source, "Proaktiv.")) == []


def test_what_is_not_translated_is_not_looked_through_as_a_translation() -> None:
    """The original shown for want of a translation is no English."""
    source = "Han siger leverage."
    assert told(_line(source), "word-banned", _english("Noget andet.", "Else.")) == []


def test_a_catalogue_of_the_own_language_is_no_translation() -> None:
    """A catalogue in the language that the scenario is written in is not looked through."""
    source = "Den tager vi nu."
    catalogues = {"da": Catalogue("da", {(None, source): ("Vær proaktiv.",)})}
    assert told(_line(source), "word-banned", catalogues) == []


# ── areas ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("names", [*AREA_NAMES.values(), *PART_NAMES.values()])
def test_the_name_of_an_area_or_part_gives_it_away(names: dict[str, str]) -> None:
    """Each of the twenty names is found in an option, with its area, in both languages."""
    expected = next(code for code, name in (AREA_NAMES | PART_NAMES).items() if name == names)[0]
    for language in ("da", "en"):
        text = decision(
            f'ring: {{ text: "Nu: {names[language]}." }}', head=f"language: {language}\n"
        )
        assert f"area={expected}" in " ".join(told(text, "area-in-choice"))


def test_an_option_that_names_its_good_is_told() -> None:
    """Words for an area are told once an option, and only in options."""
    text = decision("ring: { text: Vis tillid og loyalitet. }")
    assert told(text, "area-in-choice") == ["name=tillid area=2 wording=original"]
    assert told(_line("Det kræver tillid."), "area-in-choice") == []
    assert told(decision("ring: { text: »Udfordre mig gerne.« }"), "area-in-choice") == []


def test_an_option_is_looked_at_in_translation_too() -> None:
    """Where only the English names it, the English is told."""
    found_there = told(
        decision("ring: { text: Ring nu. }"), "area-in-choice", _english("Ring nu.", "Show trust.")
    )
    assert found_there == ["name=trust area=2 wording=en"]


# ── motives, exclamation marks ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("Ring for at være sikker.", ["name=for at"]),
        ("Ring nu.", []),
        ("»Jeg ringer, fordi jeg lovede det.«", []),
        ("Ring, og sig »fordi«, fordi det er sandt.", ["name=fordi"]),
    ],
)
def test_an_option_says_what_and_not_why(option: str, expected: list[str]) -> None:
    """A reason outside what is said is told."""
    text = decision(f'ring:\n  text: "{option}"')
    assert told(text, "choice-motive") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Fjorten!", 1),
        ("»Fjorten!« siger hun.", 0),
        ("»Fjorten!« siger hun!", 1),
        ("“Fourteen!” she says.", 0),
        ("karen: Fjorten!", 0),
        ("Fjorten.", 0),
    ],
)
def test_an_exclamation_mark_needs_somebody_who_speaks(line: str, expected: int) -> None:
    """In narration it is told; in speech and between quotation marks it may stand."""
    assert len(told(_line(line), "exclamation-outside-speech")) == expected


def test_options_prompts_and_titles_do_not_shout() -> None:
    """Where a text is neither narration nor speech it is looked at as narration is."""
    text = """
    scenes:
      sag:
        title: Nu!
        trainer: Pas på!
        decision:
          seat: chief
          prompt: Svar!
          choices: { ring: { text: Ring! , focus: { 3A: 1 }, because: Ja! } }
          counterpart: [ { take: ring } ]
        goto: slut
    """
    lines = [item.where.line for item in found(text, "exclamation-outside-speech")]
    assert lines == [4, 8, 9]
