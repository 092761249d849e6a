from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from makkerpar.errors import Refused
from makkerpar.focus import SEATS
from makkerpar.insight.analysis import analyse
from makkerpar.scenario.model import Decision, Ending, Scenario
from makkerpar.scenario.program import compile_program
from makkerpar.scenario.schema import schema_text
from makkerpar_tools import cli, common, new
from tests.fuzz import editor
from tests.tools.case import answer, complaint, makkerpar

LANGUAGES = ("da", "en")


def _made(root: Path, language: str) -> Path:
    return new.make("min-sag", root, language)


def _scenario(folder: Path) -> Scenario:
    scenario = common.open_named(str(folder)).scenario
    assert scenario is not None
    return scenario


def test_new_makes_a_folder_and_says_what_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is named by the id, its files are listed, and three commands follow."""
    assert cli.run(["new", "min-sag", "--into", str(tmp_path), "--lang", "en"]) == 0
    folder = tmp_path / "min-sag"
    assert capsys.readouterr().out == (
        f"Made {folder}:\n"
        "  .makkerpar-schema.json\n  plays.yaml\n  scenario.yaml\n"
        "Next:\n"
        f"  makkerpar check {folder}\n  makkerpar test {folder}\n  makkerpar play {folder}\n"
    )
    assert _scenario(folder).id == "min-sag"


def test_it_is_made_where_one_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `--into` it is the working directory, and the commands name that very folder."""
    monkeypatch.chdir(tmp_path)
    assert cli.run(["new", "budgetkrisen", "--lang", "en"]) == 0
    assert "  makkerpar check ./budgetkrisen\n" in capsys.readouterr().out
    assert (tmp_path / "budgetkrisen" / "scenario.yaml").is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_is_without_fault(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` has nothing to say of it but that it is not translated yet; its playthroughs pass."""
    folder = _made(tmp_path, language)
    found = answer(capsys, ["check", str(folder), "--format", "json"])
    assert [item["code"] for item in found] == ["no-catalogue"]
    rows = answer(capsys, ["test", str(folder), "--json"])
    assert [row["passed"] for row in rows] == [True] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_plays(language: str, tmp_path: Path) -> None:
    """It plays in the language it was made in, to an ending and its debrief."""
    folder = _made(tmp_path, language)
    played = makkerpar("play", str(folder), "--lang", language)
    assert played.returncode == 0, played.stderr
    told = played.stdout.decode()
    assert _scenario(folder).language == language
    assert {"da": "Slut: To svar", "en": "The end: Two Answers"}[language] in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_shows_the_language(language: str, tmp_path: Path) -> None:
    """It has what a case is made of: decisions of each seat, a joint, a private scene, a cut."""
    scenario = _scenario(_made(tmp_path, language))
    exits = [scene.exit for scene in scenario.scenes.values()]
    decisions = [exit_ for exit_ in exits if isinstance(exit_, Decision)]
    assert 6 <= len(exits) <= 8
    assert sorted(len(one.sides) for one in decisions) == [1, 1, 2]
    assert {side.seat for one in decisions for side in one.sides} == set(SEATS)
    assert sum(isinstance(exit_, Ending) for exit_ in exits) == 2
    private = [scene for scene in scenario.scenes.values() if scene.only is not None]
    assert {scene.only for scene in private} == set(SEATS)
    assert all(scene.meanwhile for scene in private)
    assert any(variable.words for variable in scenario.variables.values())
    assert scenario.cut
    assert scenario.questions


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("held", ["director", "chief", "both", "room"])
def test_every_seat_can_come_to_every_ending(held: str, language: str, tmp_path: Path) -> None:
    """However the seats are held, both endings can be reached and no scene is dead."""
    scenario = _scenario(_made(tmp_path, language))
    found = analyse(compile_program(scenario), held)
    assert found.exact
    assert found.unreachable == ()
    assert found.endings is not None
    assert len(found.endings) == 2


def test_both_languages_tell_the_same_case(tmp_path: Path) -> None:
    """The Danish and the English one differ in words and names, not in what can happen."""
    shapes: list[object] = []
    for language in LANGUAGES:
        scenario = _scenario(new.make(f"sag-{language}", tmp_path, language))
        found = analyse(compile_program(scenario), "both")
        assert found.endings is not None
        odds = sorted(ending.odds for ending in found.endings.values())
        shapes.append((found.states, found.plays, odds, found.seats))
    assert shapes[0] == shapes[1]


# ── the editor ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_editor_finds_the_schema_beside_it(language: str, tmp_path: Path) -> None:
    """The first line names a file that lies there, in the author's language, and it fits."""
    folder = _made(tmp_path, language)
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    start = "# yaml-language-server: $schema="
    first = text.splitlines()[0]
    assert first.startswith(start)
    schema = json.loads((folder / first.removeprefix(start)).read_text(encoding="utf-8"))
    jsonschema.validate(editor.read(text.encode()), schema)
    assert schema == json.loads(schema_text(language))


# ── refusals ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name", ["Sag", "1sag", "-sag", "ny sag", "nysåg", "../sag", "a/b", "", "x" * 61, "."]
)
def test_what_cannot_be_an_id_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that no scenario can have makes nothing."""
    words = ["new", "--into", str(tmp_path), "--lang", "en", "--", name]
    assert "cannot be a scenario's id" in complaint(capsys, words)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_id_is_one(tmp_path: Path) -> None:
    """Sixty characters make a scenario."""
    assert _scenario(new.make("x" * 60, tmp_path, "da")).id == "x" * 60


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_there_is_never_touched(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a file or a broken link of that name stays as it is."""
    there = tmp_path / "sag"
    if kind == "folder":
        there.mkdir()
    elif kind == "file":
        there.write_text("min", encoding="utf-8")
    else:
        there.symlink_to(tmp_path / "ingen")
    line = complaint(capsys, ["new", "sag", "--into", str(tmp_path), "--lang", "en"])
    assert line == f"makkerpar: “{there}” is there already. Nothing was changed."
    assert [entry.name for entry in tmp_path.rglob("*")] == ["sag"]


def test_into_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that does not exist is not made; a misspelt path would hide the new case."""
    words = ["new", "sag", "--into", str(tmp_path / "ingen"), "--lang", "en"]
    assert "cannot be written" in complaint(capsys, words)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up after the first file takes the folder back."""
    written: list[Path] = []

    def full(path: Path, data: bytes) -> None:
        if written:
            raise Refused("The disk is full.")
        written.append(path)
        path.write_bytes(data)

    monkeypatch.setattr(new, "write_atomically", full)
    with pytest.raises(Refused, match="full"):
        _made(tmp_path, "da")
    assert list(tmp_path.iterdir()) == []
