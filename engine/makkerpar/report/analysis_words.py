"""How the analysis page says things: the author's own words made harmless, figures, places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath
from typing import Final

from babel.numbers import format_percent

from makkerpar.diagnostics.model import Where, shorten
from makkerpar.focus import AREA_NAMES, PART_NAMES, SEATS, Seat
from makkerpar.insight.analysis import Analysis
from makkerpar.report.saying import Saying
from makkerpar.report.svg import clean
from makkerpar.scenario.model import Ending, Scenario, Text
from makkerpar.text.interface import Interface

# They turn the order of what follows them around, sentences of ours included.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "RLE", "RLO"})
LONGEST: Final = 300  # characters of a title or choice on the page
QUOTED: Final = 80  # of one inside a sentence
NAMED: Final = 3  # things that one sentence tells by name


def harmless(text: str, length: int = LONGEST) -> str:
    """An author's text on one line, at most so long, that cannot turn what stands around it."""
    line = shorten(_TURNING.sub("", clean(text)), length)
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in line):
        return f"\u2068{line}\u2069"
    return line


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one page.

    Attributes:
        scenario: what the page is about.
        ui: the language of the words that are ours.
        saying: how the scenario's own words and figures are said.
    """

    scenario: Scenario
    ui: Interface
    saying: Saying

    def own(self, text: Text, seat: Seat = "director", length: int = LONGEST) -> str:
        """An author's text, harmless."""
        return harmless(self.saying.text(text, seat), length)

    def scene(self, id_: str, length: int = LONGEST) -> str:
        """A scene by its title, or by its id where it has none."""
        scene = self.scenario.scenes[id_]
        title = scene.exit.title if isinstance(scene.exit, Ending) else scene.title
        said = self.own(title, scene.only or "director", length) if title is not None else ""
        return said or id_

    def area(self, code: str) -> str:
        """An area by name."""
        return AREA_NAMES[code][self.ui.language]

    def part(self, code: str) -> str:
        """A part by name."""
        return PART_NAMES[code][self.ui.language]

    def some(self, scenes: Sequence[str]) -> str:
        """The first few scenes by title, in quotation marks; the rest are counted."""
        return self.first_few(
            [
                self.ui.gettext("“{title}”", title=self.scene(name, QUOTED))
                for name in scenes[: NAMED + 1]
            ],
            len(scenes),
        )

    def first_few(self, told: Sequence[str], count: int) -> str:
        """The first few of things told; the rest of so many are counted."""
        first = ", ".join(told[:NAMED])
        if count <= NAMED:
            return first
        return self.ui.gettext(
            "{first} and {n} more", first=first, n=self.saying.number(count - NAMED)
        )

    def variable(self, name: str) -> str:
        """A variable by its label, harmless."""
        return harmless(self.saying.variable(name)) or name

    def share(self, value: Fraction) -> str:
        """A likelihood: below a tenth with one decimal, and a small one never as nothing."""
        if value >= Fraction(1, 10) or not value:
            return self.saying.percent(value)
        tenths = Decimal(round(value * 1000)) / 1000
        least = Decimal("0.001")
        told = format_percent(
            max(tenths, least), locale=self.ui.language, decimal_quantization=False
        )
        return f"<{told}" if tenths < least else str(told)

    def short(self, held: str) -> str:
        """Who plays, in a word or two."""
        return {
            "director": self.ui.gettext("Director alone"),
            "chief": self.ui.gettext("Chief alone"),
            "both": self.ui.gettext("Two people"),
            "room": self.ui.gettext("A room"),
        }[held]

    def place(self, where: Where) -> str:
        """File and line. The folder is the author's own business, and may name people."""
        return f"{harmless(PurePath(where.file.replace(chr(92), '/')).name)}:{where.line}"


def seats_of(one: Analysis) -> tuple[Seat, ...]:
    """The seats that people hold."""
    return tuple(seat for seat in SEATS if one.held in (seat, "both", "room"))
