"""Silencing: `allow` takes away exactly its code, there and in everything inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from makkerpar.diagnostics import Diagnostic, Severity, Where, code
from makkerpar.diagnostics.craft import CODES
from makkerpar.insight.craft import check, craft
from makkerpar.insight.craft.findings import At, Findings
from makkerpar.scenario.model import Allowance, Decision, Scenario
from makkerpar.text.catalogue import Catalogue
from tests.insight.craft.world import found, scenario_of, told

HERE = Where("scenario.yaml", 1, 1)
# Faults at every depth: of the story, a scene, a side, a choice.
FAULTS = f"""
minutes: 60
focus: [3]
scenes:
  a:
    lines:
      - Vi må adressere det!
      - {"Budgetforhandlingerne påbegyndes imidlertid omgående " * 20}
    decision:
      seat: chief
      choices:
        x: {{ text: Vær proaktiv for at vise tillid!, focus: {{ 3A: 2, 3B: 1 }}, because: A }}
        y: {{ text: {"ord " * 20}, seen: En proaktiv chef. }}
      counterpart: [ {{ take: x }} ]
    goto: b
  b:
    lines: Hun er proaktiv.
    joint:
      director:
        choices: {{ p: {{ text: Nu! }}, q: {{ text: Vær proaktiv. }} }}
        counterpart: [ {{ take: p }} ]
      chief:
        choices: {{ r: {{ text: A., focus: {{ 3C: 2 }}, because: A }}, s: {{ text: B. }} }}
        counterpart: [ {{ take: r }} ]
      outcomes: [ {{ lines: Hun faciliterer. }} ]
    goto: c
  c:
    decision:
      seat: chief
      choices: {{ x: {{ text: A. }} }}
      counterpart: [ {{ take: x }} ]
    goto: slut
"""
STORY = scenario_of(FAULTS)


def _places() -> Iterator[At]:
    yield ()
    for scene in STORY.scenes.values():
        yield (scene.id,)
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                yield (scene.id, side.seat)
                for choice in side.choices:
                    yield (scene.id, side.seat, choice.id)


def _allowing(at: At, silent: str) -> Scenario:
    """The story with one allowance at one place."""
    allow = (Allowance(silent, "Fordi.", HERE),)
    if not at:
        return replace(STORY, allow=allow)
    scene = STORY.scenes[at[0]]
    if len(at) == 1:
        scene = replace(scene, allow=allow)
    else:
        assert isinstance(scene.exit, Decision)
        sides = []
        for side in scene.exit.sides:
            if side.seat == at[1] and len(at) == 2:
                sides.append(replace(side, allow=allow))
            elif side.seat == at[1]:
                choices = tuple(
                    replace(choice, allow=allow) if choice.id == at[2] else choice
                    for choice in side.choices
                )
                sides.append(replace(side, choices=choices))
            else:
                sides.append(side)
        scene = replace(scene, exit=replace(scene.exit, sides=tuple(sides)))
    return replace(STORY, scenes={**STORY.scenes, scene.id: scene})


class _Recording(Findings):
    """Keeps where each finding stands."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        noted.clear()

    def add(self, code: str, where: Where, *, at: At = (), **words: object) -> None:
        noted.append((code, at, Diagnostic(code, where, ())))
        super().add(code, where, at=at, **words)


noted: list[tuple[str, At, Diagnostic]] = []


@pytest.mark.parametrize("at", list(_places()), ids=lambda at: ".".join(at) or "top")
def test_silencing_takes_exactly_that_code_at_that_place(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every code and place: what is left is what stands outside it, and nothing is added."""
    monkeypatch.setattr(check, "Findings", _Recording)
    everything = craft(STORY, {})
    all_found = list(noted)
    assert len({name for name, _, _ in all_found}) >= 10
    for silent in CODES:
        left = craft(_allowing(at, silent), {})
        inside = [
            item for name, where, item in all_found if name == silent and where[: len(at)] == at
        ]
        unused = [] if inside else [("allow-unused", HERE)]
        expected = Counter((item.code, item.where) for item in everything)
        expected -= Counter(
            {
                place: expected[place]
                for place in {(item.code, item.where) for item in inside}
                if not any(
                    (name, item.where) == place and where[: len(at)] != at
                    for name, where, item in all_found
                )
            }
        )
        expected += Counter(unused)
        assert Counter((item.code, item.where) for item in left) == expected, silent


def test_the_innermost_allowance_is_the_one_that_is_used() -> None:
    """Where top and choice both allow, it is the choice that does, and the top silences nothing."""
    text = """
    allow: { strong-without-yet: Overalt. }
    scenes:
      a:
        decision:
          seat: chief
          choices:
            x: { text: A., focus: { 3A: 2 }, because: A, allow: { strong-without-yet: Her. } }
          counterpart: [ { take: x } ]
        goto: slut
    """
    assert told(text, "strong-without-yet") == []
    (unused,) = found(text, "allow-unused")
    assert unused.where.line == 2


def test_an_allowance_for_translations_waits_for_them() -> None:
    """Without catalogues nobody knows whether a word in one is allowed."""
    text = """
    allow: { word-banned: Borgmesteren taler sådan på engelsk. }
    scenes:
      a: { lines: Godt., goto: slut }
    """
    assert told(text, "allow-unused") == []
    assert told(text, "allow-unused", {}) == ["name=word-banned"]
    english = {"en": Catalogue("en", {(None, "Godt."): ("Leverage.",)})}
    assert told(text, "allow-unused", english) == told(text, "word-banned", english) == []


def test_beyond_the_limit_the_rest_is_counted_and_is_no_error() -> None:
    """Of 503 remarks three are told in one last note."""
    lines = "      - Han er proaktiv.\n" * 503
    text = f"minutes: 10\nscenes:\n  a:\n    goto: slut\n    lines:\n{lines}"
    *kept, last = craft(scenario_of(text))
    assert [item.code for item in kept] == ["word-banned"] * 500
    assert (last.code, dict(last.words)) == ("too-many-remarks", {"count": "3"})
    assert code("too-many-remarks").severity is Severity.NOTE
