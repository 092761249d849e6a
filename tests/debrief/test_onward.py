from __future__ import annotations

from makkerpar.debrief.ask import Agreement
from makkerpar.debrief.onward import Onward, onward
from makkerpar.focus import Seat
from makkerpar.play.moments import last
from makkerpar.play.rules import Play
from makkerpar.play.view import Words
from tests.debrief.case import played, say


def shown(play: Play, seat: Seat) -> Onward:
    """The sixth screen."""
    return onward(play.program.scenario, seat, last(play), Agreement())


def said(play: Play, texts: tuple[Words, ...]) -> list[str | None]:
    """Texts as they stand in the file, filled in."""
    return [say(play, text) for text in texts]


def test_the_questions_are_those_of_the_seat_that_fit_the_play() -> None:
    """A question of both seats or of this one is asked if its condition holds at the end."""
    waited, rang = played("chief", "vent", "tell"), played("chief", "ring", "tell")

    assert said(waited, shown(waited, "chief").questions) == [
        "Hvad ventede du på?",
        "Hvornår ville du have ringet med 2?",
    ]
    assert said(rang, shown(rang, "director").questions) == ["Hvem bar det?"]


def test_the_insights_are_those_that_hold() -> None:
    """An insight is told to its seat, or to both, where its condition holds at the end."""
    waited, rang = played("chief", "vent", "tell"), played("chief", "ring", "tell")

    assert said(waited, shown(waited, "chief").insights) == ["Hun holdt kortene."]
    assert said(waited, shown(waited, "director").insights) == []
    assert said(rang, shown(rang, "chief").insights) == ["Hun vidste det først."]


def test_one_agreement_is_asked_for_in_three_fields() -> None:
    """What, with whom and when are free text, and what is written is handed on."""
    play = played("chief", "ring", "tell")
    written = Agreement(what="Ringe", with_whom="Karen", when="i morgen")

    screen = onward(play.program.scenario, "chief", last(play), written)
    assert screen.fields == Agreement.__match_args__
    assert screen.agreement == written
