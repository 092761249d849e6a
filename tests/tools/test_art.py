from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import numpy as np
import pygame
import pytest

from makkerpar.focus import MOODS
from makkerpar_tools.art import __main__ as art
from makkerpar_tools.art import portraits
from makkerpar_tools.art.portrait_cast import CAST
from makkerpar_tools.art.portrait_sheets import contact_sheets
from tests.tools.case import ROOT

DRAWN = portraits.drawings()
SMALL = 56  # pixels: the smallest that the window shows a face
# How far apart two pictures are: the mean difference of a colour channel, 0–255, over the pixels
# where either shows somebody. The nearest two people are at about 24; of moods only what brows,
# eyes and mouth can reach is compared, and the nearest two are at about 2.
PEOPLE_APART = 18.0
MOODS_APART = 1.5
FACE = (760, 640, 1110, 1010)  # left, top, right, bottom, in units of the view box
VIEW = (122, 180, 1500, 1564)  # left, top, width, height

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def seen(svg: str, size: int = SMALL) -> Pixels:
    """A picture as red, green, blue and alpha of each of its pixels, 0–255."""
    surface = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (size, size))
    data = np.frombuffer(pygame.image.tobytes(surface, "RGBA"), dtype=np.uint8)
    return data.reshape(-1, 4).astype(np.float64)


def face(svg: str) -> Pixels:
    """Brows, eyes and mouth of a portrait, as `seen` gives them."""
    picture = seen(svg).reshape(SMALL, -1, 4)
    across, down = picture.shape[1] / VIEW[2], picture.shape[0] / VIEW[3]
    left, right = (round((x - VIEW[0]) * across) for x in FACE[::2])
    top, bottom = (round((y - VIEW[1]) * down) for y in FACE[1::2])
    return picture[top:bottom, left:right].reshape(-1, 4)


def distance(one: Pixels, other: Pixels) -> float:
    """How far two pictures of the same size are apart, on white paper."""
    shown = (one[:, 3] > 0) | (other[:, 3] > 0)
    gap = np.abs(on_paper(one) - on_paper(other))
    return float(gap[shown].mean())


def on_paper(picture: Pixels) -> Pixels:
    """Red, green and blue of a picture on white paper."""
    share = picture[:, 3:] / 255
    return picture[:, :3] * share + 255 * (1 - share)


def closest(pictures: Mapping[str, Pixels]) -> tuple[float, str, str]:
    """The two pictures that are nearest to each other, and how near."""
    return min(
        (distance(pictures[one], pictures[other]), one, other)
        for one, other in combinations(pictures, 2)
    )


def test_what_ships_is_what_the_program_draws() -> None:
    """Every picture in the folders that are drawn by program is as drawn, none is left over."""
    wanted = art.files(ROOT)
    assert art.changed(ROOT, wanted) == []
    assert art.surplus(ROOT, wanted) == []


def test_the_command_mends_what_differs_and_names_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` names what differs, lacks or is surplus; without it all but the last is mended."""
    monkeypatch.setattr(art, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / art.PAGE, tmp_path / art.PAGE)
    run()
    assert run("--check") == 0
    folder = tmp_path / "assets" / "portraits"
    (folder / "anne_glad.svg").write_text("other", encoding="utf-8")
    (folder / "mads_glad.svg").unlink()
    (folder / "nobody_glad.svg").write_text("mine", encoding="utf-8")
    capsys.readouterr()
    assert run("--check") == 1
    assert capsys.readouterr().out.splitlines() == [
        "not as drawn: assets/portraits/anne_glad.svg",
        "not as drawn: assets/portraits/mads_glad.svg",
        "drawn by no program: assets/portraits/nobody_glad.svg",
    ]
    run()
    assert (folder / "anne_glad.svg").read_text(encoding="utf-8") == DRAWN[
        "portraits/anne_glad.svg"
    ]
    assert (folder / "mads_glad.svg").is_file()
    assert (folder / "nobody_glad.svg").read_text(encoding="utf-8") == "mine"


def run(*options: str) -> int:
    """The command's exit code."""
    with pytest.raises(SystemExit) as end:
        art.main(list(options))
    assert isinstance(end.value.code, int)
    return end.value.code


def test_everybody_is_drawn_in_every_mood() -> None:
    """The generator draws each person of the cast in the moods of the scenario language."""
    assert len(CAST) >= 18
    assert set(DRAWN) == {f"portraits/{name}_{mood}.svg" for name in CAST for mood in MOODS}


def test_every_part_is_used_and_says_where_it_comes_from() -> None:
    """No part lies about that nobody wears, and the folder of parts has its licence."""
    portraits.read.cache_clear()
    there = list(portraits.PARTS.glob("*/*.svg"))
    portraits.drawings()
    assert portraits.read.cache_info().currsize == len(there)
    assert (portraits.PARTS / "LICENSE-notionists.txt").is_file()


def test_a_picture_is_as_far_from_itself_as_nothing() -> None:
    """The distance of a portrait from itself is 0, that of paper from ink 255."""
    face = seen(DRAWN["portraits/anne_neutral.svg"])
    assert distance(face, face) == 0
    black = np.full((4, 4), 255.0)
    black[:, :3] = 0
    assert distance(black, np.zeros((4, 4))) == 255


def test_no_two_people_are_alike() -> None:
    """At 56 pixels any two people's neutral faces differ clearly."""
    faces = {name: seen(DRAWN[f"portraits/{name}_neutral.svg"]) for name in CAST}
    near, one, other = closest(faces)
    assert near > PEOPLE_APART, (one, other)


@pytest.mark.parametrize("name", CAST)
def test_moods_can_be_told_apart(name: str) -> None:
    """At 56 pixels any two moods of one person differ in the face."""
    moods = {mood: face(DRAWN[f"portraits/{name}_{mood}.svg"]) for mood in MOODS}
    near, one, other = closest(moods)
    assert near > MOODS_APART, (one, other)


def test_a_portrait_is_small_and_framed_like_the_others() -> None:
    """Every portrait has the same view box, and a file of 12 KiB at most."""
    assert all('viewBox="122 180 1500 1564"' in svg for svg in DRAWN.values())
    assert [path for path, svg in DRAWN.items() if len(svg.encode()) > 12 * 1024] == []


def test_the_page_tells_everybody_by_name() -> None:
    """`docs/pictures.md` has a row for each person with the look that the cast gives."""
    written = art.page("<!-- portraits -->\nold\n<!-- /portraits -->\n")
    rows = [row for row in written.splitlines() if row.startswith("| `")]
    assert rows == [f"| `{name}` | {CAST[name].look} |" for name in sorted(CAST)]


def test_a_sheet_shows_every_picture_of_its_folder() -> None:
    """Sheets come by folder, and grow with the pictures they show."""
    one = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0H9V9Z"/></svg>'
    few = contact_sheets({"props/cup.svg": one, "places/hall.svg": one})
    assert list(few) == ["places", "props"]
    many = contact_sheets({f"props/{number}.svg": one for number in range(6)})
    assert height(many["props"]) > height(few["props"])


def height(png: bytes) -> int:
    """A sheet's height in pixels."""
    return pygame.image.load(io.BytesIO(png), "sheet.png").get_height()
