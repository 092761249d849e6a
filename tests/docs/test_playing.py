from __future__ import annotations

import re

import pytest

from makkerpar.record.database import FILE, LOCK_FILE, SET_ASIDE
from makkerpar.resources import HOME_VARIABLE
from makkerpar.terminal import commands
from makkerpar.terminal.commands import Command
from makkerpar.text.interface import LANGUAGES, interface
from makkerpar_tools.faults import LOG_FILE
from tests.docs.pages import DOCS, between, code, read, rows

PAGES = {"en": DOCS / "playing.md", "da": DOCS / "da" / "spil.md"}
# The debrief's screens and what is chosen by name, as the interface's texts are in English.
NAMES = (
    "Before you are told anything",
    "What happened",
    "Where it turned",
    "The five areas",
    "The other window",
    "Onward",
    "Remove something saved.",
)


@pytest.mark.parametrize("language", PAGES)
def test_the_words_at_a_prompt_are_those(language: str) -> None:
    """Every command has a row, and each word that is given means a command there is."""
    table = rows(between(read(PAGES[language]), "words"))
    meant: list[Command] = []
    for cells in table:
        typed = [commands.parse(word) for word in code(cells[0])]
        assert None not in typed
        meant += {one.command for one in typed if one is not None}
        for word in (word for line in code(cells[0]) for word in line.split()[:1]):
            assert word in {name for names in commands.WORDS[language].values() for name in names}
    assert sorted(meant, key=list(Command).index) == list(Command)


@pytest.mark.parametrize("language", PAGES)
def test_what_the_program_says_is_called_so(language: str) -> None:
    """The screens of the debrief are called on the page what they are called in the program."""
    text = " ".join(read(PAGES[language]).split())
    for name in NAMES:
        said = interface(language).gettext(name).rstrip(".")
        assert f"**{said}.**" in text or f"*{said}*" in text, said


@pytest.mark.parametrize("language", PAGES)
def test_every_file_that_is_kept_is_named(language: str) -> None:
    """Whoever wants to erase what is kept finds each file by its name."""
    kept = re.split(r"\n## ", read(PAGES[language]))[-1]
    for name in (FILE, LOCK_FILE, SET_ASIDE, LOG_FILE, HOME_VARIABLE):
        assert f"`{name}" in kept, name


def test_both_languages_have_a_page() -> None:
    """Playing is explained in every language that the program speaks."""
    assert PAGES.keys() == LANGUAGES.keys()
