from __future__ import annotations

from makkerpar.debrief.ask import Answers
from makkerpar.frontend.places import left_at, places

SAID = Answers("Noget.", ("1", "2"), "3")


def test_two_people_have_ten_places_and_one_has_six() -> None:
    """Alone one reads six screens; two read four each and the last two together."""
    assert [screen for _, screen in places("chief")] == [1, 2, 3, 4, 5, 6]
    assert places("both") == (
        *(("director", screen) for screen in (1, 2, 3, 4)),
        *(("chief", screen) for screen in (1, 2, 3, 4)),
        (None, 5),
        (None, 6),
    )


def test_a_debrief_goes_on_where_it_was_left() -> None:
    """The step is the place, unless it lies beyond the last; before the first it is the first."""
    found = places("chief")
    assert [left_at(found, step, lambda seat: SAID) for step in (0, 1, 4, 6, 9)] == [0, 0, 3, 5, 5]


def test_nobody_comes_past_a_first_screen_that_is_not_answered() -> None:
    """Of two people the one who has not answered is asked, wherever the debrief was left."""
    found = places("both")
    assert left_at(found, 9, lambda seat: SAID if seat == "director" else Answers()) == 4
    assert left_at(found, 9, lambda seat: Answers()) == 0
