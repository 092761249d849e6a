"""Who is portrayed: each person's parts and colours, and the line by which an author chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INK = "#22303A"

Coloured = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person: names of parts in `portrait_parts/`, and colours as `#RRGGBB`.

    `under` lies between a garment's ground and its lines, `over` on top of the garment, `marks` on
    the face; each is a part of `own/` with its colour. `patches` are circles of skin (x, y, radius)
    where hair would leave the paper bare. `moods` replaces parts of single moods.
    """

    look: str
    skin: str
    body: str
    cloth: str
    nose: str
    brows: str
    hair: str = ""
    hair_colour: str = INK
    hair_band: str = ""
    eyes: str = "05"
    line: str = INK
    garment_line: str = INK
    brow_colour: str = ""
    beard: str = ""
    beard_colour: str = ""
    beard_hides_mouth: bool = False
    glasses: str = ""
    under: Coloured = ()
    over: Coloured = ()
    marks: Coloured = ()
    patches: tuple[tuple[int, int, int], ...] = ()
    moods: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_FOLD = (("fold", INK),)

CAST: Mapping[str, Person] = {
    "kirsten": Person(
        look="59, grey wavy hair, round glasses, petrol jacket",
        skin="#F0CDB0",
        body="16",
        cloth="#335761",
        under=(("panel-jacket", "#EFE6D8"),),
        hair="11",
        hair_colour="#A5A099",
        nose="04",
        glasses="11",
        brows="04",
        brow_colour="#6E6A64",
        marks=_FOLD,
    ),
    "mads": Person(
        look="47, brown hair combed back, pale shirt and dark tie",
        skin="#EFC6A4",
        body="20",
        cloth="#E4EAEA",
        hair="13",
        hair_colour="#5B4636",
        nose="12",
        brows="07",
    ),
    "anne": Person(
        look="44, long golden hair, terracotta blouse",
        skin="#F3D2B8",
        body="21",
        cloth="#C07F58",
        hair="28",
        hair_colour="#B08150",
        nose="05",
        brows="04",
        brow_colour="#6B4A2C",
    ),
    "tariq": Person(
        look="41, black hair and full beard, sand shirt with pens",
        skin="#C08A5E",
        body="25",
        cloth="#EDE5D8",
        hair="06",
        hair_colour="#23232B",
        nose="10",
        beard="02",
        beard_hides_mouth=True,
        brows="07",
    ),
    "lone": Person(
        look="63, short white hair, rust-red wrap top",
        skin="#EBC2A2",
        body="13",
        cloth="#9A5A41",
        hair="04",
        hair_colour="#D3CEC4",
        nose="16",
        brows="09",
        brow_colour="#7C766D",
        marks=_FOLD,
    ),
    "peter": Person(
        look="56, grey hair and moustache, square glasses, green jumper",
        skin="#E9BC9A",
        body="14",
        cloth="#7B8A63",
        hair="16",
        hair_colour="#8A847C",
        nose="19",
        glasses="08",
        beard="09",
        brows="07",
        brow_colour="#5F5A54",
        marks=_FOLD,
    ),
    "sofie": Person(
        look="36, red shoulder-length hair, ochre cardigan",
        skin="#F2CFB4",
        body="07",
        cloth="#D9B36C",
        under=(("panel-cardigan", "#FCF9F3"),),
        hair="58",
        hair_colour="#7A3F2B",
        nose="15",
        brows="05",
        patches=((930, 510, 42), (905, 540, 40)),
    ),
    "amina": Person(
        look="39, dark skin, black curls, cream coat with a dark collar",
        skin="#9C6A4A",
        line="#1A1314",
        body="17",
        cloth="#EFE7DA",
        hair="20",
        hair_colour="#1E1C20",
        nose="03",
        brows="04",
        patches=((1026, 515, 30),),
    ),
    "birthe": Person(
        look="71, white curls pinned up, round glasses, plum cowl-neck top",
        skin="#F1D3BC",
        body="12",
        cloth="#8A5A6B",
        hair="30",
        hair_colour="#D9D4CA",
        nose="08",
        glasses="11",
        brows="09",
        brow_colour="#6E675E",
        moods={"annoyed": {"lips": "18"}},
        marks=(("crease", INK),),
    ),
    "erik": Person(
        look="72, bald with a white fringe, white moustache, blue cardigan over a shirt",
        skin="#EFC4A6",
        body="07",
        cloth="#6F8FA3",
        nose="20",
        beard="10",
        brows="08",
        over=(("collar", "#FCF9F3"),),
        under=(("front", "#FCF9F3"),),
        marks=(("crease", INK), ("crown", INK), ("rim", "#D9D4CA")),
        hair_colour="#D9D4CA",
        brow_colour="#79736A",
    ),
    "fatima": Person(
        skin="#D9A57C",
        body="16",
        under=(("shirt", "#EFE6D8"),),
        hair="63",
        hair_colour="#B56B6B",
        hair_band="#8F4F55",
        nose="13",
        brows="05",
        cloth="#4F6154",
        look="35, rose headscarf, moss-green jacket over a cream top",
    ),
    "henrik": Person(
        look="62, silver side parting, navy suit, burgundy tie",
        skin="#EDBE9C",
        body="16",
        cloth="#3B4A63",
        under=(("shirt", "#FCF9F3"),),
        over=(("collar", "#FCF9F3"), ("tie", "#8C3B3F")),
        hair="25",
        hair_colour="#BDB8AF",
        nose="19",
        brows="08",
        brow_colour="#7A746B",
        marks=_FOLD,
    ),
    "jens": Person(
        skin="#E6B792",
        body="16",
        cloth="#7C7F80",
        under=(("shirt", "#DCE6E8"),),
        over=(("open-neck", "#E6B792"), ("open-collar", "#DCE6E8")),
        hair_colour="#6B655E",
        nose="06",
        brows="07",
        hair="34",
        beard="12",
        look="52, greying hair, chin beard, grey jacket, open shirt",
    ),
    "karen": Person(
        look="55, straight ash-blond hair with a fringe, square glasses, moss blouse with a bow",
        skin="#F0CDB2",
        body="19",
        cloth="#6E7F5C",
        hair="41",
        nose="05",
        glasses="08",
        brows="04",
        hair_colour="#BBA47C",
        brow_colour="#5C4A2F",
        moods={"annoyed": {"lips": "18"}},
    ),
    "linh": Person(
        look="41, black bob, steel-blue jacket over a dark top",
        skin="#EBC49B",
        body="18-plain",
        cloth="#7E97A6",
        hair="43",
        hair_colour="#1F1D22",
        nose="14",
        brows="05",
    ),
    "nadia": Person(
        look="33, long dark hair, brick-red jumper, rucksack",
        skin="#D2A07A",
        body="01",
        cloth="#A8543F",
        hair="23",
        hair_colour="#2E2321",
        brows="04",
        nose="03",
        patches=((1000, 515, 30), (974, 1108, 15)),
    ),
    "ole": Person(
        look="58, bald, big sandy moustache, blue work shirt, lanyard with a card",
        skin="#EDB899",
        body="25-plain",
        cloth="#5E7F8C",
        nose="18",
        beard="03",
        beard_colour="#A0805A",
        brows="07",
        brow_colour="#86693F",
        marks=(("crown", INK), ("crease", INK)),
        over=(("lanyard", "#C9783F"),),
    ),
    "rikke": Person(
        skin="#F5D6BE",
        body="10",
        cloth="#C98A7B",
        hair="39",
        hair_colour="#D2A860",
        nose="13",
        brows="04",
        brow_colour="#7A5A2C",
        under=(("front", "#F6EFE3"),),
        look="28, blond ponytail, rose jacket with dark edges",
    ),
    "soren": Person(
        look="45, brown curls, stubble, heavy glasses, slate jacket over a roll-neck",
        skin="#E9BE9B",
        body="09",
        cloth="#5A6A7D",
        hair="33",
        hair_colour="#6B4A33",
        nose="12",
        glasses="03",
        brows="07",
        marks=(("stubble", "#6B4A33"),),
    ),
    "thomas": Person(
        look="38, fair cropped hair, short beard, hooded sweater",
        skin="#F0C9AA",
        body="23",
        cloth="#8B9A86",
        hair="55",
        hair_colour="#B98A56",
        nose="10",
        brows="07",
        beard="02-plain",
        patches=((860, 590, 110), (690, 620, 50), (760, 570, 45), (1050, 525, 60)),
    ),
    "ulla": Person(
        look="60, short grey crop, petrol blouse, pearls",
        skin="#EBC4A4",
        body="21",
        cloth="#3F6F74",
        hair="24",
        hair_colour="#8D8880",
        nose="04",
        brows="05",
        marks=_FOLD,
        over=(("pearls", "#FCF9F3"),),
    ),
    "viggo": Person(
        skin="#F4D0B6",
        body="14",
        hair="27",
        hair_colour="#B5652F",
        nose="06",
        brows="05",
        brow_colour="#8A4A20",
        patches=((1085, 560, 35),),
        cloth="#34466A",
        look="29, ginger quiff, navy jumper over a shirt",
    ),
    "yusuf": Person(
        skin="#7F5539",
        line="#120C0D",
        body="16",
        cloth="#B88A55",
        under=(("shirt", "#2A3640"),),
        hair="05",
        hair_colour="#1B191C",
        nose="02",
        beard="06",
        beard_colour="#1B191C",
        brows="07",
        look="50, dark skin, short black hair, moustache, camel jacket over a dark top",
    ),
}
