"""An author's own pictures: found where the language says, drawn within limits, or not at all."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from makkerpar import resources
from makkerpar.desktop import untrusted
from makkerpar.desktop.pictures import Pictures
from makkerpar.frontend.case import open_case
from tests.desktop.world import window
from tests.terminal.world import small_case

RED, BLUE = (200, 30, 30), (30, 30, 200)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{}</svg>'
SHAPE = '<rect width="100" height="100" fill="#c81e1e"/>'


def image(
    ending: str, size: tuple[int, int] = (40, 30), colour: tuple[int, int, int] = RED
) -> bytes:
    """A picture of one colour."""
    surface = pygame.Surface(size)
    surface.fill(colour)
    file = io.BytesIO()
    pygame.image.save(surface, file, ending)
    return file.getvalue()


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG that says it is so large, whatever is in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    found = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", head), *chunks, (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        check = zlib.crc32(kind + data)
        found += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
    return found


def kept(folder: Path, name: str, data: bytes | str) -> Path:
    """A file in a case's `assets/`."""
    file = folder / "assets" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return file


@pytest.fixture(autouse=True)
def _screen() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))


def test_own_pictures_lie_flat_and_serve_as_anything(tmp_path: Path) -> None:
    """A name stands with its ending or without, and a person's may end in a mood."""
    glad = kept(tmp_path, "ole_glad.svg", SVG)
    plain = kept(tmp_path, "ole.PNG", b"")
    kept(tmp_path, "readme.md", "")
    found = resources.own_pictures(tmp_path)
    assert found.portraits["ole"] == {"glad": glad, "neutral": plain}
    assert found.places == found.props
    assert set(found.places) == {"ole", "ole.PNG", "ole_glad", "ole_glad.svg"}


def test_own_pictures_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A link to a picture elsewhere is passed over, and so is a linked `assets/`."""
    case = tmp_path / "case"
    secret = kept(tmp_path, "secret.svg", SVG)
    (case / "assets").mkdir(parents=True)
    try:
        (case / "assets" / "link.svg").symlink_to(secret)
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "assets").symlink_to(tmp_path / "assets")
    except OSError:
        pytest.skip("links cannot be made here")
    assert not resources.own_pictures(case).places
    assert not resources.own_pictures(tmp_path / "other").places


def test_a_case_without_pictures_has_none(tmp_path: Path) -> None:
    """No folder, no pictures."""
    assert not resources.own_pictures(tmp_path).portraits


@pytest.mark.parametrize("ending", ["png", "jpg"])
def test_a_photograph_fits_its_box(tmp_path: Path, ending: str) -> None:
    """It keeps its shape, and its colour."""
    drawn = untrusted.draw(kept(tmp_path, f"a.{ending}", image(ending)), (80, 80))
    assert drawn.get_size() == (80, 60)
    assert all(abs(one - other) < 12 for one, other in zip(drawn.get_at((9, 9)), RED, strict=False))


HEADS: dict[str, tuple[Callable[[], bytes], tuple[int, int]]] = {
    "png": (lambda: image("png"), (40, 30)),
    "jpeg": (lambda: image("jpg"), (40, 30)),
    "vp8x": (lambda: b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x27\0\0\x1d\0\0", (40, 30)),
    "vp8l": (
        lambda: b"RIFF\0\0\0\0WEBPVP8L\x05\0\0\0/" + (39 | 29 << 14).to_bytes(4, "little"),
        (40, 30),
    ),
    "vp8": (lambda: b"RIFF\0\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\x28\0\x1e\0", (40, 30)),
}


@pytest.mark.parametrize("kind", HEADS)
def test_headers_tell_the_size(kind: str) -> None:
    """Width and height are known without decoding, of every format."""
    make, size = HEADS[kind]
    assert untrusted.photograph(make()) == size


POOR: dict[str, bytes | str] = {
    "empty": b"",
    "no picture": "Hello",
    "gif": b"GIF89a\x01\0\x01\0\0\0\0;",
    "a bomb": png(20_000, 20_000),
    "no width": png(0, 9),
    "nothing in it": png(40, 30),
    "it moves": png(40, 30, (b"acTL", b"\0\0\0\2\0\0\0\0")),
    "half a header": b"\x89PNG\r\n\x1a\n",
    "half a jpeg": b"\xff\xd8\xff",
    "many scans": b"\xff\xd8" + b"\xff\xda\0\2" * 100,
    "a webp that moves": b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\2\0\0\0\x27\0\0\x1d\0\0",
    "a large file": b"\x89PNG\r\n\x1a\n" + bytes(untrusted.MAX_PHOTOGRAPH),
    "a large drawing": SVG.format(" " * untrusted.MAX_DRAWING),
    "a long path": SVG.format('<path d="M0 0' + "L9 9" * 6000 + '"/>'),
    "many shapes": SVG.format('<path d="M1 1H9V9"/>' * 12_000),
    "many rules": SVG.format("<style>" + ".a{}" * 999 + "</style>"),
    "no size": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="nan nan nan nan"></svg>',
    "half a drawing": "<svg",
}


@pytest.mark.parametrize("kind", POOR)
def test_what_cannot_be_drawn_is_not_shown(tmp_path: Path, kind: str) -> None:
    """Broken, moving and too large pictures are passed over, whatever they serve as."""
    kept(tmp_path, "it.png", POOR[kind])
    pictures = Pictures(resources.assets()).of(resources.own_pictures(tmp_path))
    assert pictures.place("it", (100, 60)) is None
    assert pictures.portrait("it", "glad", 100) is None
    assert pictures.thing("it.png", (100, 60)) is None


FINE: dict[str, str] = {
    "nested": SVG.format("<g>" * 20_000 + SHAPE + "</g>" * 20_000),
    "dashes": SVG.format('<path d="M0 50H100" stroke="red" stroke-dasharray="1e-9"/>' + SHAPE),
    "entities": '<!DOCTYPE x [<!ENTITY a "&a;&a;">]>' + SVG.format(SHAPE),
    "elsewhere": SVG.format('<image href="file:///etc/passwd" width="9" height="9"/>' + SHAPE),
    "huge": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e30 1e30">'
    '<rect width="1e30" height="1e30" fill="#c81e1e"/></svg>',
}


@pytest.mark.parametrize("kind", FINE)
def test_odd_drawings_are_drawn_in_their_frame(tmp_path: Path, kind: str) -> None:
    """Depth, dashes, entities, links and large numbers do no harm."""
    drawn = untrusted.draw(kept(tmp_path, "a.svg", FINE[kind]), (60, 60))
    assert drawn.get_width() in (60, 61)  # SDL_image rounds up
    assert tuple(drawn.get_at((30, 5)))[:3] == RED


@pytest.mark.parametrize("size", [(1, 5000), (5000, 1)])
def test_a_thin_picture_covers_a_box(tmp_path: Path, size: tuple[int, int]) -> None:
    """However long and thin it is, nothing of the box stays empty."""
    kept(tmp_path, "thin.png", image("png", size))
    pictures = Pictures(resources.assets()).of(resources.own_pictures(tmp_path))
    shown = pictures.place("thin", (300, 200))
    assert shown is not None
    assert shown.get_size() == (300, 200)
    for at in ((0, 0), (299, 199), (150, 100)):
        assert all(abs(one - two) < 3 for one, two in zip(shown.get_at(at), RED, strict=False))


def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop waits only so long for a drawing, and until it ends no other is begun."""
    monkeypatch.setattr(untrusted, "_PATIENCE", 0.01)
    monkeypatch.setattr(untrusted, "_given_up", [])
    done = threading.Event()

    def never() -> pygame.Surface:
        done.wait()
        return pygame.Surface((1, 1))

    with pytest.raises(ValueError, match="too long"):
        untrusted.in_time(never)
    with pytest.raises(ValueError, match="another"):
        untrusted.in_time(lambda: pygame.Surface((1, 1)))
    done.set()


