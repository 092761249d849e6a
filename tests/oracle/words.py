"""How many words there are to read in a scenario: ``words`` of ``analyse --json``.

Every place of a text counts, however often the same words stand in others: titles, lines, prompts,
choices with all that belongs to them, briefs, the debrief, a trainer's notes, the names and titles
of the cast, labels and words of variables, terms, acts. A word is what stands between white space,
a placeholder such as ``{capital}`` too; what the file leaves out (the default prompt) counts
nothing, and neither do ids, moods, and the author's own remarks (``allow``, ``avoid``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tests.oracle.interpreter import PARTS, SEATS, Naive, Tree

TEXTS = ("title", "prompt", "text", "locked", "trainer")
REASONS = ("because", "yet")
LINES = ("lines", "seen", "meanwhile")


def words(naive: Naive) -> int:
    """The number of words in all texts of a scenario."""
    return sum(len(text.split()) for text in texts(naive))


def texts(naive: Naive) -> Iterator[str]:
    """Every text of a scenario, place by place."""
    top = naive.scenario
    yield from _variants(top.get("title", ""))
    yield from _variants(top.get("summary", ""))
    for seat in top.get("seats", {}).values():
        yield from _variants(seat.get("brief", ""))
    for person in top.get("cast", {}).values():
        yield person["name"]
        yield from _variants(person.get("title", ""))
    yield from top.get("terms", {}).values()
    for act in top.get("acts", {}).values():
        yield from _variants(act)
    for variable in naive.variables.values():
        if isinstance(variable, dict):
            yield from _variants(variable.get("label", ""))
            yield from variable.get("words", {}).values()
    for scene in naive.scenes.values():
        yield from _scene(scene)
    yield from _debrief(top.get("debrief", {}))


def _debrief(debrief: Tree) -> Iterator[str]:
    listed = _flat(debrief.get("questions", {}).values())
    for one in [*listed, *debrief.get("insights", [])]:
        yield from _variants(one["text"] if isinstance(one, dict) and "text" in one else one)


def _flat(lists: Iterable[list[Any]]) -> list[Any]:
    """All items of several lists."""
    return [one for listed in lists for one in listed]


def _scene(scene: Tree) -> Iterator[str]:
    yield from _part(scene)
    yield from _part(scene.get("ending", {}))
    joint: Tree = scene.get("joint", {})
    for side in [scene.get("decision", {}), *(joint.get(seat, {}) for seat in SEATS)]:
        yield from _part(side)
        for part in [*side.get("choices", {}).values(), *side.get("counterpart", [])]:
            yield from _part(part)
    for outcome in joint.get("outcomes", []):
        yield from _part(outcome)


def _part(part: Tree) -> Iterator[str]:
    """The texts that stand directly on a scene, side, choice, rule, outcome or ending."""
    for key, value in part.items():
        if key in TEXTS:
            yield from _variants(value)
        elif key in REASONS:
            yield from _reasons(value)
        elif key in LINES:
            yield from _lines(value)


def _reasons(reasons: Any) -> Iterator[str]:
    """A reason for all parts, or one for each."""
    by_part = isinstance(reasons, dict) and reasons.keys() <= set(PARTS)
    for reason in reasons.values() if by_part else [reasons]:
        yield from _variants(reason)


def _variants(text: Any) -> Iterator[str]:
    """A text's variants: by window, by condition, one in the other."""
    if isinstance(text, str):
        yield text
    elif "first" in text:
        for case in text["first"]:
            yield from _variants(
                case["text"] if isinstance(case, dict) and "text" in case else case
            )
    else:
        for one in text.values():
            yield from _variants(one)


def _lines(lines: Any) -> Iterator[str]:
    for item in [lines] if isinstance(lines, str) else lines:
        if isinstance(item, str):
            yield item
            continue
        for key, value in item.items():
            if key in ("lines", "first"):
                yield from _lines(value)
            elif key not in ("only", "when"):
                yield from _variants(value)
