"""Playing an author's playthroughs, and comparing what came of them with what should have.

A playthrough fails where one of its takes cannot be made, and then stands there; or where it can be
played to the end and something expected is otherwise. Nothing is raised for either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makkerpar.diagnostics.model import closest
from makkerpar.errors import MakkerparError, Refused
from makkerpar.focus import SEATS, Seat
from makkerpar.play import rules, score, view
from makkerpar.play.moment import Wording
from makkerpar.play.rules import Play
from makkerpar.play.view import Ended, Said, SceneOpens, Words
from makkerpar.scenario.model import Ending
from makkerpar.scenario.playthroughs import SPECIAL, Expectation, Playthrough, Take, Value
from makkerpar.scenario.program import Program
from makkerpar.text.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a playthrough could not go on.

    Attributes:
        number: of the take, from 0; None where the play could not even begin.
        take: the take itself.
        reason: what the rules said.
        offer: what could have been taken there, by seat; empty at an ending, and at a draw.
        suggestion: the likeliest of it, as in ``scene:choice``, if any comes near.
    """

    number: int | None
    take: Take | None
    reason: MakkerparError
    offer: dict[Seat, tuple[str, ...]]
    suggestion: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that was expected, and what came instead."""

    expected: Expectation
    got: Value


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a playthrough.

    Attributes:
        playthrough: the one that was played.
        play: as far as it went; None where it could not begin.
        stop: where a take could not be made.
        differences: in the order of the file; empty where it stopped.
    """

    playthrough: Playthrough
    play: Play | None
    stop: Stop | None
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> bool:
        """Whether it could be played and all is as expected."""
        return self.stop is None and not self.differences


def run(program: Program, playthrough: Playthrough) -> Result:
    """Play it, and compare."""
    play, stop = _follow(program, playthrough)
    found: list[Difference] = []
    if play is not None and stop is None:
        for expected in playthrough.expected or ():
            got = _got(play, expected)
            if got != expected.value:
                found.append(Difference(expected, got))
    return Result(playthrough, play, stop, tuple(found))


def _follow(program: Program, playthrough: Playthrough) -> tuple[Play | None, Stop | None]:
    takes = playthrough.takes
    used = 0

    def fate(scene: str, number: int, holding: Sequence[int]) -> int | None:
        nonlocal used
        if used == len(takes) or takes[used].scene != scene:
            return None
        branch = takes[used].branch
        used += branch is not None
        return branch

    play: Play | None = None
    number: int | None = None
    try:
        play = rules.begin(program, playthrough.held, playthrough.seed, fate)
        while used < len(takes):
            number = used
            take = takes[used]
            if play.ended or take.scene != play.here.id:
                raise elsewhere(play, take.scene, take.choice)
            used += 1
            play = rules.take(play, take.choice, fate=fate)
    except MakkerparError as problem:
        # A forced draw is refused while the choice before it runs on: the last one used is it.
        at = max(used - 1, -1 if number is None else number)
        if at < 0:
            return play, Stop(None, None, problem, {}, None)
        return play, _stop(play if at == number else None, at, takes[at], problem)
    return play, None


def elsewhere(play: Play, scene: str, choice: str) -> Refused:
    """The refusal of a choice in a scene in which the play does not stand."""
    if play.ended:
        return Refused(
            "“{scene}:{choice}” cannot be taken: the play has ended in the scene “{here}”.",
            scene=scene,
            choice=choice,
            here=play.here.id,
        )
    listed = "; ".join(
        f"{seat}: {', '.join(f'{play.here.id}:{one}' for one in choices)}"
        for seat, choices in rules.offer(play).items()
    )
    return Refused(
        "“{scene}:{choice}” cannot be taken: the play stands in the scene “{here}”. "
        "On offer: {offer}.",
        scene=scene,
        choice=choice,
        here=play.here.id,
        offer=listed,
    )


def _stop(play: Play | None, number: int, take: Take, reason: MakkerparError) -> Stop:
    if play is None:
        return Stop(number, take, reason, {}, None)
    offer = rules.offer(play)
    suggestion = None
    if take.scene == play.here.id:
        there = [choice for choices in offer.values() for choice in choices]
        near = closest(take.choice, there)
        suggestion = f"{take.scene}:{near}" if near is not None else None
    return Stop(number, take, reason, offer, suggestion)


def _got(play: Play, expected: Expectation) -> Value:
    """What came, as it compares with what was expected."""
    if expected.path[0] != "sees":
        return value_of(play, expected.path)
    assert isinstance(expected.value, tuple)
    told = next(_told(play, seat) for seat in SEATS if seat == expected.path[1])
    return tuple(piece for piece in expected.value if " ".join(piece.split()) in told)


def _told(play: Play, seat: Seat) -> str:
    """All that a seat has been told so far, in the scenario's own language, on one line."""
    scenario = play.program.scenario
    wording = Wording(scenario, Catalogue.empty(scenario.language), {})
    found: list[Words | None] = []
    for beat in view.window(play, seat):
        if isinstance(beat, Said):
            found.append(beat.words)
        elif isinstance(beat, SceneOpens | Ended):
            found.append(beat.title)
    said = [wording.say(words.phrase, words.values) for words in found if words is not None]
    return " ".join(" ".join(said).split())


def value_of(play: Play, path: tuple[str, ...]) -> Value:
    """What is so in a play, by the path of an expectation other than ``sees``."""
    what = path[0]
    if what == "ending":
        return play.here.id if isinstance(play.here.source.exit, Ending) else None
    if what == "scene":
        return play.here.id
    if what == "offer":
        return next((on for seat, on in rules.offer(play).items() if seat == path[1]), ())
    if what == "focus":
        return next(sums[path[2]] for seat, sums in score.sums(play).items() if seat == path[1])
    return play.program.named(play.values)[what]


def summary(play: Play) -> dict[str, Value]:
    """What is worth expecting where nothing is said yet: where it stands, and all variables."""
    variables = play.program.named(play.values)
    return {
        "ending" if play.ended else "scene": play.here.id,
        **{name: value for name, value in variables.items() if name not in SPECIAL},
    }