def test_a_poor_picture_is_tried_once(tmp_path: Path) -> None:
    """A file that could not be drawn is left alone from then on."""
    file = kept(tmp_path, "it.png", b"")
    pictures = Pictures(resources.assets()).of(resources.own_pictures(tmp_path))
    assert pictures.thing("it", (10, 10)) is None
    file.write_bytes(image("png"))
    assert pictures.of(resources.own_pictures(tmp_path)).thing("it", (20, 20)) is None


def test_every_case_shows_its_own(tmp_path: Path) -> None:
    """Two cases may call different pictures by the same name, a shipped one's too."""
    red, blue = tmp_path / "red", tmp_path / "blue"
    kept(red, "office.png", image("png"))
    kept(blue, "office.png", image("png", colour=BLUE))
    shipped = Pictures(resources.assets())
    seen = []
    for folder in (red, blue):
        shown = shipped.of(resources.own_pictures(folder)).place("office", (50, 40))
        assert shown is not None
        seen.append(tuple(shown.get_at((20, 20)))[:3])
    assert seen == [RED, BLUE]
    assert shipped.place("office", (50, 40)) is not None


def test_a_case_knows_its_pictures(tmp_path: Path) -> None:
    """Whether it was opened by its folder or by its file."""
    folder = small_case(tmp_path)
    kept(folder, "skur.svg", SVG)
    for path in (folder, folder / "scenario.yaml"):
        assert set(open_case(path, {}).pictures.places) == {"skur", "skur.svg"}


def test_the_window_shows_them(tmp_path: Path) -> None:
    """On the picker, where a seat is chosen, on the stage, and close up."""
    folder = small_case(tmp_path / "scenarios")
    for name in ("skur.png", "ark.png", "ida.png"):
        kept(folder, name, image("png"))
    with window(tmp_path) as hands:
        case = open_case(folder, {})
        scenes = {
            name: replace(scene, place=("skur", "skur"), prop="ark")
            for name, scene in case.scenario.scenes.items()
        }
        cast = {
            name: replace(person, portrait="ida") for name, person in case.scenario.cast.items()
        }
        hands.desk.cases = {
            "lille": replace(case, scenario=replace(case.scenario, scenes=scenes, cast=cast))
        }
        hands.app.draw()

        def red() -> int:
            mask = pygame.mask.from_threshold(hands.app.glass.surface, RED, (14, 14, 14, 255))
            return mask.count()

        seen = {"title": red()}
        hands.press("enter")
        seen["seats"] = red()
        hands.focus("seat.chief")
        hands.press("enter")
        seen["brief"] = red()
        while type(hands.top).__name__ != "SceneView":
            hands.press("enter")
        seen["scene"] = red()
        hands.press("z")
        seen["thing"] = red()
        assert type(hands.top).__name__ == "ThingView"
        assert all(count > 400 for count in seen.values()), seen
