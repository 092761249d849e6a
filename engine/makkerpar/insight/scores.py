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

from collections.abc import Callable
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


class Ledger:
    """Rows by number, and sums worked out once.

    A story has far fewer different rows than states. So a row is kept once and spoken of by its
    number (0 is :data:`NOTHING`), and what two rows give together is remembered by theirs.
    """

    def __init__(self) -> None:
        self._rows: list[Row] = [NOTHING]
        self._numbers: dict[Row, int] = {NOTHING: 0}
        self._sums: dict[tuple[int, int], int] = {}
        self._least: dict[tuple[int, int], int] = {}
        self._greatest: dict[tuple[int, int], int] = {}

    def row(self, number: int) -> Row:
        """The row of that number."""
        return self._rows[number]

    def number(self, row: Row) -> int:
        """The number of a row, a new one if need be."""
        found = self._numbers.get(row)
        if found is None:
            found = self._numbers[row] = len(self._rows)
            self._rows.append(row)
        return found

    def sum(self, one: int, two: int) -> int:
        """Column by column, the sum."""
        if not (one and two):
            return one or two
        return self._remembered(self._sums, add, one, two)

    def least(self, one: int, two: int) -> int:
        """Column by column, the lesser."""
        return one if one == two else self._remembered(self._least, min, one, two)

    def greatest(self, one: int, two: int) -> int:
        """Column by column, the greater."""
        return one if one == two else self._remembered(self._greatest, max, one, two)

    def _remembered(
        self,
        known: dict[tuple[int, int], int],
        work: Callable[[int, int], int],
        one: int,
        two: int,
    ) -> int:
        found = known.get((one, two))
        if found is None:
            row = tuple(map(work, self._rows[one], self._rows[two]))
            found = known[one, two] = self.number(row)
        return found


class Scores:
    """What each decision of a scenario adds to the rows; worked out once a choice."""

    def __init__(self, program: Program, ledger: Ledger) -> None:
        self._program = program
        self._ledger = ledger
        self._known: dict[tuple[int, Pick], tuple[int, int]] = {}

    def of(self, scene: int, picks: tuple[Pick, ...]) -> tuple[int, int]:
        """The numbers of the rows (least, greatest) that the picks of one step add."""
        least = greatest = 0
        for pick in picks:
            found = self._known.get((scene, pick))
            if found is None:
                found = self._known[scene, pick] = self._rows(scene, pick)
            least = self._ledger.sum(least, found[0])
            greatest = self._ledger.sum(greatest, found[1])
        return least, greatest

    def _rows(self, scene: int, pick: Pick) -> tuple[int, int]:
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
        return self._ledger.number(tuple(least)), self._ledger.number(tuple(greatest))
