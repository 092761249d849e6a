"""The course of a play in the window: one page after another, without drawing any of them.

A page is what is on the screen until the player goes on: who one is, an act that begins, what
happens meanwhile, a scene with its lines and perhaps its question, what a choice led to, the end.
Between two people the curtain is a page as well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, Protocol

from makkerpar.focus import SEATS, Seat, other
from makkerpar.frontend.blocks import Block, Shared, blocks
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import one_seat
from makkerpar.play import journal, rules
from makkerpar.play.rules import By, Play, Start
from makkerpar.play.view import (
    ActBegins,
    ActEnds,
    Beat,
    Chose,
    Ended,
    Question,
    Said,
    SceneOpens,
    question,
    window,
)

_HEADS = (SceneOpens, ActEnds, ActBegins)
_RECALLED = 4  # lines

Tell = Callable[[Play], Sequence[Block]]
Kind = Literal["brief", "act", "away", "scene", "consequence", "end", "curtain"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page.

    Attributes:
        kind: what is shown.
        beats: in their order.
        seat: whose window it is; None: both people look.
        scene: the scene that it belongs to, if any has opened.
        act: the act it falls in, if any has begun.
        before: who has spoken in this scene before, last of all.
        to: for the curtain: who sits down.
        chosen: for the curtain: who has chosen already, where both choose at once.
        recall: what both have heard just before, on the page of one who is to decide.
        told_to: of what both read, the one it speaks to, if it does: it may say »you«.
        behind: for the curtain: the page that lies behind it.
    """

    kind: Kind
    beats: tuple[Beat, ...] = ()
    seat: Seat | None = None
    scene: SceneOpens | None = None
    act: ActBegins | None = None
    before: Said | None = None
    to: Seat | None = None
    chosen: tuple[Seat, ...] = ()
    told_to: Seat | None = None
    recall: tuple[Said, ...] = ()
    behind: Page | None = None

    @property
    def lines(self) -> tuple[Said, ...]:
        """What is said and told on it."""
        return tuple(beat for beat in self.beats if isinstance(beat, Said))

    @property
    def chose(self) -> Chose | None:
        """The choice that it shows the consequence of."""
        return next((beat for beat in self.beats if isinstance(beat, Chose)), None)


def pages(beats: Sequence[Beat], seat: Seat | None) -> tuple[Page, ...]:
    """Beats cut into pages. As a play goes on, pages are only added."""
    found: list[Page] = []
    scene: SceneOpens | None = None
    act: ActBegins | None = None
    spoken: Said | None = None
    for beat in beats:
        match beat:
            case ActEnds():
                found.append(Page("act", (beat,), seat))
            case ActBegins():
                act = beat
                if found and found[-1].kind == "act" and isinstance(found[-1].beats[-1], ActEnds):
                    found[-1] = replace(found[-1], beats=(*found[-1].beats, beat), act=act)
                else:
                    found.append(Page("act", (beat,), seat, act=act))
            case SceneOpens():
                scene, spoken = beat, None
                found.append(Page("away" if beat.away else "scene", (beat,), seat, scene, act))
            case Chose():
                found.append(Page("consequence", (beat,), seat, scene, act, spoken))
            case Ended():
                found.append(Page("end", (beat,), seat, scene, act, spoken))
            case Said():
                if not found or found[-1].kind in ("act", "end"):
                    found.append(Page("scene", (), seat, scene, act, spoken))
                found[-1] = replace(found[-1], beats=(*found[-1].beats, beat))
                if beat.speaker is not None:
                    spoken = beat
    return tuple(found)


