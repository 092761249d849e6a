"""Screen five: the other window. What the other seat saw, and why it did what it did.

A play is laid out moment by moment (one for each scene entered), this seat's window beside the
other's. Only moments that have news for this seat are kept: the other seat decided, or saw or
heard something that this one did not. Where a rule of the counterpart acted, its author's reason
stands with the choice. With two people there are no reasons, the two windows stand side by side,
and what this seat alone knew is news as well, to the one across the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from makkerpar.focus import Seat, other
from makkerpar.play.counterpart import reason
from makkerpar.play.moments import decisions
from makkerpar.play.rules import By, Decided, Entered, Play
from makkerpar.play.view import Beat, Said, SceneOpens, Words, window

FEATURED: Final = 3


@dataclass(frozen=True, slots=True)
class Deed:
    """What a seat chose; ``because`` is the reason of the rule that acted, None for a person."""

    choice: str
    words: Words
    by: By
    because: Words | None


@dataclass(frozen=True, slots=True)
class Pane:
    """One window at one moment: what was seen and heard there, and what was chosen."""

    said: tuple[Said, ...]
    deed: Deed | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One moment in both windows.

    Attributes:
        event: the scene's entering, among the play's events.
        title: of the scene, as this seat saw it, else as the other did; None without any.
        own, other: the two windows.
        hidden: of what the other saw and heard, that which this seat did not.
        alone: of what this seat saw and heard, that which the other did not.
    """

    event: int
    scene: str
    title: Words | None
    own: Pane
    other: Pane
    hidden: tuple[Said, ...]
    alone: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Windows:
    """The screen.

    Attributes:
        people: whether people held both seats, so that nobody acted by rule.
        meetings: all moments worth telling, in order.
        featured: at most three of them, for where there is no room for all.
    """

    people: bool
    meetings: tuple[Meeting, ...]
    featured: tuple[Meeting, ...]


def windows(play: Play, seat: Seat, beats: Sequence[Beat]) -> Windows:
    """The screen, from what this seat saw."""
    across = other(seat)
    mine = _by_scene(play, beats)
    theirs = _by_scene(play, window(play, across))
    deeds = _deeds(play, seat)
    people = play.held == "both"
    meetings: list[Meeting] = []
    for event in sorted(mine.keys() | theirs.keys()):
        meeting = _meeting(play, event, mine.get(event, ()), theirs.get(event, ()), deeds, seat)
        news = meeting.hidden or meeting.other.deed is not None
        if news or (people and (meeting.alone or meeting.own.deed is not None)):
            meetings.append(meeting)
    featured = sorted(meetings, key=_interest, reverse=True)[:FEATURED]
    return Windows(
        people=people,
        meetings=tuple(meetings),
        featured=tuple(sorted(featured, key=lambda meeting: meeting.event)),
    )


def _by_scene(play: Play, beats: Iterable[Beat]) -> dict[int, list[Beat]]:
    """Beats by the event in which their scene was entered."""
    entered: list[int] = []
    for number, event in enumerate(play.events):
        entered.append(number if isinstance(event, Entered) else entered[-1])
    found: dict[int, list[Beat]] = {}
    for beat in beats:
        found.setdefault(entered[beat.event], []).append(beat)
    return found


def _deeds(play: Play, seat: Seat) -> dict[tuple[int, Seat], Deed]:
    """What each seat chose, by the event in which its scene was entered."""
    moments = decisions(play)
    found: dict[tuple[int, Seat], Deed] = {}
    for number, event in enumerate(play.events):
        if not isinstance(event, Decided):
            continue
        moment = moments[number]
        for pick in event.picks:
            choice = play.program.scenes[event.scene].side(pick.seat).choices[pick.choice].source
            rule = reason(play, number, pick.seat)
            because = None
            if rule is not None and rule.because is not None:
                # The reason is told to the reader of this debrief, whoever acted by it.
                because = Words(moment.phrase(rule.because, seat), moment.values)
            words = Words(moment.phrase(choice.text, pick.seat), moment.values)
            found[number - 1, pick.seat] = Deed(choice.id, words, pick.by, because)
    return found


def _meeting(
    play: Play,
    event: int,
    mine: Sequence[Beat],
    theirs: Sequence[Beat],
    deeds: dict[tuple[int, Seat], Deed],
    seat: Seat,
) -> Meeting:
    entered = play.events[event]
    assert isinstance(entered, Entered)
    own = Pane(_said(mine), deeds.get((event, seat)))
    across = Pane(_said(theirs), deeds.get((event, other(seat))))
    titles = [beat.title for beat in (*mine, *theirs) if isinstance(beat, SceneOpens)]
    return Meeting(
        event=event,
        scene=play.program.scenes[entered.scene].id,
        title=next((title for title in titles if title is not None), None),
        own=own,
        other=across,
        hidden=tuple(_news(across, own)),
        alone=tuple(_news(own, across)),
    )


def _news(pane: Pane, to: Pane) -> Iterator[Said]:
    """What is seen and heard in one window alone; a silence is no news."""
    known = {_heard(said) for said in to.said}
    for said in pane.said:
        # What one sees of the other's deed is no news to the one who did it.
        own_deed = said.source == "seen" and to.deed is not None
        if said.words is not None and not own_deed and _heard(said) not in known:
            yield said


def _said(beats: Sequence[Beat]) -> tuple[Said, ...]:
    return tuple(beat for beat in beats if isinstance(beat, Said))


def _heard(said: Said) -> tuple[str | None, object]:
    return said.speaker, said.words.phrase if said.words is not None else None


def _interest(meeting: Meeting) -> tuple[bool, bool, int]:
    deed = meeting.other.deed
    return (
        deed is not None and deed.because is not None,
        deed is not None,
        len(meeting.hidden),
    )
