from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from hashlib import sha256
from importlib import resources
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makkerpar.desktop.contrast import TEXT, ratio
from makkerpar.desktop.tokens import DARK, PALETTES, WARM
from makkerpar.diagnostics import Diagnostic, Where
from makkerpar.report import analysis_graph
from makkerpar.report.analysis_seats import MOST_ROWS
from tests.report.analysis_case import Case, Element, case, parsed

STORY = """\
id: sagen
title: TITLE
cut: [ask]
variables:
  n: { start: 5, max: 10, label: LABEL }
  told: false
scenes:
  ask:
    title: SCENE
    decision:
      seat: chief
      choices:
        call: { text: CHOICE, focus: { 3A: 2, 1B: -1 }, because: x, yet: y, set: { told: true } }
        wait: { text: DEAD, when: n > 7, locked: Nej. }
        stay: { text: Bliv. }
      counterpart: [ { take: stay } ]
    next: [ { when: told, goto: slut }, { when: n > 9, goto: skjult }, { goto: to } ]
  skjult: { title: HIDDEN, goto: to }
  to: { ending: { title: ENDING } }
  slut: { ending: { title: Slut } }
"""
NAMES = ("TITLE", "LABEL", "SCENE", "CHOICE", "DEAD", "HIDDEN", "ENDING")
REMARKS = (Diagnostic("never-entered", Where("scenario.yaml", 20, 3), (("name", "skjult"),)),)


def filled(texts: dict[str, str]) -> str:
    """The story with an author's texts in it."""
    return re.sub(
        "|".join(NAMES), lambda found: json.dumps(texts[found[0]], ensure_ascii=False), STORY
    )


PLAIN = filled(dict.fromkeys(NAMES, "Tekst"))
EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></table></bdi><h1>",
    "<a href='javascript:alert(1)'>\u202e\u2066",
    "{% raw %} --> ]]> &lt;b&gt;".replace("{", "").replace("}", ""),
    "Langt" * 400,
)


@pytest.fixture(scope="module")
def plain() -> Case:
    """The story with one plain word everywhere."""
    return case(PLAIN)


@pytest.fixture(scope="module")
def root(plain: Case) -> Element:
    """Its page, taken apart."""
    return parsed(plain.page(REMARKS, graph=True))


def line(text: str) -> int:
    """Where a key stands in the story, from 1."""
    return next(at for at, row in enumerate(STORY.splitlines(), 1) if row.strip().startswith(text))


