"""What stands out in a scenario: facts that its author may want to look at first.

None of them is a fault, and none is called one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from makkerpar.focus import Seat
from makkerpar.insight.analysis import Analysis, Known, KnownArea
from makkerpar.insight.tension import Pair
from makkerpar.report import charts
from makkerpar.report.analysis_measures import decisions
from makkerpar.report.analysis_never import dead_choices, dead_scenes
from makkerpar.report.analysis_words import NAMED, QUOTED, Words, seats_of
from makkerpar.text.interface import N_

RARE: Final = Fraction(1, 20)
COMMON: Final = Fraction(1, 2)
HARDLY: Final = 2  # from an area's greatest loss to its greatest gain
UNLIKE: Final = 2  # decisions

_UNTAKEN: Final = N_("{dead} of {choices} choices are never on offer.")
_AT_LEAST: Final = N_("at least {dead} of {choices} choices are never on offer.")
_UNTOUCHED: Final = N_("nothing that the {seat} does touches {areas}.")
_ONLY_LOST: Final = N_("the {seat} can only lose in {areas}.")
_ONLY_WON: Final = N_("the {seat} can only win in {areas}.")
_HARDLY: Final = N_("the {seat} can hardly touch {areas}.")


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, and where there is more of it.

    Attributes:
        ways: (anchor of a section, who plays) of the ways of holding the seats it is true of.
        told: the fact.
    """

    ways: tuple[tuple[str, str], ...]
    told: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Facts of one kind."""

    title: str
    lines: tuple[Line, ...]


# A fact of one way of holding the seats: which part of its section has more ("" for all), and what.
_Fact = tuple[str, str]


def topics(words: Words, found: Mapping[str, Analysis | None]) -> tuple[Topic, ...]:
    """All that stands out, kind by kind; kinds of which there is nothing are left out."""
    ui = words.ui
    known = [one for one in found.values() if one is not None]
    kinds = (
        (ui.gettext("Not everything could be worked out"), _inexact),
        (ui.gettext("Endings that few plays come to"), _rare),
        (ui.gettext("Endings that most plays come to"), _common),
        (ui.gettext("Written, but not used"), _never),
        (ui.gettext("Areas out of reach"), _areas),
        (ui.gettext("Areas that pull against each other"), _tense),
        (ui.gettext("Unlike numbers of decisions"), _unlike),
    )
    made = (Topic(title, _lines(words, known, kind)) for title, kind in kinds)
    return tuple(topic for topic in made if topic.lines)


def _lines(
    words: Words, known: Sequence[Analysis], kind: Callable[[Words, Analysis], Iterator[_Fact]]
) -> tuple[Line, ...]:
    """One kind's facts; what is true of several ways of holding the seats is told once."""
    ways: dict[str, list[tuple[str, str]]] = {}
    for one in known:
        for part, told in kind(words, one):
            anchor = f"{one.held}-{part}" if part else one.held
            ways.setdefault(told, []).append((anchor, words.short(one.held)))
    return tuple(Line(tuple(whos), told) for told, whos in ways.items())


def _inexact(words: Words, one: Analysis) -> Iterator[_Fact]:
    if not one.exact:
        yield "", words.ui.gettext("too large to look at every situation, so answers are missing.")


def _rare(words: Words, one: Analysis) -> Iterator[_Fact]:
    rare = {name: ending.odds for name, ending in (one.endings or {}).items() if ending.odds < RARE}
    if rare:
        yield (
            "endings",
            words.ui.gettext(
                "{endings}: fewer than one play in twenty, where people choose at random.",
                endings=_endings(words, rare),
            ),
        )


def _common(words: Words, one: Analysis) -> Iterator[_Fact]:
    common = {
        name: ending.odds for name, ending in (one.endings or {}).items() if ending.odds > COMMON
    }
    if common:
        yield (
            "endings",
            words.ui.gettext(
                "{endings}: more than half of all plays, where people choose at random.",
                endings=_endings(words, common),
            ),
        )


