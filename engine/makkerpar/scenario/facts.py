"""What decides a play of a scenario, thing by thing, in words that an author knows from the file.

The same that :func:`makkerpar.scenario.fingerprint.structure` hashes, scores aside, told so that
two versions can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from makkerpar.diagnostics.model import Where
from makkerpar.scenario.expression import canonical
from makkerpar.scenario.model import (
    Amount,
    Chance,
    Choice,
    Condition,
    Decision,
    Effects,
    Ending,
    Outcome,
    Scenario,
    Scene,
    Side,
    Variable,
    Way,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing with an id and what is said of it.

    Attributes:
        thing: ``scenario``, ``variable``, ``scene`` or ``choice``.
        name: its id; a choice's is ``scene:choice``.
        where: where it stands.
        values: what is said of it, by key; what the author left out is left out.
        places: where that is said, where it is known.
    """

    thing: str
    name: str
    where: Where
    values: dict[str, str]
    places: dict[str, Where] = field(default_factory=dict)


def facts(scenario: Scenario) -> Iterator[Fact]:
    """Everything that decides a play, in the order of the files."""
    yield _scenario(scenario)
    for variable in scenario.variables.values():
        yield Fact("variable", variable.id, variable.where, _variable(variable))
    for scene in scenario.scenes.values():
        yield _scene(scene)
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                for choice in side.choices:
                    yield _choice(scene, side, choice)


def _scenario(scenario: Scenario) -> Fact:
    first = next(iter(scenario.scenes.values())).where
    values = _said(
        start=scenario.start,
        people_only="true" if scenario.people_only else "",
        cut=", ".join(sorted(scenario.cut)),
    )
    return Fact("scenario", "", Where(first.file, 1, 1), values, dict(scenario.places))


def _variable(variable: Variable) -> dict[str, str]:
    if variable.type == "switch":
        return {"start": "true" if variable.start else "false"}
    return {
        "start": str(variable.start),
        "min": str(variable.minimum),
        "max": str(variable.maximum),
    }


def _scene(scene: Scene) -> Fact:
    values = _said(only=scene.only or "", **_effects(scene.effects), next=_ways(scene.ways))
    places: dict[str, Where] = {}
    match scene.exit:
        case Decision() as decision:
            values |= _decision(decision)
            places = dict.fromkeys(("exit", "outcomes"), decision.where)
            for side in decision.sides:
                if side.counterpart:
                    places[_key(decision, side, "counterpart")] = side.counterpart[0].where
        case Chance() as chance:
            branches = [f"{one.weight}{_when(one.when)} → {one.goto}" for one in chance.branches]
            values |= {"exit": "chance", "chance": "; ".join(branches)}
            places = dict.fromkeys(("exit", "chance"), chance.where)
        case Ending():
            values["exit"] = "ending"
    if scene.ways:
        places["next"] = scene.ways[0].where
    return Fact("scene", scene.id, scene.where, values, places)


def _decision(decision: Decision) -> dict[str, str]:
    values = {"exit": "joint" if decision.joint else "decision"}
    for side in decision.sides:
        rules = [f"{rule.take}{_when(rule.when)}" for rule in side.counterpart]
        values |= {
            _key(decision, side, name): said
            for name, said in _said(
                on_timeout=side.on_timeout or "", counterpart="; ".join(rules)
            ).items()
        }
    return values | _said(outcomes="; ".join(map(_outcome, decision.outcomes)))


def _key(decision: Decision, side: Side, name: str) -> str:
    return f"{side.seat}.{name}" if decision.joint else name


def _outcome(outcome: Outcome) -> str:
    who = [
        f"{seat} {'/'.join(choices)}"
        for seat, choices in (("director", outcome.director), ("chief", outcome.chief))
        if choices
    ]
    said = _said(**_effects(outcome.effects), next=_ways(outcome.ways))
    does = ", ".join(f"{name} {value}" for name, value in said.items())
    head = " + ".join(who) + _when(outcome.when)
    return f"{head or 'else'}: {does}" if does else head or "else"


def _choice(scene: Scene, side: Side, choice: Choice) -> Fact:
    when = canonical(choice.when.tree) if choice.when is not None else ""
    values = _said(
        seat=side.seat,
        when=when,
        once="true" if choice.once else "",
        **_effects(choice.effects),
        next=_ways(choice.ways),
    )
    places = {"next": choice.ways[0].where} if choice.ways else {}
    if choice.when is not None:
        places["when"] = choice.when.where
    for name, amounts in (("set", choice.effects.set), ("change", choice.effects.change)):
        if amounts:
            places[name] = amounts[0].where
    return Fact("choice", f"{scene.id}:{choice.id}", choice.where, values, places)


def _said(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def _effects(effects: Effects) -> dict[str, str]:
    return _said(set=_amounts(effects.set), change=_amounts(effects.change))


def _amounts(amounts: Sequence[Amount]) -> str:
    """By name: in which order they stand decides nothing."""
    return ", ".join(sorted(f"{one.variable}: {canonical(one.tree)}" for one in amounts))


def _ways(ways: Sequence[Way]) -> str:
    return "; ".join(f"{way.goto}{_when(way.when)}" for way in ways)


def _when(condition: Condition | None) -> str:
    return f" when {canonical(condition.tree)}" if condition is not None else ""
