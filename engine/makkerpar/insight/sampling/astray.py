"""A play that was broken off since it went on too long: is it one that never ends?"""

from __future__ import annotations

from collections.abc import Iterator

from makkerpar.errors import Refused
from makkerpar.insight.endless import EndlessStory
from makkerpar.insight.liveness import live
from makkerpar.insight.sampling.single import MAX_ROUNDS, Course, Fell, Step
from makkerpar.play import journal
from makkerpar.play.journal import Entry
from makkerpar.play.rules import Pick
from makkerpar.play.successors import Successor, first, successors
from makkerpar.scenario.program import Program, Values


class Entries:
    """Steps as a journal keeps them."""

    def __init__(self, program: Program) -> None:
        self._scenes = program.scenes

    def of(self, step: Step) -> Entry:
        """One of them."""
        row = self._scenes[step.scene]
        if isinstance(step, Fell):
            return journal.Draw(row.id, step.branch)
        choice = row.side(step.seat).choices[step.choice].id
        return journal.Choice(row.id, step.seat, choice, step.by)


def too_long(program: Program, held: str, course: Course) -> EndlessStory | Refused:
    """Why a play was broken off: a circle that it goes round in, if it comes to one.

    Args:
        program: the tables.
        held: who holds the seats.
        course: the play, as far as it was followed.
    """
    entered = live(program, held).entered
    known: dict[tuple[int, tuple[int, ...]], int] = {}
    scenes: list[str] = []
    begun: list[int] = []
    for done, scene, values in _states(program, held, course.steps):
        state = scene, tuple(v for at, v in enumerate(values) if entered[scene] >> at & 1)
        if state in known:
            turn = known[state]
            entries = tuple(map(Entries(program).of, course.steps[: begun[turn]]))
            return EndlessStory(held, entries, tuple(scenes[turn:]))
        known[state] = len(scenes)
        scenes.append(program.scenes[scene].id)
        begun.append(done)
    return Refused(
        "A play goes round more than {rounds} times before it ends: too long to be followed.",
        rounds=MAX_ROUNDS,
    )


def _states(
    program: Program, held: str, steps: tuple[Step, ...]
) -> Iterator[tuple[int, int, Values]]:
    """Where a play stands: after how many steps, the scene and its values."""
    scene, values = first(program)
    done = 0
    for _ in range(MAX_ROUNDS + len(program.scenes)):
        yield done, scene, values
        found = next(
            (
                after
                for after in successors(program, held, scene, values)
                if _follows(after, steps, done)
            ),
            None,
        )
        if found is None:
            return
        done += len(found.picks) + (1 if found.branch else 0)
        scene, values = found.scene, found.values


def _follows(after: Successor, steps: tuple[Step, ...], done: int) -> bool:
    if after.branch:
        step = steps[done : done + 1]
        return bool(step) and isinstance(step[0], Fell) and step[0].branch == after.branch
    made = tuple(
        Pick(step.seat, step.choice, step.by)
        for step in steps[done : done + len(after.picks)]
        if not isinstance(step, Fell)
    )
    return made == after.picks
