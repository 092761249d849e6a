from __future__ import annotations

from makkerpar.debrief.own import own_decisions
from makkerpar.focus import Seat
from makkerpar.play.journal import rewind
from makkerpar.play.rules import Play, begin
from makkerpar.play.view import window
from tests.debrief.case import case, played, say


def quoted(play: Play, seat: Seat) -> list[tuple[int, str | None, str | None, str | None]]:
    """The own decisions as they are quoted."""
    return [
        (one.number, say(play, one.title), one.act, say(play, one.words))
        for one in own_decisions(play, window(play, seat))
    ]


def test_own_decisions_are_numbered_and_quoted() -> None:
    """Each has a number, its scene's title, the act it fell in and the choice's words."""
    play = played("chief", "ring", "deny")

    assert quoted(play, "chief") == [
        (1, "Tirsdag kl. 16.40", "calm", "Ring nu."),
        (2, "Onsdag kl. 8.05", "storm", "Afvis det."),
    ]
    assert [one[3] for one in quoted(play, "director")] == ["Bak ham op.", "Stil dig frem."]


def test_a_decision_knows_where_to_play_on_from() -> None:
    """Rewound to it, the play stands before the decision, with neither side of a joint taken."""
    play = played("both", "vent", "hold", "pass_", "tell")

    for seat in ("director", "chief"):
        for one in own_decisions(play, window(play, seat)):
            again = rewind(play, one.persons)
            assert (again.here.id, again.pending) == (one.scene, ())
            assert seat in again.waiting


def test_who_took_a_decision_is_told() -> None:
    """In a room rules take what is not in the cut, and it is marked as theirs."""
    play = begin(case(), "room")
    assert [one.by for one in own_decisions(play, window(play, "chief"))] == ["counterpart"]
