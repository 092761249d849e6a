"""The author's window on a hidden screen, a small case in a folder, and hands that write in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from makkerpar.desktop import glass
from makkerpar.desktop.prefs import REDUCED
from makkerpar.desktop.preview import start
from makkerpar.desktop.preview.bench import Bench, Work
from makkerpar.desktop.preview.view import BenchView
from makkerpar.desktop.preview.watch import EVERY
from makkerpar.frontend.options import Options
from makkerpar.record import Record
from makkerpar.text.interface import Interface
from tests.desktop.world import MONDAY, Clock, Hands
from tests.terminal.world import LILLE, small_case


class Author(Hands):
    """Somebody who plays and writes at once.

    Attributes:
        folder: of the case.
        faults: what went wrong in the program itself.
    """

    folder: Path
    faults: list[Exception]

    @property
    def view(self) -> BenchView:
        """The author's screen."""
        view = self.app.stack[0]
        assert isinstance(view, BenchView)
        return view

    @property
    def bench(self) -> Bench:
        """The play and the files."""
        return self.view.bench

    def save(self, old: str, new: str, *, name: str = "scenario.yaml") -> None:
        """Change a text in a file, once, and let the window notice."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        self.put(text.replace(old, new, 1), name=name)

    def put(self, text: str, *, name: str = "scenario.yaml") -> None:
        """Write a file in place, as most editors do, and let the window notice."""
        path = self.folder / name
        before = path.stat().st_mtime_ns if path.exists() else 0
        path.write_text(text, encoding="utf-8")
        if path.stat().st_mtime_ns <= before:  # a coarse clock may not have moved on
            os.utime(path, ns=(before + 1_000_000, before + 1_000_000))
        self.notice()

    def notice(self) -> None:
        """Let so much time pass that the window has looked twice."""
        self.look()
        self.look()

    def look(self) -> None:
        """Let so much time pass that the window looks at the files once."""
        self.clock.time += EVERY + 0.001
        self.app.step(0.0)

    def mend(self) -> None:
        """Write the case as it was."""
        self.put(LILLE)


@contextmanager
def preview(
    folder: Path,
    *,
    seat: str | None = None,
    size: tuple[int, int] = (1280, 720),
    language: str = "en",
    text: str = LILLE,
) -> Iterator[Author]:
    """The author's window on the small case.

    Args:
        folder: where the case lies.
        seat: who holds the seats.
        size: of the window.
        language: of the interface.
        text: of the main file.
    """
    glass.open_display(hidden=True)
    case = small_case(folder / "scenarios")
    (case / "scenario.yaml").write_text(text, encoding="utf-8")
    faults: list[Exception] = []

    def fault(ui: Interface, one: Exception) -> str:
        faults.append(one)
        return f"A fault: {type(one).__name__}"

    with Record.in_memory(now=lambda: MONDAY) as record:
        desk = start.make_desk(Options(language=language), record, language)
        clock = Clock()
        desk.clock, desk.now, desk.began = clock, lambda: MONDAY, MONDAY
        desk.prefs.motion = REDUCED
        shown = glass.Glass(record, size)
        try:
            app = start.make_app(desk, shown, Work(case, seat), fault)
            app.draw()
            author = Author(app, clock)
            author.folder, author.faults = case, faults
            author.notice()
            yield author
        finally:
            shown.close()


def to_the_list(author: Author) -> None:
    """As the director: past the brief and the first act, to the question about the list."""
    for _ in range(12):
        if any(key.startswith("choice.") for key in author.stops):
            return
        author.press("enter")
    raise AssertionError(author.text)
