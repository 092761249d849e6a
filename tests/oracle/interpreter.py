"""A naive interpreter of scenarios: dicts in, the fields of ``run --json`` out.

`Naive` reads the YAML with ``BaseLoader`` (every scalar a string) and merges the scenes of all
files; a `Game` is one play of it. A game goes on by itself (ways on, draws, counterpart) until it
waits for a person or has ended, and keeps what happened, moment by moment, in `Game.happened`,
from which ``window`` tells what a seat sees.

Where the reference leaves a choice:

* A joint of which a person holds one side: the other side's answer is worked out on the state
  before, when the person has taken, and both are recorded then, director first.
* A joint held by two: after one take nothing has happened yet (variables, scores and switches
  stand), but the take is listed as the last of ``decisions``; when both are in, the list reads
  director first, chief second, in whatever order they came.
* In a room, scenes in ``cut`` are held by persons for both seats, all others by the rules for both.
  A scenario without ``cut`` has no room; one with ``people_only`` can be played by ``both`` alone.
* On entering, ``visited`` is true and ``again`` settled before the scene's ``set`` and ``change``
  are worked out; their values read the variables as they were before both.
* The first of a list of ways on, outcomes or counterpart rules that holds is taken; a rule counts
  only if what it takes is on offer, and the choice's own ``when`` reads the same state.
* Draw *n* counts all draws of a play, forced ones too. Only branches whose ``when`` holds have
  weight; a forced branch that does not hold is refused. Branches are numbered in the file's order.
* A ``max`` left out means no upper bound (the generator always gives one); ``weight`` left out
  means 1 (likewise).
* The limit of 1,000 scenes counts the scenes entered since a person last took something.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from tests.oracle.expression import Moment, evaluate, holds, integer

SEATS = ("director", "chief")
PARTS = tuple(f"{area}{part}" for area in "12345" for part in "ABC")
SCENES_WITHOUT_A_STOP = 1_000
# Both give strings, lists and mappings alone; the first needs libyaml and is ten times faster.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Tree = dict[str, Any]
"""A mapping as ``BaseLoader`` reads it: strings, lists and mappings again."""
Forced = Callable[[str, int], "int | None"]
"""From scene and number of the draw to the branch it must fall on, or None for the seed's."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A scene was entered; `moment` is after its own effects."""

    scene: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision was taken, or both sides of a joint; `moment` is after the step."""

    scene: str
    choices: Mapping[str, str]
    """The choice of each seat that decided."""
    outcome: Tree | None
    """The outcome that matched at a joint."""
    moment: Moment


class EndlessError(Exception):
    """A play went through 1,000 scenes without a stop."""


class Naive:
    """A scenario, read from its files (name to YAML text)."""

    def __init__(self, files: Mapping[str, str]) -> None:
        trees = {name: yaml.load(text, Loader=LOADER) for name, text in files.items()}
        self.scenario: Tree = trees["scenario.yaml"]
        self.scenes: dict[str, Tree] = {}
        for tree in trees.values():
            for scene_id, scene in tree.get("scenes", {}).items():
                if scene_id in self.scenes:
                    raise ValueError(f"two scenes are called {scene_id}")
                self.scenes[scene_id] = scene
        self.variables: dict[str, Any] = self.scenario.get("variables", {})
        self.cut: list[str] = self.scenario.get("cut", [])
        self.people_only: bool = self.scenario.get("people_only") == "true"

    def seats(self) -> list[str]:
        """The seats that can be played: director, chief, both, room."""
        if self.people_only:
            return ["both"]
        return [*SEATS, "both", *(["room"] if self.cut else [])]

    def begin(self, seat: str, seed: int = 0, forced: Forced | None = None) -> Game:
        """A play for `seat`, standing where a person is first waited for."""
        if seat not in self.seats():
            raise ValueError(f"this scenario cannot be played as {seat}")
        return Game(self, seat, seed, forced)

    def start(self) -> dict[str, int | bool]:
        """The variables at the beginning of a play."""
        return {
            name: int(value["start"]) if isinstance(value, dict) else value == "true"
            for name, value in self.variables.items()
        }

    def worked_out(self, parts: Sequence[Tree], moment: Moment) -> dict[str, int | bool]:
        """The variables after all `set` and `change` of one step, read on the state before it."""
        after = dict(moment.variables)
        touched: dict[str, str] = {}
        for part in parts:
            for name, text in part.get("set", {}).items():
                if name in touched:
                    raise ValueError(f"{name} is set beside another set or change in one step")
                touched[name] = "set"
                after[name] = evaluate(text, moment)
            for name, text in part.get("change", {}).items():
                if touched.get(name) == "set":
                    raise ValueError(f"{name} is both set and changed in one step")
                touched[name] = "change"
                after[name] = integer(after[name]) + integer(evaluate(text, moment))
        return {**after, **{name: self.clamped(name, after[name]) for name in touched}}

    def clamped(self, name: str, value: int | bool) -> int | bool:
        """A value within the bounds of its variable; a switch as it is."""
        bounds = self.variables[name]
        if isinstance(bounds, dict) != (type(value) is int):
            raise ValueError(f"{value!r} is of the wrong type for {name}")
        if not isinstance(bounds, dict):
            return value
        value = max(value, int(bounds.get("min", 0)))
        return min(value, int(bounds["max"])) if "max" in bounds else value

    def sides(self, scene_id: str) -> dict[str, Tree]:
        """The side of each seat that decides in a scene: prompt, choices, counterpart."""
        scene = self.scenes[scene_id]
        if "decision" in scene:
            return {scene["decision"]["seat"]: scene["decision"]}
        if "joint" in scene:
            return {seat: scene["joint"][seat] for seat in SEATS}
        return {}

    def persons(self, held: str, scene_id: str) -> tuple[str, ...]:
        """The seats that persons hold in a scene, of a play for `held`."""
        if held == "room":
            return SEATS if scene_id in self.cut else ()
        return SEATS if held == "both" else (held,)

    def on_offer(self, scene_id: str, side: Tree, moment: Moment) -> list[str]:
        """The choices of a side that can be taken now, in the order of the file."""
        return [
            choice_id
            for choice_id, choice in side["choices"].items()
            if holds(choice, moment)
            and not (choice.get("once") == "true" and (scene_id, choice_id) in moment.taken)
        ]

    def by_rule(self, scene_id: str, side: Tree, moment: Moment) -> str:
        """The choice that the counterpart of a side takes."""
        on_offer = self.on_offer(scene_id, side, moment)
        for rule in side["counterpart"]:
            if rule["take"] in on_offer and holds(rule, moment):
                return str(rule["take"])
        raise ValueError(f"{scene_id}: no counterpart rule holds")

    def entered(self, scene_id: str, moment: Moment) -> Moment:
        """The moment after a scene was entered, its own effects applied."""
        visited = moment.visited
        arrived = dataclasses.replace(
            moment, visited=visited | {scene_id}, again=scene_id in visited
        )
        variables = self.worked_out([self.scenes[scene_id]], arrived)
        return dataclasses.replace(arrived, variables=variables)

    def decided(
        self, scene_id: str, choices: Mapping[str, str], moment: Moment
    ) -> tuple[Moment, Tree | None, str]:
        """What the choices of the seats do: the moment after, the outcome, and the way on."""
        scene, sides = self.scenes[scene_id], self.sides(scene_id)
        parts = [sides[seat]["choices"][choice] for seat, choice in choices.items()]
        outcome = self.outcome(scene_id, choices, moment) if "joint" in scene else None
        effects = [*parts, outcome] if outcome is not None else parts
        variables = self.worked_out(effects, moment)
        taken = moment.taken | {(scene_id, choice) for choice in choices.values()}
        after = dataclasses.replace(moment, variables=variables, taken=taken)
        return after, outcome, self.way_on(after, *effects, scene)

    def outcome(self, scene_id: str, choices: Mapping[str, str], moment: Moment) -> Tree:
        """The first outcome of a joint that holds and matches the choices."""
        for outcome in self.scenes[scene_id]["joint"]["outcomes"]:
            if holds(outcome, moment) and matches(outcome, choices):
                return dict(outcome)
        raise ValueError(f"{scene_id}: no outcome matches {choices}")

    def way_on(self, moment: Moment, *parts: Tree) -> str:
        """The way on that the first part with any names, read on a state."""
        for part in parts:
            if "goto" in part:
                return str(part["goto"])
            for way in part.get("next", []):
                if holds(way, moment):
                    return str(way["goto"])
        raise ValueError("no way on")


class Game:
    """One play. `take` moves it on; a refused take raises ValueError and changes nothing."""

    def __init__(self, naive: Naive, seat: str, seed: int, forced: Forced | None) -> None:
        self.naive = naive
        self.seat = seat
        self.seed = seed
        self.forced = forced
        self.moment = Moment(variables=naive.start())
        self.scene = ""
        self.happened: list[Entered | Decided] = []
        self.decisions: list[dict[str, Any]] = []
        self.focus = {seat: dict.fromkeys(PARTS, 0) for seat in SEATS}
        self.pending: dict[str, dict[str, Any]] = {}
        self.draws = 0
        self.entered_since_a_stop = 0
        self._enter(naive.scenario["start"])
        self._go_on()

    def here(self) -> Tree:
        """The scene in which the play stands."""
        return self.naive.scenes[self.scene]

    def sides(self) -> dict[str, Tree]:
        """The side of each seat that decides here: prompt, choices, counterpart."""
        return self.naive.sides(self.scene)

    def persons(self) -> tuple[str, ...]:
        """The seats that persons hold here."""
        return self.naive.persons(self.seat, self.scene)

    def on_offer(self, side: Tree) -> list[str]:
        """The choices of a side that can be taken now, in the order of the file."""
        return self.naive.on_offer(self.scene, side, self.moment)

    def offer(self) -> dict[str, list[str]]:
        """What persons are waited for to take, seat by seat; empty at an ending."""
        return {
            seat: self.on_offer(side)
            for seat, side in self.sides().items()
            if seat in self.persons() and seat not in self.pending
        }

    def take(self, seat: str, choice: str, by: str = "person") -> None:
        """A person (or the clock, by `timeout`) takes what is on offer."""
        offer = self.offer()
        if choice not in offer.get(seat, []):
            raise ValueError(f"{self.scene}: {choice} for {seat} is not on offer: {offer}")
        self.entered_since_a_stop = 0
        self.pending[seat] = self._entry(seat, choice, by)
        if not self.offer():
            self._decide()
            self._go_on()

    def result(self) -> dict[str, Any]:
        """The fields of ``run --json``."""
        ended = "ending" in self.here()
        return {
            "scenario": self.naive.scenario["id"],
            "version": int(self.naive.scenario["version"]),
            "seat": self.seat,
            "seed": self.seed,
            "scene": self.scene,
            "ended": ended,
            "ending": self.scene if ended else None,
            "variables": dict(self.moment.variables),
            "focus": {seat: dict(parts) for seat, parts in self.focus.items()},
            "decisions": [dict(entry) for entry in [*self.decisions, *self.pending.values()]],
            "offer": self.offer(),
        }

    def _entry(self, seat: str, choice: str, by: str) -> dict[str, Any]:
        return {"scene": self.scene, "seat": seat, "choice": choice, "by": by}

    def _go_on(self) -> None:
        """On from here, until a person is waited for or the play has ended."""
        while "ending" not in self.here() and not self.offer():
            scene = self.here()
            if self.sides():
                self._decide()
            elif "chance" in scene:
                self._enter(self._draw(scene["chance"])["goto"])
            else:
                self._enter(self.naive.way_on(self.moment, scene))

    def _enter(self, scene_id: str) -> None:
        self.entered_since_a_stop += 1
        if self.entered_since_a_stop > SCENES_WITHOUT_A_STOP:
            raise EndlessError(f"{self.naive.scenario['id']}: on and on at {scene_id}")
        self.scene = scene_id
        self.moment = self.naive.entered(scene_id, self.moment)
        self.happened.append(Entered(scene_id, self.moment))

    def _by_rule(self, seat: str, side: Tree) -> dict[str, Any]:
        choice = self.naive.by_rule(self.scene, side, self.moment)
        return self._entry(seat, choice, "counterpart")

    def _decide(self) -> None:
        """All that a decision or joint does, once every person has taken, and the way on."""
        sides = self.sides()
        entries = {
            seat: self.pending.get(seat) or self._by_rule(seat, sides[seat])
            for seat in SEATS
            if seat in sides
        }
        self.pending = {}
        choices = {seat: str(entry["choice"]) for seat, entry in entries.items()}
        self.moment, outcome, onward = self.naive.decided(self.scene, choices, self.moment)
        self.decisions.extend(entries.values())
        for seat, choice in choices.items():
            for code, score in sides[seat]["choices"][choice].get("focus", {}).items():
                self.focus[seat][code] += int(score)
        self.happened.append(Decided(self.scene, choices, outcome, self.moment))
        self._enter(onward)

    def _draw(self, branches: Sequence[Tree]) -> Tree:
        self.draws += 1
        open_branches = {
            number: int(branch.get("weight", "1"))
            for number, branch in enumerate(branches, start=1)
            if holds(branch, self.moment)
        }
        number = self.forced(self.scene, self.draws) if self.forced is not None else None
        if number is None:
            number = drawn(self.seed, self.draws, open_branches)
        elif number not in open_branches:
            raise ValueError(f"{self.scene}: branch {number} cannot be drawn: {open_branches}")
        self.decisions.append({"scene": self.scene, "branch": number, "by": "chance"})
        return branches[number - 1]


def drawn(seed: int, n: int, weights: Mapping[int, int]) -> int:
    """The key on which draw `n` of a play falls: a hash of seed and n, scaled to the weights."""
    digest = hashlib.sha256(f"{seed}:{n}".encode("ascii")).digest()
    rest = int.from_bytes(digest[:8], "big") * sum(weights.values()) >> 64
    for key, weight in weights.items():
        if rest < weight:
            return key
        rest -= weight
    raise ValueError("nothing to draw from")


def matches(outcome: Tree, choices: Mapping[str, str]) -> bool:
    """Whether an outcome is one for these choices, its condition aside."""
    return all(
        seat not in outcome or choice in _listed(outcome[seat]) for seat, choice in choices.items()
    )


def _listed(ids: str | list[str]) -> list[str]:
    return [ids] if isinstance(ids, str) else ids
