"""Scenes on circles of ways: explored round by round, and their states put in order.

Circles of *scenes* are common: a choice that can be taken ``once``, a way back while a counter is
low. As long as no circle of *states* is among them, the states can be put on levels: each state
stands on a higher level than all that lead to it. The states of one scene on one level are a group
that can be worked on together.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from makkerpar.insight.limits import Room, TooLarge
from makkerpar.insight.moves import Move, Moves
from makkerpar.insight.packing import Indices, Keys, Packing
from makkerpar.insight.vector import Columns

# A counter that runs to a billion is a story of a billion rounds; those that people write end soon.
MAX_ROUNDS: Final = 10_000
# Bytes: a state's entries in a list and a dictionary; a step, and again while states are ordered.
_KNOWN_SIZE: Final = 150
_STEP_SIZE: Final = 48


class Steps(NamedTuple):
    """Steps among the scenes, between states by their number."""

    scene: int
    move: Move
    sources: Indices
    targets: Indices


class Left(NamedTuple):
    """States, by their number, that leave the scenes, and what they become."""

    scene: int
    move: Move
    sources: Indices
    columns: Columns


def bytes_of(states: Indices, width: int) -> int:
    """How many bytes some states take, with as many columns."""
    return 8 * len(states) * (width + 1)


class _Known:
    """The states of one scene, numbered in the order in which they were found.

    A dictionary, since rounds are often thin: ten thousand rounds that find a state each must not
    sort ten thousand arrays.
    """

    def __init__(self) -> None:
        self.found: list[int] = []
        self._numbers: dict[int, int] = {}

    def add(self, keys: Keys) -> Indices:
        """The numbers of these states; those not known yet become known."""
        numbers, found = self._numbers, self.found
        places = np.empty(len(keys), np.intp)
        for at, key in enumerate(keys.tolist()):
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(found)
                found.append(key)
            places[at] = number
        return places


class Circular:
    """The states of scenes on circles.

    Args:
        moves: the rules.
        packings: what keys stand for, of each of the scenes.
        count: told how many states were found.
        room: how much is kept.
        sample: look at the first so many states of a scene alone; 0: at all.

    Attributes:
        inside: the steps among these scenes.
        outside: the steps that leave them.
    """

    def __init__(
        self,
        moves: Moves,
        packings: Mapping[int, Packing],
        count: Callable[[int], None],
        room: Room,
        sample: int = 0,
    ) -> None:
        self.scenes = tuple(packings)
        self.inside: list[Steps] = []
        self.outside: list[Left] = []
        self._moves = moves
        self._packings = packings
        self._count = count
        self._room = room
        self._sample = sample
        self._known = {scene: _Known() for scene in packings}
        self._done = dict.fromkeys(packings, 0)

    def arrive(self, scene: int, columns: Columns, size: int) -> Indices:
        """States come in: their numbers."""
        return self._known[scene].add(self._packings[scene].pack(columns, size))

    def size(self, scene: int) -> int:
        """How many states of a scene are known."""
        return len(self._known[scene].found)

    def keys(self, scene: int, first: int = 0) -> Keys:
        """The states of a scene, by number, from the first of these on."""
        return np.array(self._known[scene].found[first:], self._packings[scene].kind)

    def run(self) -> None:
        """Go on until no round finds a state that is new.

        Raises:
            TooLarge: it goes on for too many rounds.
        """
        for number in itertools.count():
            fresh = [scene for scene in self.scenes if self.size(scene) > self._done[scene]]
            if not fresh:
                return
            if number >= MAX_ROUNDS:
                if self._sample:
                    return
                raise TooLarge(sum(map(self.size, self.scenes)))
            for scene in fresh:
                self._leave(scene)

    def _leave(self, scene: int) -> None:
        first = self._done[scene]
        keys = self.keys(scene, first)
        self._done[scene] += len(keys)
        self._count(len(keys))
        self._room.take((_KNOWN_SIZE + self._packings[scene].size) * len(keys))
        if self._sample:
            keys = keys[: max(0, self._sample - first)]
        if not len(keys):
            return
        columns = self._packings[scene].unpack(keys)
        for move, sources, after in self._moves.leave(scene, columns, len(keys)):
            if move.target in self._known:
                targets = self.arrive(move.target, after, len(sources))
                self._room.take(_STEP_SIZE * len(sources))
                self.inside.append(Steps(scene, move, sources + first, targets))
            else:
                self._room.take(bytes_of(sources, len(after)))
                self.outside.append(Left(scene, move, sources + first, after))


@dataclass(frozen=True, slots=True)
class Order:
    """The states of circular scenes in groups, every step leading to a later one.

    Attributes:
        groups: the scene and the keys of each, rising.
        group, place: for each scene, by the number of its states: in which group, and where.
    """

    groups: list[tuple[int, Keys]]
    group: dict[int, Indices]
    place: dict[int, Indices]

    def split(self, scene: int, states: Indices) -> Iterator[tuple[Indices, int, Indices]]:
        """States of a scene by group: which of those given, the group, their places in it."""
        for group, rows in _runs(self.group[scene][states]):
            yield rows, group, self.place[scene][states[rows]]

    def split_both(self, steps: Steps) -> Iterator[tuple[int, Indices, int, Indices]]:
        """Steps inside, by group at both ends: the group and the places, from and to."""
        target = steps.move.target
        for rows, source, places in self.split(steps.scene, steps.sources):
            for inner, reached, there in self.split(target, steps.targets[rows]):
                yield source, places[inner], reached, there


def in_order(circular: Circular) -> Order | None:
    """The order of all states, or None where some play goes round for ever."""
    scenes = circular.scenes
    sizes = [circular.size(scene) for scene in scenes]
    ends = np.cumsum([0, *sizes])
    begin = dict(zip(scenes, ends, strict=False))
    empty = np.zeros(0, np.intp)
    sources = [empty, *(steps.sources + begin[steps.scene] for steps in circular.inside)]
    targets = [empty, *(steps.targets + begin[steps.move.target] for steps in circular.inside)]
    levels = _levels(int(ends[-1]), np.concatenate(sources), np.concatenate(targets))
    if levels is None:
        return None
    groups: list[tuple[int, Keys]] = []
    group: dict[int, Indices] = {}
    place: dict[int, Indices] = {}
    on_level: dict[int, list[tuple[int, Indices]]] = defaultdict(list)
    for scene, size in zip(scenes, sizes, strict=True):
        group[scene], place[scene] = np.zeros(size, np.intp), np.zeros(size, np.intp)
        for level, states in _runs(levels[begin[scene] : begin[scene] + size]):
            on_level[level].append((scene, states))
    every = {scene: circular.keys(scene) for scene in scenes}
    for level in sorted(on_level):
        for scene, states in on_level[level]:
            keys = every[scene][states]
            rising = np.argsort(keys, kind="stable")
            group[scene][states] = len(groups)
            place[scene][states[rising]] = np.arange(len(states))
            groups.append((scene, keys[rising]))
    return Order(groups, group, place)


def _runs(values: Indices) -> Iterator[tuple[int, Indices]]:
    """Each different value, rising, and where it stands."""
    if not len(values):
        return
    order = np.argsort(values, kind="stable")
    rising = values[order]
    first = np.flatnonzero(np.concatenate([[True], rising[1:] != rising[:-1]]))
    for begin, end in itertools.pairwise([*first.tolist(), len(order)]):
        yield int(rising[begin]), order[begin:end]


def _levels(size: int, sources: Indices, targets: Indices) -> Indices | None:
    """Each node's level, above all that lead to it (Kahn 1962); None where there is a circle."""
    rising = np.argsort(sources, kind="stable")
    targets = targets[rising]
    first = np.searchsorted(sources[rising], np.arange(size + 1))
    awaited = np.bincount(targets, minlength=size)
    levels = np.full(size, -1, np.intp)
    free = np.flatnonzero(awaited == 0)
    level = 0
    while len(free):
        levels[free] = level
        level += 1
        counts = first[free + 1] - first[free]
        starts = np.repeat(first[free] - np.cumsum(counts) + counts, counts)
        reached = targets[starts + np.arange(len(starts))]
        np.subtract.at(awaited, reached, 1)
        touched = np.unique(reached)
        free = touched[awaited[touched] == 0]
    return levels if (levels >= 0).all() else None
