from __future__ import annotations

from makkerpar.debrief.own import own_decisions
from makkerpar.debrief.story import Curve, Point, Story, story
from makkerpar.focus import Seat
from makkerpar.play.moments import last
from makkerpar.play.rules import Play, begin, take
from makkerpar.play.view import ActEnds, window
from tests.debrief.case import heard, played, say
from tests.insight.world import world


def told(play: Play, seat: Seat) -> Story:
    """The second screen."""
    beats = window(play, seat)
    return story(play, seat, beats, own_decisions(play, beats), last(play))


def capital(play: Play, seat: Seat) -> Curve:
    """The curve of the capital."""
    return next(curve for curve in told(play, seat).curves if curve.variable == "capital")


def test_the_ending_is_told_as_this_window_calls_it() -> None:
    """Title, tone and last lines are those of the seat."""
    play = played("chief", "vent", "deny")
    ends = {seat: told(play, seat) for seat in ("director", "chief")}
    assert [(say(play, end.title), end.tone) for end in ends.values()] == [
        ("Hver for sig, 0", "dark"),
        ("Hver for sig", "mixed"),
    ]

    play = played("chief", "ring", "tell")
    assert heard(play, told(play, "chief").lines) == ["Mette stemmer ja."]
    assert heard(play, told(play, "director").lines)[1:] == ["Hun ringer ikke mere."]


def test_there_is_a_curve_for_each_variable_told_in_words_the_capital_first() -> None:
    """A variable without words, or that the seat does not see, has none."""
    play = played("chief", "ring", "tell")

    curves = {seat: told(play, seat).curves for seat in ("director", "chief")}
    assert [curve.variable for curve in curves["director"]] == ["capital", "trust"]
    assert [curve.variable for curve in curves["chief"]] == ["capital"]
    assert [say(play, curve.label) for curve in curves["director"]] == ["Samarbejdskapital", None]


def test_a_curve_has_the_bands_of_its_words() -> None:
    """A word stands for the values from its own up to the next."""
    play = played("chief", "ring", "tell")

    curve = capital(play, "chief")
    assert (curve.min, curve.max) == (0, 10)
    assert [(band.min, band.max, say(play, band.word)) for band in curve.bands] == [
        (0, 3, "skrøbelig"),
        (4, 6, "bærende"),
        (7, 10, "stærk"),
    ]


def test_a_curve_goes_through_the_acts_from_decision_to_decision() -> None:
    """A section runs from the value an act began with to the one it ended with, by decisions."""
    play = played("chief", "ring", "deny")

    sections = capital(play, "chief").sections
    assert [(one.act, say(play, one.title)) for one in sections] == [
        ("calm", "Før stormen"),
        ("gust", "Første vindstød"),
        ("storm", "Stormen"),
    ]
    assert [(one.start, one.points, one.end) for one in sections] == [
        (5, (Point(1, 7),), 7),
        (7, (), 7),
        (7, (Point(2, 6),), 6),
    ]


def test_the_curve_tells_the_words_that_were_told_when_an_act_ended() -> None:
    """A section's end is the value that the meter told in words at that moment of the play."""
    for choices in (("ring", "tell"), ("vent", "tell"), ("vent", "deny")):
        play = played("chief", *choices)
        ends = [
            meter.value
            for beat in window(play, "chief")
            if isinstance(beat, ActEnds)
            for meter in beat.meters
            if meter.variable == "capital"
        ]
        sections = capital(play, "chief").sections
        assert [section.end for section in sections[:-1]] == ends
        assert sections[-1].end == play.values[2]


def test_a_point_holds_all_that_followed_until_the_next_own_decision() -> None:
    """What scenes and others change after a decision is part of where it led."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { a: { text: A., change: { capital: 1 } } }
            counterpart: [ { take: a } ]
          goto: more
        more: { change: { capital: 2 }, goto: theirs }
        theirs:
          decision:
            seat: director
            choices: { b: { text: B., change: { capital: -1 } } }
            counterpart: [ { take: b } ]
          goto: again_
        again_:
          change: { capital: 3 }
          decision:
            seat: chief
            choices: { c: { text: C. } }
            counterpart: [ { take: c } ]
          goto: slut
        """,
        variables="capital: { start: 0, max: 9, meter: true, words: { 0: lav } }",
    )
    play = take(take(begin(program, "chief"), "a"), "c")

    (section,) = capital(play, "chief").sections
    assert (section.act, section.start, section.end) == (None, 0, 5)
    assert section.points == (Point(1, 5), Point(2, 5))


def test_what_came_before_the_first_act_is_a_section_only_if_it_holds_a_decision() -> None:
    """Scenes without an act are told with the first act, unless a decision fell in them."""
    scenes = """\
        talk:
          lines: Nå.
          decision:
            seat: {seat}
            choices: {{ a: {{ text: A., change: {{ capital: 1 }} }} }}
            counterpart: [ {{ take: a }} ]
          goto: on
        on: {{ act: calm, lines: Her., goto: slut }}
    """
    variables = "capital: { start: 3, max: 9, meter: true, words: { 0: lav } }"
    acts = "acts: { calm: Før }"
    theirs = begin(world(scenes.format(seat="director"), variables=variables, top=acts), "chief")
    mine = begin(world(scenes.format(seat="chief"), variables=variables, top=acts), "chief")

    sections = capital(theirs, "chief").sections
    assert [(one.act, one.start, one.end) for one in sections] == [("calm", 3, 4)]
    sections = capital(take(mine, "a"), "chief").sections
    assert [(one.act, one.start, one.points, one.end) for one in sections] == [
        (None, 3, (Point(1, 4),), 4),
        ("calm", 4, (), 4),
    ]


def test_an_act_ends_with_what_the_seat_knew_then() -> None:
    """What changes behind a closed door counts from when this seat is there again."""
    program = world(
        """\
        talk:
          act: calm
          decision:
            seat: chief
            choices: { a: { text: A., change: { capital: 1 } } }
            counterpart: [ { take: a } ]
          goto: secret
        secret: { act: gust, only: director, meanwhile: Lukket., change: { capital: 2 }, goto: on }
        on: { lines: Nå., goto: slut }
        """,
        variables="capital: { start: 0, max: 9, meter: true, words: { 0: lav } }",
        top="acts: { calm: Før, gust: Nu }",
    )
    play = take(begin(program, "chief"), "a")

    sections = capital(play, "chief").sections
    assert [(one.act, one.start, one.points, one.end) for one in sections] == [
        ("calm", 0, (Point(1, 1),), 1),
        ("gust", 1, (), 3),
    ]
