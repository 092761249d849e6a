"""The search over all states that a story can be in: each worked out once, after what follows it.

A :class:`Search` answers one question about every state that a play can reach. The question is
a value at an ending and a way to fold the values of what follows into the value of a state; it is
asked depth first, with a stack of our own (a story of 3,000 scenes is deeper than Python's), and
states with the same live slots are one (:mod:`makkerpar.insight.liveness`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Final, Generic, TypeVar, cast

from makkerpar.errors import MakkerparError
from makkerpar.insight.endless import EndlessStory, circle
from makkerpar.insight.liveness import Slots, live
from makkerpar.play.successors import Successor, first, successors
from makkerpar.scenario.program import Program, Values
from makkerpar.text.interface import N_

MAX_STATES: Final = 200_000

T = TypeVar("T")
Key = tuple[int, object]
Fold = Callable[[int, Sequence[Successor], Sequence[T]], T]


class TooLarge(MakkerparError):
    """More states than we look at: the question stays open. Never answered by a guess.

    Attributes:
        states: how many there are at least.
    """

    def __init__(self, states: int) -> None:
        super().__init__(
            N_("This story can stand in more than {states} ways: too many to work out."),
            states=states,
        )
        self.states = states


class Search(Generic[T]):
    """The answers to one question, for every state that a play can reach.

    Args:
        program: the tables.
        held: who holds the seats.
        ending: the value of a state at an ending, from its scene and values.
        fold: the value of any other state, from its scene, its successors and their values.
        asked: slots that ``ending`` reads.
        limit: how many states are looked at.

    Raises:
        TooLarge: there are more.
        EndlessStory: some play never ends.
    """

    def __init__(
        self,
        program: Program,
        held: str,
        ending: Callable[[int, Values], T],
        fold: Fold[T],
        *,
        asked: Slots = 0,
        limit: int = MAX_STATES,
    ) -> None:
        self._program = program
        self._held = held
        self._ending = ending
        self._fold = fold
        self._limit = limit
        self._views = tuple(_view(slots) for slots in live(program, held, asked))
        self._known: dict[Key, T] = {}
        self._explore(*first(program))

    def __len__(self) -> int:
        """How many states the question needed to tell apart."""
        return len(self._known)

    def at(self, scene: int, values: Values) -> T:
        """The answer for a state that some play stands in (the scene entered).

        Raises:
            KeyError: no play stands there.
        """
        return self._known[self._key(scene, values)]

    def _key(self, scene: int, values: Values) -> Key:
        return scene, self._views[scene](values)

    def _explore(self, scene: int, values: Values) -> None:
        known = self._known
        stack = [self._frame(scene, values)]
        on_the_way = {stack[0].key}
        while stack:
            frame = stack[-1]
            deeper = frame.unknown(known)
            if deeper is not None:
                after = frame.ahead[deeper]
                key = frame.keys[deeper]
                if key in on_the_way:
                    raise self._endless()
                if len(known) + len(stack) >= self._limit:
                    raise TooLarge(self._limit)
                on_the_way.add(key)
                stack.append(self._frame(after.scene, after.values))
                continue
            stack.pop()
            on_the_way.remove(frame.key)
            if frame.ahead:
                follow = [known[key] for key in frame.keys]
                known[frame.key] = self._fold(frame.scene, frame.ahead, follow)
            else:
                known[frame.key] = self._ending(frame.scene, frame.values)

    def _frame(self, scene: int, values: Values) -> _Frame:
        ahead = successors(self._program, self._held, scene, values)
        keys = [self._key(after.scene, after.values) for after in ahead]
        return _Frame(self._key(scene, values), scene, values, ahead, keys)

    def _endless(self) -> EndlessStory:
        return circle(self._program, self._held, self._key)


class _Frame:
    """A state whose successors are being worked out."""

    __slots__ = ("_next", "ahead", "key", "keys", "scene", "values")

    def __init__(
        self, key: Key, scene: int, values: Values, ahead: list[Successor], keys: list[Key]
    ) -> None:
        self.key = key
        self.scene = scene
        self.values = values
        self.ahead = ahead
        self.keys = keys
        self._next = 0

    def unknown(self, known: dict[Key, T]) -> int | None:
        """The first successor not worked out yet, by position."""
        for position in range(self._next, len(self.keys)):
            if self.keys[position] not in known:
                self._next = position
                return position
        return None


def _view(slots: Slots) -> Callable[[Values], object]:
    """What a search sees of the values: the slots that can still matter."""
    live_slots = [slot for slot in range(slots.bit_length()) if slots >> slot & 1]
    if not live_slots:
        return lambda values: ()
    return cast("Callable[[Values], object]", itemgetter(*live_slots))
