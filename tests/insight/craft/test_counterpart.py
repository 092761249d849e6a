"""All counterpart rules of a seat taken together."""

from __future__ import annotations

import pytest

from tests.insight.craft.world import found, told


def _world(*rules: str) -> str:
    """A scenario whose chief decides once for each of these rules, which stand before `vent`."""
    text = "scenes:\n"
    for number, rule in enumerate(rules):
        onward = f"s{number + 1}" if number + 1 < len(rules) else "slut"
        first = f"{{ take: ring, when: {rule} }}, " if rule else ""
        text += f"""\
  s{number}:
    decision:
      seat: chief
      choices: {{ ring: {{ text: A. }}, vent: {{ text: B. }} }}
      counterpart: [ {first}{{ take: vent }} ]
    goto: {onward}
"""
    return text


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (("", "", ""), ["seat=chief count=3"]),
        (("", ""), []),  # two decisions are too few to say
        (("", "", "capital >= 4"), []),
        (("", "", "advaret"), []),
    ],
)
def test_a_counterpart_that_never_asks_is_told(rules: tuple[str, ...], expected: list[str]) -> None:
    """Three decisions or more, and not one rule with a condition."""
    assert told(_world(*rules), "counterpart-unconditional") == expected


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (("capital >= 4", "2 * capital < 3 or not capital == 1", ""), ["seat=chief count=2"]),
        (("capital >= 4", "", ""), []),  # one condition is no habit
        (("capital >= 4", "capital >= 4 and not advaret", ""), []),
        (("capital >= 4", "s0.ring", ""), []),
        (("capital >= 4", "visited(s0)", ""), []),
        (("capital >= 4", "again", ""), []),
        (("advaret", "advaret", ""), []),
        (("true", "true", ""), []),  # a constant is no thermostat
    ],
)
def test_a_thermostat_is_told(rules: tuple[str, ...], expected: list[str]) -> None:
    """All conditions read the capital and nothing else."""
    assert told(_world(*rules), "counterpart-thermostat") == expected


def test_each_seat_has_its_own_counterpart() -> None:
    """The director's rules do not excuse the chief's, and the place is the seat's."""
    text = _world("", "", "", "advaret", "advaret", "advaret")
    head, _, tail = text.partition("  s3:")
    both = head + "  s3:" + tail.replace("seat: chief", "seat: director")
    (one,) = found(
        "seats:\n  director: { character: karen, brief: A }\n"
        f"  chief: {{ character: jonas, brief: B }}\n{both}",
        "counterpart-unconditional",
    )
    assert dict(one.words)["seat"] == "chief"
    assert one.where.line == 3


def test_people_only_has_no_rules() -> None:
    """Where there are no rules there is nothing to say of them."""
    text = _world("", "", "").replace("      counterpart: [ { take: vent } ]\n", "")
    assert told(f"people_only: true\n{text}", "counterpart-unconditional") == []
