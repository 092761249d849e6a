"""All states that a story can stand in, explored once; every question is a fold over them.

A :class:`Space` is the graph of a scenario's reachable states, with states that differ only in
what no rule later reads counted as one. It is made of *groups*: the states of one scene that can
be worked on together, since none of them leads to another of them. Groups stand in an order in
which every step leads forward. *Segments* are the steps: which states of one group become which
states of another, by which move.

Scenes are explored in the topological order of the scenario's graph. Scenes that lie on a circle
of ways are explored together, round by round, and their states are put in an order afterwards
(:mod:`makkerpar.insight.rounds`); a story whose states cannot be ordered has a play that never
ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from makkerpar.insight.endless import EndlessStory, circle
from makkerpar.insight.limits import MAX_STATES, Room, TooLarge, Watch
from makkerpar.insight.liveness import Slots, live
from makkerpar.insight.moves import Chosen, Move, Moves
from makkerpar.insight.order import in_turn
from makkerpar.insight.packing import Indices, Keys, Merged, Packing, position
from makkerpar.insight.rounds import Circular, bytes_of, in_order
from makkerpar.insight.vector import Column, Columns
from makkerpar.scenario.program import Program, Values


@dataclass(frozen=True, slots=True)
class Segment:
    """States of one group that become states of another by one move.

    Attributes:
        move: who decided what, and what it does.
        source, target: the groups, by number.
        sources, targets: the states, by their place in their group; as many of each. No state
            stands twice among the sources.
    """

    move: Move
    source: int
    target: int
    sources: Indices
    targets: Indices


@dataclass(frozen=True, slots=True)
class Group:
    """States of one scene, none of which leads to another.

    Attributes:
        scene: its number.
        packing: what keys stand for.
        keys: the states, rising.
        segments: the steps that lead on from here.
    """

    scene: int
    packing: Packing
    keys: Keys
    segments: list[Segment] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many states."""
        return len(self.keys)

    def columns(self) -> dict[int, Column]:
        """The live columns of the states."""
        return self.packing.unpack(self.keys)


@dataclass(frozen=True, slots=True)
class Space:
    """The reachable states of a scenario for one way of holding the seats.

    Attributes:
        moves: the rules it was explored by.
        groups: in an order in which every segment leads forward; the first holds the one state
            that every play begins in.
        of_scene: the groups of each scene that can be reached, by number.
    """

    moves: Moves
    groups: tuple[Group, ...]
    of_scene: dict[int, list[int]]

    @property
    def states(self) -> int:
        """How many states there are."""
        return sum(group.size for group in self.groups)

    def find(self, scene: int, values: Values) -> tuple[int, int]:
        """Where a state is (its scene entered): the group's number, and the place in it.

        Raises:
            KeyError: no play stands there.
        """
        for number in self.of_scene[scene]:
            group = self.groups[number]
            try:
                return number, position(group.keys, group.packing.key(values))
            except KeyError:
                continue
        raise KeyError(scene, values)


def explore(
    program: Program,
    held: str,
    *,
    asked: Slots = 0,
    limit: int = MAX_STATES,
    watch: Watch | None = None,
    sample: int = 0,
) -> Space:
    """Every state that some play stands in.

    Args:
        program: the tables.
        held: who holds the seats: ``director``, ``chief``, ``both`` or ``room``.
        asked: slots whose value at the endings is asked for.
        limit: how many states are told apart at most.
        watch: told how far the work is.
        sample: keep at most so many states of a scene, spread over all that were found; each is
            one that a play stands in, but others are missing. 0 keeps all.

    Raises:
        TooLarge: there are more.
        EndlessStory: some play never ends.
    """
    return _Explorer(program, held, asked, limit, watch, sample).run()


@dataclass(frozen=True, slots=True)
class _Arrival:
    """States that come to a scene from an explored group; ``move`` is None at the beginning.

    ``size`` is how many bytes of room are taken for them.
    """

    move: Move | None
    source: int
    sources: Indices
    columns: Columns
    size: int = 0


