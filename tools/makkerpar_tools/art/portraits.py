"""Portraits: people in five moods, composed and coloured from the parts in `portrait_parts/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from makkerpar_tools.art.portrait_cast import CAST, INK, Person

PARTS = Path(__file__).with_name("portrait_parts")

# Where each kind of part belongs on the 1500 × 1564 sheet. What is drawn for Makkerpar (`own`)
# stands in the sheet's own coordinates.
_PLACES = {
    "base": (531, 487),
    "body": (178, 1057),
    "hair": (266, 207),
    "beard": (653, 805),
    "lips": (791, 871),
    "nose": (901, 668),
    "eyes": (610, 680),
    "brows": (774, 657),
    "glasses": (610, 680),
}

# A mood is a mouth, and brows and eyes where they differ from the person's own.
MOODS: Mapping[str, Mapping[str, str]] = {
    "neutral": {"lips": "21"},
    "glad": {"lips": "03", "brows": "12"},
    "worried": {"lips": "24", "brows": "13"},
    "sceptical": {"lips": "20", "brows": "10", "eyes": "01"},
    "annoyed": {"lips": "19", "brows": "02"},
}

_TEETH = "#FBF7F0"
_SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1564"'
    ' viewBox="122 180 1500 1564" fill="none">'
)


def drawings() -> Mapping[str, str]:
    """Every portrait's SVG text by its path under `assets/`."""
    return {
        f"portraits/{name}_{mood}.svg": portrait(person, mood)
        for name, person in CAST.items()
        for mood in MOODS
    }


def portrait(person: Person, mood: str) -> str:
    """One person in one mood, as SVG text; from the back to the front."""
    face = {"brows": person.brows, "eyes": person.eyes, **MOODS[mood], **person.moods.get(mood, {})}
    cloth, lines = _garment(person.body)
    layers = [
        _part("base", "01", person.skin),
        _placed("body", _coloured(cloth, person.cloth)),
        *(_own(name, colour) for name, colour in person.under),
        _placed("body", _coloured(lines, person.cloth, person.garment_line)),
        *(_own(name, colour) for name, colour in person.over),
        *(_own(name, colour, person.line) for name, colour in person.marks),
        *(
            f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{person.skin}"/>'
            for x, y, radius in person.patches
        ),
    ]
    if person.hair:
        layers.append(
            _part("hair", person.hair, person.hair_band or person.skin, person.hair_colour)
        )
    if person.beard:
        layers.append(
            _part("beard", person.beard, person.skin, person.beard_colour or person.hair_colour)
        )
    if not person.beard_hides_mouth:
        layers.append(_part("lips", face["lips"], _TEETH, person.line))
    layers += [
        _part("nose", person.nose, person.skin, person.line),
        _part("eyes", face["eyes"], "#fff", person.line),
        _part("brows", face["brows"], "#fff", person.brow_colour or person.line),
    ]
    if person.glasses:
        frame = _part("glasses", person.glasses, "#fff")
        layers.append(frame.replace('fill="#fff"', 'fill="#fff" fill-opacity=".35"'))
    return f"{_SHEET}{''.join(layers)}</svg>\n"


def _part(kind: str, name: str, white: str, black: str = INK) -> str:
    return _placed(kind, _coloured(read(kind, name), white, black))


def _own(name: str, white: str, black: str = INK) -> str:
    return _coloured(read("own", name), white, black)


def _placed(kind: str, drawn: str) -> str:
    x, y = _PLACES[kind]
    return f'<g transform="translate({x} {y})">{drawn}</g>'


def _coloured(drawn: str, white: str, black: str = INK) -> str:
    """The parts are drawn in black and white: white takes one colour, black the other."""
    return drawn.replace('fill="#fff"', f'fill="{white}"').replace('"#000"', f'"{black}"')


def _garment(body: str) -> tuple[str, str]:
    """A garment's coloured grounds, and the lines upon them: a blouse shows between the two."""
    drawn = read("body", body)
    end = drawn.index("/>", max(drawn.rfind('fill="#fff"'), 0)) + len("/>")
    return drawn[:end], drawn[end:]


@cache
def read(kind: str, name: str) -> str:
    """A part's shapes in black and white: what stands between the first and the last line."""
    lines = (PARTS / kind / f"{name}.svg").read_text(encoding="utf-8").splitlines()
    return "".join(lines[1:-1])
