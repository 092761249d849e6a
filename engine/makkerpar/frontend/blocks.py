"""Two windows on one screen: what both may read, and what only one of them may.

Both windows are folded event by event. What stands in both, and what travels to the other seat
anyway (news of a choice, what it sees meanwhile), is shared; the rest is private. Within an event
the parts come in the story's order, in each the shared lines before the private ones, so that the
machine changes hands as seldom as it can.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import NamedTuple

from makkerpar.focus import CHIEF, DIRECTOR, SEATS, Seat
from makkerpar.play.rules import Play
from makkerpar.play.view import ActBegins, ActEnds, Beat, Chose, Ended, Said, SceneOpens, window

_ORDER = {"lines": 1, "meanwhile": 1, "seen": 2, "reaction": 3, "outcome": 4}
_TRAVELS = ("seen", "meanwhile")


class Shared(NamedTuple):
    """A beat for both; `seat` is given where it speaks to one of them: it may say »you«."""

    beat: Beat
    seat: Seat | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A part of an event: first what both read, then what each reads alone."""

    shared: tuple[Shared, ...]
    private: Mapping[Seat, tuple[Beat, ...]]

    @property
    def opens(self) -> bool:
        """Whether a scene opens here for both."""
        return any(isinstance(one.beat, SceneOpens) for one in self.shared)


def blocks(play: Play) -> tuple[Block, ...]:
    """Everything the two have seen, in order. As a play goes on, blocks are only added."""
    return tuple(_Fold(play).blocks())


class _Fold:
    def __init__(self, play: Play) -> None:
        self._play = play
        self._acts: set[str] = set()
        self._over: set[str] = set()

    def blocks(self) -> Iterator[Block]:
        parts: dict[tuple[int, int], dict[Seat, list[Beat]]] = {}
        for seat in SEATS:
            for beat in window(self._play, seat):
                sides = parts.setdefault((beat.event, _part(beat)), {one: [] for one in SEATS})
                sides[seat].append(beat)
        for key in sorted(parts):
            block = self._block(parts[key])
            if block.shared or any(block.private.values()):
                yield block

    def _block(self, sides: Mapping[Seat, Sequence[Beat]]) -> Block:
        shared: list[Shared] = []
        private: dict[Seat, list[Beat]] = {seat: [] for seat in SEATS}
        for director, chief in _aligned(sides[DIRECTOR], sides[CHIEF]):
            if director is not None and chief is not None:
                shared.append(Shared(self._common(director)))
                continue
            seat: Seat = CHIEF if director is None else DIRECTOR
            beat = chief if director is None else director
            assert beat is not None
            placed = self._placed(beat, seat)
            if placed is not None:
                shared.append(placed)
            elif not isinstance(beat, Chose):
                private[seat].append(beat)
        heads = [beat for one in private.values() for beat in one if isinstance(beat, SceneOpens)]
        if len(heads) == len(SEATS):
            # Each window has its own title for it; what both read needs a beginning too.
            shared.insert(0, Shared(replace(heads[0], title=None)))
        return Block(
            tuple(one for one in shared if self._new(one.beat)),
            {seat: tuple(beats) for seat, beats in private.items()},
        )

    def _placed(self, beat: Beat, seat: Seat) -> Shared | None:
        """How a beat of one window is shared after all; None where it is not."""
        match beat:
            case ActBegins() | ActEnds():
                return Shared(self._common(beat))
            case SceneOpens(away=True):
                return Shared(beat)
            case Said() if beat.source in _TRAVELS:
                return Shared(beat, seat)
            case Ended():
                return Shared(beat, seat)
        return None

    def _common(self, beat: Beat) -> Beat:
        """A beat without the meters that only one seat may know."""
        if not isinstance(beat, ActEnds):
            return beat
        known = self._play.program.scenario.variables
        both = tuple(one for one in beat.meters if set(known[one.variable].meter) == set(SEATS))
        return replace(beat, meters=both)

    def _new(self, beat: Beat) -> bool:
        """Whether an act has not been announced, or rounded off, by the other window before."""
        if isinstance(beat, ActBegins):
            told, act = self._acts, beat.act
        elif isinstance(beat, ActEnds):
            told, act = self._over, beat.act
        else:
            return True
        new = act not in told
        told.add(act)
        return new


def _part(beat: Beat) -> int:
    match beat:
        case ActBegins() | ActEnds():
            return 0
        case SceneOpens():
            return 1
        case Said():
            return _ORDER[beat.source]
        case Chose():
            return 2
        case Ended():
            return 5


def _aligned(
    director: Sequence[Beat], chief: Sequence[Beat]
) -> Iterator[tuple[Beat | None, Beat | None]]:
    """The two windows beside each other, what is the same in both in one row."""
    left, right = [_key(beat) for beat in director], [_key(beat) for beat in chief]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(director[i1:i2], chief[j1:j2], strict=True)
        else:
            yield from ((beat, None) for beat in director[i1:i2])
            yield from ((None, beat) for beat in chief[j1:j2])


def _key(beat: Beat) -> Hashable:
    """What makes two beats the same to read."""
    match beat:
        case Said():
            phrase = beat.words.phrase if beat.words is not None else None
            return "said", beat.speaker, phrase
        case SceneOpens():
            title = beat.title.phrase if beat.title is not None else None
            return "scene", title, beat.away
        case ActBegins() | ActEnds():
            return type(beat).__name__, beat.act
        case Ended():
            return "ended", beat.title.phrase
        case Chose():
            return "chose", beat.choice
