"""Every screen of the window on a shipped case, each with the longest text it has to bear.

For tests that look at all of them, for the pictures in the documentation, and for whoever changes
a screen and wants to see what became of the others.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from makkerpar import resources
from makkerpar.debrief.ask import Answers
from makkerpar.desktop import glass, start
from makkerpar.desktop.app import App
from makkerpar.desktop.course import Course, Page, course_of
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.prefs import REDUCED
from makkerpar.desktop.preview.bench import Bench, Work, lost
from makkerpar.desktop.preview.nothing import NothingView
from makkerpar.desktop.preview.reading import Reading, reading_of
from makkerpar.desktop.preview.supposing import Supposed
from makkerpar.desktop.preview.view import BenchView
from makkerpar.desktop.screens.debrief.process import SCREENS, Process
from makkerpar.desktop.screens.debrief.turning import TurningView
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.desktop.view import View
from makkerpar.errors import NotFound
from makkerpar.focus import SEATS
from makkerpar.frontend import saved
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.options import Options
from makkerpar.play import rules
from makkerpar.play.rules import PERSON
from makkerpar.record import Record
from makkerpar.scenario.folder import read_folder

PLAYS: Final = 8  # seeded plays a seat, from which the fullest pages are taken
SAID: Final = {
    "da": "Torsdag kl. 9.30, da hun spurgte, om der var noget, hun skulle vide. Jeg nåede at kigge "
    "efter Jonas, før jeg svarede.",
    "en": "Thursday at 9.30, when she asked whether there was anything she ought to know. I had "
    "time to look for Jonas before I answered.",
}
PREVIEWS: Final = {  # screens of the preview, and the key that leads to each
    "preview": "",
    "preview_problems": "f8",
    "preview_broken": "f8",
    "preview_lost": "f7",
    "preview_what_if": "",
    "preview_jump": "f6",
    "preview_scores": "f7",
    "preview_both": "f9",
    "preview_nothing": "",
    "preview_trouble": "f8",
}
LONELY: Final = """\
  a_scene_to_which_nothing_leads_{number}:
    lines: Der er ikke nogen vej hertil, og det er en skam for den, der har skrevet det hele.
    ending: {{ title: Slut, tone: dark }}
"""
Maker = Callable[[], View]


class Clock:
    """Time that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        """The time by now."""
        return self.time


