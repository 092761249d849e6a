"""One step for many states at once: the rules of play over columns.

What :mod:`makkerpar.play.rules` does for one state, :meth:`Moves.leave` does for all the states of
a scene: it says which of them can leave it how, and what they have become once the next scene is
entered. It carries along only what can still matter (:mod:`makkerpar.insight.liveness`). A
property test holds the two together.

Who is offered what is read on the state before, as are the counterpart's rules and the outcomes;
ways are read on the state after; a scene's own effects apply once it has been entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

from makkerpar.insight.liveness import Live, Slots
from makkerpar.insight.packing import Indices
from makkerpar.insight.tables import (
    Changes,
    Deciding,
    Drawing,
    Going,
    Meeting,
    Option,
    Turn,
    WaysOn,
    tables,
)
from makkerpar.insight.vector import Column, Columns, Mask, holds
from makkerpar.play.rules import COUNTERPART, PERSON, Pick
from makkerpar.scenario.program import Program


class Arm(NamedTuple):
    """One way in which a scene can be left.

    Attributes:
        picks: who chose what (director first); empty at a draw and at a plain way on.
        branch: of a draw, from 1; 0 where nothing was drawn.
        weight: of the branch; 1 for everything else.
    """

    picks: tuple[Pick, ...]
    branch: int = 0
    weight: int = 1


class Move(NamedTuple):
    """An arm together with all that it does, and where it leads.

    Attributes:
        arm: who decided what.
        changes: of the choices and the outcome, worked out together on the state before.
        target: the number of the scene that is entered.
    """

    arm: Arm
    changes: Changes
    target: int


class Leaving(NamedTuple):
    """States that leave a scene by one move.

    Attributes:
        move: what is done, and where it leads.
        sources: which of the scene's states they are, rising.
        columns: what they have become once the target has been entered.
    """

    move: Move
    sources: Indices
    columns: Columns


class Moves:
    """The moves of a program for one way of holding the seats."""

    def __init__(self, program: Program, held: str, live: Live) -> None:
        self.program = program
        self.live = live
        self.held = held
        self.bounds, self.tables = tables(program, held)

    def begin(self) -> tuple[int, Columns]:
        """The state every play begins in: its scene, and its columns of one state."""
        before = {slot: np.array([value]) for slot, value in enumerate(self.program.values)}
        return self.program.start, self.enter(self.program.start, before, 1)

    def entered(self, scene: int) -> Changes:
        """The changes of entering a scene."""
        return self.tables[scene].entering

    def enter(self, scene: int, columns: Columns, size: int) -> Columns:
        """The live columns once ``size`` states have entered a scene."""
        table = self.tables[scene]
        marked = columns
        if table.visited >= 0:
            own = {table.visited: np.ones(size, np.int64)}
            if table.again >= 0 and table.visited in columns:
                own[table.again] = columns[table.visited]
            marked = Marked(columns, own)
        return changed(marked, table.entering, self.live.entered[scene], size)

    def leave(self, scene: int, columns: Columns, size: int) -> Iterator[Leaving]:
        """Every way in which ``size`` states of a scene can leave it; none from an ending.

        Moves come in the order of the file, the director's choice varying slowest at a joint. The
        moves of one arm have no source in common.
        """
        match self.tables[scene].leave:
            case Going() as plain:
                everyone = np.arange(size)
                yield from self._onward(Arm(()), (), (), plain.ways, columns, everyone)
            case Drawing() as draw:
                yield from self._drawn(draw, columns, size)
            case Deciding() as decision:
                for pick, option, mask in _possible(decision.turn, columns, size):
                    yield from self._onward(
                        Arm((pick,)),
                        option.changes,
                        (option.mark,),
                        option.ways,
                        columns,
                        np.flatnonzero(mask),
                    )
            case Meeting() as joint:
                yield from self._met(joint, columns, size)
            case None:
                return

    def _drawn(self, draw: Drawing, columns: Columns, size: int) -> Iterator[Leaving]:
        for number, branch in enumerate(draw.branches, start=1):
            arm = Arm((), number, branch.weight)
            sources = np.flatnonzero(holds(branch.test, columns, size))
            yield from self._onward(arm, (), (), branch.ways, columns, sources)

    def _met(self, joint: Meeting, columns: Columns, size: int) -> Iterator[Leaving]:
        sides = [_possible(turn, columns, size) for turn in joint.turns]
        for (left, director, able), (right, chief, also) in product(*sides):
            rest = able & also
            for outcome in joint.outcomes:
                if (left.choice, right.choice) not in outcome.pairs:
                    continue
                # What stands behind an outcome that always holds is not known to be live.
                if not rest.any():
                    break
                hit = rest & holds(outcome.test, columns, size)
                rest = rest & ~hit
                yield from self._onward(
                    Arm((left, right)),
                    director.changes + chief.changes + outcome.changes,
                    (director.mark, chief.mark),
                    outcome.ways,
                    columns,
                    np.flatnonzero(hit),
                )

    def _onward(
        self,
        arm: Arm,
        changes: Changes,
        marks: tuple[int, ...],
        ways: WaysOn,
        columns: Columns,
        sources: Indices,
    ) -> Iterator[Leaving]:
        """What becomes of the sources once the changes are made, way by way."""
        size = len(sources)
        if not size:
            return
        own = {mark: np.ones(size, np.int64) for mark in marks if mark >= 0}
        wanted = ways.reads
        for _, target in ways.ways:
            wanted |= self.live.arriving[target]
        for mark in own:
            wanted &= ~(1 << mark)
        after = Marked(changed(Chosen(columns, sources), changes, wanted, size), own)
        rest = np.ones(size, np.bool_)
        for test, target in ways.ways:
            hit = rest & holds(test, after, size)
            rest &= ~hit
            rows = np.flatnonzero(hit)
            if len(rows):
                arrived = self.enter(target, Chosen(after, rows), len(rows))
                yield Leaving(Move(arm, changes, target), sources[rows], arrived)


def _possible(turn: Turn, columns: Columns, size: int) -> list[tuple[Pick, Option, Mask]]:
    """What a seat can do, and in which states: all on offer, or the counterpart's one answer."""
    if turn.person:
        found = {
            number: _on_offer(option, columns, size) for number, option in enumerate(turn.options)
        }
        by = PERSON
    else:
        found, by = _answers(turn, columns, size), COUNTERPART
    return [
        (Pick(turn.seat, number, by), turn.options[number], mask)
        for number, mask in sorted(found.items())
        if mask.any()
    ]


