from __future__ import annotations

from dataclasses import replace

import pytest

from makkerpar.insight.analysis import Analysis
from makkerpar.report.analysis_never import Listed, never
from tests.report.analysis_case import Case, case, parsed

STORY = """\
id: sagen
cut: [ask]
variables: { n: { start: 5, max: 10 } }
scenes:
  ask:
    decision:
      seat: chief
      choices:
        call: { text: Ring. }
        wait: { text: Vent., when: n > 7 }
      counterpart: [ { take: call } ]
    next: [ { when: n > 7, goto: skjult }, { goto: slut } ]
  skjult:
    title: I skjul
    decision:
      seat: director
      choices: { gem: { text: Gem dig. } }
      counterpart: [ { take: gem } ]
    goto: slut
  slut: { ending: { title: Slut } }
"""


@pytest.fixture(scope="module")
def story() -> Case:
    """A choice never on offer, and a scene nobody comes to."""
    return case(STORY)


def told(listed: Listed) -> list[tuple[str, str, str]]:
    """Names, texts and reasons."""
    return [(row.name, row.text, row.why) for row in listed.rows]


def partly(one: Analysis) -> Analysis:
    """The same, where it was not found out whether the scene is ever entered."""
    return replace(
        one,
        exact=False,
        unreachable=None,
        dead_choices=None,
        open_scenes=("skjult",),
        open_choices=("skjult:gem",),
    )


def test_what_is_dead_is_told_with_its_reason(story: Case) -> None:
    """A dead choice has its reason; those inside a dead scene are counted, not repeated."""
    found = never(story.words, story.one("both"))
    assert told(found.scenes) == [("skjult", "I skjul", "")]
    assert told(found.choices) == [("ask:wait", "Vent.", "never on offer")]
    assert found.within == "These scenes have 1 choice, which nobody takes either."
    assert not found.open_scenes.rows + found.open_choices.rows


@pytest.mark.parametrize(
    ("held", "why"),
    [
        ("director", "the counterpart never takes it"),
        ("chief", "never on offer"),
        ("room", "never on offer"),
    ],
)
def test_the_reason_is_who_decides(story: Case, held: str, why: str) -> None:
    """A person is never offered a dead choice; a counterpart never takes it."""
    found = never(story.words, story.one(held))
    assert told(found.choices) == [("ask:wait", "Vent.", why)]


def test_what_was_not_found_out_is_not_called_dead(story: Case) -> None:
    """An open question is told apart from what is proven, without a reason."""
    found = never(story.words, partly(story.one("both")))
    assert told(found.scenes) == []
    assert told(found.choices) == [("ask:wait", "Vent.", "never on offer")]
    assert told(found.open_scenes) == [("skjult", "I skjul", "")]
    assert told(found.open_choices) == [("skjult:gem", "Gem dig.", "")]


def test_the_page_tells_open_questions_as_open(story: Case) -> None:
    """What was not found out stands under a sentence of its own."""
    found = {**story.found, "both": partly(story.one("both"))}
    section = parsed(Case(story.opened, story.ui, found).page()).by_id("both").text
    open_ = section.partition("Whether anybody comes to these scenes was not found out:")[2]
    assert "skjult" in open_
    assert "Some play comes to every scene." not in section
