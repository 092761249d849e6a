"""What the page on commands shows of `new` and `test` is what they do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from makkerpar.scenario.playthroughs import read_playthroughs
from makkerpar_tools import cli, common
from tests.docs.pages import DOCS, blocks, read

PAGE = read(DOCS / "commands.md")


def _section(name: str) -> str:
    return PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]


def _console(name: str) -> tuple[list[str], str]:
    """The words of a command that is shown, and what it answers."""
    (block,) = blocks(_section(name), "console")
    line, _, told = block.text.partition("\n")
    words = line.removeprefix("$ makkerpar ").split()
    return words, told


@pytest.fixture
def new_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """The case that `new` makes as the page shows it, having answered as the page shows."""
    monkeypatch.chdir(tmp_path)
    words, told = _console("new")
    assert cli.run(words) == 0
    assert capsys.readouterr().out == told
    return tmp_path / "my-case" / "plays.yaml"


def test_the_difference_that_is_shown_is_what_test_tells(
    new_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the ending of the page expected, the case of `new` fails in the page's very words."""
    words, told = _console("test")
    text = new_case.read_text(encoding="utf-8")
    new_case.write_text(text.replace("ending: two_answers", "ending: one_answer"), encoding="utf-8")
    assert cli.run([*words, "--lang", "en"]) == 1
    assert capsys.readouterr().out == told


def test_the_json_that_is_shown_has_the_fields_that_test_writes(
    new_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each row, stop and difference of the page has the command's keys in the command's order."""
    (block,) = blocks(_section("test"), "json")
    (shown,) = json.loads(block.text)
    text = new_case.read_text(encoding="utf-8").replace("capital: 9", "capital: 8")
    new_case.write_text(text.replace("- friday:together", "- friday:whole"), encoding="utf-8")
    assert cli.run(["test", "my-case", "--json"]) == 1
    differs, _, stopped = json.loads(capsys.readouterr().out)
    assert list(shown) == list(differs) == list(stopped)
    assert list(shown["stopped"]) == list(stopped["stopped"])
    assert list(shown["differences"][0]) == list(differs["differences"][0])
    assert list(shown["decisions"][0]) == list(differs["decisions"][0])


def test_the_playthrough_that_is_shown_can_be_read() -> None:
    """The example of `plays.yaml` is without fault for the case it is about."""
    (block,) = blocks(_section("test"), "yaml")
    scenario = common.open_named("budgetkrisen").scenario
    found = read_playthroughs("plays.yaml", block.text.encode(), scenario)
    assert found.diagnostics == ()
    (one,) = found.items
    assert len(one.expected or ()) == 5