def shape(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The page's tags and the names of their attributes; lengths and texts are left out."""
    return [(one.tag, tuple(one.attributes)) for one in parsed(page).all()]


@pytest.mark.parametrize("evil", EVIL)
def test_an_authors_text_is_text(plain: Case, evil: str) -> None:
    """Whatever an author writes anywhere, the page has the tags that it has with plain words."""
    page = case(filled(dict.fromkeys(NAMES, evil))).page(REMARKS, graph=True)
    assert shape(page) == shape(plain.page(REMARKS, graph=True))
    assert "\u202e" not in page


PLAIN_SHAPE = shape(case(PLAIN).page())


@settings(max_examples=25)
@given(
    st.text(
        st.characters(exclude_characters="{}", exclude_categories=["Cs", "Cc", "Cn", "Co"]),
        max_size=60,
    )
)
def test_no_text_breaks_the_page(text: str) -> None:
    """Any text that a scenario may hold leaves the page's tags as they are."""
    texts = dict.fromkeys(NAMES, f"x{text}x")
    assert shape(case(filled(texts)).page()) == PLAIN_SHAPE


def test_an_authors_words_are_read(plain: Case) -> None:
    """Title, endings, variables, dead choices and hidden scenes stand on the page by name."""
    texts = {name: f"Ord {at} & <co>" for at, name in enumerate(NAMES)}
    read = parsed(case(filled(texts)).page()).text
    assert [
        name for name in NAMES if name not in ("SCENE", "CHOICE") and texts[name] not in read
    ] == []


def test_the_page_fetches_and_runs_nothing(root: Element) -> None:
    """No script, no address but in the page and in data, and a policy that allows no more."""
    policy = next(
        one.attributes["content"]
        for one in root.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = root.all("style")
    (sheet,) = style.inside
    digest = b64encode(sha256(str(sheet).encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in str(sheet)
    assert "@import" not in str(sheet)
    assert not list(root.all("script", "link", "iframe", "object", "embed", "base", "form"))
    for one in root.all():
        assert not [name for name in one.attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "srcset", "action", "xlink:href"):
            value = one.attributes.get(name)
            assert value is None or value.startswith(("#", "data:image/svg+xml;base64,"))


@pytest.mark.parametrize("states", [None, 1])
@pytest.mark.parametrize("language", ["en", "da"])
def test_the_page_is_made_for_those_who_listen(language: str, states: int | None) -> None:
    """Its language is told, headings never skip a level, tables have headers, pictures words."""
    root = parsed(case(PLAIN, language, states).page(REMARKS, graph=True))
    (html,) = root.all("html")
    assert html.attributes["lang"] == language
    levels = [int(one.tag[1]) for one in root.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(one.attributes.get("scope") in ("row", "col") for one in root.all("th"))
    assert all(list(table.all("th")) for table in root.all("table"))
    assert all(one.attributes.get("alt") for one in root.all("img"))
    drawings = list(root.all("svg"))
    heard = [one for one in drawings if one.attributes.get("role") == "img"]
    assert all(list(one.all("title")) and list(one.all("desc")) for one in heard)
    assert all(one.attributes.get("aria-hidden") == "true" for one in drawings if one not in heard)


@pytest.mark.parametrize("states", [None, 1])
def test_every_link_leads_somewhere(states: int | None) -> None:
    """Each link is to an element of the page, and no two elements have one id."""
    root = parsed(case(PLAIN, states=states).page(REMARKS, graph=True))
    ids = [one.attributes["id"] for one in root.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = {one.attributes["href"] for one in root.all("a")}
    assert links
    assert links <= {f"#{id_}" for id_ in ids}
    named = [
        one.attributes["aria-labelledby"]
        for one in root.all()
        if "aria-labelledby" in one.attributes
    ]
    assert set(named) <= set(ids)


def test_an_exact_answer_says_so(plain: Case, root: Element) -> None:
    """The number of situations that were looked at, plays, and the endings' odds are told."""
    chief = root.by_id("chief").text
    states = plain.one("chief").states
    assert f"Every one of the {states} situations that a play can stand in" in chief
    assert "Tekst to 50% 1 1 Slut slut 50% 1 1" in chief
    assert "3 Help each other succeed 3 Help each other succeed Greatest loss 0" not in chief
    assert "Greatest loss 0, greatest gain +2; a play's sum is 0 … +2." in chief


def test_what_is_not_proven_is_not_drawn() -> None:
    """With too few states allowed every answer that is missing is told as missing."""
    root = parsed(case(PLAIN, states=1).page())
    chief = root.by_id("chief")
    assert "Too large to look at every situation." in chief.text
    assert "How likely the endings are, and what each costs and gives: not proven." in chief.text
    assert "Which areas pull against each other: not worked out." in chief.text
    assert not [one for one in chief.all("rect") if one.attributes.get("class") == "filled"]
    assert not [one for one in root.all() if one.attributes.get("id") == "overview"]


def test_what_nobody_comes_to_has_its_place(root: Element) -> None:
    """A dead scene and a dead choice stand with id, text, reason, file and line."""
    text = root.by_id("chief").text
    assert f"skjult Tekst scenario.yaml:{line('skjult:')}" in text
    assert f"ask:wait Tekst never on offer scenario.yaml:{line('wait:')}" in text
    assert "ask:call Tekst the counterpart never takes it" in root.by_id("director").text


def test_a_seat_that_cannot_be_played_alone_is_told() -> None:
    """A case for two people alone has one section, and says of the others that they cannot be."""
    text = PLAIN.replace("cut: [ask]", "people_only: true")
    text = re.sub(r" +counterpart: .*\n", "", text)
    root = parsed(case(text).page())
    assert "One person plays the chief Cannot be played like this." in root.text
    assert not [one for one in root.all() if one.attributes.get("id") == "chief"]
    assert root.by_id("both").tag == "section"


def test_remarks_stand_with_place_and_reason(root: Element) -> None:
    """A remark is told with its code, how much it matters, its place, and why."""
    text = root.by_id("remarks").text
    assert "never-entered Warning, 1 place" in text
    assert "scenario.yaml:20" in text
    assert "Why it matters" in text


def test_the_graph_is_a_picture_by_day_and_by_night(root: Element) -> None:
    """The graph is an SVG in each palette, told in words, with what no play comes to dashed."""
    (source,) = root.all("source")
    (image,) = root.all("img")
    assert source.attributes["media"] == "screen and (prefers-color-scheme: dark)"
    day, night = (
        b64decode(str(address).partition(",")[2]).decode()
        for address in (image.attributes["src"], source.attributes["srcset"])
    )
    assert ElementTree.fromstring(day).tag.endswith("svg")
    assert day != night
    assert 'class="dead"' in day
    assert "sagen" in str(image.attributes["alt"]) or "Tekst" in str(image.attributes["alt"])


def test_a_graph_that_nobody_could_read_is_left_out(
    plain: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case of more scenes than a page shows has no picture, and no link to one."""
    monkeypatch.setattr(analysis_graph, "MOST_SCENES", 3)
    root = parsed(plain.page(graph=True))
    assert not list(root.all("img"))
    assert "#graph" not in {one.attributes["href"] for one in root.all("a")}


def test_many_endings_are_folded() -> None:
    """The likeliest endings stand first and open, the rest are folded and counted."""
    count = MOST_ROWS + 3
    branches = ", ".join(f"{{ weight: {at + 1}, goto: e{at} }}" for at in range(count))
    endings = "\n".join(f"  e{at}: {{ ending: {{ title: Ende {at} }} }}" for at in range(count))
    root = parsed(
        case(f"id: sagen\nscenes:\n  d: {{ chance: [ {branches} ] }}\n{endings}\n").page()
    )
    both = root.by_id("both")
    first, rest, *_ = (table for table in both.all("table") if table.attributes["class"] == "odds")
    assert [
        row.inside[1].text
        for row in list(first.all("tr"))[1:3]
        if isinstance(row.inside[1], Element)
    ] == [
        f"Ende {count - 1} e{count - 1}",
        f"Ende {count - 2} e{count - 2}",
    ]
    assert len(list(first.all("tr"))) == MOST_ROWS + 1
    assert len(list(rest.all("tr"))) == 3 + 1
    assert "3 more, less likely" in both.text


SHEET = resources.files("makkerpar.report").joinpath("templates", "analysis.css").read_text("utf-8")
INKS = sorted(
    set(re.findall(r"(?<![-\w])color: var\(--([\w-]+)\)", SHEET))
    | set(re.findall(r"\.(?:tick|end) \{ fill: var\(--([\w-]+)\)", SHEET))
)


@pytest.mark.parametrize("theme", [WARM, DARK])
@pytest.mark.parametrize("ink", INKS)
def test_every_text_stands_out_from_its_ground(theme: str, ink: str) -> None:
    """All colours of text are told from the page's and the cards' ground by 4.5 to 1."""
    palette = PALETTES[theme]
    for ground in ("bg", "surface"):
        assert ratio(palette[ink.replace("-", "_")], palette[ground]) >= TEXT
    assert ratio(palette["ink"], palette["ochre_t"]) >= TEXT


def test_the_sheet_has_colours_to_test() -> None:
    """The style sheet names its colours as the test above finds them."""
    assert {"ink", "ink2", "fjord", "brick"} <= set(INKS)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", SHEET)