def _endings(words: Words, odds: Mapping[str, Fraction]) -> str:
    """Endings with their odds, the rarest first."""
    told = [
        words.ui.gettext(
            "“{title}” ({percent})", title=words.scene(name, QUOTED), percent=words.share(value)
        )
        for name, value in sorted(odds.items(), key=lambda pair: pair[1])[:NAMED]
    ]
    return words.first_few(told, len(odds))


def _never(words: Words, one: Analysis) -> Iterator[_Fact]:
    ui = words.ui
    # What the rules of a counterpart leave out, as in a room, is left out on purpose.
    scenes = dead_scenes(words.scenario, one) if one.held != "room" else ()
    choices = dead_choices(words.scenario, one) if one.held == "both" else ()
    if scenes:
        yield "never", ui.gettext("nobody comes to {scenes}.", scenes=words.some(scenes))
    if choices:
        told = ui.gettext(
            _AT_LEAST if one.open_choices else _UNTAKEN,
            dead=words.saying.number(len(choices)),
            choices=words.saying.number(len(list(words.scenario.choices()))),
        )
        yield "never", told


def _areas(words: Words, one: Analysis) -> Iterator[_Fact]:
    for seat in seats_of(one):
        kinds: dict[str, list[str]] = {}
        for code, area in one.seats[seat].areas.items():
            kind = _out_of_reach(area)
            if kind is not None:
                kinds.setdefault(kind, []).append(_area(words, code, area))
        for kind, areas in kinds.items():
            told = words.ui.gettext(kind, seat=words.saying.seat(seat), areas=", ".join(areas))
            yield "areas", told


def _out_of_reach(area: KnownArea) -> str | None:
    """What is to be said of an area that little can be done in; None of all others."""
    if area.loss is None or area.gain is None:
        return None
    if area.loss == area.gain == 0:
        return _UNTOUCHED
    if area.gain == 0:
        return _ONLY_LOST
    if area.loss == 0:
        return _ONLY_WON
    return _HARDLY if area.gain - area.loss <= HARDLY else None


def _area(words: Words, code: str, area: KnownArea) -> str:
    """An area by name, with what can be lost and won where there is anything."""
    if not area.loss and not area.gain:
        return words.ui.gettext("“{title}”", title=words.area(code))
    ends = (charts.signed(end) for end in (area.loss, area.gain))
    return words.ui.gettext(
        "“{area}” ({sums})", area=words.area(code), sums=" … ".join(dict.fromkeys(ends))
    )


def _tense(words: Words, one: Analysis) -> Iterator[_Fact]:
    for seat in seats_of(one):
        tense = [pair for pair in (one.tension or {}).get(seat, ()) if pair.tense]
        if tense:
            yield "tension", _pull(words, seat, tense)


def _pull(words: Words, seat: Seat, tense: Sequence[Pair]) -> str:
    first = tense[0]
    return words.ui.ngettext(
        "the {seat} cannot be high in both “{one}” and “{other}” ({percent} of the way at best).",
        "the {seat} cannot be high in both areas of {n} pairs, least of all in “{one}” and "
        "“{other}” ({percent} of the way at best).",
        len(tense),
        seat=words.saying.seat(seat),
        one=words.area(first.areas[0]),
        other=words.area(first.areas[1]),
        percent=words.saying.percent(first.both),
    )


def _unlike(words: Words, one: Analysis) -> Iterator[_Fact]:
    director, chief = decisions(one, "director"), decisions(one, "chief")
    if len(seats_of(one)) == 1 or director is None or chief is None:
        return
    if max(abs(director.min - chief.min), abs(director.max - chief.max)) >= UNLIKE:
        yield (
            "",
            words.ui.gettext(
                "the director takes {director} decisions, the chief {chief}.",
                director=words.saying.range(Known(director.min, director.max)),
                chief=words.saying.range(Known(chief.min, chief.max)),
            ),
        )
