"""A seat's own decisions, numbered: "choice 5" means the same on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makkerpar.play.rules import COUNTERPART, By, Decided, Play
from makkerpar.play.view import ActBegins, Beat, Chose, SceneOpens, Words


@dataclass(frozen=True, slots=True)
class Own:
    """A decision of the seat that the debrief is for.

    Attributes:
        number: from 1.
        event: among the play's events.
        scene, choice: the author's ids.
        title: of the scene, where it has one.
        act: the act it fell in, as this seat met it; None where there was none yet.
        words: the choice, quoted.
        by: who took it: in a room, rules take what is not in the cut.
        persons: how many choices persons had made before this decision (at a joint: before both
            sides), for :func:`makkerpar.play.journal.rewind`: "play on from here".
    """

    number: int
    event: int
    scene: str
    choice: str
    title: Words | None
    act: str | None
    words: Words
    by: By
    persons: int


def own_decisions(play: Play, beats: Sequence[Beat]) -> tuple[Own, ...]:
    """The decisions of the seat whose window shows these beats, in order."""
    persons = _persons_before(play)
    found: list[Own] = []
    act: str | None = None
    title: Words | None = None
    for beat in beats:
        if isinstance(beat, ActBegins):
            act = beat.act
        elif isinstance(beat, SceneOpens):
            title = beat.title
        elif isinstance(beat, Chose):
            found.append(
                Own(
                    number=len(found) + 1,
                    event=beat.event,
                    scene=beat.scene,
                    choice=beat.choice,
                    title=title,
                    act=act,
                    words=beat.words,
                    by=beat.by,
                    persons=persons[beat.event],
                )
            )
    return tuple(found)


def _persons_before(play: Play) -> dict[int, int]:
    """How many choices persons had made before each decision, by its event."""
    found: dict[int, int] = {}
    made = 0
    for number, event in enumerate(play.events):
        if isinstance(event, Decided):
            found[number] = made
            made += sum(pick.by != COUNTERPART for pick in event.picks)
    return found
