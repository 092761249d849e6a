from __future__ import annotations

import pytest

from makkerpar.scenario import fingerprint
from makkerpar.scenario.changes import Change, Changes, compare
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.testing import complete

STORY = """\
id: sagen
variables:
  n: { start: 5, max: 10 }
  told: false
scenes:
  ask:
    lines: [ Telefonen ringer. ]
    decision:
      seat: chief
      choices:
        call:
          text: Ring til Karen.
          focus: { 3A: 2, 1B: -1 }
          because: Tid.
          yet: Ro.
          set: { told: true }
        wait: { text: Vent lidt., when: n > 3, goto: slut }
        stay: { text: Bliv siddende. }
      counterpart: [ { take: wait, when: n > 4 }, { take: stay } ]
    goto: roll
  roll:
    lines: [ Mønten falder. ]
    chance: [ { weight: 1, goto: meet }, { weight: 2, goto: slut } ]
  meet:
    lines: [ De mødes. ]
    set: { told: false }
    joint:
      director:
        choices: { give: { text: Giv. }, keep: { text: Behold. } }
        counterpart: [ { take: keep } ]
      chief:
        choices: { spend: { text: Brug. } }
        counterpart: [ { take: spend } ]
      outcomes: [ { director: give, change: { n: 2 }, goto: slut }, { goto: slut } ]
  slut: { ending: { title: Slut } }
"""


def scenario(text: str) -> Scenario:
    """The scenario of these lines."""
    loaded = load({"scenario.yaml": complete(text).encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def changed(*pairs: tuple[str, str]) -> Changes:
    """What differs when pieces of the story are replaced."""
    text = STORY
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return compare(scenario(STORY), scenario(text))


def brief(change: Change) -> tuple[str, str, str, str | None, str | None, bool]:
    """A change without its place."""
    name = f"{change.thing} {change.name}"
    return change.kind, name, change.fact, change.old, change.new, change.ends_plays


def test_the_same_scenario_has_no_changes() -> None:
    """Nor has one whose scenes stand in another order, or in which a text was mended."""
    found = changed()
    assert (found.things, found.scores, found.reasons) == ((), (), ())
    assert (found.texts.added, found.texts.changed, found.texts.removed) == (0, 0, 0)
    mended = changed(("De mødes.", "De mødes igen."))
    assert (mended.things, mended.scores, mended.reasons) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("start: 5, max", "start: 6, max", ("variable n", "start", "5", "6", False)),
        ("max: 10", "max: 12", ("variable n", "max", "10", "12", False)),
        ("when: n > 3", "when: n > 2", ("choice ask:wait", "when", "n > 3", "n > 2", True)),
        (
            "{ text: Bliv siddende. }",
            "{ text: Bliv siddende., change: { n: -1 } }",
            ("choice ask:stay", "change", None, "n: -1", False),
        ),
        (
            "{ take: wait, when: n > 4 }",
            "{ take: wait, when: told }",
            ("scene ask", "counterpart", "wait when n > 4; stay", "wait when told; stay", True),
        ),
        ("goto: roll", "goto: meet", ("scene ask", "next", "roll", "meet", True)),
        (
            "weight: 2",
            "weight: 3",
            ("scene roll", "chance", "1 → meet; 2 → slut", "1 → meet; 3 → slut", True),
        ),
        (
            "director: give, change: { n: 2 }",
            "director: give, change: { n: 1 }",
            (
                "scene meet",
                "outcomes",
                "director give: change n: 2, next slut; else: next slut",
                "director give: change n: 1, next slut; else: next slut",
                True,
            ),
        ),
        (
            "set: { told: false }",
            "set: { told: true }",
            ("scene meet", "set", "told: false", "told: true", False),
        ),
    ],
)
def test_a_changed_rule_is_told_with_what_it_was_and_is(
    old: str, new: str, expected: tuple[str, str, str | None, str | None, bool]
) -> None:
    """And whether a kept play that comes there may end there; its structure has changed as well."""
    (found,) = changed((old, new)).things
    assert brief(found) == ("changed", *expected)
    after = scenario(STORY.replace(old, new))
    assert fingerprint.structure(after) != fingerprint.structure(scenario(STORY))


def test_new_and_lost_things_are_told_once() -> None:
    """A scene with its choices is one thing; a choice that is gone ends the plays that took it."""
    bank = """\
  bank:
    decision:
      seat: director
      choices: { pay: { text: Betal regningen. } }
      counterpart: [ { take: pay } ]
    goto: slut
  roll:
    lines: [ Mønten falder. ]
"""
    found = changed(("  roll:\n    lines: [ Mønten falder. ]\n", bank))
    assert [brief(one) for one in found.things] == [("added", "scene bank", "", None, None, False)]
    without = changed(
        ("        wait: { text: Vent lidt., when: n > 3, goto: slut }\n", ""),
        ("{ take: wait, when: n > 4 }, ", ""),
    )
    assert ("removed", "choice ask:wait", "", None, None, True) in map(brief, without.things)


def test_a_thing_by_another_name_is_known_by_its_texts() -> None:
    """It is told as renamed, scene or choice, not as one gone and another come."""
    scene = changed(("  meet:\n", "  moede:\n"), ("goto: meet }", "goto: moede }"))
    assert [brief(one)[:2] for one in scene.things] == [
        ("changed", "scene roll"),
        ("renamed", "scene moede"),
    ]
    assert brief(scene.things[1])[3:] == ("meet", "moede", True)
    choice = changed(("stay: { text: Bliv", "sit: { text: Bliv"), ("take: stay", "take: sit"))
    assert [brief(one) for one in choice.things if one.thing == "choice"] == [
        ("renamed", "choice ask:sit", "", "ask:stay", "ask:sit", True)
    ]


def test_scores_and_reasons_are_told_by_choice_and_part() -> None:
    """Old and new score of each part that differs; which reasons read otherwise."""
    found = changed(("{ 3A: 2, 1B: -1 }", "{ 3A: 1, 2B: 1 }"), ("yet: Ro.", "yet: Ro og mag."))
    assert [(one.choice, one.part, one.old, one.new) for one in found.scores] == [
        ("ask:call", "1B", -1, None),
        ("ask:call", "2B", None, 1),
        ("ask:call", "3A", 2, 1),
    ]
    assert [(one.choice, one.reasons) for one in found.reasons] == [("ask:call", ("yet",))]
    assert found.things == ()


def test_texts_are_counted_and_words() -> None:
    """A text that was mended is changed, not one gone and one new."""
    found = changed(
        ("lines: [ De mødes. ]", "lines: [ De mødes igen., Og det sner nu. ]"),
        ("          yet: Ro.\n", ""),
    ).texts
    assert (found.added, found.changed, found.removed) == (1, 1, 1)
    assert found.words_new - found.words_old == 1 + 4 - 1


def test_a_change_is_told_where_it_stands() -> None:
    """In the new version's file; what is gone, in the old one's."""
    (found,) = changed(("when: n > 3", "when: n > 2")).things
    line = next(number for number, row in enumerate(STORY.splitlines(), 1) if "Vent lidt" in row)
    assert (found.where.file, found.where.line) == ("scenario.yaml", line)
