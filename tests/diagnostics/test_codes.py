"""Every diagnostic as its file defines it: its examples, its words, and that it is in use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import makkerpar
from makkerpar.diagnostics import Diagnostic, Severity, all_codes, code, render
from makkerpar.diagnostics.catalogue import severity
from makkerpar.focus import HELD
from makkerpar.insight.analysis import analyse
from makkerpar.insight.endless import EndlessStory
from makkerpar.insight.remarks import endless, remarks
from makkerpar.play.rules import EndlessPlay, begin
from makkerpar.scenario.load import load
from makkerpar.scenario.program import compile_program
from makkerpar.testing import complete, diagnose

ENGINE = Path(makkerpar.__file__).parent
# Raised while playing, by front ends; reading cannot find it.
FROM_PLAY = {"play-endless"}
# Said at the last of very many places, wherever that is.
NO_PLACE = {"too-many"}
# What is called with a code, besides a collector.
MAKERS = ("refuse", "Trap", "ExpressionError", "NameProblem", "Diagnostic")
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def examples(kind: str) -> list[Any]:
    """All examples that must, or must not, trigger their code."""
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name in all_codes()
        for number, example in enumerate(getattr(code(name), kind))
    ]


@cache
def uses() -> dict[str, list[set[str]]]:
    """The codes in the engine's source, each with the words of its calls to a collector."""
    found: dict[str, list[set[str]]] = {}
    for file in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                for name in _codes(node):
                    words = {str(word.arg) for word in node.keywords if word.arg != "among"}
                    collects = isinstance(node.func, ast.Attribute) and node.func.attr == "add"
                    found.setdefault(name, []).extend([words] if collects else [])
    return found


def _codes(call: ast.Call) -> Iterator[str]:
    called = ast.unparse(call.func)
    if called.endswith(".reference"):
        places = call.args[1:2]
    elif called.endswith((*MAKERS, "collector.add")):
        places = call.args[:1]
    else:
        return
    for place in places:
        if isinstance(place, ast.Constant) and isinstance(place.value, str):
            yield place.value


def placeholders(template: str) -> set[str]:
    """The words that a message asks for."""
    return set(re.findall(r"\{(\w+)\}", template))


def test_every_code_in_use_has_a_file_and_every_file_is_in_use() -> None:
    """The engine raises exactly the codes that are defined."""
    assert uses().keys() | FROM_PLAY == set(all_codes())


@pytest.mark.parametrize("name", all_codes())
def test_a_code_is_told_in_both_languages(name: str) -> None:
    """Message, explanation and, where there is one, hint stand in Danish and English alike."""
    meaning = code(name)
    assert meaning.name == name
    assert CODE.fullmatch(name)
    for texts in (meaning.message, meaning.explanation, meaning.hint or meaning.message):
        assert texts.keys() == {"da", "en"}
        assert all(text.strip() for text in texts.values())
    for texts in (meaning.message, meaning.hint or meaning.message):
        assert placeholders(texts["da"]) == placeholders(texts["en"])
    assert meaning.message["da"][-1] in ".}"
    assert meaning.bad
    assert meaning.good


@pytest.mark.parametrize("name", all_codes())
def test_every_call_passes_the_words_of_the_message(name: str) -> None:
    """No call that notes a mistake forgets a word that its message or hint asks for."""
    meaning = code(name)
    needed = placeholders(meaning.message["en"]) | placeholders(meaning.hint.get("en", ""))
    for words in uses().get(name, []):
        assert needed <= words


@pytest.mark.parametrize(("name", "example"), examples("bad"))
def test_a_bad_example_triggers_its_code(name: str, example: dict[str, Any]) -> None:
    """A bad example is found where it says, with every word of its message filled."""
    found = [item for item in diagnose(example) if item.code == name]
    if "found_by" in example:
        return  # reading cannot find it; see below
    assert found
    for item in found:
        for language in ("da", "en"):
            needed = placeholders(code(name).message[language])
            assert needed <= dict(item.words).keys()
            assert all(render(item, language)[0])
    file = example.get("file", "scenario.yaml")
    places = [(item.where.file, item.where.line, item.where.column) for item in found]
    if name not in NO_PLACE:
        line = example["line"]
        column = example.get("column", next(c for f, n, c in places if (f, n) == (file, line)))
        assert (file, line, column) in places
    if "suggestion" in example:
        assert example["suggestion"] in [item.suggestion for item in found]


@pytest.mark.parametrize(("name", "example"), examples("good"))
def test_a_good_example_is_without_errors(name: str, example: dict[str, Any]) -> None:
    """A good example triggers neither its code nor any error."""
    found = diagnose(example)
    assert name not in [item.code for item in found]
    assert [item for item in found if severity(item) is Severity.ERROR] == []


@pytest.mark.parametrize("example", code("play-endless").bad)
def test_what_only_play_finds_is_found_there(example: dict[str, Any]) -> None:
    """The scenario reads without an error, and playing it stops instead of running for ever."""
    loaded = load({"scenario.yaml": complete(example["text"]).encode()})
    assert loaded.scenario is not None
    with pytest.raises(EndlessPlay):
        begin(compile_program(loaded.scenario), "both")


ANALYSED = [name for name in all_codes() if any("found_by" in one for one in code(name).bad)]


@pytest.mark.parametrize("name", [name for name in ANALYSED if name not in FROM_PLAY])
def test_what_only_analysis_finds_is_found_there(name: str) -> None:
    """A bad example is found where it says when all states are looked at, a good one is not."""
    for example in code(name).bad:
        found = {(item.code, item.where.line, item.where.column) for item in analysed(example)}
        assert (name, example["line"], example["column"]) in found
    for example in code(name).good:
        assert analysed(example) == ()


def analysed(example: dict[str, Any]) -> tuple[Diagnostic, ...]:
    """What exact analysis remarks on an example."""
    scenario = load({"scenario.yaml": complete(example["text"]).encode()}).scenario
    assert scenario is not None
    program = compile_program(scenario)
    try:
        found = [analyse(program, held) for held in HELD if program.playable_as(held)]
    except EndlessStory as story:
        return (endless(scenario, story),)
    return remarks(scenario, found)
