"""Asking and answering: every prompt takes the same commands, in either language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from makkerpar.terminal import commands
from makkerpar.terminal.commands import Command, Typed
from makkerpar.terminal.console import Console
from makkerpar.terminal.page import Page
from makkerpar.text.interface import LANGUAGES, Interface, interface

Told = Callable[[], str]  # a text in whatever language it is by then


class Paused(Exception):
    """The player leaves: by a command, Ctrl-C, or because the input has ended."""


class Desk(Protocol):
    """What commands mean where the player is. Each says what it has to say; undo may raise."""

    def help(self) -> None:
        """Say where the player is, before the list of commands."""

    def back(self, scenes: int | None) -> None:
        """Tell the last scenes again; None: everything so far."""

    def log(self) -> None:
        """Tell the own decisions so far."""

    def status(self) -> None:
        """Tell the meters."""

    def undo(self) -> None:
        """Take the last choice back."""

    def settings(self) -> None:
        """Show the settings and let them be changed."""


class Talk:
    """A conversation with one terminal, in a language that may change at any prompt.

    Attributes:
        console, page: where it takes place.
        ui: the interface's texts in the language by now.
        remember: keeps a language that the player has changed to; nothing until it is set.
    """

    def __init__(self, console: Console, ui: Interface) -> None:
        self.console = console
        self.page = Page(console)
        self.ui = ui
        self.remember: Callable[[str], None] = _forget
        self._desk: Desk | None = None

    @contextmanager
    def at(self, desk: Desk) -> Iterator[None]:
        """Commands mean what `desk` says, for a while."""
        before, self._desk = self._desk, desk
        try:
            yield
        finally:
            self._desk = before

    def say(self, text: str) -> None:
        """A paragraph by itself."""
        self.page.gap()
        self.page.text(text)

    # Asking

    def ask(
        self,
        show: Callable[[], None],
        prompt: Told,
        *,
        again: Callable[[], None] | None = None,
    ) -> str:
        """Show something and ask for a line.

        After a command it is shown again: as `again` if given, unless the language has changed.
        """
        show()
        while True:
            line = self._read(prompt())
            command = commands.parse(line)
            if command is None:
                return line
            language = self.ui.language
            self._obey(command)
            (show if again is None or self.ui.language != language else again)()

    def choose(
        self,
        show: Callable[[], None],
        count: int,
        *,
        enter: Told | None = None,
        again: Callable[[], None] | None = None,
    ) -> int | None:
        """A number from 1 to `count`, given back from 0.

        With `enter`, an empty line is allowed and gives None; it is the prompt, and says so.
        """

        def prompt() -> str:
            if enter is not None:
                return enter() + ": "
            if count == 1:
                return self.ui.gettext("Your choice, 1: ")
            return self.ui.gettext("Your choice, 1 to {count}: ", count=count)

        while True:
            answer = self.ask(show, prompt, again=again)
            if not answer and enter is not None:
                return None
            number = _number(answer)
            if number is not None and 1 <= number <= count:
                return number - 1
            if count:
                self.say(
                    self.ui.gettext(
                        "That is none of the numbers. Type one from 1 to {count}, or ? for help.",
                        count=count,
                    )
                )
            else:
                self.say(self.ui.gettext("Only Enter goes on here; ? is help."))
            show = _nothing

    def go_on(self, prompt: Told | None = None, *, show: Callable[[], None] | None = None) -> None:
        """Wait until Enter is pressed."""
        told = prompt or (lambda: self.ui.gettext("Press Enter. "))
        while self.ask(show or _nothing, told):
            self.page.text(self.ui.gettext("Only Enter goes on here; ? is help."))

    def field(
        self,
        show: Callable[[], None],
        label: Told,
        earlier: str,
        keep: Callable[[str], None],
        *,
        several: bool = False,
        required: bool = False,
    ) -> str:
        """An answer in the player's own words.

        Args:
            show: shows what is asked for.
            label: the prompt.
            earlier: what was answered before, which an empty line keeps.
            keep: puts what has been typed so far on disk, called after every line.
            several: several lines may be typed; an empty one ends the answer.
            required: an empty answer is asked for again.
        """

        def show_all() -> None:
            show()
            if earlier:
                written = _inline(earlier)
                self.page.text(self.ui.gettext("You have written: {answer}", answer=written))
                self.page.text(self.ui.gettext("Enter keeps it; or write something else."))

        show_all()
        typed: list[str] = []
        while True:
            line = self._line_of(label() if not typed else "", first=not typed)
            if line is None:
                if not typed:
                    show_all()
                continue
            if line:
                typed.append(line)
                keep("\n".join(typed))
            if line and several:
                continue
            answer = "\n".join(typed) or earlier
            if answer or not required:
                return answer
            self.page.text(self.ui.gettext("A word is enough, but this one is needed."))

    def _line_of(self, prompt: str, *, first: bool) -> str | None:
        """A line of an answer; None where it was a command instead.

        A word that would be a command is asked about: it may well be the answer.
        """
        line = self._read(prompt)
        command = commands.parse(line)
        if command is None:
            return line
        if line.startswith("/") or line == "?":
            self._obey(command)
            return None
        if not first or command.argument:
            return line

        def show() -> None:
            self.page.text(
                self.ui.gettext("“{word}”: 1 is my answer, 2 is the command.", word=line)
            )

        if self.choose(show, 2) == 0:
            return line
        self._obey(command)
        return None

    def _read(self, prompt: str) -> str:
        try:
            return self.page.read(prompt)
        except (EOFError, KeyboardInterrupt):
            raise Paused from None

    # Obeying

    def _obey(self, typed: Typed) -> None:
        if typed.command is Command.PAUSE:
            raise Paused
        if typed.command is Command.LANGUAGE:
            self._change_language(typed.argument)
        elif typed.command is Command.HELP:
            self._help()
        elif self._desk is None:
            self.say(self.ui.gettext("There is nothing to do that with here."))
        else:
            self._at_desk(self._desk, typed)
        self.page.gap()

    def _at_desk(self, desk: Desk, typed: Typed) -> None:
        match typed.command:
            case Command.BACK:
                everything = typed.argument in commands.ALL.values()
                desk.back(None if everything else int(typed.argument or 1))
            case Command.LOG:
                desk.log()
            case Command.STATUS:
                desk.status()
            case Command.UNDO:
                desk.undo()
            case Command.SETTINGS:
                desk.settings()

    def set_language(self, language: str) -> None:
        """Go on in another language."""
        self.ui = interface(language)
        self.remember(language)

    def _change_language(self, argument: str) -> None:
        language = commands.LANGUAGE_NAMES.get(argument) or _next(
            tuple(LANGUAGES), self.ui.language
        )
        self.set_language(language)
        # Translators: say it of your own language.
        self.say(self.ui.gettext("The language is now English."))

    def _help(self) -> None:
        gettext = self.ui.gettext
        if self._desk is not None:
            self._desk.help()
        self.say(gettext("These words work wherever you are asked for something:"))
        for command, meaning in (
            (Command.BACK, gettext("the last scene again; with a number or “all”, more of them")),
            (Command.LOG, gettext("your own decisions so far")),
            (Command.STATUS, gettext("how things stand, as far as you can see them")),
            (Command.UNDO, gettext("take your last choice back")),
            # Translators: the other language, which one changes to.
            (Command.LANGUAGE, gettext("go on in Danish")),
            (Command.SETTINGS, gettext("language, reasons after each choice, time limits")),
            (Command.PAUSE, gettext("stop here; everything is saved")),
            (Command.HELP, gettext("this list")),
        ):
            word, letter = commands.WORDS[self.ui.language][command][:2]
            self.page.item(
                "  ",
                gettext("{word} or {letter}: {meaning}", word=word, letter=letter, meaning=meaning),
            )
        self.page.text(
            gettext("Where you write in your own words, put a slash before them: /pause.")
        )


def _number(answer: str) -> int | None:
    digits = answer.strip().rstrip(".)").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 4 else None


def _next(among: Sequence[str], one: str) -> str:
    return among[(among.index(one) + 1) % len(among)]


def _inline(text: str) -> str:
    return " / ".join(text.splitlines())


def _nothing() -> None:
    """Show nothing."""


def _forget(language: str) -> None:
    """Keep nothing."""
