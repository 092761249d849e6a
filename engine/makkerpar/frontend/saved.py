"""What waits in the record: interrupted plays and debriefs, and taking one of them up again."""

from __future__ import annotations

from dataclasses import dataclass

from makkerpar.frontend.case import Case
from makkerpar.frontend.seats import seat_name
from makkerpar.frontend.wording import when
from makkerpar.play import journal
from makkerpar.play.journal import Journal, Replay
from makkerpar.record import Record, SavedPlay
from makkerpar.text.interface import Interface

OFFERED = 6  # so many are listed; older ones wait until these are done or removed
_HERE = ("director", "chief", "both")  # a room's plays are not taken up alone


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to take up again: the saved play and its case."""

    saved: SavedPlay
    case: Case


def waiting(
    record: Record, cases: dict[str, Case], *, scenario: str | None, seat: str | None
) -> list[Waiting]:
    """Interrupted plays and open debriefs, the last first; of one scenario and seat, or of all."""
    found = [*record.unfinished(), *record.open_debriefs()]
    found.sort(key=lambda saved: saved.updated, reverse=True)
    return [
        Waiting(saved, cases[saved.scenario])
        for saved in found
        if saved.scenario in cases
        and saved.seat in _HERE
        and scenario in (None, saved.scenario)
        and seat in (None, saved.seat)
    ][:OFFERED]


def tell(one: Waiting, ui: Interface) -> str:
    """One of them in a line."""
    scenario = one.case.scenario
    values = {
        "title": one.case.before_play(scenario.title, ui.language),
        "seat": seat_name(one.saved.seat, ui),
        "when": when(one.saved.updated, ui),
    }
    if one.saved.ended:
        return ui.gettext("Go on with the debrief: {title}, {seat}. Saved {when}.", **values)
    return ui.gettext("Play on: {title}, {seat}. Saved {when}.", **values)


def take_up(one: Waiting, record: Record) -> Replay:
    """The play where it was left, or as far as a changed scenario goes along with it.

    Raises:
        MakkerparError: it cannot be taken up: it is gone, damaged, or of another format.
    """
    kept = Journal.from_json(record.load(one.saved.id).journal)
    return journal.replay(one.case.program, kept)


def changed_since(replayed: Replay, ui: Interface) -> str | None:
    """What is said where a changed scenario stopped the play short; None where nothing did."""
    if replayed.stopped is None:
        return None
    return ui.ngettext(
        "The scenario has been changed since. "
        "Your play could be taken up after {n} choice; go on from there.",
        "The scenario has been changed since. "
        "Your play could be taken up after {n} choices; go on from there.",
        journal.persons_choices(replayed.play),
    )
