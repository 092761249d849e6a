"""A progress bar for work that takes more than a second; on a terminal alone, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Advance = Callable[[float], None]
"""Told which share of the work is done, from 0 to 1."""

PATIENCE: Final = 1.0
"""Seconds that work may take before a bar is shown."""


@contextmanager
def bar(what: str) -> Iterator[Advance]:
    """A bar that appears once the work has taken longer than a second, and vanishes at its end.

    Args:
        what: what is being done, in a word or two.
    """
    begun = time.monotonic()
    shown: list[tuple[Progress, TaskID]] = []

    def advance(share: float) -> None:
        if not shown and time.monotonic() - begun > PATIENCE and sys.stderr.isatty():
            shown.append(_shown(what))
        for progress, task in shown:
            progress.update(task, completed=share)

    try:
        yield advance
    finally:
        for progress, _ in shown:
            progress.stop()


def _shown(what: str) -> tuple[Progress, TaskID]:
    from rich.console import Console  # noqa: PLC0415 - only where there is something to wait for
    from rich.progress import Progress  # noqa: PLC0415

    progress = Progress(console=Console(stderr=True), transient=True)
    progress.start()
    return progress, progress.add_task(what, total=1.0)
