"""Whole decisions: whether they matter later, how many a seat has, which areas they touch."""

from __future__ import annotations

import pytest

from tests.insight.craft.world import decision, decisions, found, told

TWO = "ring: {{ text: A.{ring} }}\nvent: {{ text: B.{vent} }}"
METERED = "variables: { capital: { start: 5, max: 9, meter: true }, x: { start: 1, max: 9 } }\n"
ONE = "ring: { text: A. }"


def _sag(ring: str = "", vent: str = "", rest: str = "goto: slut", more: str = "") -> str:
    text = decision(TWO.format(ring=ring, vent=vent), head=METERED, rest=rest)
    return f"{text}{more}"


# ── consequences ────────────────────────────────────────────────────────────────────────────


def test_a_decision_that_changes_nothing_later_is_told() -> None:
    """Two choices of which nothing remains are told once, at the decision."""
    (one,) = found(_sag(", seen: Han ringer.", ", lines: Stille."), "decision-without-consequence")
    assert dict(one.words) == {"scene": "sag", "count": "2"}
    assert one.where.line == 5


@pytest.mark.parametrize(
    ("ring", "vent"),
    [
        (", change: { capital: 1 }", ""),  # a meter shows it
        (", goto: slut", ", goto: andet"),
        (", next: [ { when: x > 1, goto: slut }, { goto: andet } ]", ""),
        ("", ", once: true"),
    ],
)
def test_what_differs_matters(ring: str, vent: str) -> None:
    """A shown figure, another way, or being on offer once is a consequence."""
    text = _sag(ring, vent, more="  andet: { goto: slut }\n  slut: { ending: { title: S } }\n")
    assert told(text, "decision-without-consequence") == []


def test_the_same_way_is_the_same_wherever_it_is_written() -> None:
    """A way of the choice and one of the scene that lead to the same place do not differ."""
    assert len(told(_sag(", goto: slut"), "decision-without-consequence")) == 1
    assert len(told(_sag(", change: { x: 1 }"), "decision-without-consequence")) == 1
    assert len(told(_sag(", change: { capital: 0 }"), "decision-without-consequence")) == 1


@pytest.mark.parametrize(
    "more",
    [
        "    lines: [ { when: sag.ring, text: Hun ved det. } ]\n",
        "    title: { first: [ { when: sag.vent, text: A }, { text: B } ] }\n",
        "    lines: [ { text: { first: [ { when: x > 1, text: A }, { text: B } ] } } ]\n",
        '    lines: [ "Det er {x}." ]\n',
    ],
)
def test_a_later_text_that_asks_is_enough(more: str) -> None:
    """A line, a title or a placeholder that depends on what was chosen is a consequence."""
    text = _sag(", change: { x: 1 }", rest="goto: senere")
    text += f"  senere:\n{more}    goto: slut\n  slut: {{ ending: {{ title: S }} }}\n"
    assert told(text, "decision-without-consequence") == []


@pytest.mark.parametrize(
    "debrief",
    [
        "debrief: { questions: { both: [ { when: sag.ring, text: Hvorfor? } ] } }\n",
        "debrief: { insights: [ { when: not sag.vent, text: Hun ved det. } ] }\n",
    ],
)
def test_the_debrief_may_ask(debrief: str) -> None:
    """A question or an insight that asks for the choice is a consequence."""
    text = decision(TWO.format(ring="", vent=""), head=debrief)
    assert told(text, "decision-without-consequence") == []


def test_a_single_choice_is_no_decision() -> None:
    """Where there is nothing to choose between, nothing is said."""
    assert told(decision(ONE), "decision-without-consequence") == []


JOINT = """
    scenes:
      sag:
        joint:
          director:
            choices: {{ a: {{ text: A. }}, b: {{ text: B. }} }}
            counterpart: [ {{ take: a }} ]
          chief:
            choices: {{ c: {{ text: C. }}, d: {{ text: D. }} }}
            counterpart: [ {{ take: c }} ]
          outcomes:
            {outcomes}
        goto: slut
"""


