"""The analysis page of a small case, and the page taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from makkerpar.desktop.tokens import DARK, PALETTES, WARM
from makkerpar.diagnostics import Diagnostic
from makkerpar.insight.analysis import Analysis
from makkerpar.play.moment import Wording
from makkerpar.report import analysis, analysis_graph
from makkerpar.report.analysis_words import Words
from makkerpar.report.saying import Saying
from makkerpar.scenario.folder import Folder, Opened, open_scenario
from makkerpar.scenario.model import Scenario
from makkerpar.testing import complete
from makkerpar.text.interface import Interface, interface
from makkerpar_tools import analyses

VOID = frozenset({"meta", "img", "source", "br"})


def opened(text: str) -> Opened:
    """The case around a fragment."""
    whole = complete(text)
    id_ = next(
        line.split(":")[1].split("#")[0].strip()
        for line in whole.splitlines()
        if line.startswith("id:")
    )
    found = open_scenario(Folder(id_, {"scenario.yaml": whole.encode()}, {}, {}, frozenset()))
    assert found.scenario is not None, found.diagnostics
    return found


@dataclass(frozen=True)
class Case:
    """A case, analysed in every way of holding the seats."""

    opened: Opened
    ui: Interface
    found: dict[str, Analysis | None]

    @property
    def scenario(self) -> Scenario:
        assert self.opened.scenario is not None
        return self.opened.scenario

    @property
    def words(self) -> Words:
        return Words(self.scenario, self.ui, Saying(self.ui, self.opened, self.scenario))

    def one(self, held: str) -> Analysis:
        """The analysis of one way of holding the seats."""
        found = self.found[held]
        assert found is not None
        return found

    def page(self, remarks: tuple[Diagnostic, ...] = (), *, graph: bool = False) -> str:
        """The page as HTML."""
        palettes = (PALETTES[WARM], PALETTES[DARK])
        wording = Wording(self.scenario, self.opened.catalogue(self.ui.language), {})
        picture = analysis_graph.picture(self.scenario, wording, self.ui, self.found, palettes)
        material = analysis.Material(
            self.scenario, 39, self.found, remarks, picture if graph else None
        )
        return analysis.page(material, self.ui, self.words.saying, palettes)


def case(text: str, language: str = "en", states: int | None = None) -> Case:
    """A case around a fragment."""
    found, ui = opened(text), interface(language)
    assert found.scenario is not None
    return Case(found, ui, analyses.all_seats(ui, found.scenario, states))


@dataclass
class Element:
    """A tag with its attributes, and what it contains."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Element | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Every element of these tags in it, in the order of the page; all where none is named."""
        for part in self.inside:
            if isinstance(part, Element):
                if not tags or part.tag in tags:
                    yield part
                yield from part.all(*tags)

    def by_id(self, id_: str) -> Element:
        """The element of that id."""
        return next(one for one in self.all() if one.attributes.get("id") == id_)

    @property
    def text(self) -> str:
        """What is read in it, in one line."""
        parts = (part if isinstance(part, str) else part.text for part in self.inside)
        return " ".join(" ".join(parts).split())


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, dict(attrs))
        self._open[-1].inside.append(one)
        if tag not in VOID:
            self._open.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def parsed(page: str) -> Element:
    """A page taken apart; each tag must be closed where it was opened."""
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert parser._open == [parser.root], "something is left open"
    return parser.root
