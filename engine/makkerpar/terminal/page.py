"""Plain lines: wrapped to the width, with never more than one blank line between them."""

from __future__ import annotations

import textwrap
from typing import Final

from makkerpar.terminal.console import Console

# Longer lines are hard to find back from, for eyes and for a braille display alike.
WIDEST: Final = 100
NARROWEST: Final = 20


class Page:
    """Where everything that is shown is written, top to bottom."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._blank = True

    @property
    def width(self) -> int:
        """How many characters a line holds."""
        return max(NARROWEST, min(self._console.size()[0] - 1, WIDEST))

    def gap(self) -> None:
        """One blank line, unless there is one."""
        if not self._blank:
            self._console.write("\n")
            self._blank = True

    def text(self, text: str, *, first: str = "", rest: str = "") -> None:
        """A paragraph; ``first`` begins its first line and ``rest`` the others."""
        for part in text.splitlines() or [""]:
            lines = textwrap.wrap(
                clean(part),
                self.width,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            for line in lines:
                self._console.write(line + "\n")
                self._blank = False
            first = rest

    def item(self, mark: str, text: str) -> None:
        """A paragraph with a mark before it and its lines under each other."""
        self.text(text, first=mark, rest=" " * len(mark))

    def heading(self, text: str) -> None:
        """A line that stands by itself; an empty one only sets apart what follows."""
        self.gap()
        self.text(text)
        self.gap()

    def push_away(self) -> None:
        """Move what has been shown off the screen, by nothing but blank lines."""
        self._console.write("\n" * max(self._console.size()[1], 10))
        self._blank = True

    def read(self, prompt: str) -> str:
        """Ask for a line; without what no person types."""
        self._blank = False
        try:
            return clean(self._console.read(clean(prompt))).strip()
        except (EOFError, KeyboardInterrupt):
            self._console.write("\n")  # the prompt's line is still open
            raise


def clean(text: str) -> str:
    """Text without control characters: an author's file must not steer a terminal."""
    return "".join(sign if sign.isprintable() or sign == " " else " " for sign in text)
