"""Every text with where it stands, and what is asked for."""

from __future__ import annotations

from collections import Counter

import pytest

from makkerpar.insight.craft.asked import asked
from makkerpar.insight.craft.passages import Passage, passages
from makkerpar.scenario.expression import Taken
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Decision, Scenario
from makkerpar.scenario.program import compile_program
from makkerpar.scenario.texts import phrases
from tests.insight.craft.world import scenario_of
from tests.oracle.generator import make_scenario


def _generated(seed: int) -> Scenario:
    files = {name: text.encode() for name, text in make_scenario(seed).items()}
    scenario = load(files).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize("seed", range(30))
def test_no_text_is_left_out(seed: int) -> None:
    """The passages of a scenario are the phrases that translators get, each once."""
    scenario = _generated(seed)
    mine = Counter(passage.phrase for passage in passages(scenario))
    assert mine == Counter(phrases(scenario))


@pytest.mark.parametrize("seed", range(30))
def test_a_passage_stands_where_there_is_a_place(seed: int) -> None:
    """A place is a scene, one of its seats, one of that seat's choices, as far as it goes."""
    scenario = _generated(seed)
    for passage in passages(scenario):
        if not passage.at:
            continue
        exit_ = scenario.scenes[passage.at[0]].exit
        if len(passage.at) > 1:
            assert isinstance(exit_, Decision)
            (side,) = [side for side in exit_.sides if side.seat == passage.at[1]]
            assert len(passage.at) == 2 or side.choice(passage.at[2]) is not None


@pytest.mark.parametrize("seed", range(30))
def test_what_rules_read_is_asked_for(seed: int) -> None:
    """Every choice that the rules remember is one that something asks for; no name is made up."""
    scenario = _generated(seed)
    found = asked(scenario, list(passages(scenario)))
    assert found.variables <= scenario.variables.keys()
    remembered = {
        (flag.scene, flag.choice)
        for flag in compile_program(scenario).flags
        if isinstance(flag, Taken)
    }
    once = {
        (scene.id, choice.id)
        for scene in scenario.scenes.values()
        if isinstance(scene.exit, Decision)
        for side in scene.exit.sides
        for choice in side.choices
        if choice.once
    }
    assert remembered - once <= found.choices


def _kinds(text: str) -> set[tuple[str, str, str]]:
    return {
        (passage.kind, ".".join(passage.at), passage.phrase.source)
        for passage in passages(scenario_of(text))
        if len(passage.phrase.source) == 1
    }


def test_what_a_text_is() -> None:
    """Narration is told, speech said, an option offered, a prompt asked, a reason reasoned."""
    text = """
    scenes:
      a:
        title: T
        trainer: N
        lines: [ A, karen: B, { only: chief, lines: [ C, { first: [ jonas: D, E ] } ] } ]
        decision:
          seat: chief
          prompt: P
          choices:
            x: { text: X, seen: S, when: advaret, locked: L, lines: R,
                 focus: { 3A: 1 }, because: W, yet: Y }
            y: { text: Z }
          counterpart: [ { take: y, because: V } ]
        goto: slut
      slut: { ending: { title: U } }
    """
    assert _kinds(text) == {
        ("titled", "a", "T"),
        ("other", "a", "N"),
        ("told", "a", "A"),
        ("said", "a", "B"),
        ("told", "a", "C"),
        ("said", "a", "D"),
        ("told", "a", "E"),
        ("asked", "a.chief", "P"),
        ("offered", "a.chief.x", "X"),
        ("told", "a.chief.x", "S"),
        ("told", "a.chief.x", "L"),
        ("told", "a.chief.x", "R"),
        ("reasoned", "a.chief.x", "W"),
        ("reasoned", "a.chief.x", "Y"),
        ("offered", "a.chief.y", "Z"),
        ("reasoned", "a.chief", "V"),
        ("titled", "slut", "U"),
    }


def test_one_reason_for_many_parts_is_one_passage() -> None:
    """A reason that holds for all parts of a choice is a text once."""
    text = """
    scenes:
      a:
        decision:
          seat: chief
          choices: { x: { text: X, focus: { 3A: 1, 3B: 1 }, because: W } }
          counterpart: [ { take: x } ]
        goto: slut
    """
    found: list[Passage] = [one for one in passages(scenario_of(text)) if one.phrase.source == "W"]
    assert len(found) == 1
