from __future__ import annotations

import json
from pathlib import Path

import pytest

from makkerpar import resources
from makkerpar.focus import Seat
from makkerpar.insight.attainable import bounds
from makkerpar.scenario import texts
from makkerpar.scenario.folder import Opened
from makkerpar.scenario.model import Decision, Ending, Scenario
from makkerpar.scenario.program import Program, compile_program
from makkerpar_tools import cli, common
from tests.scenarios.roads import roads

SHIPPED = [folder.name for folder in resources.scenario_folders(user_data=Path("nowhere"))]
HELD = ("director", "chief", "both", "room")


def _opened(name: str) -> Opened:
    return common.open_named(name)


def _scenario_of(name: str) -> Scenario:
    scenario = _opened(name).scenario
    assert scenario is not None
    return scenario


def _program_of(name: str) -> Program:
    return compile_program(_scenario_of(name))


def test_the_first_case_ships() -> None:
    """The budget crisis is among the scenarios, and comes first."""
    assert SHIPPED[0] == "budgetkrisen"


@pytest.mark.parametrize("name", SHIPPED)
def test_check_has_nothing_to_remark(name: str) -> None:
    """A shipped scenario has no error, no warning and no note."""
    assert [item.code for item in common.remarks(_opened(name))] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_english_is_complete_and_is_not_danish(name: str) -> None:
    """Every text of a shipped scenario has an English one of its own."""
    scenario, english = _scenario_of(name), _opened(name).catalogue("en")
    sources = {phrase.source for phrase in texts.phrases(scenario)}
    missing = [source for source in sources if not english.has(source)]
    assert missing == []
    danish_letters = [
        english.translate(source)
        for source in sources
        if english.translate(source) == source
        and set(source.casefold()) & set("æøå")
        and " " in source.strip()
    ]
    assert [text for text in danish_letters if text not in _names(scenario)] == []


def _names(scenario: Scenario) -> set[str]:
    return {person.name.source for person in scenario.cast.values()} | {
        term.source for term in scenario.terms.values()
    }


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("name", SHIPPED)
def test_run_reaches_every_ending(name: str, held: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`makkerpar run` comes to every ending in each seat, with both and in a room."""
    program = _program_of(name)
    found = roads(program, held)
    endings = {row.id for row in program.scenes if isinstance(row.source.exit, Ending)}
    assert set(found) == endings
    for ending, takes in found.items():
        arguments = ["run", name, "--seat", held, "--json"]
        for take in takes:
            arguments += ["--take", take]
        assert cli.run(arguments) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["ended"] is True
        assert told["ending"] == ending


@pytest.mark.parametrize("seat", ["director", "chief"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_seat_decides_six_to_ten_times(name: str, seat: str) -> None:
    """Playing alone, a leader takes at least six and at most ten decisions."""
    chair: Seat = "director" if seat == "director" else "chief"
    decisions = bounds(_program_of(name), seat)[chair].decisions
    assert decisions.min >= 6
    assert decisions.max <= 10


@pytest.mark.parametrize("name", SHIPPED)
def test_it_has_its_full_length(name: str) -> None:
    """A shipped scenario has 24–36 scenes, two joint decisions, 4–5 endings and a cut of four."""
    scenario = _scenario_of(name)
    exits = [scene.exit for scene in scenario.scenes.values()]
    assert 24 <= len(exits) <= 36
    assert sum(isinstance(one, Decision) and one.joint for one in exits) >= 2
    assert sum(isinstance(one, Ending) for one in exits) in (4, 5)
    assert len(scenario.cut) == 4


@pytest.mark.parametrize("name", SHIPPED)
def test_choices_are_short_enough_to_weigh(name: str) -> None:
    """A choice has at most 18 words, in both languages."""
    scenario, english = _scenario_of(name), _opened(name).catalogue("en")
    for scene in scenario.scenes.values():
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                for choice in side.choices:
                    for phrase in texts.of_text(choice.text):
                        assert len(phrase.source.split()) <= 18, phrase
                        assert len(english.translate(phrase.source).split()) <= 24, phrase


@pytest.mark.parametrize("name", SHIPPED)
def test_every_strong_score_has_its_dissent(name: str) -> None:
    """Every score says why, and every ±2 what a colleague would say against it."""
    for scene in _scenario_of(name).scenes.values():
        if isinstance(scene.exit, Decision):
            for side in scene.exit.sides:
                for choice in side.choices:
                    for score in choice.focus:
                        assert score.because is not None or not score.value
                        assert score.yet is not None or abs(score.value) < 2
