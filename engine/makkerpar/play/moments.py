"""What has happened so far in a play, event by event, as texts that vary by it ask."""

from __future__ import annotations

from makkerpar.play.moment import Moment
from makkerpar.play.rules import Decided, Entered, Event, Play
from makkerpar.scenario.program import Program


class History:
    """The fold from events to moments."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._taken: set[tuple[str, str]] = set()
        self._visited: set[str] = set()
        self._again = False
        self._values = program.values
        self._moment: Moment | None = None

    @property
    def moment(self) -> Moment:
        """What is true after the events added so far."""
        if self._moment is None:
            values = dict(zip(self._program.variables, self._values, strict=False))
            self._moment = Moment(
                values, frozenset(self._taken), frozenset(self._visited), self._again
            )
        return self._moment

    def add(self, event: Event) -> None:
        """One event more."""
        row = self._program.scenes[event.scene]
        if isinstance(event, Entered):
            self._again = row.id in self._visited
            self._visited.add(row.id)
            self._values = event.values
        elif isinstance(event, Decided):
            self._taken |= {
                (row.id, row.side(pick.seat).choices[pick.choice].id) for pick in event.picks
            }
            self._values = event.values
        self._moment = None


def decisions(play: Play) -> dict[int, Moment]:
    """The moment just before each decision, by the number of its event."""
    history = History(play.program)
    found: dict[int, Moment] = {}
    for number, event in enumerate(play.events):
        if isinstance(event, Decided):
            found[number] = history.moment
        history.add(event)
    return found


def last(play: Play) -> Moment:
    """What is true now, for debrief questions and insights."""
    history = History(play.program)
    for event in play.events:
        history.add(event)
    return history.moment
