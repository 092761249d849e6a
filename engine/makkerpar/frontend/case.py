"""A scenario made ready to be told: compiled, with its translations and a trainer's terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import Diagnostic, Severity
from makkerpar.errors import MakkerparError, NotFound
from makkerpar.focus import DIRECTOR, Seat
from makkerpar.play.moment import Moment, Wording
from makkerpar.play.view import Words
from makkerpar.resources import Assets, own_pictures
from makkerpar.scenario.folder import Opened, open_scenario, read_folder
from makkerpar.scenario.model import Scenario, Text
from makkerpar.scenario.program import Program, compile_program


class Faulty(MakkerparError):
    """The scenario has errors and cannot be played; `errors` are they, `folder` where it lies."""

    def __init__(self, folder: Path, errors: Sequence[Diagnostic]) -> None:
        super().__init__("“{scenario}” has errors and cannot be played.", scenario=folder.name)
        self.folder = folder
        self.errors = tuple(errors)


@dataclass(frozen=True)  # without slots: cached_property needs a __dict__
class Case:
    """A scenario that can be played, and how it speaks.

    Attributes:
        opened: as it was read.
        scenario: without errors.
        terms: a trainer's own words, by name.
        folder: where it lies.
    """

    opened: Opened
    scenario: Scenario
    terms: Mapping[str, str]
    folder: Path

    @cached_property
    def pictures(self) -> Assets:
        """The pictures that it brings along."""
        return own_pictures(self.folder)

    @cached_property
    def program(self) -> Program:
        """The tables that the rules step."""
        return compile_program(self.scenario)

    def check(self) -> None:
        """Look at the structure of a case that was opened unchecked.

        Raises:
            Faulty: it has errors after all.
        """
        opened = open_scenario(read_folder(self.folder))
        if opened.scenario is None:
            raise _faulty(self.folder, opened)

    def wording(self, language: str) -> Wording:
        """How it speaks in a language."""
        return Wording(self.scenario, self.opened.catalogue(language), self.terms)

    def speaks(self, language: str) -> bool:
        """Whether it has been translated into a language."""
        return language in self.opened.languages()

    def say(self, words: Words, language: str) -> str:
        """What a phrase is in a language."""
        return self.wording(language).say(words.phrase, words.values)

    def before_play(self, text: Text, language: str, seat: Seat = DIRECTOR) -> str:
        """A text of the head, as it is before anything has happened."""
        values = {name: variable.start for name, variable in self.scenario.variables.items()}
        moment = Moment(values, frozenset(), frozenset(), again=False)
        return self.wording(language).say(moment.phrase(text, seat), values)

    def name(self, person: str, language: str) -> str:
        """What somebody of the cast is called."""
        return self.wording(language).say(self.scenario.cast[person].name, {})

    def short_name(self, person: str, language: str) -> str:
        """The first name, where it is one and nobody else's; else the whole name."""
        first, *rest = self.name(person, language).split()
        others = (self.name(other, language) for other in self.scenario.cast if other != person)
        called = rest and all(word[0].isupper() for word in (first, *rest)) and first.isalpha()
        return (
            first
            if called and first not in {name.split()[0] for name in others}
            else (self.name(person, language))
        )

    def player(self, seat: Seat, language: str) -> str:
        """The name of the person in a seat."""
        return self.name(self.scenario.seats[seat].character, language)


def open_case(folder: Path, terms: Mapping[str, str], *, checked: bool = True) -> Case:
    """The case in a folder.

    Args:
        folder: of the scenario, or its main file.
        terms: a trainer's own words, by name.
        checked: whether its structure is looked at; else `Case.check` must be called before it is
            played.

    Raises:
        NotFound: nothing can be read there, or there is no such term.
        Faulty: it has errors.
    """
    opened = open_scenario(read_folder(folder), checked=checked)
    if opened.scenario is None:
        raise _faulty(folder, opened)
    for name in terms:
        known = opened.scenario.terms
        if name not in known:
            raise NotFound(
                "The scenario has no term “{name}”.",
                name=name,
                suggestions=tuple(get_close_matches(name, known)) or tuple(known),
            )
    inside = folder.parent if folder.is_file() else folder
    return Case(opened, opened.scenario, terms, inside)


def _faulty(folder: Path, opened: Opened) -> Faulty:
    errors = [item for item in opened.diagnostics if severity(item) is Severity.ERROR]
    return Faulty(folder, errors)
