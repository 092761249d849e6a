"""What the screen of the five areas says, in the reader's language."""

from __future__ import annotations

from makkerpar.debrief.lanes import Dot, Lane
from makkerpar.debrief.own import Own
from makkerpar.debrief.screens import Debrief
from makkerpar.focus import AREA_NAMES, PART_NAMES
from makkerpar.frontend import attained
from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.text.interface import Interface


class LaneWords:
    """Says what one person's five lanes hold.

    Args:
        whole: the debrief.
        case: whose words it quotes.
        ui: the interface's texts.
    """

    def __init__(self, whole: Debrief, case: Case, ui: Interface) -> None:
        self._whole = whole
        self._case = case
        self._ui = ui

    def area(self, area: str) -> str:
        """The name of an area."""
        return AREA_NAMES[area][self._ui.language]

    def part(self, part: str, value: int | None = None) -> str:
        """The name of a part of an area, and what it got."""
        name = PART_NAMES[part][self._ui.language]
        return name if value is None else f"{name}: {self.worth(value)}"

    def said(self, lane: Lane) -> str:
        """What the player said of an area, as a mark below its name."""
        if lane.said is None:
            return ""
        gettext = self._ui.gettext
        return _bare(
            gettext("You put it first.") if lane.said == "first" else gettext("You let it go.")
        )

    def remark(self, lane: Lane) -> str:
        """Why a lane has no band, where it has too few dots for one."""
        if not lane.too_few:
            return ""
        gettext = self._ui.gettext
        if not lane.dots:
            return _bare(gettext("None of your choices touched this."))
        return _bare(gettext("Too few choices to say anything."))

    def note(self) -> str:
        """What the bands are, where there are any, and what the numbers are."""
        lanes = self._whole.lanes
        said = self._ui.gettext(lanes.meaning)
        if not any(has_band(lane) for lane in lanes.lanes):
            return said
        seat = seat_name(self._whole.seat, self._ui)
        band = self._ui.gettext(
            "The band shows the least and the most that a {seat} can reach in this case.",
            seat=seat,
        )
        return " ".join(part for part in (attained.tense(lanes, self._ui), band, said) if part)

    def worth(self, value: int) -> str:
        """What a decision did in an area."""
        if value > 0:
            return self._ui.gettext("gave {value}", value=value)
        if value < 0:
            return self._ui.gettext("cost {value}", value=-value)
        return self._ui.gettext("gave and cost as much")

    def own(self, dot: Dot) -> Own:
        """The decision that a dot stands for."""
        return self._whole.story.decisions[dot.decision - 1]

    def moment(self, dot: Dot) -> tuple[str, str]:
        """Which choice it was, and the title of its scene, empty where it has none."""
        title = self.own(dot).title
        name = _bare(self._ui.gettext("Choice {number}.", number=dot.decision))
        return name, self._case.say(title, self._ui.language) if title is not None else ""

    # Read aloud

    def lane(self, lane: Lane) -> str:
        """A lane in sentences."""
        ui = self._ui
        found = [f"{self.area(lane.area)}."]
        if lane.said is not None:
            found.append(self.said(lane) + ".")
        if lane.dots:
            told = ", ".join(
                ui.gettext(
                    "choice {number} {worth}", number=dot.decision, worth=self.worth(dot.value)
                )
                for dot in lane.dots
            )
            found.append(told[:1].upper() + told[1:] + ".")
        if lane.too_few:
            found.append(self.remark(lane) + ".")
        elif lane.loss is not None and lane.gain is not None:
            found.append(
                ui.gettext(
                    "A {seat} can lose up to {loss} here, and gain up to {gain}.",
                    seat=seat_name(self._whole.seat, ui),
                    loss=-lane.loss,
                    gain=lane.gain,
                )
            )
        return " ".join(found)

    def dot(self, dot: Dot) -> str:
        """A dot in one sentence."""
        name = ", ".join(one for one in self.moment(dot) if one)
        return f"{name}, {self.worth(dot.value)}."

    def card(self, dot: Dot) -> str:
        """What the card of a dot says."""
        ui, language = self._ui, self._ui.language
        choice = self._case.say(self.own(dot).words, language)
        found = [self.dot(dot), ui.gettext("You chose: {choice}", choice=choice)]
        found += [self.part(part, value) + "." for part, value in dot.parts]
        for words in dot.because:
            reason = self._case.say(words, language)
            found.append(ui.gettext("The author's reason: {reason}", reason=reason))
        for words in dot.yet:
            reason = self._case.say(words, language)
            found.append(ui.gettext("One who disagrees will say: {reason}", reason=reason))
        for area, value in dot.twins:
            found.append(
                ui.gettext(
                    "The same choice {worth} in “{area}”.",
                    worth=self.worth(value),
                    area=self.area(area),
                )
            )
        return " ".join(found)


def has_band(lane: Lane) -> bool:
    """Whether a lane shows how far it could go."""
    return not lane.too_few and lane.loss is not None and lane.gain is not None


def _bare(sentence: str) -> str:
    """A sentence as a label: without its full stop."""
    return sentence.removesuffix(".")
