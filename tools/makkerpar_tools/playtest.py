"""``makkerpar playtest``: many seeded plays by policies, counted beside what is exact."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from makkerpar.errors import Refused
from makkerpar.focus import HELD, SEATS, Seat
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text import digits
from makkerpar.text.interface import N_, Interface
from makkerpar_tools import common, progress

if TYPE_CHECKING:
    # Playing needs NumPy and networkx; the help page does not wait for them.
    from makkerpar.insight.limits import Watch
    from makkerpar.insight.sampling.playtest import Exact, Playtest, Spread
    from makkerpar.insight.sampling.policies import Policies, Ranking

SECONDS: Final = 20.0
"""So long the exact figures may take; without them the plays stand alone."""


def command(ui: Interface) -> click.Command:
    """The command in one language."""
    return common.command(
        "playtest",
        playtest,
        ui.gettext("Play a scenario many times at random, and count what happens."),
        [
            click.Argument(["name"], metavar="SCENARIO"),
            click.Option(
                ["--seat", "held"],
                type=click.Choice(HELD),
                help=ui.gettext("The seat that people hold; as the scenario can be played."),
            ),
            click.Option(
                ["--plays"],
                type=click.IntRange(min=1, max=10_000_000),
                default=10_000,
                metavar="N",
                help=ui.gettext("How many plays; 10,000 if left out."),
            ),
            click.Option(
                ["--seed"],
                type=click.IntRange(min=0, max=2**63 - 1),
                default=0,
                metavar="N",
                help=ui.gettext("What decides all that is drawn; 0 if left out."),
            ),
            click.Option(
                ["--policy", "policies"],
                multiple=True,
                metavar="[SEAT=]POLICY",
                help=ui.gettext(
                    "How people choose: uniform (anything on offer), greedy:1 … greedy:5 (the most "
                    "in that area), cautious (the least loss) or bold (the greatest gain)."
                ),
            ),
            common.json_option(ui),
            common.language_option(ui),
            common.scenarios_option(ui),
        ],
    )


def playtest(
    name: str,
    *,
    held: str | None,
    plays: int,
    seed: int,
    policies: tuple[str, ...],
    as_json: bool,
    language: str | None,
    folders: tuple[Path, ...],
) -> int:
    """Play and print; 1 where the scenario has errors."""
    ui = common.spoken(language)
    opened = common.open_named(name, folders)
    if opened.scenario is None:
        common.tell_errors(opened, ui.language)
        return 1
    from makkerpar.insight.endless import EndlessStory  # noqa: PLC0415 - as above
    from makkerpar.insight.remarks import endless  # noqa: PLC0415

    program = compile_program(opened.scenario)
    try:
        tested = played(ui, program, held or _usual(program), plays, seed, parsed(policies))
    except EndlessStory as story:
        click.echo(common.as_text(endless(opened.scenario, story), ui.language), err=True)
        return 1
    if as_json:
        click.echo(json.dumps(as_fields(tested), ensure_ascii=False, indent=1))
    else:
        from makkerpar_tools.playtest_text import told  # noqa: PLC0415

        found_in = [word for folder in folders for word in ("--scenarios", str(folder))]
        click.echo(told(ui, opened, [name, *found_in], tested))
    return 0


def _usual(program: Program) -> str:
    """As most play it who play alone."""
    return "director" if program.playable_as("director") else "both"


def parsed(words: Iterable[str]) -> dict[Seat, Ranking]:
    """The policies of ``--policy``: of one seat, or of both; of two for a seat the last counts.

    Raises:
        NotFound: there is no such policy.
        Refused: there is no such seat.
    """
    from makkerpar.insight.sampling.policies import UNIFORM, named  # noqa: PLC0415 - as above

    found = dict.fromkeys(SEATS, UNIFORM)
    for word in words:
        seat, equals, policy = word.rpartition("=")
        seats = [one for one in SEATS if not equals or one == seat]
        if not seats:
            raise Refused("“{policy}”: there is no seat “{seat}”.", policy=word, seat=seat)
        found.update(dict.fromkeys(seats, named(policy)))
    return found


class Tested:
    """A playtest beside what is exact.

    Attributes:
        program: the tables.
        policies: how persons picked, by seat.
        seats: that persons held somewhere.
        found: what the plays came to.
        exact: what is proven of all plays, or None.
    """

    def __init__(
        self,
        program: Program,
        policies: Mapping[Seat, Ranking],
        found: Playtest,
        exact: Exact | None,
    ) -> None:
        self.program = program
        self.policies = policies
        self.found = found
        self.exact = exact
        self.seats: tuple[Seat, ...] = tuple(
            seat for seat in SEATS if found.held in (seat, "both", "room")
        )

    @property
    def uniform(self) -> bool:
        """Whether the exact odds are those of the same way of choosing."""
        return all(self.policies[seat].name == "uniform" for seat in self.seats)

    def off(self, ending: str) -> float | None:
        """How many standard errors an ending's share lies from its odds; None where not known."""
        if self.exact is None or not self.uniform:
            return None
        odds, plays = self.exact.endings[ending], self.found.plays
        error = float(odds * (1 - odds) * plays) ** 0.5
        distance = float(self.found.endings[ending] - odds * plays)
        if not distance:
            return 0.0
        return distance / error if error else float("inf") * distance

    def takes(self, number: int) -> tuple[str, ...]:
        """How ``makkerpar run`` plays one of the plays again."""
        from makkerpar.insight.sampling.playtest import replayed, takes  # noqa: PLC0415 - as above

        policies: Policies = dict(self.policies)
        found = self.found
        course = replayed(self.program, found.held, found.seed, number, policies)
        return takes(self.program, course.steps)

    def extremes(self) -> dict[int, list[tuple[Seat, str, bool]]]:
        """Plays that reached the least or the greatest: seat and area, and whether the greatest."""
        plays: dict[int, list[tuple[Seat, str, bool]]] = {}
        for seat in self.seats:
            for area, spread in self.found.areas[seat].items():
                if spread.least < spread.greatest:
                    plays.setdefault(spread.least_play, []).append((seat, area, False))
                    plays.setdefault(spread.greatest_play, []).append((seat, area, True))
        return dict(sorted(plays.items()))