class _Explorer:
    def __init__(
        self,
        program: Program,
        held: str,
        asked: Slots,
        limit: int,
        watch: Watch | None,
        sample: int,
    ) -> None:
        self._moves = Moves(program, held, live(program, held, asked))
        self._slots = [
            [slot for slot in range(slots.bit_length()) if slots >> slot & 1]
            for slots in self._moves.live.entered
        ]
        self._limit = limit
        self._watch = watch
        self._sample = sample
        self._states = 0
        self._room = Room()
        self._share = 0.0
        self._groups: list[Group] = []
        self._of_scene: dict[int, list[int]] = defaultdict(list)
        self._arrivals: dict[int, list[_Arrival]] = defaultdict(list)

    def run(self) -> Space:
        start, columns = self._moves.begin()
        self._arrivals[start].append(_Arrival(None, -1, np.zeros(1, np.intp), columns))
        components = list(in_turn(self._moves.tables, start))
        for done, scenes in enumerate(components):
            self._share = done / len(components)
            self._count(0)
            if scenes.circular:
                self._rounds(scenes.numbers)
            else:
                self._pass(scenes.numbers[0])
        return Space(self._moves, tuple(self._groups), dict(self._of_scene))

    def _count(self, states: int) -> None:
        self._states += states
        self._room.states = self._states
        if self._states > self._limit:
            raise TooLarge(self._limit)
        if self._watch is not None:
            self._watch(self._share, self._states)

    def _group(self, scene: int, packing: Packing, keys: Keys) -> int:
        self._room.take(packing.size * len(keys))
        number = len(self._groups)
        self._groups.append(Group(scene, packing, keys))
        self._of_scene[scene].append(number)
        return number

    def _step(
        self, move: Move | None, source: int, sources: Indices, target: int, targets: Indices
    ) -> None:
        if move is not None and len(sources):
            self._room.take(16 * len(sources))
            segment = Segment(move, source, target, sources, targets)
            self._groups[source].segments.append(segment)

    def _pass(self, scene: int) -> None:
        """A scene that no way leads back to: all its states at once."""
        arrivals = self._arrivals.pop(scene, None)
        if arrivals is None:
            return
        slots = self._slots[scene]
        columns = {
            slot: np.concatenate([arrival.columns[slot] for arrival in arrivals]) for slot in slots
        }
        packing = Packing.of(slots, columns)
        steps = sum(len(arrival.sources) for arrival in arrivals)
        merged = packing.merge(packing.pack(columns, steps))
        if self._sample:
            merged = _sampled(merged, self._sample)
        self._count(len(merged.keys))
        number = self._group(scene, packing, merged.keys)
        begin = 0
        for arrival in arrivals:
            end = begin + len(arrival.sources)
            targets = merged.where[begin:end]
            kept = np.flatnonzero(targets >= 0) if self._sample else slice(None)
            self._step(arrival.move, arrival.source, arrival.sources[kept], number, targets[kept])
            begin = end
        states = packing.unpack(merged.keys)
        for move, sources, after in self._moves.leave(scene, states, len(merged.keys)):
            self._arrive(_Arrival(move, number, sources, after), len(after))
        self._room.take(-sum(arrival.size for arrival in arrivals))

    def _arrive(self, arrival: _Arrival, width: int) -> None:
        """States of so many columns will come to the scene that their move leads to."""
        size = bytes_of(arrival.sources, width)
        self._room.take(size)
        assert arrival.move is not None
        self._arrivals[arrival.move.target].append(replace(arrival, size=size))

    def _rounds(self, scenes: Sequence[int]) -> None:
        """Scenes on circles of ways: round by round, then put in order."""
        packings = {
            scene: Packing((slot, *self._moves.bounds[slot]) for slot in self._slots[scene])
            for scene in scenes
        }
        before = self._room.taken
        circular = Circular(self._moves, packings, self._count, self._room, self._sample)
        came = [
            (arrival, scene, circular.arrive(scene, arrival.columns, len(arrival.sources)))
            for scene in scenes
            for arrival in self._arrivals.pop(scene, ())
        ]
        circular.run()
        order = in_order(circular)
        if order is None:
            raise self._endless()
        # All of it is counted anew below, as what becomes of it.
        self._room.take(before - self._room.taken - sum(arrival.size for arrival, *_ in came))
        numbers = [self._group(scene, packings[scene], keys) for scene, keys in order.groups]
        for arrival, scene, states in came:
            for rows, target, places in order.split(scene, states):
                self._step(
                    arrival.move, arrival.source, arrival.sources[rows], numbers[target], places
                )
        for steps in circular.inside:
            for source, sources, target, targets in order.split_both(steps):
                self._step(steps.move, numbers[source], sources, numbers[target], targets)
        for left in circular.outside:
            for rows, source, places in order.split(left.scene, left.sources):
                chosen = Chosen(left.columns, rows)
                arrival = _Arrival(left.move, numbers[source], places, chosen)
                self._arrive(arrival, len(left.columns))

    def _endless(self) -> EndlessStory:
        return circle(
            self._moves.program,
            self._moves.held,
            lambda scene, values: (scene, tuple(values[slot] for slot in self._slots[scene])),
        )


def _sampled(merged: Merged, most: int) -> Merged:
    """At most so many of the keys, evenly spread; where a state was left out stands −1."""
    size = len(merged.keys)
    if size <= most:
        return merged
    chosen = np.unique(np.linspace(0, size - 1, most).astype(np.intp))
    place = np.full(size, -1, np.intp)
    place[chosen] = np.arange(len(chosen))
    return Merged(merged.keys[chosen], place[merged.where])
