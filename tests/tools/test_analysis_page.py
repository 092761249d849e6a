from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from makkerpar_tools import cli
from tests.tools.case import MISTAKE, complaint, write


def words(root: Path, page: Path, *more: str) -> list[str]:
    """The words that write the page of the small case."""
    return ["analyse", "sagen", "--scenarios", str(root), "--html", str(page), *more]


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_page_is_written_and_its_place_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """`analyse --html` writes one page in the language asked for, and says where it is."""
    write(tmp_path)
    page = tmp_path / "rapport.html"
    assert cli.run(words(tmp_path, page, "--lang", language)) == 0
    told = capsys.readouterr()
    assert str(page) in told.out
    assert told.err == ""
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in text
    assert "</html>" in text


def test_json_goes_beside_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--json` the figures are on standard output as without the page, and both are made."""
    write(tmp_path)
    page = tmp_path / "rapport.html"
    assert cli.run(words(tmp_path, page, "--json")) == 0
    with_page = capsys.readouterr().out
    assert cli.run(["analyse", "sagen", "--scenarios", str(tmp_path), "--json"]) == 0
    assert json.loads(with_page) == json.loads(capsys.readouterr().out)
    assert page.exists()


def test_the_same_case_makes_the_same_page(tmp_path: Path) -> None:
    """Two pages of one case are equal, byte for byte."""
    write(tmp_path)
    pages = [tmp_path / "en.html", tmp_path / "to.html"]
    for page in pages:
        assert cli.run(words(tmp_path, page)) == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_page_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the folder does not exist, one line says so."""
    write(tmp_path)
    line = complaint(capsys, words(tmp_path, tmp_path / "nowhere" / "rapport.html"))
    assert "nowhere" in line


def test_without_its_library_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the extra is not installed, one line tells how to, and an old page stays."""
    write(tmp_path)
    page = tmp_path / "rapport.html"
    page.write_text("old", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert 'pip install "makkerpar[author]"' in complaint(capsys, words(tmp_path, page))
    assert page.read_text(encoding="utf-8") == "old"


def test_without_the_graph_library_the_page_has_no_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture that cannot be laid out is left out; all else is there."""
    write(tmp_path)
    page = tmp_path / "rapport.html"
    assert cli.run(words(tmp_path, page)) == 0
    assert "<img" in page.read_text(encoding="utf-8")
    monkeypatch.setitem(sys.modules, "graphlay", None)
    assert cli.run(words(tmp_path, page)) == 0
    assert "<img" not in page.read_text(encoding="utf-8")
    assert 'id="both"' in page.read_text(encoding="utf-8")


def test_a_case_with_mistakes_makes_no_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Errors are told, the status is 1, and nothing is written."""
    write(tmp_path, MISTAKE)
    page = tmp_path / "rapport.html"
    assert cli.run(words(tmp_path, page)) == 1
    assert "meat" in capsys.readouterr().err
    assert not page.exists()
