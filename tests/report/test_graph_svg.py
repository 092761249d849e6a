from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.desktop.tokens import PALETTES
from makkerpar.report.graph_layout import place
from makkerpar.report.graph_options import DIRECTIONS, Direction
from makkerpar.report.graph_sketch import Dead, Sketch
from makkerpar.report.graph_svg import size, svg
from makkerpar.report.svg import element, escaped, path
from makkerpar.text.interface import interface
from tests.report.world import STORY, chain, drawn, scenario

SVG = "{http://www.w3.org/2000/svg}"
UI = interface("en")
NASTY = "<script>alert('1')</script> & \"to\" ]]> &amp;"


def picture(of: Sketch, direction: Direction = "down", palette: str = "warm") -> ET.Element:
    """The drawing of a sketch, parsed."""
    return ET.fromstring(svg(place(of, direction), PALETTES[palette], UI))


def texts(root: ET.Element) -> list[str]:
    """All that is written in a drawing."""
    return [found.text or "" for found in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_it_has_a_title_a_legend_and_all_scenes_and_choices(direction: Direction) -> None:
    """What is written names the scenario, its acts, every scene, choice, condition and tone."""
    found = texts(picture(drawn(), direction))
    assert found[:2] == ["En sag", "Scenes: 7. Decisions: 3. Choices: 9."]
    for text in (
        "Først", "Så", "Til sidst", "ask", "alone", "lost", "roll", "meet", "room", "slut",
        "Ring til Egeskov Kommune.", "Vent.", "if n > 7", "otherwise", "3/4", "give", "any",
        "bright", "dark", "the chief decides", "both decide at once", "no play comes here",
    ):  # fmt: skip
        assert text in found


def test_who_cannot_see_it_is_told_of_it() -> None:
    """It is an image with a title and a description, in the language it is in."""
    root = picture(drawn())
    named = {one.get("id"): one.text for one in root if one.get("id")}
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    title, about = (named[label] or "" for label in labels)
    assert title == "En sag"
    assert about.startswith("The scenes of “En sag” and the ways between them. Scenes: 7.")
    assert about.endswith("Acts: Først, Så, Til sidst.")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_the_legend_tells_only_what_there_is() -> None:
    """A story in which one seat decides everything explains nothing else."""
    found = texts(picture(drawn(scenario(chain(3)))))
    assert "the chief decides" in found
    for absent in ("the director decides", "a draw, by the weights", "no play comes here"):
        assert absent not in found


def test_seats_differ_in_shape_not_in_colour_alone() -> None:
    """The director's mark is a disc and the chief's a square; their scenes have other corners."""
    root = picture(drawn())
    assert {one.tag for one in root.iter() if one.get("class") == "m-director"} == {
        f"{SVG}circle",
        f"{SVG}rect",  # the bar of a scene that the director lives alone
    }
    assert not [one for one in root.iter(f"{SVG}circle") if one.get("class") == "m-chief"]
    rounded = {
        one.get("class"): one.get("rx")
        for one in root.iter(f"{SVG}rect")
        if (one.get("class") or "") in ("shape director", "shape chief")
    }
    assert rounded["shape chief"] is None
    assert float(rounded["shape director"] or 0) > 0


def test_what_is_dead_is_dashed_and_in_the_legend() -> None:
    """Dead scenes and ways are drawn with dashes, and the legend says what that means."""
    root = picture(drawn(dead=Dead(frozenset({"alone"}), frozenset({"ask:wait"}))))
    dead = [one for one in root.iter(f"{SVG}g") if one.get("class") == "dead"]
    written = [text for group in dead for text in texts(group)]
    assert {"alone", "Vent."} <= set(written)
    assert "ask" not in written
    assert {"no play comes here", "no play goes this way"} <= set(texts(root))
    (sheet,) = root.iter(f"{SVG}style")
    assert re.search(r"\.dead \.shape[^}]*stroke-dasharray", sheet.text or "")


def test_an_authors_text_stays_text() -> None:
    """Whatever a title or a choice is made of is shown as it is, and is no markup."""
    text = STORY.replace("title: En sag", f"title: '{NASTY.replace(chr(39), chr(39) * 2)}'")
    text = text.replace("text: Vent.", f"text: '{NASTY.replace(chr(39), chr(39) * 2)}'")
    root = picture(drawn(scenario(text)))
    assert texts(root)[0].startswith("<script>alert('1')")
    assert not [one for one in root.iter() if "script" in one.tag]
    assert sum(one.startswith("<script>") for one in texts(root)) == 2


def test_nothing_is_fetched_from_elsewhere() -> None:
    """There is no reference to anything outside, no script and no style from outside."""
    drawing = svg(place(drawn(), "down"), PALETTES["warm"], UI)
    assert not re.search(r"href|url\(|@import|<script|on\w+=", drawing)
    assert drawing.count("http") == 1  # the name of the language


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_what_is_written_lies_within_the_picture(direction: Direction) -> None:
    """Each text begins and ends within the width that the picture says it has."""
    layout = place(drawn(), direction)
    root = ET.fromstring(svg(layout, PALETTES["warm"], UI))
    width, height = size(layout, UI)
    assert root.get("viewBox") == path(0, 0, width, height)
    for one in root.iter(f"{SVG}text"):
        if one.get("transform") is None:
            left = float(one.get("x") or "nan")
            assert left >= 0
            assert left + float(one.get("textLength") or 0) <= width
            assert 0 <= float(one.get("y") or "nan") <= height


def test_its_colours_are_the_ones_it_is_given() -> None:
    """Another palette gives the same drawing in other colours."""
    warm = svg(place(drawn(), "down"), PALETTES["warm"], UI)
    dark = svg(place(drawn(), "down"), PALETTES["dark"], UI)
    assert warm != dark
    bare = re.compile(r"#[0-9a-f]{6}")
    assert bare.sub("", warm) == bare.sub("", dark)


def test_its_style_is_its_own() -> None:
    """Every rule of the style sheet is about what is within the drawing, wherever that is shown."""
    root = picture(drawn())
    (sheet,) = root.iter(f"{SVG}style")
    selectors = re.findall(r"([^{}]+)\{[^}]*\}", sheet.text or "")
    assert selectors
    for one in ",".join(selectors).split(","):
        assert one.strip().startswith(f".{root.get('class')} ")


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    """Every text is legal XML once it is escaped, and is read back without what XML forbids."""
    read = ET.fromstring(element("text", escaped(text), title=text))
    forbidden = {chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)}
    kept = "".join(letter for letter in text if letter not in forbidden)
    assert (read.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
