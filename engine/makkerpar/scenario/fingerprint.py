"""Two hashes of a scenario: its structure, and its texts. A mended typo is no new scenario."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from makkerpar.scenario import texts as texts_of
from makkerpar.scenario.expression import canonical
from makkerpar.scenario.model import (
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    Scenario,
    Scene,
    Side,
    Way,
)


def structure(scenario: Scenario) -> str:
    """A hash of all that decides what can happen and how it scores (SHA-256, 16 hex digits).

    In which order or file scenes, variables and choices stand decides nothing of that.
    """
    return _digest(
        {
            "id": scenario.id,
            "people_only": scenario.people_only,
            "cut": sorted(scenario.cut),
            "start": scenario.start,
            "variables": {
                name: [one.type, one.start, one.minimum, one.maximum]
                for name, one in scenario.variables.items()
            },
            "scenes": {name: _scene(scene) for name, scene in scenario.scenes.items()},
        }
    )


def texts(scenario: Scenario) -> str:
    """A hash of every text, in order (SHA-256, 16 hex digits)."""
    return _digest([phrase.source for phrase in texts_of.phrases(scenario)])


def _digest(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _scene(scene: Scene) -> list[Any]:
    return [scene.only, _effects(scene.effects), _exit(scene), _ways(scene.ways)]


def _exit(scene: Scene) -> Any:
    match scene.exit:
        case Decision():
            outcomes = [
                [
                    outcome.director,
                    outcome.chief,
                    _when(outcome.when),
                    _effects(outcome.effects),
                    _ways(outcome.ways),
                ]
                for outcome in scene.exit.outcomes
            ]
            return ["decision", [_side(side) for side in scene.exit.sides], outcomes]
        case Chance():
            return [
                "chance",
                [[one.weight, _when(one.when), one.goto] for one in scene.exit.branches],
            ]
        case Ending():
            return ["ending"]
        case None:
            return []


def _side(side: Side) -> list[Any]:
    rules = [[rule.take, _when(rule.when)] for rule in side.counterpart]
    choices = {choice.id: _choice(choice) for choice in side.choices}
    return [side.seat, choices, rules, side.on_timeout]


def _choice(choice: Choice) -> list[Any]:
    return [
        {score.part: score.value for score in choice.focus},
        _when(choice.when),
        choice.once,
        _effects(choice.effects),
        _ways(choice.ways),
    ]


def _effects(effects: Effects) -> list[dict[str, str]]:
    return [
        {amount.variable: canonical(amount.tree) for amount in amounts}
        for amounts in (effects.set, effects.change)
    ]


def _ways(ways: tuple[Way, ...]) -> list[list[str]]:
    return [[_when(way.when), way.goto] for way in ways]


def _when(condition: Condition | None) -> str:
    return canonical(condition.tree) if condition is not None else ""