class Course(Protocol):
    """A play on its way, for one person or for two."""

    case: Case
    play: Play
    keeper: Keeper

    @property
    def page(self) -> Page:
        """What is on the screen now."""

    @property
    def fresh(self) -> bool:
        """Whether it is shown for the first time."""

    def question(self) -> Question | None:
        """What is asked on this page, once its lines have been read."""

    def go_on(self) -> bool:
        """To the next page; False: the story has ended."""

    def take(self, choice: str, by: By) -> bool:
        """Choose, keep it, and go on; False: it was kept as a copy (see `Keeper.save`)."""

    def follow(self, play: Play) -> None:
        """The play has gone on by a choice, made on this page: what that led to comes next."""

    def undo(self) -> bool:
        """Take the last choice back and stand before it; False: there was none."""

    def seen(self, seat: Seat | None) -> tuple[Beat, ...]:
        """What a seat has been shown so far, with its own choices; None: what both have."""


class Solo:
    """One person in one seat."""

    def __init__(
        self,
        case: Case,
        play: Play,
        keeper: Keeper,
        seat: Seat,
        *,
        resumed: bool,
        start: Start | None = None,
    ) -> None:
        self.case = case
        self.play = play
        self.keeper = keeper
        self.seat: Seat = seat
        self._start = start
        self._pages = self._laid_out()
        self._at = self._last_scene() if resumed else 0
        self._seen = self._at if resumed else -1  # the last page that is not new

    @property
    def page(self) -> Page:
        return self._pages[self._at]

    @property
    def fresh(self) -> bool:
        return self._at > self._seen

    def question(self) -> Question | None:
        if self._at < len(self._pages) - 1:
            return None
        return question(self.play, self.seat)

    def go_on(self) -> bool:
        self._seen = max(self._seen, self._at)
        if self._at == len(self._pages) - 1:
            return False
        self._at += 1
        return True

    def take(self, choice: str, by: By) -> bool:
        play = rules.take(self.play, choice, seat=self.seat, by=by)
        kept = self.keeper.save(play)  # on disk first: what it leads to is shown only after that
        self.follow(play)
        return kept

    def follow(self, play: Play) -> None:
        self._seen = self._at
        self.play = play
        self._pages = self._laid_out()
        self._at = min(self._at + 1, len(self._pages) - 1)

    def undo(self) -> bool:
        if not journal.persons_choices(self.play):
            return False
        play = journal.undo(self.play, self._start)
        self.keeper.save(play)
        self.play = play
        self._pages = self._laid_out()
        self._at = self._seen = self._last_scene()
        return True

    def seen(self, seat: Seat | None) -> tuple[Beat, ...]:
        return tuple(beat for page in self._pages[: self._at + 1] for beat in page.beats)

    def _laid_out(self) -> tuple[Page, ...]:
        return (Page("brief", seat=self.seat), *pages(window(self.play, self.seat), self.seat))

    def _last_scene(self) -> int:
        scenes = [at for at, page in enumerate(self._pages) if page.kind in ("scene", "away")]
        return scenes[-1] if scenes else 0


