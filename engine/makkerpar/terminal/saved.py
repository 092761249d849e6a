"""What waits in the record: interrupted plays and debriefs, and taking one of them up again."""

from __future__ import annotations

from dataclasses import dataclass

from makkerpar.errors import MakkerparError
from makkerpar.play import journal
from makkerpar.play.journal import Journal
from makkerpar.play.rules import Play
from makkerpar.record import Record, SavedPlay
from makkerpar.terminal.case import Case
from makkerpar.terminal.seats import seat_name
from makkerpar.terminal.talk import Talk
from makkerpar.text.interface import Interface

OFFERED = 6  # so many are listed; older ones wait until these are done or removed
_HERE = ("director", "chief", "both")  # a room's plays are not taken up at a terminal


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
        "when": _when(one.saved, ui),
    }
    if one.saved.ended:
        return ui.gettext("Go on with the debrief: {title}, {seat}. Saved {when}.", **values)
    return ui.gettext("Play on: {title}, {seat}. Saved {when}.", **values)


def take_up(one: Waiting, talk: Talk, record: Record) -> Play | None:
    """The play where it was left; None, having said why, where it cannot be taken up."""
    try:
        kept = Journal.from_json(record.load(one.saved.id).journal)
        replayed = journal.replay(one.case.program, kept)
    except MakkerparError as error:
        talk.say(error.tell(talk.ui.gettext))
        return None
    if replayed.stopped is not None:
        talk.say(
            talk.ui.ngettext(
                "The scenario has been changed since. "
                "Your play could be taken up after {n} choice; go on from there.",
                "The scenario has been changed since. "
                "Your play could be taken up after {n} choices; go on from there.",
                journal.persons_choices(replayed.play),
            )
        )
    return replayed.play


def _when(saved: SavedPlay, ui: Interface) -> str:
    from babel.dates import format_datetime  # noqa: PLC0415 - slow to import, and needed here alone

    local = saved.updated.astimezone()
    form = "d. MMMM 'kl.' H.mm" if ui.language == "da" else "d MMMM 'at' HH:mm"
    return str(format_datetime(local, form, locale=ui.language))
