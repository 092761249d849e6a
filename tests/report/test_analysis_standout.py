from __future__ import annotations

from dataclasses import replace

import pytest

from makkerpar.report.analysis_standout import topics
from tests.report.analysis_case import Case, case


def story(choices: str, scenes: str = "", top: str = "") -> str:
    """The chief decides once; a draw and endings may follow."""
    return f"""\
id: sagen
variables: {{ n: {{ start: 5, max: 10 }} }}
{top}
scenes:
  ask:
    decision:
      seat: chief
      choices:
{choices}
      counterpart: [ {{ take: a }} ]
    goto: slut
{scenes}
  slut: {{ ending: {{ title: Slut }} }}
"""


EVEN = """\
        a: { text: A., focus: { 1A: 2, 2A: 2, 3A: 2, 4A: 2, 5A: 2 }, because: x, yet: y }
        b: { text: B., focus: { 1A: -2, 2A: -2, 3A: -2, 4A: -2, 5A: -2 }, because: x, yet: y }
"""


def told(found: Case, topic: str, held: str) -> list[str]:
    """The lines of a topic that are about one way of holding the seats."""
    return [
        line.told
        for one in topics(found.words, {held: found.found[held]})
        if one.title == topic
        for line in one.lines
    ]


def drawn(*weights: int) -> str:
    """A draw among endings by these weights."""
    branches = ", ".join(
        f"{{ weight: {weight}, goto: e{at} }}" for at, weight in enumerate(weights)
    )
    endings = "\n".join(
        f"  e{at}: {{ ending: {{ title: Ende {at} }} }}" for at in range(len(weights))
    )
    scenes = f"  draw: {{ chance: [ {branches} ] }}\n{endings}"
    text = story(EVEN, scenes).replace("goto: slut", "goto: draw", 1)
    return text.replace("  slut: { ending: { title: Slut } }\n", "")


@pytest.mark.parametrize(
    ("weights", "rare", "common"),
    [
        ((1, 19), [], ["“Ende 1” (95%)"]),
        ((1, 20), ["“Ende 0” (4.8%)"], ["“Ende 1” (95%)"]),
        ((1, 1), [], []),
    ],
)
def test_rare_and_common_endings(
    weights: tuple[int, int], rare: list[str], common: list[str]
) -> None:
    """An ending under a twentieth or over a half of plays at random is named with its odds."""
    found = case(drawn(*weights))
    few = told(found, "Endings that few plays come to", "chief")
    most = told(found, "Endings that most plays come to", "chief")
    assert [line.partition(":")[0] for line in few] == rare
    assert [line.partition(":")[0] for line in most] == common


def test_what_is_written_and_not_used() -> None:
    """Scenes nobody comes to are named; choices are counted that no person is ever offered."""
    never = story(EVEN + "        c: { text: C., when: n > 7 }\n")
    hidden = "  hemmelig: { title: Hemmelig, goto: slut }"
    way = "next: [ { when: n > 7, goto: hemmelig }, { goto: slut } ]"
    text = never.replace("    goto: slut\n", f"    {way}\n{hidden}\n", 1)
    found = case(text)
    scene, choices = "nobody comes to “Hemmelig”.", "1 of 3 choices are never on offer."
    assert told(found, "Written, but not used", "both") == [scene, choices]
    # What the rules of a counterpart leave out is left out on purpose.
    assert told(found, "Written, but not used", "chief") == [scene]


def test_what_is_proven_in_part_is_a_least() -> None:
    """Where some choices were not found out about, those proven unused are the least there are."""
    found = case(story(EVEN + "        c: { text: C., when: n > 7 }\n"))
    open_ = replace(found.one("both"), taken=frozenset({"ask:a"}), open_choices=("ask:b",))
    told_ = [
        line.told
        for topic in topics(found.words, {"both": open_})
        for line in topic.lines
        if topic.title == "Written, but not used"
    ]
    assert told_ == ["at least 1 of 3 choices are never on offer."]


def test_areas_out_of_reach() -> None:
    """Areas that are untouched, only lost, only won or hardly moved are told apart."""
    choices = """\
        a: { text: A., focus: { 1A: 2, 2A: -1, 3A: 1, 5A: 2 }, because: x, yet: y }
        b: { text: B., focus: { 1A: 1, 3A: -1, 5A: -1 }, because: x, yet: y }
"""
    assert told(case(story(choices)), "Areas out of reach", "chief") == [
        "the chief can only win in “Shared leadership perspective” (0 … +2).",
        "the chief can only lose in “Fundamental mutual trust” (−1 … 0).",
        "the chief can hardly touch “Help each other succeed” (−1 … +1).",
        "nothing that the chief does touches “Go close to each other's leadership”.",
    ]


def test_areas_that_pull_against_each_other() -> None:
    """Where one area's gain is another's loss, the seat cannot be high in both."""
    choices = """\
        a: { text: A., focus: { 1A: 2, 2A: -2 }, because: x, yet: y }
        b: { text: B., focus: { 1A: -2, 2A: 2 }, because: x, yet: y }
"""
    assert told(case(story(choices)), "Areas that pull against each other", "chief") == [
        (
            "the chief cannot be high in both “Shared leadership perspective” and “Fundamental "
            "mutual trust” (0% of the way at best)."
        )
    ]
    assert not told(case(story(EVEN)), "Areas that pull against each other", "chief")


def test_unlike_numbers_of_decisions() -> None:
    """Two people who decide unlike often are told of, from two decisions' difference on."""
    twice = EVEN.replace("A.", "C.").replace("B.", "D.")
    more = f"""\
  more:
    decision:
      seat: chief
      choices:
{twice}
      counterpart: [ {{ take: a }} ]
    goto: slut
"""
    text = story(EVEN, more).replace("goto: slut", "goto: more", 1)
    topic = "Unlike numbers of decisions"
    assert told(case(text), topic, "both") == ["the director takes 0 decisions, the chief 2."]
    assert not told(case(text), topic, "chief")
    assert not told(case(story(EVEN)), topic, "both")


def test_what_could_not_be_worked_out_comes_first() -> None:
    """Too small a limit is the first thing that is told, and nothing is guessed."""
    found = case(story(EVEN), states=1)
    first, *_ = topics(found.words, found.found)
    assert first.title == "Not everything could be worked out"
    assert not told(found, "Endings that most plays come to", "chief")


def test_what_is_true_of_several_ways_is_told_once() -> None:
    """A fact of the chief alone and of two people is one line with a link to each section."""
    found = case(story(EVEN.replace("5A: 2", "5A: 0").replace("5A: -2", "5A: 0")))
    (topic,) = (
        one for one in topics(found.words, found.found) if one.title == "Areas out of reach"
    )
    (line,) = (
        line
        for line in topic.lines
        if line.told.endswith("the chief does touches “Make the relation mutually developing”.")
    )
    assert line.ways == (("chief-areas", "Chief alone"), ("both-areas", "Two people"))


def test_nothing_stands_out_of_an_even_case() -> None:
    """Where nothing is rare, unused, out of reach or unlike there is no topic at all."""
    found = case(drawn(1, 1))
    assert topics(found.words, {"chief": found.found["chief"]}) == ()