def played(
    ui: Interface,
    program: Program,
    held: str,
    plays: int,
    seed: int,
    policies: Mapping[Seat, Ranking],
) -> Tested:
    """The plays, and the exact figures beside them, with a bar."""
    from makkerpar.insight.sampling import playtest as library  # noqa: PLC0415 - as above

    with progress.bar(ui.gettext("Playing")) as advance:
        found = library.playtest(
            program,
            held,
            plays=plays,
            seed=seed,
            policies=dict(policies),
            watch=lambda share: advance(share / 2),
        )
        exact = library.exact(program, held, _watch(advance))
    return Tested(program, policies, found, exact)


def _watch(advance: progress.Advance) -> Watch:
    from makkerpar.insight.limits import OutOfTime  # noqa: PLC0415 - as above

    end = time.monotonic() + SECONDS

    def watch(share: float, states: int) -> None:
        if time.monotonic() > end:
            raise OutOfTime(N_("The time that was given for it is over."))
        advance(0.5 + share / 2)

    return watch


# ── the contract of --json ──────────────────────────────────────────────────────────────────


def as_fields(tested: Tested) -> dict[str, Any]:
    """A playtest as the contract of ``playtest --json`` writes it."""
    found, exact = tested.found, tested.exact
    scenario = tested.program.scenario
    return {
        "scenario": scenario.id,
        "version": scenario.version,
        "seat": found.held,
        "plays": found.plays,
        "seed": found.seed,
        "policies": {seat: tested.policies[seat].name for seat in tested.seats},
        "endings": {name: _ending(tested, name) for name in found.endings},
        "entered": found.entered,
        "taken": found.taken,
        "unreachable": _without(found.entered, None if exact is None else exact.reached),
        "dead_choices": _without(found.taken, None if exact is None else exact.taken),
        "decisions": {seat: _spread(found.decisions[seat]) for seat in tested.seats},
        "areas": {seat: _spreads(found.areas[seat]) for seat in tested.seats},
        "parts": {seat: _spreads(found.parts[seat]) for seat in tested.seats},
        "variables": _spreads(found.variables),
        "replay": {str(number): list(tested.takes(number)) for number in tested.extremes()},
    }


def _ending(tested: Tested, name: str) -> dict[str, Any]:
    off = tested.off(name)
    odds = None if off is None or tested.exact is None else digits.ratio(tested.exact.endings[name])
    # Infinity is no JSON: a share where none can be says so by its odds, 0 or 1.
    off = None if off is None or abs(off) == float("inf") else round(off, 3)
    return {"plays": tested.found.endings[name], "odds": odds, "standard_errors": off}


def _without(counts: Mapping[str, int], known: frozenset[str] | None) -> list[str] | None:
    return None if known is None else [name for name in counts if name not in known]


def _spreads(spreads: Mapping[str, Spread]) -> dict[str, Any]:
    return {name: _spread(spread) for name, spread in spreads.items()}


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "min": spread.least,
        "max": spread.greatest,
        "mean": round(spread.mean, 6),
        "min_play": spread.least_play,
        "max_play": spread.greatest_play,
        "counts": {str(value): count for value, count in spread.counts.items()},
    }
