from __future__ import annotations

import io
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pygame.image
import pytest

from makkerpar.desktop.tokens import PALETTES
from makkerpar_tools import cli, graph
from tests.report.world import chain
from tests.tools.case import MISTAKE, STORY, complaint, write

SVG = "{http://www.w3.org/2000/svg}"
ENDINGS = ("svg", "png", "dot", "mmd", "graphml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small case in it."""
    write(tmp_path)
    return tmp_path


def call(root: Path, file: Path, *more: str) -> list[str]:
    """The words that draw the case into a file."""
    return ["graph", "sagen", "--scenarios", str(root), "--lang", "en", "-o", str(file), *more]


def drawn(root: Path, *more: str) -> list[str]:
    """All that is written in the case's drawing."""
    file = root / "case.svg"
    assert cli.run(call(root, file, *more)) == 0
    return [one.text or "" for one in ET.fromstring(file.read_bytes()).iter(f"{SVG}text")]


@pytest.mark.parametrize("ending", [*ENDINGS, "SVG"])
def test_the_ending_says_what_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    """Each ending gives a file of its format, small letters or large; a line says where it is."""
    file = folder / f"case.{ending}"
    assert cli.run(call(folder, file)) == 0
    told = capsys.readouterr()
    assert (told.out.count("\n"), told.err) == (1, "")
    assert str(file) in told.out
    written = file.read_bytes()
    if ending.lower() == "svg":
        assert ET.fromstring(written).tag == f"{SVG}svg"
    elif ending == "png":
        assert pygame.image.load(io.BytesIO(written), "case.png").get_width() > 600
    elif ending == "graphml":
        assert set(nx.read_graphml(io.BytesIO(written))) == {"ask", "roll", "meet", "slut"}
    else:
        first = {"dot": 'digraph "sagen" {', "mmd": "---"}[ending]
        assert written.decode().splitlines()[0] == first


def test_another_ending_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An ending that says nothing exits 2, names the five that do, and writes no file."""
    for name in ("case.pdf", "case", "svg"):
        line = complaint(capsys, call(folder, folder / name))
        assert name in line
        for ending in ENDINGS:
            assert f".{ending}" in line
        assert not (folder / name).exists()


def test_a_scenario_with_errors_is_not_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its errors are told on standard error, exit 1, and no file is written."""
    write(tmp_path, MISTAKE)
    assert cli.run(call(tmp_path, tmp_path / "case.svg")) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "error[unknown-scene]" in told.err
    assert not (tmp_path / "case.svg").exists()


def test_what_stood_there_is_replaced(folder: Path) -> None:
    """A file of that name is replaced as a whole, and nothing else is left in the folder."""
    file = folder / "case.dot"
    file.write_text("old" * 10_000, encoding="utf-8")
    assert cli.run(call(folder, file)) == 0
    assert "old" not in file.read_text(encoding="utf-8")
    assert {one.name for one in folder.iterdir()} == {"case.dot", "sagen"}


def test_a_folder_that_is_not_there_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing can be written exits 2 with the reason."""
    assert "nowhere" in complaint(capsys, call(folder, folder / "nowhere" / "case.svg"))


@pytest.mark.parametrize("missing", ["graphlay", "resvg_py"])
def test_without_the_extra_drawing_says_how_to_install_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    """Where a library of the extra is missing, a drawing exits 2 with the line that installs it."""
    monkeypatch.setitem(sys.modules, missing, None)
    line = complaint(capsys, call(folder, folder / "case.png"))
    assert 'pip install "makkerpar[author]"' in line


def test_texts_are_in_the_pixels(folder: Path) -> None:
    """The PNG is written with our own fonts, so the heading is in it on a machine without any."""
    file = folder / "case.png"
    assert cli.run(call(folder, file)) == 0
    picture = pygame.image.load(str(file))
    heading = {tuple(picture.get_at((x, y)))[:3] for x in range(30, 200) for y in range(40, 80)}
    assert PALETTES["warm"].ink in heading
    assert PALETTES["warm"].bg in heading


@pytest.mark.parametrize("ending", ["dot", "mmd", "graphml"])
def test_the_other_formats_need_no_extra(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """What other programs lay out is written with what everybody has."""
    for name in ("graphlay", "resvg_py"):
        monkeypatch.setitem(sys.modules, name, None)
    assert cli.run(call(folder, folder / f"case.{ending}")) == 0


def test_what_stands_on_the_ways_can_be_chosen(folder: Path) -> None:
    """`--labels` takes texts, ids or nothing, and `--seat` what one seat decides."""
    assert "Ring." in drawn(folder)
    assert {"call", "wait"} <= set(drawn(folder, "--labels", "id"))
    assert not {"call", "Ring."} & set(drawn(folder, "--labels", "none"))
    assert "Ring." not in drawn(folder, "--seat", "director")
    assert "Ring." in drawn(folder, "--seat", "chief")


def dead(root: Path) -> list[str]:
    """All that is dashed and pale in the case's drawing."""
    drawn(root)
    groups = ET.fromstring((root / "case.svg").read_bytes()).iter(f"{SVG}g")
    gone = [group for group in groups if group.get("class") == "dead"]
    return [one.text or "" for group in gone for one in group.iter(f"{SVG}text")]


def test_what_no_play_comes_to_is_marked(folder: Path) -> None:
    """A choice that is never on offer, as the exact analysis finds, is dead in the drawing."""
    assert dead(folder) == ["Vent.", "if n > 7"]


def test_of_a_story_too_large_to_analyse_the_scenes_without_a_way_are_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond a size only what reading alone proves is dead."""
    lost = "  lost: { goto: slut }\n  slut:"
    write(tmp_path, STORY.replace("  slut:", lost))
    assert set(dead(tmp_path)) == {"Vent.", "if n > 7", "lost"}
    monkeypatch.setattr(graph, "_MOST_SCENES", 3)
    assert dead(tmp_path) == ["lost"]


def test_a_story_that_never_ends_is_drawn_all_the_same(tmp_path: Path) -> None:
    """Where an analysis fails for a play that goes round for ever, the drawing shows the round."""
    write(
        tmp_path,
        """\
id: sagen
variables: { n: { start: 5, max: 10 } }
scenes:
  round: { next: [ { when: n > 0, goto: back }, { goto: slut } ] }
  back: { change: { n: 1 }, goto: round }
""",
    )
    assert {"round", "back", "slut"} <= set(drawn(tmp_path))


def test_the_story_goes_down_or_right(folder: Path) -> None:
    """`--direction` turns the drawing."""
    sizes = {}
    for direction in ("down", "right"):
        file = folder / f"{direction}.svg"
        assert cli.run(call(folder, file, "--direction", direction)) == 0
        root = ET.fromstring(file.read_bytes())
        sizes[direction] = (float(root.get("width") or 0), float(root.get("height") or 0))
    assert sizes["down"][1] > sizes["right"][1]


def test_it_speaks_the_language_asked_for(folder: Path) -> None:
    """`--lang da` writes the drawing's own words in Danish, and says so in it."""
    file = folder / "case.svg"
    assert cli.run([*call(folder, file), "--lang", "da"]) == 0
    root = ET.fromstring(file.read_bytes())
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"


def test_a_picture_too_large_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story too long for points exits 2 and points to .svg, which is written."""
    write(tmp_path, chain(200))
    monkeypatch.setattr(graph, "_MOST_PIXELS", 1_000_000)
    assert ".svg" in complaint(capsys, call(tmp_path, tmp_path / "case.png"))
    assert not (tmp_path / "case.png").exists()
    assert cli.run(call(tmp_path, tmp_path / "case.svg")) == 0
