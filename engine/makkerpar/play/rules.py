"""The rules of play: one state machine, all transitions here.

A :class:`Play` is immutable. It stands either where a person is asked (``waiting`` names the
seats) or at an ending (``waiting`` is empty). What moves it:

* :func:`begin` enters the first scene and runs on.
* :func:`take` is a person's choice. It must be on offer in the state before; anything else raises
  :class:`~makkerpar.errors.Refused` and the play it was made on is as it was.
* Running on: plain ways are followed, draws fall by the seed, and a seat nobody holds answers by
  the first counterpart rule that holds and whose choice is on offer, until a person is asked or the
  story ends.

One step, exactly: the choices (and the outcome that matches) are read on the state before; all
that they set and change is worked out on that state, added up for each variable and clamped once;
``scene.choice`` becomes true; the way on is read with the state after; on entering, ``visited``
becomes true and the scene's own effects apply.

What happened is told as events; :mod:`makkerpar.play.view` folds them into what a seat sees, and
:mod:`makkerpar.play.journal` into what is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from makkerpar.errors import MakkerparError, Refused
from makkerpar.focus import SEATS, Seat
from makkerpar.play import chance
from makkerpar.scenario.model import Choice
from makkerpar.scenario.program import (
    CHANCE,
    DECISION,
    ENDING,
    ChoiceRow,
    Program,
    RuleRow,
    SceneRow,
    SideRow,
    Values,
    apply,
    apply_together,
    enter,
    follow,
)

By = Literal["person", "counterpart", "timeout"]
PERSON: Final[By] = "person"
COUNTERPART: Final[By] = "counterpart"
TIMEOUT: Final[By] = "timeout"

MAX_SCENES_WITHOUT_STOP: Final = 1000

# Asked before each draw with the scene's id, the draw's number and the branches that can fall
# (from 1): one of them, or None to leave it to the seed.
Fate = Callable[[str, int, Sequence[int]], "int | None"]


class Entered(NamedTuple):
    """A scene was entered; ``values`` are those its lines are told with."""

    scene: int
    values: Values


class Pick(NamedTuple):
    """A seat's choice, by number, and who made it."""

    seat: Seat
    choice: int
    by: By


class Decided(NamedTuple):
    """A step: the choices (director's first), the outcome of a joint, and the values after."""

    scene: int
    picks: tuple[Pick, ...]
    outcome: int | None
    values: Values


class Drew(NamedTuple):
    """A draw fell on a branch, from 1."""

    scene: int
    branch: int


Event = Entered | Decided | Drew


class Option(NamedTuple):
    """A choice as a seat sees it: open, or locked for a reason that its text tells."""

    choice: Choice
    open: bool


class Start(NamedTuple):
    """Another beginning than the author's: a scene, and the values before it is entered."""

    scene: int
    values: Values


class EndlessPlay(MakkerparError):
    """A thousand scenes went by without a stop: the author's mistake, met in play."""


@dataclass(frozen=True, slots=True)
class Play:
    """A play at one moment.

    Attributes:
        held: who holds the seats: ``director``, ``chief``, ``both``, ``room`` or ``nobody``.
        scene, values: the state.
        waiting: the seats asked now; empty at an ending.
        pending: a choice of a joint decision that waits for the other seat's.
        draws: how many draws there were.
        events: everything that happened, in order.
    """

    program: Program
    held: str
    seed: int
    scene: int
    values: Values
    waiting: tuple[Seat, ...]
    pending: tuple[Pick, ...]
    draws: int
    events: tuple[Event, ...]

    @property
    def ended(self) -> bool:
        """Whether the story is over."""
        return not self.waiting

    @property
    def here(self) -> SceneRow:
        """The scene it stands in."""
        return self.program.scenes[self.scene]


def by_seed(scene: str, number: int, holding: Sequence[int]) -> int | None:
    """The usual fate: whatever the seed says."""
    return None


