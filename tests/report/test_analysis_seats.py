from __future__ import annotations

import pytest

from makkerpar.report.analysis_measures import Measures, scales
from makkerpar.report.analysis_seats import Section, section
from tests.report.analysis_case import Case, case

STORY = """\
id: sagen
cut: [ask]
variables:
  n: { start: 5, min: -3, max: 10, label: Samarbejde }
  told: false
scenes:
  ask:
    decision:
      seat: chief
      choices:
        call: { text: Ring., focus: { 3A: 2, 1B: -1 }, because: x, yet: y, change: { n: 2 } }
        stay: { text: Bliv., focus: { 3A: -1 }, because: x, yet: y }
      counterpart: [ { take: stay } ]
    goto: meet
  meet:
    joint:
      director:
        choices:
          give: { text: Giv., focus: { 2B: 1 }, because: x, yet: y, set: { told: true } }
          keep: { text: Behold. }
        counterpart: [ { take: keep } ]
      chief:
        choices: { spend: { text: Brug. } }
        counterpart: [ { take: spend } ]
      outcomes: [ { director: give, goto: fin }, { goto: slut } ]
  fin: { ending: { title: Enighed } }
  slut: { ending: { title: Slut } }
"""


@pytest.fixture(scope="module")
def story() -> Case:
    """The story with a decision each and one draw of endings."""
    return case(STORY)


def made(found: Case, held: str) -> Section:
    """The section of one way of holding the seats."""
    known = [one for one in found.found.values() if one is not None]
    return section(found.words, Measures(found.words, scales(known)), found.one(held))


def test_figures_say_who_decides_how_often(story: Case) -> None:
    """Two people's decisions are told together and apart; one person's once."""
    assert made(story, "both").figures[2:] == (
        ("Decisions in a play", "3"),
        ("of them by the director", "1"),
        ("of them by the chief", "2"),
    )
    assert made(story, "chief").figures[2:] == (("Decisions in a play", "2"),)


def test_a_section_has_the_seats_that_people_hold(story: Case) -> None:
    """One person's seat stands alone; two people and a room have both."""
    seats = {held: [row.seat for row in made(story, held).seats] for held in story.found}
    assert seats == {
        "director": ["director"],
        "chief": ["chief"],
        "both": ["director", "chief"],
        "room": ["director", "chief"],
    }


def test_an_ending_tells_what_it_costs_and_gives(story: Case) -> None:
    """At an ending stand its odds, plays, and the sums of each seat in it."""
    endings = made(story, "both").endings
    assert endings is not None
    (fin, _) = endings
    assert (fin.title, fin.odds, fin.plays, fin.decisions) == ("Enighed", "50%", "2", "3")
    director, chief = ({row.name: row.ends for row in rows} for _, rows in fin.areas)
    assert director["Fundamental mutual trust"] == "+1"
    assert chief["Help each other succeed"] == "−1 … +2"
    assert [(row.name, row.ends) for row in fin.variables] == [
        ("Samarbejde", "5–7"),
        ("told", "always yes"),
    ]


def test_an_ending_without_plays_is_named_only(story: Case) -> None:
    """An ending that no play comes to has no row, and a sentence tells of it."""
    alone = made(story, "chief")
    assert alone.endings is not None
    assert [row.id for row in alone.endings] == ["slut"]
    assert alone.unreached == "No play comes to 1 of 2 endings: “Enighed”."
    assert made(story, "both").unreached == ""


def test_variables_stand_on_their_own_bounds(story: Case) -> None:
    """A number's least and greatest are told with the bounds that its author gave it."""
    number, switch = made(story, "both").variables
    assert (number.ends, number.note) == ("5–7", "of −3 to 10")
    assert (switch.ends, switch.note, switch.chart) == ("yes or no", "", "")


def test_areas_and_parts_share_the_pages_scale(story: Case) -> None:
    """All sums of all sections lie between the ends of one scale."""
    known = [one for one in story.found.values() if one is not None]
    both = scales(known)
    assert (both.spans.low, both.spans.high) == (both.lanes.low, both.lanes.high) == (-1, 2)


def test_without_proof_there_are_no_rows() -> None:
    """Where nothing is known of the areas there are no lanes, rather than lanes of nothing."""
    inexact = made(case(STORY, states=1), "chief")
    assert not inexact.exact
    assert inexact.endings is None
    assert inexact.figures == ()
    for row in inexact.seats:
        assert all("?" not in measure.ends for measure in row.areas) or row.areas == ()
    assert inexact.tension is None
