"""Screen four: the five areas, each a lane with one dot for every decision that touched it.

A lane has gains to the right of zero and losses to the left, between the greatest loss and the
greatest gain that this seat in this scenario can collect. Nothing is added up: no total, no
grade, no marker for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from makkerpar.debrief.ask import Answers
from makkerpar.debrief.own import Own
from makkerpar.focus import AREAS, Seat, area_of
from makkerpar.insight.bounds import SeatBounds
from makkerpar.insight.scores import in_areas
from makkerpar.play.moment import Moment
from makkerpar.play.moments import decisions
from makkerpar.play.rules import Decided, Play
from makkerpar.play.view import Words
from makkerpar.scenario.model import Choice, Text
from makkerpar.text.interface import N_

if TYPE_CHECKING:
    # NumPy and networkx are imported when a debrief needs them, not before.
    from makkerpar.insight.tension import Pair

# What the numbers are, said once beside the lanes.
MEANING: Final = N_(
    "These are one author's weights, worked out exactly, and open to argument. "
    "They are for development only, never for ranking or selection."
)
TOO_FEW: Final = 3

Said = Literal["first", "let_go"]


@dataclass(frozen=True, slots=True)
class Dot:
    """One decision in one area.

    Attributes:
        decision: the number of the own decision, which holds its quote.
        value: the sum over the area's parts; may be 0, where two parts weigh each other up.
        parts: what each part of this area got.
        because, yet: why, and the best argument of one who disagrees; each text once.
        twins: the other areas that the same decision touched, with their values.
    """

    decision: int
    value: int
    parts: tuple[tuple[str, int], ...]
    because: tuple[Words, ...]
    yet: tuple[Words, ...]
    twins: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One area.

    Attributes:
        dots: in the order of the play.
        loss, gain: the greatest loss (at most 0) and gain (at least 0) that this seat in this
            scenario can collect; None where that could not be worked out.
        said: what the player said of the area before anything was shown.
    """

    area: str
    dots: tuple[Dot, ...]
    loss: int | None
    gain: int | None
    said: Said | None

    @property
    def too_few(self) -> bool:
        """Whether there are too few decisions to say anything: dots, but no ends are shown."""
        return len(self.dots) < TOO_FEW

    @property
    def gains(self) -> tuple[Dot, ...]:
        """The dots right of zero."""
        return tuple(dot for dot in self.dots if dot.value > 0)


@dataclass(frozen=True, slots=True)
class Lanes:
    """The screen.

    Attributes:
        meaning: the msgid of what the numbers are.
        lanes: all five, in the areas' order.
        strengths_first: the areas in the order in which they are best told.
        opens: the dot to begin with, as an area and a position in its lane: the largest gain in
            an area that the player put first, else the largest gain; None without any dot.
        tense: the two areas that can least of all both be high in this scenario, whatever this
            seat does; None where all of them can, or where it is not known.
    """

    meaning: str
    lanes: tuple[Lane, ...]
    strengths_first: tuple[str, ...]
    opens: tuple[str, int] | None
    tense: tuple[str, str] | None = None


def lanes(
    play: Play,
    seat: Seat,
    own: tuple[Own, ...],
    answers: Answers,
    bounds: SeatBounds | None,
    pairs: Sequence[Pair] = (),
) -> Lanes:
    """The screen, with ends where the bounds could be worked out.

    Args:
        play: the play.
        seat: whose screen it is.
        own: the seat's own decisions.
        answers: what the player said before anything was shown.
        bounds: what the seat can collect; None: not known.
        pairs: how far two areas can both be high, the tensest first.
    """
    dots = _dots(play, seat, own)
    found = tuple(
        Lane(
            area=area,
            dots=tuple(dots[area]),
            loss=bounds.areas[area].loss if bounds is not None else None,
            gain=bounds.areas[area].gain if bounds is not None else None,
            said=None,
        )
        for area in AREAS
    )
    tense = next((pair.areas for pair in pairs if pair.tense), None)
    return marked(found, answers, tense)


def marked(
    unmarked: tuple[Lane, ...], answers: Answers, tense: tuple[str, str] | None = None
) -> Lanes:
    """The screen, with what the player said beside the lanes."""
    found = tuple(replace(lane, said=_said(lane.area, answers)) for lane in unmarked)
    return Lanes(
        meaning=MEANING,
        lanes=found,
        strengths_first=tuple(lane.area for lane in sorted(found, key=_weakness)),
        opens=_opens(found),
        tense=tense,
    )


def _dots(play: Play, seat: Seat, own: tuple[Own, ...]) -> Mapping[str, list[Dot]]:
    moments = decisions(play)
    found: dict[str, list[Dot]] = {area: [] for area in AREAS}
    for decision in own:
        event = play.events[decision.event]
        assert isinstance(event, Decided)
        side = play.program.scenes[event.scene].side(seat)
        choice = side.by_id[decision.choice].source
        worth = in_areas(choice)
        for area in worth:
            found[area].append(_dot(decision, area, choice, worth, moments[decision.event], seat))
    return found


def _dot(
    decision: Own,
    area: str,
    choice: Choice,
    worth: Mapping[str, int],
    moment: Moment,
    seat: Seat,
) -> Dot:
    scores = [score for score in choice.focus if area_of(score.part) == area]

    def told(texts: Iterable[Text | None]) -> tuple[Words, ...]:
        phrases = [moment.phrase(text, seat) for text in texts if text is not None]
        return tuple(Words(phrase, moment.values) for phrase in dict.fromkeys(phrases))

    return Dot(
        decision=decision.number,
        value=worth[area],
        parts=tuple((score.part, score.value) for score in scores),
        because=told(score.because for score in scores),
        yet=told(score.yet for score in scores),
        twins=tuple((other, value) for other, value in worth.items() if other != area),
    )


def _said(area: str, answers: Answers) -> Said | None:
    if area in answers.first:
        return "first"
    return "let_go" if area == answers.let_go else None


def _weakness(lane: Lane) -> tuple[int, int, bool, str]:
    """Sorts strengths first: the largest single gain, then more gains, then what came first."""
    largest = max((dot.value for dot in lane.gains), default=0)
    return -largest, -len(lane.gains), lane.said != "first", lane.area


def _opens(found: tuple[Lane, ...]) -> tuple[str, int] | None:
    candidates = [
        (lane.said == "first" and dot.value > 0, dot.value, lane.area, position)
        for lane in found
        for position, dot in enumerate(lane.dots)
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda item: item[:2])
    return best[2], best[3]