@pytest.mark.parametrize(
    ("outcomes", "lines"),
    [
        ("- lines: Fælles.", [6, 9]),  # nobody's choice matters
        ("- { director: a, goto: andet }\n            - lines: B", [9]),
        ("- { chief: [d], goto: andet }\n            - lines: B", [6]),
        ("- { director: a, chief: d, goto: andet }\n            - lines: B", []),
        ("- { director: a, lines: Kun ord. }\n            - lines: B", [6, 9]),
    ],
)
def test_each_side_of_a_joint_must_matter(outcomes: str, lines: list[int]) -> None:
    """A side of which no choice leads to another outcome's ways or amounts is told."""
    text = JOINT.format(outcomes=outcomes)
    text += "      andet: { goto: slut }\n      slut: { ending: { title: S } }\n"
    some = found(text, "decision-without-consequence")
    assert [item.where.line for item in some] == lines


# ── how many ────────────────────────────────────────────────────────────────────────────────


def _shared(director: int, chief: int) -> str:
    text = decisions([ONE] * (director + chief))
    return text.replace("seat: chief", "seat: director", director)


@pytest.mark.parametrize(
    ("director", "chief", "expected"),
    [
        (1, 2, []),  # one fewer is not far fewer
        (4, 6, []),  # two thirds
        (3, 5, ["seat=director count=3 other=5"]),
        (5, 3, ["seat=chief count=3 other=5"]),
        (0, 2, ["seat=director count=0 other=2"]),
    ],
)
def test_a_seat_with_far_fewer_decisions_is_told(
    director: int, chief: int, expected: list[str]
) -> None:
    """Less than two thirds of the other's, and at least two fewer."""
    assert told(_shared(director, chief), "seat-few-decisions") == expected


def test_a_joint_counts_for_both() -> None:
    """Two decisions of the chief and two joint ones leave the director with two of four."""
    text = JOINT.format(outcomes="- lines: Fælles.").replace("goto: slut", "goto: sag2")
    text += "      sag2:" + text.partition("sag:")[2].replace("goto: sag2", "goto: t0")
    for number, onward in enumerate(("t1", "slut")):
        text += f"""\
      t{number}:
        decision:
          seat: chief
          choices: {{ ring: {{ text: A. }} }}
          counterpart: [ {{ take: ring }} ]
        goto: {onward}
"""
    text += "      slut: { ending: { title: S } }\n"
    assert told(text, "seat-few-decisions") == ["seat=director count=2 other=4"]


def test_people_may_share_as_they_like() -> None:
    """A scenario that nobody plays alone is not measured."""
    text = _shared(0, 3).replace("      counterpart: [ { take: ring } ]\n", "")
    assert told(f"people_only: true\n{text}", "seat-few-decisions") == []


# ── areas ───────────────────────────────────────────────────────────────────────────────────

IN_THREE = "ring: { text: A., focus: { 3A: 1, 3B: 1, 3C: 1 }, because: Derfor }"


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        ([IN_THREE, IN_THREE, ONE], ["area=3 seat=chief count=2 decisions=3"]),
        ([IN_THREE, IN_THREE, IN_THREE], []),
        ([IN_THREE, ONE], []),  # a seat with two decisions cannot have three
        ([ONE, ONE, ONE], []),  # part-never-scored says that
        (
            [IN_THREE, IN_THREE.replace("1", "0"), IN_THREE],
            ["area=3 seat=chief count=2 decisions=3"],
        ),
    ],
)
def test_an_announced_area_is_touched_three_times(each: list[str], expected: list[str]) -> None:
    """Fewer than three decisions of a seat that has three are told; a score of nothing is none."""
    assert told(decisions(each, head="focus: [3]\n"), "focus-hardly-touched") == expected


def test_what_is_not_announced_may_be_rare() -> None:
    """Only areas in `focus` are counted, and the place is that key."""
    each = [IN_THREE, ONE, ONE]
    assert told(decisions(each), "focus-hardly-touched") == []
    (one,) = found(decisions(each, head="minutes: 5\nfocus: [3]\n"), "focus-hardly-touched")
    assert (one.where.line, one.where.column) == (2, 1)


def test_each_seat_needs_its_own() -> None:
    """An area is told for the seat that hardly touches it."""
    text = decisions([IN_THREE, IN_THREE, IN_THREE, IN_THREE, ONE, ONE], head="focus: [3]\n")
    text = text.replace("seat: chief", "seat: director", 3)
    assert told(text, "focus-hardly-touched") == ["area=3 seat=chief count=1 decisions=3"]
