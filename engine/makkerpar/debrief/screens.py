"""The debrief of a play for one seat: six screens, in their order.

Nothing here is a sentence of ours: screens hold ids, numbers, and the scenario's own words
(:class:`~makkerpar.play.view.Words`), which a front end says in the reader's language. There is no
total and no grade anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from makkerpar.debrief.ask import Agreement, Answers, Ask, ask
from makkerpar.debrief.lanes import Lanes, lanes, marked
from makkerpar.debrief.onward import Onward, onward
from makkerpar.debrief.own import own_decisions
from makkerpar.debrief.story import Story, story
from makkerpar.debrief.turning import Attained, TurningPoint, attained, turning_points
from makkerpar.debrief.windows import Windows, windows
from makkerpar.errors import Refused
from makkerpar.focus import Seat
from makkerpar.insight.endless import EndlessStory
from makkerpar.insight.limits import TooLarge
from makkerpar.play import journal, moments
from makkerpar.play.journal import Choice
from makkerpar.play.rules import PERSON, Play
from makkerpar.play.view import window
from makkerpar.scenario.program import Program

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.attainable import Attainable

NOBODY: Final = "nobody"
NOTHING_SAID: Final = Answers()
NOTHING_AGREED: Final = Agreement()


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a play means for one seat.

    Attributes:
        play: the play it is about.
        seat: whom it is for.
        worked_out: whether all roads could be followed to their ends; if not, ``turning`` is
            empty and the lanes have no ends.
        ask, story, turning, lanes, windows, onward: the six screens.
        attained: beside the turning points, what every decision moved.
    """

    play: Play
    seat: Seat
    worked_out: bool
    ask: Ask
    story: Story
    turning: tuple[TurningPoint, ...]
    attained: tuple[Attained, ...]
    lanes: Lanes
    windows: Windows
    onward: Onward


def debrief(
    play: Play,
    seat: Seat,
    *,
    answers: Answers = NOTHING_SAID,
    agreement: Agreement = NOTHING_AGREED,
    last: Agreement | None = None,
    roads: Attainable | None = None,
) -> Debrief:
    """The debrief of a play that has ended.

    Args:
        play: one that nobody held is told as if a person had sat in ``seat``.
        seat: whom it is for.
        answers: what the player has said on the first screen.
        agreement: what the player has written on the last one.
        last: the agreement of last time, to be asked about.
        roads: :func:`roads_of` this play, where the caller has them; else they are worked out.

    Raises:
        Refused: the play has not ended.
    """
    if not play.ended:
        raise Refused("The debrief opens when the story has ended.")
    if play.held == NOBODY:
        play = _as_person(play, seat)
    if roads is None:
        roads = roads_of(play.program, play.held)
    beats = window(play, seat)
    own = own_decisions(play, beats)
    end = moments.last(play)
    return Debrief(
        play=play,
        seat=seat,
        worked_out=roads is not None,
        ask=ask(answers, last),
        story=story(play, seat, beats, own, end),
        turning=turning_points(play, seat, own, roads) if roads is not None else (),
        attained=attained(play, seat, own, roads) if roads is not None else (),
        lanes=lanes(
            play,
            seat,
            own,
            answers,
            roads.from_start().seats[seat] if roads is not None else None,
            roads.tension(seat) if roads is not None else (),
        ),
        windows=windows(play, seat, beats),
        onward=onward(play.program.scenario, seat, end, agreement),
    )


def roads_of(program: Program, held: str) -> Attainable | None:
    """All roads of a scenario, or None where they are too many or go round in circles.

    Working them out is the slow part of a debrief (a second, where people hold both seats), and
    the same for all plays of a scenario with the seats held alike.
    """
    from makkerpar.insight.attainable import attainable  # noqa: PLC0415 - see above

    try:
        return attainable(program, held)
    except (TooLarge, EndlessStory):
        return None


def saying(whole: Debrief, answers: Answers) -> Debrief:
    """The same debrief once the player has said something else."""
    return replace(
        whole,
        ask=replace(whole.ask, answers=answers),
        lanes=marked(whole.lanes.lanes, answers, whole.lanes.tense),
    )


def _as_person(play: Play, seat: Seat) -> Play:
    """The same play as one in which a person sat in a seat and chose what its rules chose."""
    record = journal.of(play)
    entries = tuple(
        entry._replace(by=PERSON) if isinstance(entry, Choice) and entry.seat == seat else entry
        for entry in record.entries
    )
    lived = journal.replay(play.program, replace(record, held=seat, entries=entries))
    assert lived.stopped is None
    return lived.play
