from __future__ import annotations

import pytest

from makkerpar.debrief.ask import Agreement, Answers
from makkerpar.debrief.screens import debrief, roads_of, saying
from makkerpar.errors import Refused
from makkerpar.focus import SEATS
from makkerpar.play.rules import begin, take
from tests.debrief.case import case, played
from tests.insight.world import world

ANSWERS = Answers("Der.", ("1", "2"), "5")


def test_a_debrief_has_six_screens_for_one_seat() -> None:
    """All six are there for a seat that a person held, and for the one across the table."""
    play = played("both", "vent", "hold", "pass_", "deny")

    for seat in SEATS:
        whole = debrief(play, seat, answers=ANSWERS, last=Agreement("Ringe"))
        assert (whole.seat, whole.worked_out) == (seat, True)
        assert whole.ask.last == Agreement("Ringe")
        assert len(whole.story.decisions) == 2
        assert whole.turning
        assert whole.lanes.lanes[0].said == "first"
        assert whole.windows.meetings
        assert whole.onward.fields


def test_a_play_that_has_not_ended_has_no_debrief() -> None:
    """Asking before the end is refused."""
    with pytest.raises(Refused):
        debrief(played("chief", "ring"), "chief")


def test_roads_worked_out_once_serve_every_play_and_seat() -> None:
    """Handing in the roads gives the same debrief as working them out anew."""
    roads = roads_of(case(), "both")
    play = played("both", "ring", "back", "front", "tell")

    assert roads is not None
    assert debrief(play, "chief", roads=roads) == debrief(play, "chief")


def test_what_the_player_says_changes_the_marks_and_nothing_else() -> None:
    """A debrief with other answers equals one that had them from the start."""
    play = played("chief", "ring", "tell")

    before = debrief(play, "chief")
    assert saying(before, ANSWERS) == debrief(play, "chief", answers=ANSWERS)


def test_a_play_that_nobody_held_is_told_as_if_a_person_had_sat_there() -> None:
    """An example play has turning points and lanes like a person's who chose the same."""
    program = case()
    play = begin(program, "nobody")
    same = take(take(begin(program, "chief"), "ring"), "tell")

    whole = debrief(play, "chief")
    assert whole == debrief(same, "chief")
    assert whole.turning


def test_where_the_roads_cannot_be_worked_out_nothing_is_guessed() -> None:
    """A story that can go round in circles has no ends on its lanes and no turning points."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              stay: { text: Bliv., goto: talk }
              leave: { text: Gå., focus: { 3A: 1 }, because: B., goto: slut }
            counterpart: [ { take: leave } ]
        """
    )
    whole = debrief(take(begin(program, "chief"), "leave"), "chief")

    third = whole.lanes.lanes[2]
    assert not whole.worked_out
    assert whole.turning == ()
    assert ([dot.value for dot in third.dots], third.loss, third.gain) == ([1], None, None)
