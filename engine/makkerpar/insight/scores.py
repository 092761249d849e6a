"""The sums that a search carries along: fifteen parts and five areas for each seat, and counts.

A state's answer is two rows of whole numbers, the least and the greatest that can still be
collected from it. A row has the same columns for each seat, director first::

    0–14    the parts 1A … 5C
    15–19   the areas: a decision's value in an area is the sum over the area's parts
    20–24   of the areas, only the losses (in the least row) or only the gains (in the greatest)
    25      decisions that a person made in this seat

and one more at the end: decisions that persons made in any seat. Losses and gains are columns
of their own, since a play's gains alone can exceed the best net sum.
"""

from __future__ import annotations

from operator import add
from typing import Final

from makkerpar.focus import AREAS, PARTS, SEATS, Seat, area_of
from makkerpar.play.rules import COUNTERPART, Pick
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import Program

Row = tuple[int, ...]

AREA_AT: Final = len(PARTS)
SIGNED_AT: Final = AREA_AT + len(AREAS)
DECISIONS_AT: Final = SIGNED_AT + len(AREAS)
WIDTH: Final = DECISIONS_AT + 1
PERSONS_AT: Final = WIDTH * len(SEATS)
NOTHING: Final[Row] = (0,) * (PERSONS_AT + 1)


def start_of(seat: Seat) -> int:
    """Where a seat's columns begin."""
    return SEATS.index(seat) * WIDTH


def in_areas(choice: Choice) -> dict[str, int]:
    """What a choice is worth in each area that it touches, in the areas' order."""
    found: dict[str, int] = {}
    for score in sorted(choice.focus, key=lambda score: score.part):
        area = area_of(score.part)
        found[area] = found.get(area, 0) + score.value
    return found


def name_of(program: Program, scene: int, pick: Pick) -> str:
    """What was picked, as ``scene:choice``."""
    row = program.scenes[scene]
    return f"{row.id}:{row.side(pick.seat).choices[pick.choice].id}"


class Scores:
    """What each decision of a scenario adds to the rows; worked out once a choice."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[int, Pick], tuple[Row, Row]] = {}

    def of(self, scene: int, picks: tuple[Pick, ...]) -> tuple[Row, Row]:
        """The rows (least, greatest) that the picks of one step add."""
        if not picks:
            return NOTHING, NOTHING
        found = [self._of(scene, pick) for pick in picks]
        if len(found) == 1:
            return found[0]
        (least, greatest), (also_least, also_greatest) = found
        return (
            tuple(map(add, least, also_least)),
            tuple(map(add, greatest, also_greatest)),
        )

    def _of(self, scene: int, pick: Pick) -> tuple[Row, Row]:
        found = self._known.get((scene, pick))
        if found is None:
            found = self._known[scene, pick] = self._rows(scene, pick)
        return found

    def _rows(self, scene: int, pick: Pick) -> tuple[Row, Row]:
        choice = self._program.scenes[scene].side(pick.seat).choices[pick.choice].source
        start = start_of(pick.seat)
        both = list(NOTHING)
        if pick.by != COUNTERPART:
            both[start + DECISIONS_AT] = both[PERSONS_AT] = 1
        for score in choice.focus:
            both[start + PARTS.index(score.part)] += score.value
        least, greatest = both, list(both)
        for area, value in in_areas(choice).items():
            at = AREAS.index(area)
            least[start + AREA_AT + at] = greatest[start + AREA_AT + at] = value
            signed = least if value < 0 else greatest
            signed[start + SIGNED_AT + at] = value
        return tuple(least), tuple(greatest)