def begin(
    program: Program,
    held: str,
    seed: int = 0,
    fate: Fate = by_seed,
    start: Start | None = None,
) -> Play:
    """The play at its first stop.

    Args:
        program: of the scenario.
        held: who holds the seats.
        seed: what decides the draws.
        fate: asked before each draw.
        start: another beginning, for whoever asks what would be; None: the author's.

    Raises:
        Refused: the scenario cannot be played with the seats held so.
        EndlessPlay: a thousand scenes without a stop.
    """
    program.require(held)
    scene, values = start or (program.start, program.values)
    return _run(
        program,
        held,
        seed,
        scene=scene,
        values=values,
        draws=0,
        events=(),
        fate=fate,
    )


def offer(play: Play) -> dict[Seat, tuple[str, ...]]:
    """The choices that each seat asked now can take, in the order of the file."""
    row = play.program.scenes[play.scene]
    values = play.values
    return {seat: _open_choices(row.side(seat), values) for seat in play.waiting}


def _open_choices(side: SideRow, values: Values) -> tuple[str, ...]:
    if side.always is not None:
        return side.always
    return tuple(
        [choice.id for choice in side.choices if choice.test is None or choice.test(values)]
    )


def options(play: Play, seat: Seat) -> tuple[Option, ...]:
    """What a seat asked now is shown: open choices, and closed ones that say why."""
    if seat not in play.waiting:
        return ()
    shown: list[Option] = []
    for row in play.here.side(seat).choices:
        if row.test is None or row.test(play.values):
            shown.append(Option(row.source, True))
        elif row.source.locked is not None:
            shown.append(Option(row.source, False))
    return tuple(shown)


def take(
    play: Play,
    choice: str,
    *,
    seat: Seat | None = None,
    by: By = PERSON,
    fate: Fate = by_seed,
) -> Play:
    """The play after a person's choice, at its next stop.

    At a joint decision held by two, the first choice only waits: the state is unchanged until
    both are in. ``seat`` may be left out: a choice's id stands on one side only.

    Raises:
        Refused: not on offer; ``play`` is unchanged.
        EndlessPlay: a thousand scenes without a stop.
    """
    row = play.program.scenes[play.scene]
    side, chosen = _on_offer(play, row, choice, seat)
    if by == TIMEOUT and side.timeout != choice:
        raise _refused(play, choice)
    pick = Pick(side.seat, chosen.number, by)
    if len(row.sides) == 1:
        values, target = step(play.values, chosen)
        event = Decided(play.scene, (pick,), None, values)
    else:
        answers = (*play.pending, pick)
        if len(answers) < len(row.asked[play.held]):
            left = tuple(other for other in play.waiting if other != side.seat)
            return Play(
                play.program,
                play.held,
                play.seed,
                play.scene,
                play.values,
                left,
                answers,
                play.draws,
                play.events,
            )
        event, target = _meet(row, play.scene, play.values, answers)
    return _run(
        play.program,
        play.held,
        play.seed,
        scene=target,
        values=event.values,
        draws=play.draws,
        events=(*play.events, event),
        fate=fate,
    )


def _on_offer(
    play: Play, row: SceneRow, choice: str, seat: Seat | None
) -> tuple[SideRow, ChoiceRow]:
    for waiting in play.waiting:
        if seat is None or seat == waiting:
            side = row.side(waiting)
            chosen = side.by_id.get(choice)
            if chosen is not None and (chosen.test is None or chosen.test(play.values)):
                return side, chosen
    raise _refused(play, choice)


def _refused(play: Play, choice: str) -> Refused:
    scene = play.here.id
    on_offer = offer(play)
    if not on_offer:
        return Refused(
            "“{choice}” cannot be taken: the play has ended in the scene “{scene}”.",
            choice=choice,
            scene=scene,
        )
    listed = "; ".join(f"{seat}: {', '.join(choices)}" for seat, choices in on_offer.items())
    return Refused(
        "“{choice}” is not on offer in the scene “{scene}”. On offer: {offer}.",
        choice=choice,
        scene=scene,
        offer=listed,
    )


def step(values: Values, chosen: ChoiceRow) -> tuple[Values, int]:
    """One seat's choice: the values after, and the number of the scene that follows."""
    effects = chosen.effects
    if effects or chosen.taken >= 0:
        after = apply(values, effects)
        if chosen.taken >= 0:
            after[chosen.taken] = 1
        values = tuple(after)
    return values, follow(chosen.ways, values)


