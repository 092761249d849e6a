from __future__ import annotations

from pathlib import Path

from makkerpar.focus import Seat
from makkerpar.frontend.case import Case, open_case
from makkerpar.play.view import window
from makkerpar.terminal import telling
from makkerpar.terminal.page import Page
from makkerpar.text.interface import interface
from tests.terminal.world import LILLE, Script, begun, case_in, small_case


def told(case: Case, *choices: str, seat: Seat = "chief", language: str = "da") -> str:
    """What a seat sees after these choices, as it stands on the page."""
    script = Script(())
    beats = window(begun(case, seat, *choices), seat)
    paragraphs = telling.told(beats, 0, case, interface(language), seat)
    telling.show(Page(script.console()), paragraphs)
    return script.text


def test_a_scene_is_told_as_plain_lines(tmp_path: Path) -> None:
    """Act and scene stand alone; narration, speech with mood, and silence follow line on line."""
    assert told(case_in(tmp_path)) == (
        "Akt 1: Før stormen\n\n"
        "Mandag kl. 8\n\n"
        "Egeskov Kommune vågner.\n"
        "Amir Nazari, konsulent (bekymret): Fjorten millioner.\n"
        "Der ligger to sager i din skuffe.\n"
        "Jonas siger ikke noget.\n"
    )


def test_a_play_can_be_told_in_another_language(tmp_path: Path) -> None:
    """The same beats are told by the catalogue, and what it lacks as it was written."""
    text = told(case_in(tmp_path), "ring", language="en")
    assert "Act 1: Before the storm\n\nMonday, 8.00\n\nEgeskov Kommune wakes up.\n" in text
    assert "Amir Nazari, Konsulent (worried): Fourteen million." in text
    assert "You chose: Ring Karen now." in text
    assert "Jonas says nothing." in text
    assert "Mandag kl. 12" not in text  # Karen's own scene
    assert "Meanwhile\n\nKarens dør er lukket.\nKaren viser dig en liste." in text
    assert "“Before the storm” is over. Collaboration capital: stærk.\n\nAct 2: Stormen" in text


def test_nobody_is_introduced_twice(tmp_path: Path) -> None:
    """The whole name with its title comes once, the own name never; then people use first names."""
    text = told(case_in(tmp_path), "ring", "tell")
    assert text.count("Karen Lind, direktør") == 1
    assert "Karen Lind, direktør (glad): Godt, du ringer." in text
    assert "\nKaren: Hvem begynder?" in text
    assert "Jonas Rask" not in text


def test_a_first_name_is_used_where_it_is_one(tmp_path: Path) -> None:
    """Namesakes, descriptions and titles keep their whole name."""
    folder = small_case(tmp_path / "scenarios")
    names = {"Amir Nazari": "Karen Nazari", "Jonas Rask": "Den nye chef"}
    text = LILLE
    for old, new in names.items():
        text = text.replace(old, new)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    case = open_case(folder, {})
    assert case.short_name("amir", "da") == "Karen Nazari"
    assert case.short_name("karen", "da") == "Karen Lind"
    assert case.short_name("jonas", "da") == "Den nye chef"


def test_a_trainers_own_word_is_used(tmp_path: Path) -> None:
    """A term that was swapped stands wherever the author used it, also as a first word."""
    case_in(tmp_path)
    case = open_case(tmp_path / "scenarios" / "lille", {"kommune": "byen Æbelø"})
    assert "Byen Æbelø vågner." in told(case)


def test_the_ending_is_named_as_in_that_window(tmp_path: Path) -> None:
    """The two seats may call the end by different names."""
    case = case_in(tmp_path)
    assert "Slut: Fælles sag med hul\n" in told(case, "ring", "tell")
    assert "Slut: Fælles sag\n" in told(case, "show", "back", seat="director")
