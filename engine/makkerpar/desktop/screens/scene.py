"""A scene: the stage, lines that appear one by one, then a question or a way on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import pygame

from makkerpar.desktop.answer import Answer, Push
from makkerpar.desktop.canvas import Canvas, Stop
from makkerpar.desktop.course import Course, Page
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import (
    Card,
    Column,
    Docked,
    Glyph,
    Line,
    Node,
    Pad,
    Pressable,
    Row,
    Scroll,
    Space,
    Words,
    button,
    key_cap,
)
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.node import Around
from makkerpar.desktop.nodes.stage import Person, Stage
from makkerpar.desktop.screens import phrases
from makkerpar.desktop.screens.chrome import MARGIN, Framed, Hints
from makkerpar.desktop.screens.playing import LARGE, STAGE, STAGE_LARGE, Playing
from makkerpar.desktop.tokens import RADIUS
from makkerpar.desktop.view import Shortcut, View
from makkerpar.frontend import settings, wording
from makkerpar.play.rules import PERSON, TIMEOUT
from makkerpar.play.view import Offered, Question, Said

_SETTLING: Final = 0.6  # seconds after a question has come up, in which Enter does not choose
_AGAIN: Final = 30.0  # seconds, where a choice that ran out could not be kept
_COLUMN: Final = 700  # dp: text is never set wider


class SceneView(Playing):
    """A scene's lines, its question, or what a choice led to."""

    def __init__(self, desk: Desk, course: Course) -> None:
        super().__init__(desk, course)
        self._page: Page = course.page
        self._lines: tuple[Said, ...] = self._page.lines
        self._shown = 1 if course.fresh else len(self._lines)
        self._began = desk.clock()
        self._asked_at: float | None = None
        self._left: float | None = None  # seconds, while the clock stands still
        self._ends: float | None = None

    @property
    def unread(self) -> int:
        return len(self._lines) - self._shown if self._lines else 0

    # What is shown

    def build(self, look: Look) -> Node:
        self._settle()
        lines = Column(self._told(), 14)
        dock = self._dock()
        if look.narrow:
            whole = Column([self._stage(look), Space(18), lines, Space(22), dock])
            inside: Node = Scroll("column", Pad(whole, 0, 18, 0, 14), end=True)
        else:
            large = look.scale >= LARGE
            stage = round((look.size[0] - look.dp(MARGIN)) * (STAGE_LARGE if large else STAGE))
            column = Docked("column", Pad(lines, 0, 14, 14, 0), Pad(dock, 0, 0, 6, 0))
            inside = Row(
                [
                    Cell(Pad(self._stage(look), 0, 20, 0, 4), width=stage),
                    Cell(Pad(column, 32 if large else 54, 6, 0, 16), 1),
                ],
                align=None,
            )
        return Framed(self.bar(look), Pad(inside, MARGIN, 0), Hints(self.shortcuts()))

    def _told(self) -> list[Node]:
        """The heading, the choice just made, and the lines so far."""
        ui, case = self.desk.ui, self.course.case
        found: list[Node] = []
        over = phrases.overline(self._page, case, ui)
        if over:
            found.append(Words(over, "over", "brick"))
        chose = self._page.chose
        if chose is not None:
            mark = ui.gettext("Time ran out, so it became") if chose.by == TIMEOUT else None
            head = mark or ui.gettext("You chose")
            quote = case.say(chose.words, ui.language)
            found.append(Column([Words(head, "label", "ink2"), Quote(quote)], 4))
        speaker = self._page.before.speaker if self._page.before and chose is None else None
        for line in self._page.recall:
            found.append(self._line(line, speaker, None))
            speaker = line.speaker
        spelled = self._spelled()
        for number, line in enumerate(self._lines[: self._shown]):
            shown = None if number < self._shown - 1 else spelled
            found.append(self._line(line, speaker, shown))
            speaker = line.speaker  # after narration it is said again who speaks
        if self._read() and chose is not None:
            found += self._reasons()
        return found

    def _line(self, line: Said, before: str | None, shown: float | None) -> Node:
        ui, case = self.desk.ui, self.course.case
        words = case.say(line.words, ui.language) if line.words is not None else None
        if line.speaker is None:
            return Words(words or "", "body", "ink2", shown=shown)
        if words is None:
            seat = self._page.seat
            if seat is not None and line.speaker == case.scenario.seats[seat].character:
                silence = ui.gettext("You say nothing.")
            else:
                name = case.short_name(line.speaker, ui.language)
                silence = ui.gettext("{name} says nothing.", name=name)
            return Words(silence, "body", "ink2", shown=shown)
        speech = Words(phrases.spoken(words, ui), "speech", shown=shown)
        if line.speaker == before:
            return speech
        name = case.name(line.speaker, ui.language)
        return Column([Words(name, "label", "ink2"), speech], 2)

    def _reasons(self) -> list[Node]:
        """The author's reasons after a choice, where the player wants them."""
        chose = self._page.chose
        if chose is None or not settings.coached(self.desk.record) or self._page.seat is None:
            return []
        ui = self.desk.ui
        reasons = wording.reasons(self.course.play, chose, self._page.seat, self.course.case, ui)
        if not reasons:
            return []
        text = Column(
            [
                Words(ui.gettext("The author's reason"), "label", "ink2"),
                *(Words(one, "small", "ink2") for one in reasons),
            ],
            2,
        )
        return [Row([Glyph("lightbulb", 20, "ochre"), Cell(text, 1)], 14, 0.0)]

    def _stage(self, look: Look) -> Node:
        """Who was heard last, in the place where it is; before that what lies on the table."""
        ui, case = self.desk.ui, self.course.case
        scene = self._page.scene
        heard = [line for line in self._lines[: self._shown] if line.speaker is not None]
        if self._page.before is not None:
            heard.insert(0, self._page.before)
        # One looks at the other, not at oneself, unless nobody else has spoken.
        own = case.scenario.seats[self._page.seat].character if self._page.seat else None
        others = [line for line in heard if line.speaker != own]
        last = next(iter([*others[-1:], *heard[-1:]]), None)
        person = None
        if last is not None and last.speaker is not None:
            member = case.scenario.cast[last.speaker]
            title = member.title
            person = Person(
                member.portrait,
                last.mood or "neutral",
                case.name(last.speaker, ui.language),
                case.before_play(title, ui.language) if title is not None else "",
            )
        thing = scene.prop if scene is not None else None
        corner = self._look_closer() if thing is not None else None
        return Stage(scene.place if scene is not None else None, person, thing, corner)

    def _look_closer(self) -> Node:
        label = Row([key_cap("Z"), Line(self.desk.ui.gettext("Look closer"), "meta", "ink2")], 8)
        card = Card(Pad(label, 10, 10), radius=RADIUS)
        return Pressable(
            "thing", card, self._open_thing, self.desk.ui.gettext("Look closer"), hover="fjord"
        )

    def _dock(self) -> Node:
        """What can be done: read on, choose, or go on."""
        ui = self.desk.ui
        asked = self._asked()
        if asked is not None:
            return self._question(asked)
        text = ui.gettext("Read on") if not self._read() else ui.gettext("Continue")
        icon = "arrow-down" if not self._read() else "arrow-right"
        return Row([button("go", text, self._go, icon=icon)])

    def _question(self, asked: Question) -> Node:
        ui, case = self.desk.ui, self.course.case
        prompt = (
            case.say(asked.prompt, ui.language)
            if asked.prompt is not None
            else ui.gettext("What do you do?")
        )
        head: list[Node | Cell] = [Cell(Words(prompt, "label"), 1)]
        if asked.seconds and asked.timeout:
            head.append(self._clock())
        found: list[Node] = [Row(head, 16)]
        if asked.joint:
            across = case.player("chief" if asked.seat == "director" else "director", ui.language)
            note = ui.gettext(
                "{name} chooses at the same time. Neither of you sees the other's choice.",
                name=across,
            )
            found.append(Words(note, "meta", "ink2"))
        number = 0
        for option in asked.options:
            if option.locked is None:
                number += 1
                found.append(self._choice(option, number))
            else:
                found.append(self._closed(option))
        return Column(found, 10)

    def _choice(self, option: Offered, number: int) -> Node:
        words = self.course.case.say(option.words, self.desk.ui.language)
        key = f"choice.{option.id}"
        row = Row([key_cap(str(number)), Cell(Words(words, "choice"), 1)], 14)
        card = Card(Pad(row, 16, 13), radius=RADIUS)
        return Pressable(key, card, lambda: self._choose(option.id), words, hover="fjord")

    def _closed(self, option: Offered) -> Node:
        ui, case = self.desk.ui, self.course.case
        assert option.locked is not None
        words = Words(case.say(option.words, ui.language), "choice", "ink3")
        reason = Words(case.say(option.locked, ui.language), "small", "ink2")
        row = Row([Pad(Glyph("lock", 18, "ink3"), 3, 3), Cell(Column([words, reason], 2), 1)], 14)
        return Card(Pad(row, 16, 11), "sunken", radius=RADIUS)

    def _clock(self) -> Node:
        left = self._seconds_left()
        if left is None:
            return Line(self.desk.ui.gettext("No time limit"), "meta", "ink3")
        minutes, seconds = divmod(max(int(left + 0.999), 0), 60)
        text = (
            f"{minutes}.{seconds:02}"
            if self.desk.ui.language == "da"
            else f"{minutes}:{seconds:02}"
        )
        return _Ticking(Row([Glyph("timer", 18, "ink2"), Line(text, "label", cells=True)], 8), left)

    # How far the lines have come

    def _spelled(self) -> float | None:
        """How many letters of the last line are shown; None: all of them."""
        speed = self.desk.prefs.speed
        if not speed or not self._lines:
            return None
        letters = (self.desk.clock() - self._began) * speed
        return letters if letters < self._length() else None

    def _length(self) -> int:
        words = self._lines[self._shown - 1].words
        return len(self.course.case.say(words, self.desk.ui.language)) if words is not None else 20

    def _read(self) -> bool:
        return self._shown >= len(self._lines) and self._spelled() is None

    def _asked(self) -> Question | None:
        return self.course.question() if self._read() else None

    def _settle(self) -> None:
        """Note when the question came up; from then on its clock runs."""
        if self._asked_at is None and self._asked() is not None:
            self._asked_at = self.desk.clock()
            self.focus = None

    def _limit(self, asked: Question) -> int | None:
        factor = settings.time_factor(self.desk.record)
        return asked.seconds * factor if asked.seconds and asked.timeout and factor else None

    def _seconds_left(self) -> float | None:
        asked = self._asked()
        limit = self._limit(asked) if asked is not None else None
        if limit is None:
            self._ends = None
            return None
        if self._ends is None:
            self._ends = self.desk.clock() + (self._left if self._left is not None else limit)
        return self._ends - self.desk.clock()

    # What is done

    def tick(self, now: float) -> Answer:
        asked = self._asked()
        left = self._seconds_left()
        if asked is not None and asked.timeout is not None and left is not None and left <= 0:
            # Where it cannot be kept the player is told so, and has some time again.
            self._left, self._ends = _AGAIN, None
            self.course.take(asked.timeout, TIMEOUT)
            return self.onward()
        return None

    def covered(self) -> None:
        left = self._seconds_left()
        self._left = left
        self._ends = None

    def take_over(self, before: View) -> None:
        if not isinstance(before, SceneView):
            return
        super().take_over(before)
        # What had been read stands there; whatever is new behind it has been asked for.
        read = before._read()
        self._shown = len(self._lines) if read else min(before._shown, len(self._lines))
        self._began = before._began if not read else -1e9
        self._left = before._left
        if read and self._asked() is not None:
            self._asked_at = before._asked_at

    def opens_on(self, stops: Sequence[Stop]) -> str | None:
        for stop in stops:
            if stop.key == "go" or stop.key.startswith("choice."):
                return stop.key
        return super().opens_on(stops)

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        found: list[Shortcut] = []
        asked = self._asked()
        if asked is not None:
            opened = [option for option in asked.options if option.locked is None]
            caps = f"1\N{EN DASH}{len(opened)}" if len(opened) > 1 else "1"
            for number, option in enumerate(opened[:9], start=1):
                first = number == 1
                found.append(
                    Shortcut(
                        (str(number),),
                        self._chooser(option.id),
                        caps if first else "",
                        ui.gettext("Choose") if first else "",
                    )
                )
        elif not self._read():
            found.append(Shortcut((), self._go, "Enter", ui.gettext("Read on")))
            found.append(
                Shortcut(("space",), self.read_all, ui.gettext("Space"), ui.gettext("Show all"))
            )
        else:
            found.append(Shortcut((), self._go, "Enter", ui.gettext("Continue")))
        if self._page.scene is not None and self._page.scene.prop is not None:
            found.append(Shortcut(("z",), self._open_thing, "Z", ui.gettext("Look closer")))
        return [*found, *super().shortcuts()]

    def _go(self) -> Answer:
        if self._spelled() is not None:
            self._began = -1e9  # the line that is being spelled stands there whole
        elif self._shown < len(self._lines):
            self._shown += 1
            self._began = self.desk.clock()
            self.scrolls.clear()
        else:
            return self.go_on()
        return None

    def read_all(self) -> Answer:
        """Show all lines at once."""
        self._shown = max(len(self._lines), 1)
        self._began = -1e9
        self.scrolls.clear()
        return None

    def _chooser(self, choice: str) -> Callable[[], Answer]:
        return lambda: self._choose(choice)

    def _choose(self, choice: str) -> Answer:
        """Take a choice, unless the key was meant for the line before."""
        if self._asked_at is None or self.desk.clock() - self._asked_at < _SETTLING:
            return None
        kept = self.course.take(choice, PERSON)
        return self.onward(copied=not kept)

    def _open_thing(self) -> Answer:
        scene = self._page.scene
        if scene is None or scene.prop is None:
            return None
        return Push(self.desk.views.thing(self.course.case, scene.prop))


class Quote(Node):
    """What somebody chose: in italics behind a bar."""

    def __init__(self, text: str, colour: str = "ink", bar: str = "brick") -> None:
        self._words = Words(text, "quote", colour)
        self._bar = bar

    def measure(self, look: Look, width: int) -> int:
        return self._words.measure(look, width - look.dp(15))

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        look = canvas.look
        inset, inner = look.dp(4), look.dp(15)
        height = max(rect.height - 2 * inset, 1)
        canvas.surface.fill(
            look.palette[self._bar], (rect.left, rect.top + inset, look.dp(3), height)
        )
        self._words.draw(
            canvas, pygame.Rect(rect.left + inner, rect.top, rect.width - inner, rect.height)
        )


class _Ticking(Around):
    """A clock: it is drawn anew every second."""

    def __init__(self, node: Node, left: float) -> None:
        super().__init__(node)
        self._left = left

    def draw(self, canvas: Canvas, rect: pygame.Rect) -> None:
        canvas.due(canvas.now + max(self._left % 1.0, 0.02))
        self._node.draw(canvas, rect)
