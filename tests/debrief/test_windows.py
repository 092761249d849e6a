from __future__ import annotations

from makkerpar.debrief.windows import FEATURED, Meeting, Windows, windows
from makkerpar.focus import Seat
from makkerpar.play.rules import Play, begin, take
from makkerpar.play.view import window
from tests.debrief.case import case, heard, played, say
from tests.insight.world import world


def shown(play: Play, seat: Seat = "chief") -> Windows:
    """The fifth screen."""
    return windows(play, seat, window(play, seat))


def at(screen: Windows, scene: str) -> Meeting:
    """One of its moments."""
    return next(meeting for meeting in screen.meetings if meeting.scene == scene)


def test_what_the_counterpart_did_is_told_with_its_choice_and_its_reason() -> None:
    """Beside what this seat saw stands what the other saw, chose, and why it did so."""
    play = played("chief", "ring", "tell")

    door = at(shown(play), "door")
    assert heard(play, door.own.said) == ["Døren er lukket.", "Hun siger dit navn."]
    assert heard(play, door.other.said) == ["Direktionen venter."]
    assert door.own.deed is None
    assert door.other.deed is not None
    assert (say(play, door.other.deed.words), say(play, door.other.deed.because)) == (
        "Bak ham op.",
        "Du havde ringet.",
    )


def test_a_reason_is_told_as_it_was_when_the_rule_acted() -> None:
    """A reason that varies is the one that held before the rule acted, with the values of then."""
    program = world(
        """\
        talk:
          decision:
            seat: director
            choices: { a: { text: A., change: { n: 5 } } }
            counterpart:
              - take: a
                because: { first: [ { when: n > 3, text: Sent }, { text: "Tidligt, {n}" } ] }
          goto: talk_2
        talk_2:
          decision:
            seat: director
            choices: { b: { text: B. } }
            counterpart:
              - take: b
                because: { director: Til hende, chief: Til ham }
          goto: slut
        """,
        variables="n: { start: 1, max: 9 }",
    )
    play = begin(program, "chief")

    deeds = [one.other.deed for one in shown(play).meetings]
    assert [say(play, deed.because) for deed in deeds if deed] == ["Tidligt, 1", "Til ham"]


def test_lines_that_only_the_other_seat_saw_are_news() -> None:
    """They are told; what the other saw of this seat's own deed is not."""
    play = played("chief", "ring", "tell")

    hidden = {one.scene: heard(play, one.hidden) for one in shown(play).meetings}
    assert hidden == {
        "door": ["Direktionen venter."],
        "press": [],
        "shared": ["Hun ringer ikke mere."],
    }
    assert "phone" not in hidden


def test_a_scene_bears_the_title_that_was_seen() -> None:
    """The title is that of the own window, else that of the other's."""
    play = played("chief", "ring", "tell")

    titles = {one.scene: say(play, one.title) for one in shown(play).meetings}
    assert titles == {"door": "Døren", "press": "Onsdag kl. 8.05", "shared": None}


def test_with_two_people_both_windows_stand_side_by_side_without_reasons() -> None:
    """Nobody acted by rule, and what this seat alone did and saw is told as well."""
    play = played("both", "ring", "back", "front", "tell")

    screen = shown(play)
    assert screen.people
    phone = at(screen, "phone")
    assert phone.own.deed is not None
    assert heard(play, phone.alone) == []
    deeds = [pane.deed for one in screen.meetings for pane in (one.own, one.other) if pane.deed]
    assert {deed.because for deed in deeds} == {None}
    assert heard(play, at(shown(play, "director"), "door").alone) == ["Direktionen venter."]


def test_in_a_room_a_reason_stands_wherever_a_rule_acted() -> None:
    """What the cut leaves to rules has their reason, in either seat; the room's own has none."""
    play = take(take(begin(case(), "room"), "pass_"), "deny")

    screen = shown(play)
    assert not screen.people
    door, press = at(screen, "door").other.deed, at(screen, "press").other.deed
    assert door is not None
    assert press is not None
    assert (door.by, say(play, door.because)) == ("counterpart", "Du havde ringet.")
    assert (press.by, press.because) == ("person", None)


def test_at_most_three_moments_are_featured_those_with_reasons_first() -> None:
    """Where there is no room for all, the counterpart's reasons go before mere lines."""
    scenes = "\n".join(
        f"""s{number}:
  lines: [ {{ only: director, lines: [ Nyt {number}. ] }} ]
  goto: s{number + 1}"""
        for number in range(4)
    )
    program = world(
        f"""{scenes}
s4:
  decision:
    seat: director
    choices: {{ a: {{ text: A. }} }}
    counterpart: [ {{ take: a, because: Sådan er hun. }} ]
  goto: s5
s5:
  decision:
    seat: chief
    choices: {{ b: {{ text: B. }} }}
    counterpart: [ {{ take: b }} ]
  goto: slut
"""
    )
    play = take(begin(program, "chief"), "b")

    screen = shown(play)
    assert [one.scene for one in screen.meetings] == ["s0", "s1", "s2", "s3", "s4"]
    assert [one.scene for one in screen.featured] == ["s0", "s1", "s4"]
    assert len(screen.featured) == FEATURED
