"""How long a story takes, against what its head says.

Estimated for the longest road through the scenes, conditions aside and circles cut, at the pace of
a person who reads for the first time and stops to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from makkerpar.diagnostics.model import Where
from makkerpar.focus import SEATS, Seat
from makkerpar.insight.craft.findings import Findings
from makkerpar.scenario.model import (
    Block,
    ByWindow,
    Chance,
    Choice,
    Decision,
    FirstOf,
    Line,
    Lines,
    Phrase,
    Scenario,
    Scene,
    Text,
    Way,
)

WORDS_A_MINUTE: Final = 160
SECONDS_A_DECISION: Final = 20
# A story of fewer decisions is a sketch, and may be as short as it likes.
SKETCH: Final = 3
_MS: Final = 60_000  # of a minute


class Load(NamedTuple):
    """What a road asks of a reader, for sums and comparisons: the time comes first."""

    ms: int = 0
    words: int = 0
    decisions: int = 0

    def and_then(self, rest: Load) -> Load:
        """This, and the rest of the road after it."""
        return Load(self.ms + rest.ms, self.words + rest.words, self.decisions + rest.decisions)


def _load(words: int, decisions: int = 0) -> Load:
    ms = words * _MS // WORDS_A_MINUTE + decisions * SECONDS_A_DECISION * 1000
    return Load(ms, words, decisions)


def pace(collector: Findings, scenario: Scenario, where: Where) -> None:
    """A story that takes far longer, or far shorter, than its head says."""
    roads = {seat: longest_road(scenario, seat) for seat in SEATS}
    seat = max(SEATS, key=lambda one: roads[one])
    road, stated = roads[seat], scenario.minutes * _MS
    decisions = sum(isinstance(scene.exit, Decision) for scene in scenario.scenes.values())
    if 4 * road.ms > 5 * stated:
        collector.add(
            "text-too-long",
            where,
            seat=seat,
            words=road.words,
            decisions=road.decisions,
            found=_minutes(road),
            stated=scenario.minutes,
        )
    elif 2 * road.ms < stated and decisions >= SKETCH:
        collector.add(
            "text-too-short",
            where,
            seat=seat,
            words=road.words,
            decisions=road.decisions,
            found=_minutes(road),
            stated=scenario.minutes,
        )


def _minutes(road: Load) -> int:
    return max(1, (2 * road.ms + _MS) // (2 * _MS))


def longest_road(scenario: Scenario, seat: Seat) -> Load:
    """The most that one seat can come to read and decide on a way through the scenes."""
    steps = {
        name: list(_steps(scene, seat)) if isinstance(scene.exit, Decision) else _plain(scene)
        for name, scene in scenario.scenes.items()
    }
    rest: dict[str, Load] = {}
    for name, onward in _last_first(scenario.start, steps):
        ahead = [load.and_then(rest[target]) for load, target in onward]
        here = _load(_heard(_own_lines(scenario.scenes[name], seat), seat))
        rest[name] = here.and_then(max(ahead, default=Load()))
    return _load(_read(scenario.seats[seat].brief, seat)).and_then(rest[scenario.start])


_Step = tuple[Load, str]


def _last_first(start: str, steps: dict[str, list[_Step]]) -> Iterator[tuple[str, list[_Step]]]:
    """The scenes that can be reached, each after all that follow it, without the steps back."""
    done: dict[str, bool] = {start: False}
    kept: dict[str, list[_Step]] = {start: []}
    trail = [(start, iter(steps[start]))]
    while trail:
        name, onward = trail[-1]
        for step in onward:
            target = step[1]
            if target not in done:
                kept[name].append(step)
                done[target], kept[target] = False, []
                trail.append((target, iter(steps[target])))
                break
            if done[target]:
                kept[name].append(step)
        else:
            done[name] = True
            trail.pop()
            yield name, kept[name]


def _plain(scene: Scene) -> list[_Step]:
    if isinstance(scene.exit, Chance):
        return [(Load(), branch.goto) for branch in scene.exit.branches]
    return [(Load(), way.goto) for way in scene.ways]


def _steps(scene: Scene, seat: Seat) -> Iterator[_Step]:
    """What a decision asks of a seat on each way on from it."""
    decision = scene.exit
    assert isinstance(decision, Decision)
    side = decision.side(seat)
    there = scene.only is None or scene.only == seat
    words = _read(side.prompt, seat) if side is not None else 0
    words += sum(_read(one.text, seat) for one in side.choices) if side is not None else 0
    decided = 1 if side is not None else 0
    if not decision.joint:
        for choice in decision.sides[0].choices:
            after = _heard(choice.lines, seat) if there else 0
            after += _heard(choice.seen, seat) if side is None else 0
            yield from _onward(choice.ways or scene.ways, _load(words + after, decided))
        return
    for own in decision.sides:
        words += max((_reaction(one, seat, own.seat) for one in own.choices), default=0)
    for outcome in decision.outcomes:
        after = _heard(outcome.lines, seat)
        yield from _onward(outcome.ways or scene.ways, _load(words + after, decided))


def _reaction(choice: Choice, seat: Seat, owner: Seat) -> int:
    return _heard(choice.lines if owner == seat else choice.seen, seat)


def _onward(ways: tuple[Way, ...], load: Load) -> Iterator[_Step]:
    for way in ways:
        yield load, way.goto


def _own_lines(scene: Scene, seat: Seat) -> Lines:
    return scene.lines if scene.only is None or scene.only == seat else scene.meanwhile


def _heard(items: Lines, seat: Seat) -> int:
    """How many words of some lines come to a seat, at most."""
    words = 0
    for item in items:
        if item.only is not None and item.only != seat:
            continue
        if isinstance(item, Line):
            words += _read(item.text, seat)
        elif isinstance(item, Block):
            words += _heard(item.items, seat)
        else:
            words += max((_heard((case,), seat) for case in item.cases), default=0)
    return words


def _read(text: Text | None, seat: Seat) -> int:
    """How many words of a text a seat reads, at most."""
    match text:
        case Phrase():
            return _count(text.source)
        case ByWindow():
            return _read(text.director if seat == "director" else text.chief, seat)
        case FirstOf():
            return max(_read(case, seat) for _, case in text.cases)
        case None:
            return 0


def _count(text: str) -> int:
    return text.count(" ") + 1
