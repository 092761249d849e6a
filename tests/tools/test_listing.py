from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar import resources
from makkerpar.errors import NotFound
from makkerpar.scenario.folder import Folder, read_folder
from makkerpar_tools import cli, listing
from tests.tools.case import STORY, answer, complaint, write


def _listed(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    return {item["scenario"]: item for item in answer(capsys, ["list", "--json", *words])}


def test_the_list_tells_what_one_chooses_by(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For each scenario: title, summary, seats, minutes, languages, focus areas, where it lies."""
    file = write(tmp_path, STORY + "focus: [2, 5]\ncut: [ask]\n")
    (file.parent / "en.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n'
        '\nmsgid "En lille sag"\nmsgstr "A small case"\n',
        encoding="utf-8",
    )
    told = _listed(capsys, "--scenarios", str(tmp_path), "--lang", "en")["sagen"]
    assert told == {
        "scenario": "sagen",
        "folder": str(file.parent),
        "playable": True,
        "title": "A small case",
        "summary": "To ledere, ét tal og en fredag.",
        "seats": ["director", "chief", "both"],
        "room": True,
        "minutes": 5,
        "languages": ["da", "en"],
        "focus": ["2", "5"],
    }
    danish = _listed(capsys, "--scenarios", str(tmp_path), "--lang", "da")["sagen"]
    assert danish == {**told, "title": "En lille sag"}


def test_a_scenario_for_people_has_no_single_seat(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario that takes two people is listed for both seats alone."""
    write(tmp_path, "id: sagen\npeople_only: true")
    told = _listed(capsys, "--scenarios", str(tmp_path))["sagen"]
    assert (told["seats"], told["room"]) == (["both"], False)


def test_a_title_that_varies_is_told_as_it_is_before_any_play(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Placeholders and conditions in a title are filled in as the variables start."""
    write(
        tmp_path,
        "id: sagen\ntitle:\n  first:\n"
        '    - { when: n > 4, text: "{Kommune}, sag {n}" }\n    - { text: Nej }\n'
        "variables: { n: { start: 5, max: 9 } }\nterms: { kommune: egeskov }\n",
    )
    assert _listed(capsys, "--scenarios", str(tmp_path))["sagen"]["title"] == "Egeskov, sag 5"


def test_a_broken_scenario_is_listed_and_keeps_no_other_from_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be read is listed as not playable, with the command that says why."""
    write(tmp_path)
    for name, text in (("brudt", "scenes: ["), ("forkert", "minutes: tyve"), ("tom", "")):
        file = tmp_path / name / "scenario.yaml"
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    found = _listed(capsys, "--scenarios", str(tmp_path))
    for name in ("brudt", "forkert", "tom"):
        folder = str(tmp_path / name)
        assert found[name] == {"scenario": name, "folder": folder, "playable": False}
    assert found["sagen"]["playable"] is True
    assert cli.run(["list", "--scenarios", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert f"brudt: has errors; see: makkerpar check {tmp_path / 'brudt'}" in told
    assert "sagen: En lille sag" in told


def test_a_scenario_that_the_system_hides_is_listed_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be read is not playable, and keeps no other from being listed."""
    write(tmp_path)
    hidden = write(tmp_path, "id: skjult", "skjult").parent

    def reads(path: Path) -> Folder:
        if path == hidden:
            raise NotFound("“{name}” cannot be read: {reason}.", name=str(path), reason="no")
        return read_folder(path)

    monkeypatch.setattr(listing, "read_folder", reads)
    found = _listed(capsys, "--scenarios", str(tmp_path))
    assert (found["skjult"]["playable"], found["sagen"]["playable"]) == (False, True)


def test_shipped_scenarios_come_first_and_all_of_them_are_playable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What ships is listed, the newcomer's first; nothing of it has an error."""
    items = answer(capsys, ["list", "--json"])
    assert items[0]["scenario"] == resources.FIRST_SCENARIO
    assert all(item["playable"] for item in items)


def test_own_scenarios_are_found_in_the_home_and_in_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The data folder and every `--scenarios` are looked through; the first of a name wins."""
    home, extra = tmp_path / "home", tmp_path / "extra"
    monkeypatch.setenv("MAKKERPAR_HOME", str(home))
    write(home / "scenarios", "id: hjemme", "hjemme")
    write(extra, "id: ude", "ude")
    write(extra, "id: hjemme\nminutes: 99", "hjemme")
    found = _listed(capsys, "--scenarios", str(extra))
    assert {"hjemme", "ude", resources.FIRST_SCENARIO} <= set(found)
    assert found["hjemme"]["minutes"] == 5
    gone = str(tmp_path / "gone")
    assert gone in complaint(capsys, ["list", "--scenarios", gone])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["About 5 minutes", "Seats: director, chief, two people", "Fundamental mutual trust"],
        ),
        ("da", ["5 minutter", "direktør, chef, to personer", "Fundamental gensidig tillid"]),
    ],
)
def test_people_are_told_in_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: list[str]
) -> None:
    """Without `--json` each scenario is a few lines in the reader's language."""
    write(tmp_path, STORY + "focus: [2]\n")
    assert cli.run(["list", "--scenarios", str(tmp_path), "--lang", language]) == 0
    told = capsys.readouterr().out
    for word in words:
        assert word in told


def test_no_scenarios_at_all_are_no_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing is found, the list is empty, which people are told in a line."""
    monkeypatch.setattr(resources, "scenario_folders", lambda folders: [])
    assert answer(capsys, ["list", "--json"]) == []
    assert cli.run(["list"]) == 0
    assert capsys.readouterr().out == "No scenarios were found.\n"
