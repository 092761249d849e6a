"""A branching story of a given size, the same for every engine that is compared.

The yardsticks' generator writes one as JSON (``storybench/1``), which :func:`from_json` reads.
Without the yardsticks :func:`generate` makes one of the same shape, so that our own figures can be
taken anywhere: layers of scenes that only lead forward, three choices a scene, sixty words, six
whole-number variables, about a third of the choices guarded, one to three variables changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from makkerpar_tools.bench.dice import Dice

VARIABLES: Final = ("v0", "v1", "v2", "v3", "v4", "v5")
START: Final = 50
CHOICES: Final = 3
SIGNS: Final = (">=", "<=", ">", "<")
_AMOUNTS: Final = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)
_VOCABULARY: Final = (
    "a the every another some his her their this that before after without under between across "
    "budget school board office letter figure deadline corridor union parent teacher mayor press "
    "agenda minute promise silence plan door phone meeting report answer question autumn winter "
    "calls waits writes asks listens opens closes counts carries changes follows keeps shares"
)
_WORDS: Final = tuple(_VOCABULARY.split())


@dataclass(frozen=True, slots=True)
class Guard:
    """What must hold for a choice to be on offer: a variable against a number."""

    variable: str
    sign: str
    value: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: what it adds to variables, and the node it leads to."""

    text: str
    target: str
    guard: Guard | None
    changes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the story; an ending where it has no choices."""

    id: str
    text: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story; ``variables`` holds their values at the start, in order."""

    variables: dict[str, int]
    start: str
    nodes: tuple[Node, ...]


def from_json(data: dict[str, Any]) -> Story:
    """A story as the yardsticks' generator wrote it.

    Raises:
        ValueError: it is in another format.
    """
    if data.get("format") != "storybench/1":
        raise ValueError("not a story in the format storybench/1")
    return Story(
        variables=dict(data["vars"]),
        start=data["start"],
        nodes=tuple(
            Node(node["id"], node["text"], tuple(_choice(choice) for choice in node["choices"]))
            for node in data["nodes"]
        ),
    )


def _choice(data: dict[str, Any]) -> Choice:
    guard = data.get("if")
    return Choice(
        text=data["text"],
        target=data["to"],
        guard=Guard(guard["var"], guard["op"], guard["value"]) if guard else None,
        changes=tuple(data["set"].items()),
    )


def generate(size: int, seed: int = 1) -> Story:
    """A story of ``size`` nodes, all of which can be reached; the same for the same seed."""
    dice = Dice(seed * 7919 + size)
    layers = _layers(size)
    nodes: list[Node] = []
    for depth, layer in enumerate(layers):
        targets = _targets(dice, layer, layers[depth + 1 : depth + 3])
        for position, number in enumerate(layer):
            own = targets[CHOICES * position : CHOICES * (position + 1)]
            nodes.append(Node(_id(number), _prose(dice, 4), _choices(dice, own)))
    return Story(dict.fromkeys(VARIABLES, START), _id(0), tuple(nodes))


def _layers(size: int) -> list[range]:
    """The nodes by number in layers, each at most three times as wide as the one before."""
    depth = max(2, round(4 + 3.2 * size**0.26))
    layers = [range(1)]
    while layers[-1].stop < size:
        first, width = layers[-1].stop, len(layers[-1])
        layers_left = max(1, depth + 1 - len(layers))
        wanted = -(-(size - first) // layers_left)
        layers.append(range(first, first + min(CHOICES * width, wanted)))
    return layers


def _targets(dice: Dice, layer: range, ahead: Sequence[range]) -> list[str]:
    """Where a layer's choices lead: to each node of the next at least once, some a layer on."""
    if not ahead:
        return []
    numbers = list(ahead[0])
    while len(numbers) < CHOICES * len(layer):
        further = ahead[-1] if dice.pick(4) == 0 else ahead[0]
        numbers.append(further[dice.pick(len(further))])
    dice.shuffle(numbers)
    return [_id(number) for number in numbers]


def _choices(dice: Dice, targets: Sequence[str]) -> tuple[Choice, ...]:
    free = dice.pick(CHOICES)  # one is always on offer
    return tuple(
        Choice(
            text=_prose(dice, 1),
            target=target,
            guard=_guard(dice) if number != free and dice.pick(2) == 0 else None,
            changes=_changes(dice),
        )
        for number, target in enumerate(targets)
    )


def _guard(dice: Dice) -> Guard:
    return Guard(dice.one_of(VARIABLES), dice.one_of(SIGNS), START - 6 + dice.pick(13))


def _changes(dice: Dice) -> tuple[tuple[str, int], ...]:
    names = list(VARIABLES)
    dice.shuffle(names)
    return tuple((name, dice.one_of(_AMOUNTS)) for name in sorted(names[: 1 + dice.pick(3)]))


def _prose(dice: Dice, sentences: int) -> str:
    return " ".join(
        " ".join(dice.one_of(_WORDS) for _ in range(15)).capitalize() + "."
        for _ in range(sentences)
    )


def _id(number: int) -> str:
    return f"n{number}"
