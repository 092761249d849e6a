"""What differs between two versions of a scenario: what decides a play, scores, and texts.

Everything is compared by its id, as a kept play is replayed: what stands elsewhere in a file, or in
another one, has not changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from makkerpar.diagnostics.model import Where
from makkerpar.scenario import texts
from makkerpar.scenario.facts import Fact, facts
from makkerpar.scenario.matching import Former, matches
from makkerpar.scenario.model import Choice, Scenario, Text
from makkerpar.scenario.spots import spots
from makkerpar.text.po import Entry

Kind = Literal["added", "removed", "changed", "renamed"]
RENAMED: Final = 0.6  # of the texts of a scene are the same
# Facts that say whether a play comes by at all, and where it goes on: a kept play may end there.
DECIDING: Final = frozenset(
    (
        *("exit", "seat", "only", "when", "once", "next", "counterpart", "on_timeout", "outcomes"),
        *("chance", "start", "people_only", "cut"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Attributes:
        kind: what happened to it.
        thing: ``scene``, ``choice``, ``variable`` or ``scenario``.
        name: its id; a choice's is ``scene:choice``; the new one where it is renamed.
        fact: which of its facts changed, as ``when``; empty where the thing itself is new or gone.
        old, new: the fact's values; for what is renamed, the ids.
        where: in the new version, or in the old one of what is gone.
    """

    kind: Kind
    thing: str
    name: str
    fact: str
    old: str | None
    new: str | None
    where: Where

    @property
    def ends_plays(self) -> bool:
        """Whether a kept play that comes there may not be taken up beyond it."""
        if self.fact:
            deciding = self.fact.rpartition(".")[2] in DECIDING
            return deciding and self.thing != "variable"
        return self.thing != "variable" and self.kind in ("removed", "renamed")


@dataclass(frozen=True, slots=True)
class Rescored:
    """A choice's score on one part, before and after; None: not scored."""

    choice: str
    part: str
    old: int | None
    new: int | None
    where: Where


