"""Screen one: ask before telling. What the player says, before anything is shown.

One open question, and a ballot over the five areas: which two came first, which one was let go.
No rating scale: a score set against a self-rating shames. What was agreed last time is asked
about first, where there is anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from makkerpar.focus import AREAS
from makkerpar.text.interface import N_

OPEN_QUESTION: Final = N_("Which moment do you keep coming back to?")
AREAS_QUESTION: Final = N_("Which two areas did you put first, and which one did you let go?")
AREAS_FIRST: Final = 2

Missing = Literal["words", "first", "let_go"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the player means to do, in the player's own words; any of them may be empty."""

    what: str = ""
    with_whom: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the player has said so far.

    Attributes:
        words: the answer to the open question.
        first: the areas put first (``"1"`` … ``"5"``), at most two.
        let_go: the area let go; it cannot be among the first.
    """

    words: str = ""
    first: tuple[str, ...] = ()
    let_go: str | None = None

    def __post_init__(self) -> None:
        if not set(self.first) <= set(AREAS) or self.let_go not in (None, *AREAS):
            raise ValueError("no such area")
        if len(set(self.first)) != len(self.first) or len(self.first) > AREAS_FIRST:
            raise ValueError("two areas come first, each once")
        if self.let_go in self.first:
            raise ValueError("an area cannot both come first and be let go")

    def put_first(self, area: str) -> Answers:
        """With this area put first, or no longer so; unchanged where two others already are."""
        if area in self.first:
            return Answers(self.words, tuple(a for a in self.first if a != area), self.let_go)
        if len(self.first) == AREAS_FIRST:
            return self
        let_go = None if self.let_go == area else self.let_go
        return Answers(self.words, tuple(sorted((*self.first, area))), let_go)

    def let_it_go(self, area: str) -> Answers:
        """With this area let go, or no longer so."""
        if self.let_go == area:
            return Answers(self.words, self.first, None)
        return Answers(self.words, tuple(a for a in self.first if a != area), area)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What still has to be said before the rest of the debrief opens, in order."""
        found: list[Missing] = []
        if not self.words.strip():
            found.append("words")
        if len(self.first) < AREAS_FIRST:
            found.append("first")
        if self.let_go is None:
            found.append("let_go")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Ask:
    """The screen: two questions (as msgids), the answers so far, last time's agreement."""

    question: str
    areas_question: str
    areas: tuple[str, ...]
    answers: Answers
    last: Agreement | None


def ask(answers: Answers, last: Agreement | None) -> Ask:
    """The screen for these answers."""
    return Ask(OPEN_QUESTION, AREAS_QUESTION, AREAS, answers, last)
