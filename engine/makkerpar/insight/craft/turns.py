"""The decisions of each seat, one turn for each, and how their choices read and score."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from makkerpar.focus import AREAS, SEATS, Seat, area_of
from makkerpar.insight.craft.findings import At
from makkerpar.scenario.model import (
    ByWindow,
    Choice,
    Decision,
    FirstOf,
    Phrase,
    Scenario,
    Scene,
    Side,
    Text,
)

_WORD: Final = re.compile(r"[^\W_]\S*")


@dataclass(frozen=True, slots=True)
class Turn:
    """One seat's part of one decision."""

    scene: Scene
    decision: Decision
    side: Side

    @property
    def at(self) -> At:
        """Where it stands."""
        return (self.scene.id, self.side.seat)

    def choice_at(self, choice: Choice) -> At:
        """Where one of its choices stands."""
        return (self.scene.id, self.side.seat, choice.id)

    def best(self) -> Choice | None:
        """The choice with the greatest sum of scores, where there is one that no other equals."""
        if len(self.side.choices) < 2:
            return None
        ranked = sorted(self.side.choices, key=total, reverse=True)
        return ranked[0] if total(ranked[0]) > total(ranked[1]) else None


def turns(scenario: Scenario) -> dict[Seat, tuple[Turn, ...]]:
    """The decisions of each seat, in the order of the files; a joint is one for both."""
    found: dict[Seat, list[Turn]] = {seat: [] for seat in SEATS}
    for scene in scenario.scenes.values():
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                found[side.seat].append(Turn(scene, scene.exit, side))
    return {seat: tuple(some) for seat, some in found.items()}


def total(choice: Choice) -> int:
    """The sum of a choice's scores."""
    return sum(score.value for score in choice.focus)


def by_area(choice: Choice) -> dict[str, int]:
    """The sum of a choice's scores in each of the five areas."""
    sums = dict.fromkeys(AREAS, 0)
    for score in choice.focus:
        sums[area_of(score.part)] += score.value
    return sums


def wordings(text: Text, seat: Seat) -> Iterator[Phrase]:
    """Everything that a text may read as in one seat's window; the usual wording comes last."""
    match text:
        case Phrase():
            yield text
        case ByWindow():
            yield from wordings(text.director if seat == "director" else text.chief, seat)
        case FirstOf():
            for _, case in text.cases:
                yield from wordings(case, seat)


def usual(text: Text, seat: Seat) -> str:
    """How a text reads in one seat's window when no condition holds."""
    *_, last = wordings(text, seat)
    return last.source


def words_in(text: str) -> int:
    """How many words a text has; a number is one, a dash is none."""
    return len(_WORD.findall(text))