class Pair:
    """Two people at one machine: shared pages for both, private ones behind the curtain.

    The machine is always with somebody: with one seat, or with both. Before it changes hands, the
    curtain is drawn over everything.
    """

    def __init__(
        self,
        case: Case,
        play: Play,
        keeper: Keeper,
        *,
        resumed: bool,
        start: Start | None = None,
        tell: Tell = blocks,
    ) -> None:
        self.case = case
        self.play = play
        self.keeper = keeper
        self._start = start
        self._tell = tell
        self._with: Seat | None = None
        self._told = _scene_start(tell(play)) if resumed else 0
        self._pending: dict[Seat, list[Beat]] = {seat: [] for seat in SEATS}
        self._queue: list[Page] = []
        # Where each of the two is, and where they were last together (None).
        self._places: dict[Seat | None, SceneOpens | None] = {None: None, **dict.fromkeys(SEATS)}
        self._apart = False  # whether one of them has been elsewhere since
        self._heard: list[Said] = []  # by both, since they came together
        self._act: ActBegins | None = None
        self._fresh = not resumed
        self._shown: list[tuple[Seat | None, Beat]] = _told_in(tell(play)[: self._told])
        if not resumed:
            self._queue += [Page("brief", seat=seat) for seat in SEATS]
        self._reveal()
        self._page = self._next()

    @property
    def page(self) -> Page:
        return self._page

    @property
    def fresh(self) -> bool:
        return self._fresh

    def question(self) -> Question | None:
        seat = self._page.seat
        if self._queue or seat is None or self._page.kind == "curtain":
            return None
        return question(self.play, seat) if self.play.waiting[:1] == (seat,) else None

    def go_on(self) -> bool:
        self._fresh = True
        if self._page.kind == "curtain":
            self._with = self._page.to
        if not self._queue and not self._decide():
            return False
        self._page = self._next()
        return True

    def take(self, choice: str, by: By) -> bool:
        seat = self._page.seat
        assert seat is not None
        play = rules.take(self.play, choice, seat=seat, by=by)
        kept = self.keeper.save(play)
        self.follow(play)
        return kept

    def follow(self, play: Play) -> None:
        self._fresh = True
        self.play = play
        self._reveal()
        if self._queue or self._decide():
            self._page = self._next()

    def undo(self) -> bool:
        if not journal.persons_choices(self.play):
            return False
        play = journal.undo(self.play, self._start)
        self.keeper.save(play)
        self.play = play
        self._queue.clear()
        self._pending = {seat: [] for seat in SEATS}
        self._told = _scene_start(self._tell(play))
        self._shown = _told_in(self._tell(play)[: self._told])
        self._reveal()
        if self._queue or self._decide():
            self._page = self._next()
        return True

    def seen(self, seat: Seat | None) -> tuple[Beat, ...]:
        found = [beat for one, beat in self._shown if one in (None, seat)]
        if seat is not None:
            found += [beat for beat in window(self.play, seat) if isinstance(beat, Chose)]
        # Of one event, the own choice comes before what it led to.
        return tuple(sorted(found, key=lambda beat: (beat.event, not isinstance(beat, Chose))))

    # What comes next

    def _next(self) -> Page:
        page = self._queue.pop(0)
        if page.kind != "curtain" and page.seat != self._with:
            if page.seat is None:
                # Both look from here: nothing of the other's is on the screen any more.
                self._with = None
            else:
                self._queue.insert(0, page)
                return Page("curtain", to=page.seat, chosen=self._chosen(), behind=page)
        for beat in page.beats:
            if (page.seat, beat) not in self._shown and (None, beat) not in self._shown:
                self._shown.append((page.seat, beat))
        return page

    def _chosen(self) -> tuple[Seat, ...]:
        """Who has chosen at a decision of both, while the other has not."""
        waiting = self.play.waiting
        if len(waiting) != 1:
            return ()
        asked = question(self.play, waiting[0])
        return (other(waiting[0]),) if asked is not None and asked.joint else ()

    def _decide(self) -> bool:
        """Queue the page on which the next decision is made; False: the story has ended."""
        if self.play.ended:
            return False
        seat = self.play.waiting[0]
        place = self._place(seat)
        beats = (place, *self._pending[seat]) if place is not None else tuple(self._pending[seat])
        self._pending[seat] = []
        found = self._laid_out(beats, seat)
        if self._places[seat] is self._places[None]:
            # The curtain has fallen since: what it is about is called back.
            found[-1] = replace(found[-1], recall=tuple(self._heard[-_RECALLED:]))
        self._queue += found
        return True

    def _place(self, seat: Seat | None) -> SceneOpens | None:
        """Where a reader is. For both, nothing of a scene that one of them has left since."""
        place = self._places[seat]
        if seat is None and place is not None and self._apart:
            return replace(place, title=None, prop=None)
        return place

    def _open(self, scene: SceneOpens, seat: Seat | None) -> None:
        self._places[seat] = scene
        self._apart = seat is not None
        if seat is None:
            self._places.update(dict.fromkeys(SEATS, scene))
            self._heard.clear()

    def _laid_out(self, beats: Sequence[Beat], seat: Seat | None) -> list[Page]:
        """Pages of some beats, which know the act and the scene they fall in."""
        found = []
        for page in pages(beats, seat):
            for beat in page.beats:
                if isinstance(beat, SceneOpens) and not beat.away:
                    if beat not in (self._places[seat], self._place(seat)):
                        self._open(beat, seat)
                elif isinstance(beat, ActBegins):
                    self._act = beat
                elif isinstance(beat, Said) and seat is None:
                    self._heard.append(beat)
            scene = page.scene or self._place(seat)
            found.append(replace(page, scene=scene, act=page.act or self._act))
        return found

    def _reveal(self) -> None:
        """Queue what is new: shared pages for both, private ones for each."""
        told = self._tell(self.play)
        for block in told[self._told :]:
            if block.shared:
                self._read_alone(SEATS)
                self._share(block)
            for seat in SEATS:
                self._pending[seat] += block.private[seat]
        self._told = len(told)
        # Who decides next reads then; the other one first.
        self._read_alone(tuple(seat for seat in SEATS if seat not in self.play.waiting[:1]))

    def _share(self, block: Block) -> None:
        heads: list[Beat] = []
        if not isinstance(block.shared[0].beat, _HEADS) and (place := self._place(None)):
            heads.append(place)
        for seat, some in groupby(block.shared, _spoken_to):
            heads += (one.beat for one in some)
            if isinstance(heads[-1], SceneOpens):
                continue  # a scene's head goes with what is told in it first
            found = self._laid_out(heads, None)
            self._queue += (replace(page, told_to=seat) for page in found)
            heads = [place] if (place := self._place(None)) is not None else []
        if heads and isinstance(heads[-1], SceneOpens) and heads[-1] != self._place(None):
            self._queue += self._laid_out(heads, None)

    def _read_alone(self, seats: Sequence[Seat]) -> None:
        for seat in seats:
            if self._pending[seat]:
                beats = self._pending[seat]
                if not isinstance(beats[0], SceneOpens) and (place := self._place(seat)):
                    beats = [place, *beats]
                self._queue += self._laid_out(beats, seat)
                self._pending[seat] = []


