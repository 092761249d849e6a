"""Every play of a small scenario, one by one, through the rules of play: slow and plainly right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from makkerpar.focus import AREAS, PARTS, SEATS, area_of
from makkerpar.play.rules import COUNTERPART, Decided, Entered, Fate, Play, begin, offer, take
from makkerpar.scenario.program import Program, Values


class TooMany(Exception):
    """More plays than the test wants to go through."""


def every_play(program: Program, held: str, most: int) -> Iterator[Play]:
    """Every complete play, draws falling in every way that they can."""
    standing = list(_every_draw(lambda fate: begin(program, held, fate=fate)))
    found = 0
    while standing:
        play = standing.pop()
        if play.ended:
            found += 1
            if found > most:
                raise TooMany
            yield play
            continue
        seat = play.waiting[0]
        for choice in offer(play)[seat]:
            standing += _every_draw(_taking(play, choice))


def _taking(play: Play, choice: str) -> Callable[[Fate], Play]:
    return lambda fate: take(play, choice, seat=play.waiting[0], fate=fate)


def _every_draw(run: Callable[[Fate], Play]) -> Iterator[Play]:
    """What a run gives for every way in which its draws can fall."""
    script: list[tuple[int, list[int]]] = []
    while True:
        position = 0

        def fate(scene: str, number: int, holding: Sequence[int]) -> int:
            nonlocal position
            if position == len(script):
                script.append((0, list(holding)))
            at, branches = script[position]
            position += 1
            return branches[at]

        yield run(fate)
        while script and script[-1][0] + 1 == len(script[-1][1]):
            script.pop()
        if not script:
            return
        script[-1] = (script[-1][0] + 1, script[-1][1])


@dataclass
class Found:
    """What all plays through one state go on to collect, each list with one number a play."""

    sums: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    """By seat and what is summed: ``1A``, ``1``, ``loss 1``, ``gain 1``, ``decisions``."""
    endings: set[str] = field(default_factory=set)
    variables: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def found(program: Program, held: str, most: int) -> dict[tuple[int, Values], Found]:
    """For every state that a play enters, what all plays through it go on to collect."""
    states: dict[tuple[int, Values], Found] = defaultdict(Found)
    for play in every_play(program, held, most):
        ahead: dict[tuple[str, str], int] = defaultdict(int)
        for event in reversed(play.events):
            if isinstance(event, Decided):
                _collect(play, event, ahead)
            elif isinstance(event, Entered):
                state = states[event.scene, event.values]
                for seat in SEATS:
                    for name in _names():
                        state.sums[seat, name].append(ahead[seat, name])
                state.endings.add(play.here.id)
                for name, value in zip(program.variables, play.values, strict=False):
                    state.variables[name].append(value)
    return states


def _names() -> list[str]:
    signed = [f"{kind} {area}" for kind in ("loss", "gain") for area in AREAS]
    return [*PARTS, *AREAS, *signed, "decisions"]


def _collect(play: Play, event: Decided, ahead: dict[tuple[str, str], int]) -> None:
    for pick in event.picks:
        row = play.program.scenes[event.scene]
        choice = row.side(pick.seat).choices[pick.choice].source
        ahead[pick.seat, "decisions"] += pick.by != COUNTERPART
        for area in AREAS:
            scores = {s.part: s.value for s in choice.focus if area_of(s.part) == area}
            for part, value in scores.items():
                ahead[pick.seat, part] += value
            value = sum(scores.values())
            ahead[pick.seat, area] += value
            ahead[pick.seat, f"{'loss' if value < 0 else 'gain'} {area}"] += value
