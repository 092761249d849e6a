"""Where the author stands, and the way back there once the files have been read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from makkerpar.desktop.course import Course, Page, Tell, course_of
from makkerpar.desktop.preview.supposing import Supposed, start_of
from makkerpar.frontend.blocks import Block, blocks
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import journal
from makkerpar.play.journal import Entry, Journal
from makkerpar.play.rules import Play, Start

SAME: Final = 3  # as much as two pages can be alike
_MOST: Final = 5000  # pages between two decisions: far more than a play can have


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a play.

    Attributes:
        journal: what has happened.
        page: what is shown of it.
        supposed: where the play began, if not at the beginning.
    """

    journal: Journal
    page: Page
    supposed: Supposed | None = None

    @property
    def scene(self) -> str | None:
        """The scene that is shown, if one is."""
        return self.page.scene.scene if self.page.scene is not None else None


@dataclass(frozen=True, slots=True)
class Found:
    """The way back.

    Attributes:
        course: standing as near to the place as it can.
        stopped: the decision or draw that could not be followed; None where all were.
        gone: the scene that is no longer there, where that is why.
    """

    course: Course
    stopped: Entry | None
    gone: str | None


def find(case: Case, place: Place, keeper: Keeper) -> Found | None:
    """The way back to a place in a case that may have been changed.

    Returns:
        None where the play began in a scene that is no longer there.

    Raises:
        Refused: the case cannot be played with the seats held so.
        EndlessPlay: it goes round in circles.
    """
    start: Start | None = None
    if place.supposed is not None:
        start = start_of(case.program, place.supposed)
        if start is None:
            return None
    again = journal.replay(case.program, place.journal, start)
    course = standing(case, again.play, keeper, start, place.page)
    wanted = again.stopped.scene if again.stopped is not None else place.scene
    gone = wanted if wanted is not None and wanted not in case.scenario.scenes else None
    return Found(course, again.stopped, gone)


def standing(
    case: Case, play: Play, keeper: Keeper, start: Start | None, page: Page | None
) -> Course:
    """The course of a play, at the page most like another one since the last choice."""
    course = _after_the_last(case, play, keeper, start)
    pages: list[Page] = []
    for one in _onward(course):
        if page is None or likeness(one, page) == SAME:
            return course
        pages.append(one)
    if page is None or not any(likeness(one, page) for one in pages):
        return course  # at the next question
    best = max(range(len(pages)), key=lambda at: likeness(pages[at], page))
    course = _after_the_last(case, play, keeper, start)
    next(islice(_onward(course), best, None))
    return course


def _after_the_last(case: Case, play: Play, keeper: Keeper, start: Start | None) -> Course:
    """At the first page after the last choice, come there as a player comes there."""
    made = journal.persons_choices(play)
    tell = _told_once(play)
    # What one person is shown follows from the play; what two are shown, from the way there too.
    first = 0 if play.held == "both" else max(made - 1, 0)
    begun = journal.rewind(play, first, start)
    course = course_of(case, begun, keeper, resumed=first > 0, start=start, tell=tell)
    for number in range(first + 1, made + 1):
        for _ in _onward(course):
            pass
        course.follow(play if number == made else journal.rewind(play, number, start))
    return course


def _told_once(play: Play) -> Tell:
    """What two have seen of a play, and of the same play at any moment before, worked out once."""
    whole: list[Block] = []

    def tell(other: Play) -> Sequence[Block]:
        if other.events != play.events[: len(other.events)]:
            return blocks(other)
        if not whole:
            whole.extend(blocks(play))
        return [block for block in whole if _when(block) < len(other.events)]

    return tell


def _when(block: Block) -> int:
    """The number of the event that a block tells of."""
    beats = [one.beat for one in block.shared] or [
        b for some in block.private.values() for b in some
    ]
    return beats[0].event


def _onward(course: Course) -> Iterator[Page]:
    """The pages from where a course is to the next question, or to the end."""
    yield course.page
    for _ in range(_MOST):
        if course.question() is not None or not course.go_on():
            return
        yield course.page


def likeness(one: Page, other: Page) -> int:
    """How much two pages are alike: not at all (0), or as much as they can be (`SAME`)."""
    if (one.kind, one.seat, one.to) != (other.kind, other.seat, other.to):
        return 0
    if one.behind is not None and other.behind is not None:
        return likeness(one.behind, other.behind)
    if _scene(one) != _scene(other) or (one.act and one.act.act) != (other.act and other.act.act):
        return 0
    # A scene may have several pages, and may come again: the same moment of the play comes first.
    if (_moments(one), one.told_to) == (_moments(other), other.told_to):
        return SAME
    return 2 if _moments(one)[-1:] == _moments(other)[-1:] else 1


def _scene(page: Page) -> str | None:
    return page.scene.scene if page.scene is not None else None


def _moments(page: Page) -> tuple[tuple[str, int], ...]:
    """What is on a page, apart from its words."""
    return tuple((type(beat).__name__, beat.event) for beat in page.beats)
