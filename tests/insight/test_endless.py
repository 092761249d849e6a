from __future__ import annotations

import pytest

from makkerpar.focus import Held
from makkerpar.insight.attainable import attainable
from makkerpar.insight.endless import EndlessStory
from makkerpar.play.journal import Choice, Draw
from makkerpar.scenario.program import Program
from tests.insight.world import world


def endless(program: Program, held: Held = "chief") -> EndlessStory:
    """What is said of a story that goes round in circles."""
    with pytest.raises(EndlessStory) as caught:
        attainable(program, held)
    return caught.value


def test_a_circle_is_shown_by_the_play_that_comes_to_it_in_the_fewest_scenes() -> None:
    """Of two circles the nearer is named, with every decision and draw on the way to it."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              far: { text: Langt., goto: far_1 }
              near: { text: Nær., goto: draw }
            counterpart: [ { take: far } ]
        far_1: { goto: far_2 }
        far_2: { goto: far_3 }
        far_3: { goto: far_4 }
        far_4: { goto: far_3 }
        draw: { chance: [ { weight: 1, goto: slut }, { weight: 1, goto: ask } ] }
        ask:
          decision:
            seat: director
            choices:
              out: { text: Ud., goto: slut }
              round: { text: Rundt., goto: back }
            counterpart: [ { take: round } ]
        back: { goto: ask }
        """
    )

    found = endless(program)
    assert found.scenes == ("ask", "back")
    assert found.entries == (
        Choice("talk", "chief", "near", "person"),
        Draw("draw", 2),
    )
    assert "ask → back → ask" in str(found)


def test_a_scene_that_leads_to_itself_is_a_circle() -> None:
    """The smallest circle is a choice that changes nothing and comes back."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              stay: { text: Bliv., goto: talk }
              leave: { text: Gå., goto: slut }
            counterpart: [ { take: leave } ]
        """
    )

    assert endless(program).scenes == ("talk",)


def test_a_circle_that_only_the_counterpart_would_take_depends_on_who_holds_the_seats() -> None:
    """A story can be endless with one seat held and end in every play with the other."""
    program = world(
        """\
        talk:
          decision:
            seat: director
            choices:
              stay: { text: Bliv., goto: talk }
              leave: { text: Gå., goto: slut }
            counterpart: [ { take: leave } ]
        """
    )

    assert endless(program, "both").entries == ()
    assert attainable(program, "chief").from_start().endings == ("slut",)


@pytest.mark.parametrize(
    "way",
    [
        "{ text: Igen., once: true, goto: talk }",
        "{ text: Igen., when: not talk.more, goto: talk }",
        "{ text: Igen., when: rounds < 3, change: { rounds: 1 }, goto: talk }",
    ],
)
def test_scenes_that_come_back_a_limited_number_of_times_are_no_circle(way: str) -> None:
    """What `once`, a switch or a counter breaks is fine."""
    program = world(
        f"""\
        talk:
          decision:
            seat: chief
            choices:
              more: {way}
              leave: {{ text: Gå., goto: slut }}
            counterpart: [ {{ take: leave }} ]
        """,
        variables="rounds: { start: 0, max: 5 }",
    )

    assert attainable(program, "chief").from_start().endings == ("slut",)


def test_a_counter_that_no_rule_reads_does_not_hide_a_circle() -> None:
    """Going round while a number grows that nothing asks for is going round in circles."""
    program = world(
        """\
        talk:
          change: { rounds: 1 }
          decision:
            seat: chief
            choices:
              more: { text: Igen., goto: talk }
              leave: { text: Gå., goto: slut }
            counterpart: [ { take: leave } ]
        """,
        variables="rounds: { start: 0, max: 5 }",
    )

    assert endless(program).scenes == ("talk",)
