"""The author's play and files, without drawing: reading again, keeping the place, supposing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from makkerpar.desktop.course import Course
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.preview.place import Found, Place, find, standing
from makkerpar.desktop.preview.reading import Reading, read
from makkerpar.desktop.preview.supposing import Supposed, start_of
from makkerpar.desktop.preview.watch import Watch
from makkerpar.errors import MakkerparError, NotFound
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import journal, rules
from makkerpar.play.journal import Choice
from makkerpar.play.rules import Play
from makkerpar.scenario.garbage import collector_paused
from makkerpar.scenario.program import Program
from makkerpar.text.interface import Interface

Say = Callable[[Interface], str]

_HOLDING: Final = ("director", "chief", "both")
_KNOWN: Final = ("brief", "curtain", "act")  # pages that nobody wants who goes to a scene


@dataclass(frozen=True, slots=True)
class Work:
    """What an author works on.

    Attributes:
        folder: of the scenario.
        held: who holds the seats; None: whoever can.
        assets: the shipped pictures' names by kind, as for `open_scenario`.
        seed: what decides the draws.
    """

    folder: Path
    held: str | None = None
    assets: Mapping[str, frozenset[str]] | None = None
    seed: int = 0


class Bench:
    """A scenario that is played while it is written.

    Attributes:
        reading: the files as they were read last.
        case, course: what is played: the last that could be. None: nothing could as yet.
        supposed: where the play began, if not at the beginning.
        trouble: why what was read cannot be played, though it has no errors.
        note: what became of the place when the files were read.
        read_at, times: when that was, and how often they have been read.
        pictures_changed: whether a picture has been changed as well.
    """

    def __init__(self, desk: Desk, work: Work) -> None:
        self.desk = desk
        self.work = work
        self.reading = Reading(None)
        self.case: Case | None = None
        self.course: Course | None = None
        self.supposed: Supposed | None = None
        self.trouble: MakkerparError | None = None
        self.note: Say | None = None
        self.read_at: datetime = desk.now()
        self.times = 0
        self.pictures_changed = False
        self._watch = Watch(work.folder)
        self._doubted: Reading | None = None
        self._remarked = True  # whether it is known what is to be said of the craft
        self._main: Place | None = None  # where the play itself stands, while something is supposed
        self._wanted: Place | None = None  # where the author stood, before it could not be reached
        self._reached: Play | None = None  # what was reached instead

    @property
    def playable(self) -> bool:
        """Whether what was read last can be played."""
        return self.reading.case is not None and self.trouble is None

    # Reading

    def open(self) -> None:
        """Read the folder for the first time."""
        self._take(read(self.work.folder, self.work.assets))

    def look(self) -> bool:
        """Look at the files; whether anything is to be shown anew.

        What has errors is looked at twice, lest a file that is being written shows them.
        """
        changed = self._watch.changed()
        with collector_paused():
            return self._looked(changed)

    def _looked(self, changed: frozenset[str]) -> bool:
        if changed:
            self.pictures_changed |= any(not one.endswith((".yaml", ".po")) for one in changed)
            found = read(self.work.folder, self.work.assets)
            if found.case is None:
                self._doubted = found
                return False
            self._take(found)
            return True
        if self._doubted is not None:
            self._take(self._doubted)
            return True
        return not self._remarked and self._remark()

    def read_again(self) -> None:
        """Read the files, whether they look changed or not."""
        self._watch.changed()
        self.pictures_changed = True
        self._take(read(self.work.folder, self.work.assets))

    def _remark(self) -> bool:
        """Work out what is to be said of the craft, once the play stands there again."""
        before, self.reading = self.reading.remarks, self.reading.remarked()
        self._remarked = True
        return before != self.reading.remarks

    def _take(self, found: Reading) -> None:
        self._doubted = None
        if found.case is not None:
            # Until they are worked out anew, the remarks there were are better than none.
            found = replace(found, remarks=self.reading.remarks)
        self._remarked = found.case is None
        self.reading, self.trouble = found, found.trouble
        self.read_at = self.desk.now()
        self.times += 1
        if found.case is not None:
            try:
                self._play(found.case)
            except MakkerparError as trouble:
                self.trouble = trouble

    # The play

    def _play(self, case: Case) -> None:
        """Play a case that has just been read, from where the author stood in the one before."""
        if self.course is None:
            self._become(case, self._begun(case))
            return
        wanted = self._stood()
        found = find(case, wanted, self.course.keeper)
        if found is not None:
            self._reach(case, found, wanted)
            return
        assert wanted.supposed is not None
        assert self._main is not None
        found = find(case, self._main, self.course.keeper)
        assert found is not None
        self._reach(case, found, self._main)
        self.supposed = self._main = None
        self.note = _left(wanted.supposed.scene)

    def _reach(self, case: Case, found: Found, wanted: Place) -> None:
        self._become(case, found.course)
        self.note = _told(found)
        self._wanted = wanted if self.note is not None else None
        self._reached = found.course.play

    def _stood(self) -> Place:
        """Where the author stands, or stood before that could not be reached."""
        assert self.course is not None
        if self._wanted is not None and self.course.play is self._reached:
            return self._wanted
        return Place(journal.of(self.course.play), self.course.page, self.supposed)

    def _become(self, case: Case, course: Course) -> None:
        self.case, self.course = case, course
        self.desk.cases = {**self.desk.cases, case.scenario.id: case}

    def _begun(
        self, case: Case, supposed: Supposed | None = None, keeper: Keeper | None = None
    ) -> Course:
        """A new play of a case."""
        program = case.program
        start = None
        if supposed is not None:
            start = start_of(program, supposed)
            if start is None:
                raise NotFound("There is no scene “{name}”.", name=supposed.scene)
        play = rules.begin(program, self._held(program), self.work.seed, start=start)
        self._wanted = None
        keeper = keeper or Keeper.begin(self.desk.record, play)
        course = standing(case, play, keeper, start, None)
        while start is not None and course.page.kind in _KNOWN and course.go_on():
            pass
        return course

    def _held(self, program: Program) -> str:
        if self.work.held is not None:
            return self.work.held
        return next(held for held in _HOLDING if program.playable_as(held))

    def go_on(self, course: Course) -> None:
        """The play has gone on; or it is another one, begun from a moment of this one."""
        self.course, self.note = course, None

    def begin_again(self) -> Course:
        """From the beginning."""
        assert self.case is not None
        self.supposed = self._main = self.note = None
        self.course = self._begun(self.case)
        return self.course

    def suppose(self, supposed: Supposed) -> Course:
        """Play from somewhere else, beside the play.

        Raises:
            NotFound: there is no such scene.
            EndlessPlay: it goes round in circles from there.
        """
        assert self.case is not None
        assert self.course is not None
        course = self._begun(self.case, supposed, self.course.keeper)
        if self._main is None:
            self._main = Place(journal.of(self.course.play), self.course.page)
        self.supposed, self.course, self.note = supposed, course, None
        return course

    def back(self) -> Course | None:
        """Back to the play from what was supposed; None: nothing was."""
        if self._main is None:
            return None
        assert self.case is not None
        assert self.course is not None
        main, self.supposed, self._main = self._main, None, None
        found = find(self.case, main, self.course.keeper)
        assert found is not None
        self._reach(self.case, found, main)
        return self.course


def _told(found: Found) -> Say | None:
    """What is to be said where the place could not be kept."""
    gone, stopped = found.gone, found.stopped
    if gone is not None:
        return lost(gone)
    if isinstance(stopped, Choice):
        return lambda ui: ui.gettext(
            "“{choice}” can no longer be taken in “{scene}”. "
            "You stand after the last choice that still holds.",
            choice=stopped.choice,
            scene=stopped.scene,
        )
    if stopped is not None:
        return lambda ui: ui.gettext(
            "The draw “{scene}” falls otherwise now. "
            "You stand after the last choice that still holds.",
            scene=stopped.scene,
        )
    return None


def lost(scene: str) -> Say:
    """That a scene is gone, and where that leaves the author."""
    return lambda ui: ui.gettext(
        "The scene “{scene}” is gone. You stand after the last choice that still holds.",
        scene=scene,
    )


def _left(scene: str) -> Say:
    return lambda ui: ui.gettext(
        "The scene “{scene}” is gone. You are back in the play itself.", scene=scene
    )