def meet(
    row: SceneRow, values: Values, director: ChoiceRow, chief: ChoiceRow
) -> tuple[int, Values, int]:
    """Two choices of a joint: the outcome's number, the values after, the scene that follows."""
    pair = (director.number, chief.number)
    number, outcome = next(
        (number, outcome)
        for number, outcome in enumerate(row.outcomes)
        if pair in outcome.pairs and (outcome.test is None or outcome.test(values))
    )
    after = apply_together(values, (director.effects, chief.effects, outcome.effects))
    for choice in (director, chief):
        if choice.taken >= 0:
            after[choice.taken] = 1
    settled = tuple(after)
    return number, settled, follow(outcome.ways, settled)


def answering(side: SideRow, values: Values) -> RuleRow:
    """The counterpart rule that acts: the first that holds and whose choice is on offer."""
    for rule in side.rules:
        if rule.test is None or rule.test(values):
            return rule
    raise AssertionError("the last counterpart rule always holds")


def _meet(
    row: SceneRow, scene: int, values: Values, answers: tuple[Pick, ...]
) -> tuple[Decided, int]:
    """A joint decision once both choices are known."""
    by_seat = {pick.seat: pick for pick in answers}
    for side in row.sides:
        if side.seat not in by_seat:
            by_seat[side.seat] = _counterpart(side, values)
    picks = tuple(by_seat[seat] for seat in SEATS)
    director, chief = (row.side(pick.seat).choices[pick.choice] for pick in picks)
    number, after, target = meet(row, values, director, chief)
    return Decided(scene, picks, number, after), target


def _counterpart(side: SideRow, values: Values) -> Pick:
    return Pick(side.seat, answering(side, values).choice.number, COUNTERPART)


def _run(
    program: Program,
    held: str,
    seed: int,
    *,
    scene: int,
    values: Values,
    draws: int,
    events: tuple[Event, ...],
    fate: Fate,
) -> Play:
    """Enter a scene and go on until a person is asked or the story ends."""
    scenes = program.scenes
    happened: list[Event] = []
    for _ in range(MAX_SCENES_WITHOUT_STOP):
        row = scenes[scene]
        values = enter(row, values)
        happened.append(Entered(scene, values))
        kind = row.kind
        if kind == DECISION:
            asked = row.asked[held]
            if asked:
                return Play(
                    program, held, seed, scene, values, asked, (), draws, (*events, *happened)
                )
            event, scene = _answer(row, scene, values)
            happened.append(event)
            values = event.values
        elif kind == ENDING:
            return Play(program, held, seed, scene, values, (), (), draws, (*events, *happened))
        elif kind == CHANCE:
            draws += 1
            branch = _draw(row, values, seed, draws, fate)
            happened.append(Drew(scene, branch))
            scene = row.branches[branch - 1].target
        else:
            scene = follow(row.ways, values)
    raise EndlessPlay(
        "The scenario goes round in circles at the scene “{scene}”.", scene=scenes[scene].id
    )


def _answer(row: SceneRow, scene: int, values: Values) -> tuple[Decided, int]:
    """A decision that no person takes part in."""
    if len(row.sides) == 2:
        return _meet(row, scene, values, ())
    side = row.sides[0]
    pick = _counterpart(side, values)
    chosen = side.choices[pick.choice]
    after, target = step(values, chosen)
    return Decided(scene, (pick,), None, after), target


def _draw(row: SceneRow, values: Values, seed: int, number: int, fate: Fate) -> int:
    """The branch, from 1, that the record or the seed says."""
    holding = [
        at
        for at, branch in enumerate(row.branches, start=1)
        if branch.test is None or branch.test(values)
    ]
    forced = fate(row.id, number, holding)
    if forced is not None:
        if forced not in holding:
            raise Refused(
                "Branch {branch} of the draw “{scene}” is not on offer. On offer: {offer}.",
                branch=forced,
                scene=row.id,
                offer=", ".join(str(at) for at in holding),
            )
        return forced
    weights = [row.branches[at - 1].weight for at in holding]
    return holding[chance.draw(seed, number, weights)]