def course_of(
    case: Case,
    play: Play,
    keeper: Keeper,
    *,
    resumed: bool,
    start: Start | None = None,
    tell: Tell = blocks,
) -> Course:
    """The course of a play, for as many people as hold its seats.

    Args:
        case: what is played.
        play: where it stands.
        keeper: where it is kept.
        resumed: whether it has been taken up: then its last scene stands there already read.
        start: where the play began, if not at the beginning.
        tell: works out what two have seen of a play.
    """
    if play.held == "both":
        return Pair(case, play, keeper, resumed=resumed, start=start, tell=tell)
    seat = one_seat(play.held)
    return Solo(case, play, keeper, seat, resumed=resumed, start=start)


def _told_in(told: Sequence[Block]) -> list[tuple[Seat | None, Beat]]:
    """What was told in some blocks, and to whom; None: to both."""
    found: list[tuple[Seat | None, Beat]] = []
    for block in told:
        found += [(None, one.beat) for one in block.shared]
        found += [(seat, beat) for seat in SEATS for beat in block.private[seat]]
    return found


def _spoken_to(one: Shared) -> Seat | None:
    """Whom a shared beat speaks to; the story's ends are told side by side, with their names."""
    return None if isinstance(one.beat, Ended) else one.seat


def _scene_start(told: Sequence[Block]) -> int:
    """Where the last scene begins among the blocks."""
    starts = [
        number
        for number, block in enumerate(told)
        if block.opens
        or any(isinstance(beat, SceneOpens) for beats in block.private.values() for beat in beats)
    ]
    return starts[-1] if starts else 0
