"""What no play comes to, with its place in the author's files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from makkerpar.insight.analysis import Analysis
from makkerpar.report.analysis_words import Words
from makkerpar.scenario.model import Scenario, Side


@dataclass(frozen=True, slots=True)
class Gone:
    """A scene or choice.

    Attributes:
        name: its id; a choice's after its scene's.
        text: its title or text.
        why: in words.
        place: file and line.
    """

    name: str
    text: str
    why: str
    place: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Scenes or choices, and how many they are in words."""

    rows: tuple[Gone, ...]
    many: str


@dataclass(frozen=True, slots=True)
class Never:
    """What no play comes to when the seats are held in one way.

    Attributes:
        scenes: nobody comes to them.
        choices: nobody takes them, though somebody may come to their scenes.
        within: how many choices the scenes have that nobody comes to, in words; may be empty.
        open_scenes, open_choices: of these it was not found out.
    """

    scenes: Listed
    choices: Listed
    within: str
    open_scenes: Listed
    open_choices: Listed


def dead_scenes(scenario: Scenario, one: Analysis) -> tuple[str, ...]:
    """The scenes that are proven never to be entered, in the order of the files."""
    known = one.reached.union(one.open_scenes)
    return tuple(name for name in scenario.scenes if name not in known)


def dead_choices(scenario: Scenario, one: Analysis) -> tuple[str, ...]:
    """The choices, as ``scene:choice``, that are proven never to be taken or on offer."""
    known = one.taken.union(one.open_choices)
    names = (f"{scene}:{choice.id}" for scene, _, choice in scenario.choices())
    return tuple(name for name in names if name not in known)


def never(words: Words, one: Analysis) -> Never:
    """What nobody comes to and what nobody takes, in the order of the files."""
    scenario, ui = words.scenario, words.ui
    gone, dead = dead_scenes(scenario, one), dead_choices(scenario, one)
    inside = frozenset(gone)
    outside = frozenset(name for name in dead if name.partition(":")[0] not in inside)
    within = len(dead) - len(outside)
    return Never(
        _listed_scenes(words, gone),
        _listed_choices(words, one, outside),
        ui.ngettext(
            "These scenes have {n} choice, which nobody takes either.",
            "These scenes have {n} choices, which nobody takes either.",
            within,
            n=words.saying.number(within),
        )
        if within
        else "",
        _listed_scenes(words, one.open_scenes),
        _listed_choices(words, one, frozenset(one.open_choices), known=False),
    )


def _listed_scenes(words: Words, names: tuple[str, ...]) -> Listed:
    many = words.ui.ngettext(
        "{n} scene", "{n} scenes", len(names), n=words.saying.number(len(names))
    )
    return Listed(tuple(_scenes(words, names)), many)


def _scenes(words: Words, names: tuple[str, ...]) -> Iterator[Gone]:
    for name in names:
        scene = words.scenario.scenes[name]
        title = words.scene(name)
        yield Gone(name, title if title != name else "", "", words.place(scene.where))


def _listed_choices(
    words: Words, one: Analysis, names: frozenset[str], *, known: bool = True
) -> Listed:
    many = words.ui.ngettext(
        "{n} choice", "{n} choices", len(names), n=words.saying.number(len(names))
    )
    return Listed(tuple(_choices(words, one, names, known=known)), many)


def _choices(words: Words, one: Analysis, names: frozenset[str], *, known: bool) -> Iterator[Gone]:
    for scene, side, choice in words.scenario.choices():
        name = f"{scene}:{choice.id}"
        if name not in names:
            continue
        why = ""
        if known and _by_person(words, one, scene, side):
            why = words.ui.gettext("never on offer")
        elif known:
            why = words.ui.gettext("the counterpart never takes it")
        yield Gone(name, words.own(choice.text, side.seat), why, words.place(choice.where))


def _by_person(words: Words, one: Analysis, scene: str, side: Side) -> bool:
    if one.held == "room":
        return scene in words.scenario.cut
    return one.held in ("both", side.seat)
