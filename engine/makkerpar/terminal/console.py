"""The edge to the world: a keyboard, a screen and two clocks, each a function."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from makkerpar.text.interface import system_language

DEFAULT_SIZE: Final = (80, 24)

# Editing a line is worth having; what readline would send a terminal beside it is not.
_QUIET_READLINE: Final = (
    "set enable-bracketed-paste off",
    "set enable-meta-key off",
    "set bell-style none",
    "set disable-completion on",
)


@dataclass(frozen=True, slots=True)
class Console:
    """What a sitting is played on.

    Attributes:
        read: shows a prompt and gives back the line typed, without its end. Raises `EOFError` where
            the input has ended and `KeyboardInterrupt` on Ctrl-C.
        write: shows text as it is.
        size: columns and rows, as they are now.
        clock: seconds that only ever rise.
        now: the time of day, aware.
    """

    read: Callable[[str], str]
    write: Callable[[str], None]
    size: Callable[[], tuple[int, int]]
    clock: Callable[[], float]
    now: Callable[[], datetime]


def system_console() -> Console:
    """The terminal this program was started in."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: PLC0415 - there is none on Windows, which edits lines by itself

        for line in _QUIET_READLINE:
            readline.parse_and_bind(line)
        # Nothing typed may be fetched back by the next who sits down.
        readline.set_auto_history(False)
    return Console(
        read=input,
        write=_write,
        size=_size,
        clock=time.monotonic,
        now=lambda: datetime.now(UTC),
    )


def has_terminal() -> bool:
    """Whether somebody sits at the other end: standard input is a terminal."""
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except (ValueError, OSError):  # closed
        return False


def console_language() -> str:
    """The language the system speaks, ``da`` or ``en``."""
    return system_language(os.environ, windows_ui_language=_windows_language())


def _windows_language() -> int | None:
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415 - only there

    return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())


def _size() -> tuple[int, int]:
    columns, rows = shutil.get_terminal_size(DEFAULT_SIZE)
    return columns, rows


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along has gone: the command line knows what to do
        raise
    except OSError as error:  # the terminal has gone
        raise EOFError from error