def _answers(turn: Turn, columns: Columns, size: int) -> dict[int, Mask]:
    """The states in which the counterpart takes each choice: the first rule that holds."""
    found: dict[int, Mask] = {}
    rest = np.ones(size, np.bool_)
    for number, test in turn.rules:
        hit = rest & holds(test, columns, size) & _on_offer(turn.options[number], columns, size)
        rest &= ~hit
        found[number] = found[number] | hit if number in found else hit
        if not rest.any():
            break
    return found


def _on_offer(option: Option, columns: Columns, size: int) -> Mask:
    mask = holds(option.test, columns, size)
    return mask & (columns[option.mark] == 0) if option.once else mask


def changed(columns: Columns, changes: Changes, wanted: Slots, size: int) -> dict[int, Column]:
    """The wanted columns after changes that are worked out together and clamped once.

    Args:
        columns: the state before.
        changes: what is done; for a slot that is not wanted nothing is worked out.
        wanted: the slots to give, as bits.
        size: how many states.
    """
    found: dict[int, Column] = {}
    ends: dict[int, tuple[int, int]] = {}
    for change in changes:
        slot = change.slot
        if wanted >> slot & 1:
            amount = change.amount if change.work is None else change.work(columns)
            before = found.get(slot)
            if before is None:
                before = np.zeros(size, np.int64) if change.sets else columns[slot]
            found[slot] = before + amount
            ends[slot] = change.least, change.most
    for slot, (least, most) in ends.items():
        found[slot] = np.clip(found[slot], least, most).astype(np.int64, copy=False)
    for slot in range(wanted.bit_length()):
        if wanted >> slot & 1 and slot not in found:
            found[slot] = columns[slot]
    return found


class Chosen(dict[int, Column]):
    """Some states of columns, taken out column by column when they are asked for."""

    def __init__(self, columns: Columns, rows: Indices) -> None:
        super().__init__()
        self._columns = columns
        self._rows = rows

    def __missing__(self, slot: int) -> Column:
        column = self[slot] = self._columns[slot][self._rows]
        return column

    def __contains__(self, slot: object) -> bool:
        return slot in self._columns


class Marked(dict[int, Column]):
    """Columns, some of them written anew."""

    def __init__(self, columns: Columns, own: dict[int, Column]) -> None:
        super().__init__(own)
        self._columns = columns

    def __missing__(self, slot: int) -> Column:
        return self._columns[slot]

    def __contains__(self, slot: object) -> bool:
        return super().__contains__(slot) or slot in self._columns
