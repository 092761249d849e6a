"""Bounds of variables that no rule reads any more, carried along without splitting states.

A variable that can still be read is part of the state. Of one that cannot, only the least and the
greatest value are wanted, at the endings; and what is done to it never lowers a greater value
below a lesser one: it is set to something, or something is added, and then it is clamped. So the
least of all plays that come to a state is worked out from the leasts of the states before it, and
likewise the greatest, exactly, as long as what is added is the same for all of them: it must be
read from what the state holds. A variable for which that is not so is made part of the state
(:func:`split`).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from makkerpar.insight.liveness import Slots, live
from makkerpar.insight.moves import Chosen, Moves
from makkerpar.insight.space import Segment, Space
from makkerpar.insight.tables import Changes
from makkerpar.insight.vector import Column, Columns
from makkerpar.scenario.program import Program


class Ends(NamedTuple):
    """The least and the greatest of each variable, a row a state, a column a variable."""

    low: Column
    high: Column


def split(program: Program, held: str) -> Slots:
    """The variables that have to be part of the state if their bounds are to be exact."""
    asked = 0
    everything = (1 << len(program.variables)) - 1
    while True:
        found = live(program, held, asked)
        more = 0
        for scene, table in enumerate(Moves(program, held, found).tables):
            dead = everything & ~found.entered[scene]
            more |= _slots(table.entering, dead, 0)
            for changes, ways in table.steps():
                for _, target in ways.ways:
                    dead = everything & ~found.entered[target]
                    more |= _slots(changes, dead, found.entered[scene])
        if not more & ~asked:
            return asked
        asked |= more


def _slots(changes: Changes, dead: Slots, known: Slots) -> Slots:
    """The dead slots that are changed by what is not known exactly."""
    found = 0
    for change in changes:
        if dead >> change.slot & 1 and change.reads & ~known:
            found |= 1 << change.slot
    return found


class Carrying:
    """The carried bounds of a space's variables."""

    def __init__(self, space: Space) -> None:
        self._moves = space.moves
        self._width = len(space.moves.program.variables)

    def begin(self) -> Ends:
        """The variables as every play begins, the first scene entered."""
        program = self._moves.program
        row = np.array([program.values[: self._width]], np.int64)
        ends = Ends(row, row.copy())
        self._entered(ends, program.start)
        return ends

    def exact(self, ends: Ends, columns: Columns) -> Ends:
        """With what the states themselves hold, in place."""
        for slot, column in columns.items():
            if slot < self._width:
                ends.low[:, slot] = ends.high[:, slot] = column
        return ends

    def along(self, ends: Ends, columns: Columns, segment: Segment) -> Ends:
        """The bounds at the other end of a segment, a row a step."""
        dead = self._dead(segment.move.target)
        after = Ends(ends.low[segment.sources], ends.high[segment.sources])
        before = Chosen(columns, segment.sources)
        _change(after, segment.move.changes, before, dead)
        self._entered(after, segment.move.target)
        return after

    def _entered(self, ends: Ends, scene: int) -> None:
        # Amounts that read something have been made part of the state; the rest are constant.
        _change(ends, self._moves.entered(scene), {}, self._dead(scene))

    def _dead(self, scene: int) -> Slots:
        """What a scene's states do not hold. What is asked for and dead will be set anew."""
        live = self._moves.live
        return ~(live.entered[scene] | live.asked)


def _change(ends: Ends, changes: Changes, columns: Columns, wanted: Slots) -> None:
    """Work changes out in place, for the wanted slots."""
    bounds: dict[int, tuple[int, int]] = {}
    totals: dict[int, list[Column]] = {}
    for change in changes:
        slot = change.slot
        if wanted >> slot & 1:
            amount = change.amount if change.work is None else change.work(columns)
            before = totals.get(slot) or [end[:, slot] * (not change.sets) for end in ends]
            totals[slot] = [end + amount for end in before]
            bounds[slot] = change.least, change.most
    for slot, (least, most) in bounds.items():
        for end, total in zip(ends, totals[slot], strict=True):
            end[:, slot] = np.clip(total, least, most)
