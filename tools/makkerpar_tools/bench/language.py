"""A benchmark's story in our language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from makkerpar_tools.bench.story import Choice, Node, Story

SEAT: Final = "chief"
# Far beyond what any play adds up to, so that nothing is clamped.
_BOUND: Final = 1_000_000
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z ,.]*")
_HEAD: Final = """\
format: 1
id: {id}
version: 1
language: en
title: A story
summary: Made to be measured.
minutes: 5
focus: []
seats:
  director: {{ character: ada, brief: You wait. }}
  chief: {{ character: ben, brief: You decide. }}
cast:
  ada: {{ name: Ada }}
  ben: {{ name: Ben }}
"""


def as_scenario(story: Story, id_: str) -> str:
    """The ``scenario.yaml`` of a story: the chief takes every decision.

    Raises:
        ValueError: a node has choices, and none that is always on offer.
    """
    lines = [_HEAD.format(id=id_).rstrip(), *_variables(story), *_scenes(story), ""]
    return "\n".join(lines)


def _variables(story: Story) -> Iterator[str]:
    if story.variables:
        yield "variables:"
    for name, start in story.variables.items():
        yield f"  {name}: {{ start: {start}, min: {-_BOUND}, max: {_BOUND} }}"


def _scenes(story: Story) -> Iterator[str]:
    yield f"start: {story.start}"
    yield "scenes:"
    for node in story.nodes:
        yield f"  {node.id}:"
        yield "    lines:"
        yield f"      - {_text(node.text)}"
        if node.choices:
            yield from _decision(node)
        else:
            yield "    ending:"
            yield "      title: The end"


def _decision(node: Node) -> Iterator[str]:
    yield "    decision:"
    yield f"      seat: {SEAT}"
    yield "      choices:"
    for number, choice in enumerate(node.choices):
        yield f"        c{number}:"
        yield from _choice(choice)
    free = [number for number, choice in enumerate(node.choices) if choice.guard is None]
    if not free:
        raise ValueError(f"{node.id} has no choice that is always on offer")
    yield "      counterpart:"
    yield f"        - take: c{free[0]}"


def _choice(choice: Choice) -> Iterator[str]:
    yield f"          text: {_text(choice.text)}"
    if choice.guard is not None:
        guard = choice.guard
        yield f"          when: {guard.variable} {guard.sign} {guard.value}"
    if choice.changes:
        changes = ", ".join(f"{name}: {amount}" for name, amount in choice.changes)
        yield f"          change: {{ {changes} }}"
    yield f"          goto: {choice.target}"


def _text(text: str) -> str:
    """A text on one line: as it is where that is safe, else in quotes, which YAML has of JSON."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
