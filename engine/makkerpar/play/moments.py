"""The moments at which a play's decisions were taken, for texts that vary by what had happened."""

from __future__ import annotations

from makkerpar.play.moment import Moment
from makkerpar.play.rules import Decided, Entered, Play
from makkerpar.scenario.program import Program, Values


def decisions(play: Play) -> dict[int, Moment]:
    """The moment just before each decision, by the number of its event."""
    program = play.program
    found: dict[int, Moment] = {}
    taken: set[tuple[str, str]] = set()
    visited: set[str] = set()
    again = False
    values = program.values
    for number, event in enumerate(play.events):
        if isinstance(event, Entered):
            scene = program.scenes[event.scene].id
            again = scene in visited
            visited.add(scene)
            values = event.values
        elif isinstance(event, Decided):
            found[number] = Moment(
                _named(program, values), frozenset(taken), frozenset(visited), again
            )
            row = program.scenes[event.scene]
            taken |= {(row.id, row.side(pick.seat).choices[pick.choice].id) for pick in event.picks}
    return found


def _named(program: Program, values: Values) -> dict[str, int]:
    return dict(zip(program.variables, values, strict=False))
