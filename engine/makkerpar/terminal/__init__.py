"""The text front end: plain lines for a terminal and a screen reader.

`app.run` is the entry point. Everything that touches the world (the keyboard, the screen, two
clocks) is handed in as a `Console`, so a test plays a whole case by scripted lines.
"""

from __future__ import annotations

from makkerpar.frontend.options import Options
from makkerpar.terminal.app import example, run
from makkerpar.terminal.console import (
    Console,
    console_language,
    has_terminal,
    system_console,
)

__all__ = [
    "Console",
    "Options",
    "console_language",
    "example",
    "has_terminal",
    "run",
    "system_console",
]
