"""What the rules of a scenario read, and which slots are live in which scene.

A slot is something that a rule can ask for, by the words it asks with: a variable's name,
``scene.choice``, ``visited(scene)`` or ``again`` (of the scene in which the rule stands).

`live` tells the slots that the rules can yet ask for once a scene is entered, for one way of
holding the seats, by a plain backward fixpoint over the scenes:

* Rules are conditions of choices (with ``once``, which reads ``scene.choice``), counterpart rules,
  outcomes, ways on and branches. Amounts count where the slot that they act on is live after the
  step. Texts and lines read nothing.
* The whole of a condition is read, whatever its first half would settle; and `when: true` is a
  condition like any other.
* In a list that is read from the top (ways on, outcomes that match a pair, counterpart rules), all
  is read up to and including the first that is sure to be followed: a way or an outcome without
  condition, a rule without condition whose choice has neither ``when`` nor ``once``. What stands
  behind is neither read nor followed. Every branch of a chance is read and may be drawn.
* A person may take every choice, the counterpart those that such a rule takes; so a choice that no
  rule takes leads nowhere. What can be on offer *together* is not asked.
* ``set`` and the step that makes ``scene.choice`` or ``visited(scene)`` true end a slot's life (it
  is set anew), ``change`` does not: it reads what it changes. All amounts of a step read the state
  before it, so a slot that one effect sets may be kept alive by another that reads it.
* ``again`` is settled on entering: where it is live in a scene, ``visited`` of that scene is live
  before. It never lives on from one scene into the next.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tests.oracle.expression import asks
from tests.oracle.interpreter import Naive, Tree, matches

Slots = frozenset[str]
NOTHING: Slots = frozenset()


def reads(text: str | None) -> Slots:
    """The slots that a condition or an amount reads."""
    found = set()
    for visited, scene, choice, name in asks(text or ""):
        if visited:
            found.add(f"visited({visited})")
        else:
            found.add(f"{scene}.{choice}" if scene else name)
    return frozenset(found)


def asked(naive: Naive) -> Slots:
    """All slots that some rule of the scenario asks for, ``again`` as ``again(scene)``.

    Only the switches of history among them are of interest: all others need not be kept.
    """
    found: set[str] = set()
    for scene_id, scene in naive.scenes.items():
        slots = {slot for text in _rules(scene_id, scene) for slot in reads(text)}
        if "again" in slots:
            slots = slots - {"again"} | {f"again({scene_id})", f"visited({scene_id})"}
        found |= slots
    return frozenset(found)


def _rules(scene_id: str, scene: Tree) -> Iterator[str]:
    """Every condition and amount of a scene, as text."""
    yield from _amounts(scene)
    for way in [*scene.get("next", []), *scene.get("chance", [])]:
        yield way.get("when", "")
    joint: Tree = scene.get("joint", {})
    for side in [scene.get("decision", {}), joint.get("director", {}), joint.get("chief", {})]:
        for choice_id, choice in side.get("choices", {}).items():
            yield from itertools.chain(_amounts(choice), _offer(scene_id, choice_id, choice))
            yield from (way.get("when", "") for way in choice.get("next", []))
        yield from (rule.get("when", "") for rule in side.get("counterpart", []))
    for outcome in joint.get("outcomes", []):
        yield outcome.get("when", "")
        yield from _amounts(outcome)
        yield from (way.get("when", "") for way in outcome.get("next", []))


def _amounts(part: Tree) -> Iterator[str]:
    yield from part.get("set", {}).values()
    yield from part.get("change", {}).values()


def _offer(scene_id: str, choice_id: str, choice: Tree) -> Iterator[str]:
    """What decides whether a choice is on offer, as conditions."""
    yield choice.get("when", "")
    if choice.get("once") == "true":
        yield f"{scene_id}.{choice_id}"


def live(naive: Naive, held: str) -> dict[str, Slots]:
    """The slots that are live in each scene, once it is entered."""
    sets = dict.fromkeys(naive.scenes, NOTHING)
    while True:
        before = {
            scene_id: _before_entering(scene_id, naive.scenes[scene_id], inside)
            for scene_id, inside in sets.items()
        }
        grown = {scene_id: _inside(naive, held, scene_id, before) for scene_id in naive.scenes}
        if grown == sets:
            return sets
        sets = grown


def _before_entering(scene_id: str, scene: Tree, inside: Slots) -> Slots:
    """The slots that are live on the way into a scene."""
    slots = _before_effects([scene], NOTHING, inside)
    asks_again = "again" in slots
    slots -= {"again", f"visited({scene_id})"}
    return slots | {f"visited({scene_id})"} if asks_again else slots


def _before_effects(parts: Iterable[Tree], settled: Slots, after: Slots) -> Slots:
    """The slots that are live before a step: its effects, and switches that it makes true."""
    gone: set[str] = set(settled)
    read: set[str] = set()
    for part in parts:
        for key in ("set", "change"):
            for name, text in part.get(key, {}).items():
                if name in after:
                    read |= reads(text)
                    gone |= {name} if key == "set" else set()
    return frozenset(after - gone | read)


def _inside(naive: Naive, held: str, scene_id: str, before: Mapping[str, Slots]) -> Slots:
    """The slots that are live in a scene, from those that are live before its ways on."""
    scene = naive.scenes[scene_id]
    if "ending" in scene:
        return NOTHING
    if "chance" in scene:
        return _branches(scene["chance"], before)
    sides = naive.sides(scene_id)
    if not sides:
        return _ways([scene], before)
    slots: Slots = NOTHING
    takes: dict[str, list[str]] = {}
    for seat, side in sides.items():
        by_person = seat in naive.persons(held, scene_id)
        takes[seat], asks = _answers(scene_id, side, by_person)
        slots |= asks
    for pair in itertools.product(*takes.values()):
        choices = dict(zip(takes, pair, strict=True))
        slots |= _decided(scene_id, scene, sides, choices, before)
    return slots


def _branches(branches: Iterable[Tree], before: Mapping[str, Slots]) -> Slots:
    slots: Slots = NOTHING
    for branch in branches:
        slots |= reads(branch.get("when")) | before[branch["goto"]]
    return slots


def _ways(parts: Iterable[Tree], before: Mapping[str, Slots]) -> Slots:
    """What the ways on of the first part that names any read and lead to."""
    part = next(part for part in parts if "goto" in part or "next" in part)
    listed = [{"goto": part["goto"]}] if "goto" in part else part["next"]
    return _branches(_until_sure(listed), before)


def _until_sure(listed: Iterable[Tree]) -> Iterator[Tree]:
    for one in listed:
        yield one
        if "when" not in one:
            return


def _answers(scene_id: str, side: Tree, by_person: bool) -> tuple[list[str], Slots]:
    """The choices of a side that may be taken, and what is read to say which."""
    choices: dict[str, Any] = side["choices"]
    offers = {
        choice_id: frozenset().union(*map(reads, _offer(scene_id, choice_id, choice)))
        for choice_id, choice in choices.items()
    }
    if by_person:
        return list(choices), NOTHING.union(*offers.values())
    takes: list[str] = []
    slots: Slots = NOTHING
    for rule in side["counterpart"]:
        choice_id = rule["take"]
        takes.append(choice_id)
        slots |= reads(rule.get("when")) | offers[choice_id]
        if "when" not in rule and not any(_offer(scene_id, choice_id, choices[choice_id])):
            break
    return takes, slots


def _decided(
    scene_id: str,
    scene: Tree,
    sides: Mapping[str, Tree],
    choices: Mapping[str, str],
    before: Mapping[str, Slots],
) -> Slots:
    """What is live before these choices are taken, beyond what is read to take them."""
    parts = [sides[seat]["choices"][choice] for seat, choice in choices.items()]
    settled = frozenset(f"{scene_id}.{choice}" for choice in choices.values())
    if "joint" not in scene:
        return _before_effects(parts, settled, _ways([*parts, scene], before))
    slots: Slots = NOTHING
    matching = [one for one in scene["joint"]["outcomes"] if matches(one, choices)]
    for outcome in _until_sure(matching):
        after = _ways([outcome, scene], before)
        slots |= reads(outcome.get("when"))
        slots |= _before_effects([*parts, outcome], settled, after)
    return slots