@dataclass(frozen=True, slots=True)
class Retold:
    """A choice whose reasons read otherwise: ``because``, ``yet`` or both."""

    choice: str
    reasons: tuple[str, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class TextCount:
    """How many texts differ, each counted once, and how many words there are in all."""

    added: int
    changed: int
    removed: int
    words_old: int
    words_new: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs by reading alone."""

    things: tuple[Change, ...]
    scores: tuple[Rescored, ...]
    reasons: tuple[Retold, ...]
    texts: TextCount


def compare(old: Scenario, new: Scenario) -> Changes:
    """What differs."""
    return Changes(
        things=tuple(_things(old, new)),
        scores=tuple(_scores(old, new)),
        reasons=tuple(_reasons(old, new)),
        texts=_texts(old, new),
    )


# ── scenes, choices, variables and their facts ──────────────────────────────────────────────


def _things(old: Scenario, new: Scenario) -> list[Change]:
    before = {(one.thing, one.name): one for one in facts(old)}
    after = {(one.thing, one.name): one for one in facts(new)}
    renamed = _renamed(old, new)
    was = {(thing, name) for (thing, _), name in renamed.items()}
    found: list[Change] = []
    for key, fact in after.items():
        if (former := before.get(key)) is not None:
            found += _differing(former, fact)
        elif key in renamed:
            found.append(Change("renamed", *key, "", renamed[key], fact.name, fact.where))
        elif not _with_its_scene(fact, old):
            found.append(Change("added", *key, "", None, None, fact.where))
    for key, fact in before.items():
        if key not in after and key not in was and not _with_its_scene(fact, new):
            found.append(Change("removed", *key, "", None, None, fact.where))
    return found


def _with_its_scene(fact: Fact, other: Scenario) -> bool:
    """Whether it is a choice of a scene that the other version has not, and is told of so."""
    return fact.thing == "choice" and fact.name.partition(":")[0] not in other.scenes


def _differing(old: Fact, new: Fact) -> Iterator[Change]:
    for name in dict.fromkeys((*old.values, *new.values)):
        before, after = old.values.get(name), new.values.get(name)
        if before != after:
            where = new.places.get(name, new.where)
            yield Change("changed", new.thing, new.name, name, before, after, where)


def _renamed(old: Scenario, new: Scenario) -> dict[tuple[str, str], str]:
    """New things that are old ones by another name: by their texts."""
    scenes = _same_texts(
        {name: _scene_texts(old, name) for name in old.scenes if name not in new.scenes},
        {name: _scene_texts(new, name) for name in new.scenes if name not in old.scenes},
        RENAMED,
    )
    found = {("scene", name): was for name, was in scenes.items()}
    before, after = _choices(old), _choices(new)
    gone = {name: _choice_texts(one) for name, one in before.items() if name not in after}
    come = {name: _choice_texts(one) for name, one in after.items() if name not in before}
    for scene in old.scenes.keys() & new.scenes.keys():
        choices = _same_texts(_of_scene(gone, scene), _of_scene(come, scene), 1.0)
        found |= {("choice", name): was for name, was in choices.items()}
    return found


def _of_scene(choices: Mapping[str, list[str]], scene: str) -> dict[str, list[str]]:
    return {name: text for name, text in choices.items() if name.partition(":")[0] == scene}


def _same_texts(
    gone: Mapping[str, list[str]], come: Mapping[str, list[str]], least: float
) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, has in come.items():
        shares = [(_share(had, has), was) for was, had in gone.items() if was not in found.values()]
        share, was = max(shares, default=(0.0, ""), key=lambda one: one[0])
        if share >= least:
            found[name] = was
    return found


def _share(one: list[str], two: list[str]) -> float:
    """How many of two lists' texts are the same; none where there are none to compare."""
    same = sum((Counter(one) & Counter(two)).values())
    return 2 * same / (len(one) + len(two)) if one and two else 0.0


def _scene_texts(scenario: Scenario, name: str) -> list[str]:
    return [phrase.source for phrase in texts.of_scene(scenario.scenes[name])]


def _choices(scenario: Scenario) -> dict[str, Choice]:
    return {f"{scene}:{choice.id}": choice for scene, _, choice in scenario.choices()}


def _choice_texts(choice: Choice) -> list[str]:
    return _sources(choice.text)


# ── scores and reasons ──────────────────────────────────────────────────────────────────────


def _scores(old: Scenario, new: Scenario) -> Iterator[Rescored]:
    before = _choices(old)
    for name, choice in _choices(new).items():
        if name not in before:
            continue
        had = {score.part: score.value for score in before[name].focus}
        has = {score.part: score.value for score in choice.focus}
        for part in sorted(had.keys() | has.keys()):
            if had.get(part) != has.get(part):
                yield Rescored(name, part, had.get(part), has.get(part), choice.where)


def _reasons(old: Scenario, new: Scenario) -> Iterator[Retold]:
    before = _choices(old)
    for name, choice in _choices(new).items():
        if name not in before:
            continue
        changed = tuple(
            key for key in ("because", "yet") if _told(before[name], key) != _told(choice, key)
        )
        if changed:
            yield Retold(name, changed, choice.where)


def _told(choice: Choice, key: str) -> set[str]:
    reasons = [score.because if key == "because" else score.yet for score in choice.focus]
    return {source for reason in reasons for source in _sources(reason)}


def _sources(text: Text | None) -> list[str]:
    return [phrase.source for phrase in texts.of_text(text)]


# ── texts ───────────────────────────────────────────────────────────────────────────────────


def _texts(old: Scenario, new: Scenario) -> TextCount:
    before, after = _places(old), _places(new)
    come = {text: places for text, places in after.items() if text not in before}
    gone = [
        Former(replace(Entry(text), msgstr=(text,)), places, gone=True)
        for text, places in before.items()
        if text not in after
    ]
    changed = matches(come, gone)
    used = Counter(entry.msgid for entry in changed.values())
    return TextCount(
        added=len(come) - len(changed),
        changed=len(changed),
        removed=len(gone) - len(used),
        words_old=_words(old),
        words_new=_words(new),
    )


def _places(scenario: Scenario) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for spot in spots(scenario):
        source = spot.phrase.source
        found[source] = found.get(source, frozenset()) | {spot.path}
    return found


def _words(scenario: Scenario) -> int:
    return sum(len(phrase.source.split()) for phrase in texts.phrases(scenario))
