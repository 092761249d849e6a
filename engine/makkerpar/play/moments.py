"""What has happened so far in a play, event by event, as texts that vary by it ask."""

from __future__ import annotations

from makkerpar.play.moment import Moment
from makkerpar.play.rules import Decided, Entered, Event, Play
from makkerpar.scenario.expression import Taken, Visited
from makkerpar.scenario.program import Program, Returned, Values


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
            if not self._visited:
                self._suppose(row.id, event.values)
            self._again = row.id in self._visited
            self._visited.add(row.id)
            self._values = event.values
        elif isinstance(event, Decided):
            self._taken |= {
                (row.id, row.side(pick.seat).choices[pick.choice].id) for pick in event.picks
            }
            self._values = event.values
        self._moment = None

    def _suppose(self, scene: str, values: Values) -> None:
        """Where a play begins in the middle, what its switches of history say has happened."""
        switches = values[len(self._program.variables) :]
        for flag, value in zip(self._program.flags, switches, strict=True):
            match flag:
                case Taken() if value:
                    self._taken.add((flag.scene, flag.choice))
                case Visited() if value and flag.scene != scene:
                    self._visited.add(flag.scene)  # its own is set on entering: that is now
                case Returned() if value:
                    self._visited.add(flag.scene)


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