class Gallery:
    """The window on a hidden screen, and a maker for every screen it has.

    Args:
        size: of the window, in pixels.
        language: to begin with.
        home: where the record is kept; None: nowhere.
        scenario: whose screens they are.
    """

    def __init__(
        self,
        size: tuple[int, int] = (1280, 720),
        language: str = "da",
        home: Path | None = None,
        scenario: str = resources.FIRST_SCENARIO,
    ) -> None:
        glass.open_display(hidden=True)
        self.clock = Clock()
        self.record = Record.in_memory(now=_now) if home is None else Record.open(home, now=_now)
        options = Options(language=language, home=home or Path(), seed=1)
        self.desk: Desk = start.make_desk(options, self.record, language)
        self.desk.clock = self.clock
        self.desk.now = _now
        self.desk.prefs.motion = REDUCED
        self.glass = glass.Glass(self.record, size)
        self.app: App = start.make_app(self.desk, self.glass)
        self.case: Case = self.desk.cases[scenario]
        self._processes: dict[int, Process] = {}
        self.makers: Mapping[str, Maker] = dict(self._makers())

    def show(self, name: str) -> View:
        """Put a screen on top of the picker, and draw it."""
        view = self.makers[name]()
        self.app.stack[1:] = [view] if name != "title" else []
        if name == "title":
            self.app.stack[0] = view
        self.clock.time += 10
        self.app.draw()
        return view

    def resize(self, size: tuple[int, int]) -> None:
        """Another window."""
        if self.glass.surface.get_size() != size:
            self.glass.window.size = size

    # The screens

    def _makers(self) -> Iterator[tuple[str, Maker]]:
        views, case = self.desk.views, self.case
        yield "welcome", views.welcome
        yield "title", views.title
        yield "seats", lambda: views.seats(case)
        fullest = self._fullest()
        for name, course in fullest.items():
            yield name, lambda course=course: self._page(course)  # type: ignore[misc]
        scene = fullest["ask"]
        yield "thing", lambda: views.thing(case, self._thing())
        yield "log", lambda: views.log(scene, seat=scene.page.seat)
        yield "pause", lambda: views.pause(scene, seat=scene.page.seat)
        ended = {seat: self._ended(seat) for seat in SEATS}
        for number in range(1, SCREENS + 1):
            yield f"d{number}", lambda number=number: self._debrief(ended["director"], number)  # type: ignore[misc]
        for number in (3, 4, 5):
            yield f"d{number}_chief", lambda number=number: self._debrief(ended["chief"], number)  # type: ignore[misc]
        yield "d3_every", lambda: self._every(ended["director"])
        both = self._ended("both")
        yield "d5_two", lambda: self._debrief(both, 5)
        yield "d6_two", lambda: self._debrief(both, 6)
        yield "leave_debrief", views.leave_debrief
        yield "settings", views.settings
        yield "about", views.about
        yield (
            "notice",
            lambda: views.notice(
                self.desk.ui.gettext(
                    "This play has been taken further in another window. "
                    "That one is left alone; yours goes on as a copy."
                )
            ),
        )
        yield "waiting", self._waiting
        for name, key in PREVIEWS.items():
            yield name, lambda name=name, key=key: self._preview(name, key)  # type: ignore[misc]

    def _page(self, course: Course) -> View:
        """The page that a course is at, with all its lines."""
        view = self.desk.views.play(copy.copy(course))
        if isinstance(view, SceneView):
            view.read_all()
        return view

    def _fullest(self) -> dict[str, Course]:
        """Of every kind of page the one with most to say, in this language."""
        found: dict[str, tuple[int, Course]] = {}
        for held in (*SEATS, "both"):
            for seed in range(PLAYS):
                for name, course in self._pages(held, seed):
                    weight = self._letters(course.page) + self._choices(course)
                    if name not in found or weight > found[name][0]:
                        found[name] = weight, copy.copy(course)
        return {name: course for name, (_, course) in found.items()}

    def _pages(self, held: str, seed: int) -> Iterator[tuple[str, Course]]:
        """The pages of a play by chance, each with the name of its kind."""
        course = self._course(held, seed)
        chance = random.Random(seed)  # noqa: S311 - which page is full is no secret
        while True:
            page, asked = course.page, course.question()
            yield self._name(page, held, asked is not None), course
            if asked is not None:
                opened = [option.id for option in asked.options if option.locked is None]
                course.take(chance.choice(opened), PERSON)
            elif not course.go_on():
                return

    def _name(self, page: Page, held: str, asked: bool) -> str:
        if page.kind == "act" and page.act is not None:
            return f"act_{page.act.act}"
        if page.kind == "curtain":
            return "curtain_joint" if page.chosen else "curtain"
        if asked:
            return "ask_two" if held == "both" else "ask"
        return f"{page.kind}_two" if held == "both" and page.kind in ("scene", "end") else page.kind

    def _course(self, held: str, seed: int) -> Course:
        play = rules.begin(self.case.program, held, seed)
        keeper = Keeper.begin(self.record, play)
        return course_of(self.case, play, keeper, resumed=False)

    def _ended(self, held: str) -> Course:
        *_, (_, course) = self._pages(held, 1)
        return course

    def _debrief(self, course: Course, number: int) -> View:
        # Following all roads takes its time, and they are the same on every screen.
        if id(course) not in self._processes:
            self._processes[id(course)] = Process(course)
            self._processes[id(course)].whole(self._processes[id(course)].seats[0])
        process = copy.copy(self._processes[id(course)])
        for seat in process.seats:
            said = Answers(SAID[self.desk.prefs.language], ("2", "3"), "4")
            process.say(seat, said if number > 1 else Answers(said.words, ("2",)))
        process.at = next(at for at, (_, step) in enumerate(process.places) if step == number)
        return self.desk.views.step(process, process.reader)

    def _every(self, course: Course) -> View:
        """Every choice, with what it left within reach."""
        view = self._debrief(course, 3)
        assert isinstance(view, TurningView)
        view.toggle()
        return view

    def _preview(self, name: str, key: str) -> View:
        """The author's screen on the director's first decision, with remarks on the files."""
        bench = Bench(self.desk, Work(self.case.folder, seed=1))
        bench.open()
        view = BenchView(self.desk, bench, lambda ui, fault: str(fault))
        course = bench.course
        if name in ("preview_nothing", "preview_trouble"):
            bench.case = bench.course = course = None
            bench.trouble = NotFound(
                "There is no scenario.yaml in “{name}”.", name=str(self.case.folder)
            )
            bench.reading = Reading(None, trouble=bench.trouble)
            view.inner = NothingView(self.desk)
        while course is not None and course.question() is None and course.go_on():
            view.play(course)
        if isinstance(view.inner, SceneView):
            view.inner.read_all()
        if bench.trouble is None:
            bench.reading = self._remarked(broken=name == "preview_broken")
        bench.times = 2
        if name == "preview_lost":
            bench.note = lost(self.case.scenario.start)
        elif name == "preview_what_if":
            bench.suppose(Supposed(self.case.scenario.start, {}))
        if key:
            view.keys()[key]()
        return view

    def _remarked(self, *, broken: bool) -> Reading:
        """The case as it would be read with many remarks, and perhaps errors, in long lines."""
        found = read_folder(self.case.folder)
        main = next(iter(found.files))
        text = found.files[main]
        if broken:
            text = text.replace(b"\nstart: ", b"\nstart: a_scene_that_nobody_has_written_as_yet_")
        more = "scenes:\n" + "".join(LONELY.format(number=number) for number in range(3))
        folder = replace(found, files={**found.files, main: text, "more.yaml": more.encode()})
        return reading_of(folder, self.case.folder, None).remarked()

    def _thing(self) -> str:
        props = [scene.prop for scene in self.case.scenario.scenes.values() if scene.prop]
        return "spreadsheet" if "spreadsheet" in props else props[0]

    def _waiting(self) -> View:
        found = saved.waiting(
            self.record, dict(self.desk.cases), scenario=self.case.scenario.id, seat=None
        )
        return self.desk.views.waiting(self.case, found, None)

    def _letters(self, page: Page) -> int:
        language = self.desk.prefs.language
        said = (line.words for line in page.lines if line.words is not None)
        return sum(len(self.case.say(words, language)) for words in said)

    def _choices(self, course: Course) -> int:
        asked = course.question()
        if asked is None:
            return 0
        language = self.desk.prefs.language
        return sum(len(self.case.say(option.words, language)) for option in asked.options)


_moment = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)


def _now() -> datetime:
    return _moment + timedelta()
