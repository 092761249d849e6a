from __future__ import annotations

import pytest

from makkerpar.focus import MOODS
from makkerpar_tools import cli, common
from tests.tools.case import ROOT, answer


def test_assets_names_every_picture(capsys: pytest.CaptureFixture[str]) -> None:
    """`assets --json` has every shipped picture by its name, portraits with their moods."""
    found = answer(capsys, ["assets", "--json"])
    assert list(found) == ["portraits", "places", "props"]
    pictures = ROOT / "assets"
    for kind in ("places", "props"):
        assert found[kind] == sorted(file.stem for file in (pictures / kind).glob("*.svg"))
    drawn = {file.stem for file in (pictures / "portraits").glob("*.svg")}
    assert {
        f"{name}_{mood}" for name, moods in found["portraits"].items() for mood in moods
    } == drawn
    assert all(moods == sorted(MOODS) for moods in found["portraits"].values())


@pytest.mark.parametrize("language", ["da", "en"])
def test_people_are_told_the_same_names(capsys: pytest.CaptureFixture[str], language: str) -> None:
    """Without `--json` the same names stand in three lines, in either language."""
    found = answer(capsys, ["assets", "--json"])
    assert cli.run(["assets", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = [line.partition(": ")[2].split(", ") for line in lines]
    assert told == [list(found["portraits"]), found["places"], found["props"]]
    assert lines[0].startswith({"da": "Portrætter:", "en": "Portraits:"}[language])


def test_what_is_listed_is_what_check_compares_with(capsys: pytest.CaptureFixture[str]) -> None:
    """The names that `assets` tells are those that `check` takes for known."""
    found = answer(capsys, ["assets", "--json"])
    known = common.shipped_assets()
    assert known["portrait"] == set(found["portraits"])
    assert known["place"] == set(found["places"])
    assert known["prop"] == set(found["props"])
