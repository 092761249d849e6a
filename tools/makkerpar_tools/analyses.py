"""The analyses of a scenario for all ways of holding the seats, within limits and with a bar."""

from __future__ import annotations

import time
from typing import Final

from makkerpar.focus import HELD
from makkerpar.insight.analysis import Analysis, analyse
from makkerpar.insight.limits import MAX_STATES, OutOfTime, Watch
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.program import compile_program
from makkerpar.text.interface import N_, Interface
from makkerpar_tools import progress

_MORE: Final = 5.0  # seconds


def all_seats(
    ui: Interface, scenario: Scenario, states: int | None = None, seconds: float = 60.0
) -> dict[str, Analysis | None]:
    """Each way of holding the seats; None for one in which the scenario cannot be played.

    Raises:
        EndlessStory: some play never ends.
    """
    program = compile_program(scenario)
    playable = [held for held in HELD if program.playable_as(held)]
    found: dict[str, Analysis | None] = dict.fromkeys(HELD)
    with progress.bar(ui.gettext("Analysing")) as advance:
        for number, held in enumerate(playable):
            watch = watching(advance, number, len(playable), seconds)
            found[held] = analyse(program, held, states=states or MAX_STATES, watch=watch)
    return found


def watching(advance: progress.Advance, number: int, of: int, seconds: float) -> Watch:
    """What is told how far one of several analyses is: it moves the bar, and ends what takes long.

    After that there is a little time more for what is proven all the same, and then again.

    Args:
        advance: moves the bar.
        number: which analysis it is, from 0.
        of: how many analyses there are.
        seconds: how long this one may take.
    """
    end = time.monotonic() + seconds

    def watch(share: float, states: int) -> None:
        nonlocal end
        now = time.monotonic()
        if now > end:
            end = now + _MORE
            raise OutOfTime(N_("The time that was given for it is over."))
        advance((number + share) / of)

    return watch
