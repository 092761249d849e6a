from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.scenario import fingerprint
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.testing import complete
from tests.oracle.generator import make_document, make_scenario, scenario_id
from tests.oracle.writer import write

STORY = """\
id: lille-sag
version: 1
title: Sagen
minutes: 20
cut: [ask, meet]
people_only: false
seats:
  director: { character: karen, brief: Du er direktør. }
  chief: { character: jonas, brief: Du er chef. }
cast:
  karen: { name: Karen, title: Direktør }
  jonas: { name: Jonas }
terms: { kommune: Egeskov }
acts: { calm: Før, storm: Storm }
variables:
  n: { label: Tal, start: 5, max: 10, words: { 0: lidt, 5: meget } }
  m: { start: 2, max: 9 }
  s: false
scenes:
  ask:
    title: Spørgsmålet
    act: calm
    lines:
      - karen (glad): Goddag.
      - { when: n > 5, text: Mange. }
    trainer: Vent lidt.
    change: { n: 1 }
    decision:
      seat: chief
      prompt: Hvad nu?
      seconds: 60
      on_timeout: wait
      choices:
        ring:
          text: Ring.
          seen: Han ringer.
          focus: { 3A: 2 }
          because: Tid.
          yet: Ro.
          when: n > 2
          locked: Nej.
          set: { s: true }
          lines: Tak.
        wait: { text: Vent. }
        hide: { text: Gem., once: false, goto: roll }
      counterpart:
        - { take: ring, when: n >= 4, because: Hun ved det. }
        - { take: wait }
    goto: meet
  meet:
    joint:
      director: { choices: { give: { text: Giv. } }, counterpart: [ { take: give } ] }
      chief: { choices: { spend: { text: Brug. } }, counterpart: [ { take: spend } ] }
      outcomes: [ { chief: spend, change: { n: 1 }, lines: Begge., goto: roll }, { goto: slut } ]
  roll:
    chance: [ { weight: 3, goto: slut }, { weight: 1, when: n > 5, goto: alone } ]
  alone: { only: director, meanwhile: Døren., lines: Alene., goto: slut }
  slut: { ending: { title: Slut, tone: bright } }
debrief:
  questions: { both: [ Hvad nu? ] }
  insights: [ { when: s, text: Han ringede. } ]
"""


def _scenario(text: str) -> Scenario:
    loaded = load({"scenario.yaml": complete(text).encode()})
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def _hashes(text: str) -> tuple[str, str]:
    scenario = _scenario(text)
    return fingerprint.structure(scenario), fingerprint.texts(scenario)


PLAIN = _hashes(STORY)


def _changed(old: str, new: str) -> tuple[bool, bool]:
    """Whether another structure, and whether other texts, came of replacing this by that."""
    assert STORY.count(old) == 1, old
    structure, texts = _hashes(STORY.replace(old, new))
    return structure != PLAIN[0], texts != PLAIN[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Sagen", "title: Sag"),
        ("brief: Du er chef.", "brief: Du er skolechef."),
        ("title: Direktør", "title: Chef"),
        ("name: Jonas", "name: Joan"),
        ("kommune: Egeskov", "kommune: Egelund"),
        ("calm: Før", "calm: Før stormen"),
        ("label: Tal", "label: Antal"),
        ("5: meget", "5: mere"),
        ("title: Spørgsmålet", "title: Svaret"),
        ("Goddag.", "Godaften."),
        ("text: Mange.", "text: Flere."),
        ("trainer: Vent lidt.", "trainer: Vent."),
        ("prompt: Hvad nu?", "prompt: Og nu?"),
        ("text: Ring.", "text: Ring nu."),
        ("seen: Han ringer.", "seen: Hun ringer."),
        ("because: Tid.", "because: Ro."),
        ("yet: Ro.", "yet: Larm."),
        ("locked: Nej.", "locked: Desværre."),
        ("lines: Tak.", "lines: Selv tak."),
        ("because: Hun ved det.", "because: Hun ved alt."),
        ("lines: Begge.", "lines: Ingen."),
        ("meanwhile: Døren.", "meanwhile: Vinduet."),
        ("title: Slut,", "title: Enden,"),
        ("[ Hvad nu? ]", "[ Hvad så? ]"),
        ("text: Han ringede.", "text: Hun ringede."),
    ],
)
def test_a_mended_text_changes_the_hash_of_texts_alone(old: str, new: str) -> None:
    """Wherever a text stands, a word more or less is no new structure."""
    assert _changed(old, new) == (False, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cut: [ask, meet]", "cut: [ask]"),
        ("people_only: false", "people_only: true"),
        ("start: 5, max", "start: 4, max"),
        ("max: 10", "max: 11"),
        ("start: 2, max: 9", "start: 2, min: -1, max: 9"),
        ("s: false", "s: true"),
        ("    change: { n: 1 }\n    decision", "    change: { n: 2 }\n    decision"),
        ("    change: { n: 1 }\n    decision", "    set: { n: 1 }\n    decision"),
        ("    seat: chief\n", "    seat: director\n"),
        ("      seconds: 60\n      on_timeout: wait\n", ""),
        ("        hide: {", "        hide_it: {"),
        ("focus: { 3A: 2 }", "focus: { 3A: 1 }"),
        ("focus: { 3A: 2 }", "focus: { 3B: 2 }"),
        ("when: n > 2", "when: n > 3"),
        ("when: n > 2", "when: n >= 2"),
        ("set: { s: true }", "set: { s: false }"),
        ("once: false", "once: true"),
        ("once: false, goto: roll", "once: false, goto: slut"),
        ("when: n >= 4", "when: n >= 3"),
        ("take: ring, when", "take: wait, when"),
        ("goto: meet", "goto: roll"),
        ("{ chief: spend, change: { n: 1 }", "{ change: { n: 1 }"),
        ("chief: spend, change: { n: 1 }", "chief: spend, change: { n: -1 }"),
        ("lines: Begge., goto: roll", "lines: Begge., goto: alone"),
        ("weight: 3", "weight: 2"),
        ("weight: 1, when: n > 5,", "weight: 1,"),
        ("goto: alone }", "goto: slut }"),
        ("only: director, meanwhile", "only: chief, meanwhile"),
    ],
)
def test_whatever_can_happen_or_score_otherwise_is_another_structure(old: str, new: str) -> None:
    """A changed weight, condition, effect, score, rule, way, seat or cut changes the structure."""
    assert _changed(old, new) == (True, False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    goto: meet\n", "    goto: meet   # videre\n\n"),
        ("cut: [ask, meet]", "cut:\n  - meet\n  - ask"),
        ("when: n > 2", "when: ((n)>2)"),
        ("title: Sagen", 'title: "Sagen"'),
        ("lines: Tak.", "lines: [ Tak. ]"),
        ("goto: meet", "next: [ { goto: meet } ]"),
        ("version: 1", "version: 2"),
        ("start: 2, max: 9", "start: 2, min: 0, max: 9"),
        ("once: false, goto", "goto"),
        ("people_only: false\n", ""),
        ("  n: { label", "  # tæller\n  n: { label"),
    ],
)
def test_comments_spaces_and_spellings_change_neither(old: str, new: str) -> None:
    """What means the same has the same hashes, however it is written."""
    assert _changed(old, new) == (False, False)


def test_the_same_scenario_in_several_files_has_the_same_structure() -> None:
    """Moving a scene into a file of its own, or to another place, changes no structure."""
    at, end = STORY.index("  roll:\n"), STORY.index("  alone:")
    moved = STORY[at:end]
    loaded = load(
        {
            "scenario.yaml": complete(STORY.replace(moved, "")).encode(),
            "more.yaml": f"scenes:\n{moved}".encode(),
        }
    )
    assert loaded.scenario is not None
    assert fingerprint.structure(loaded.scenario) == PLAIN[0]


def _shuffled(tree: Any, dice: random.Random) -> Any:
    """The tree with the keys of its mappings in another order."""
    if isinstance(tree, dict):
        keys = list(tree)
        dice.shuffle(keys)
        return {key: _shuffled(tree[key], dice) for key in keys}
    return [_shuffled(one, dice) for one in tree] if isinstance(tree, list) else tree


@given(st.integers(0, 60), st.integers(0, 99))
def test_the_order_of_keys_is_no_structure(seed: int, shuffle: int) -> None:
    """A scenario whose keys stand in another order is the same scenario."""
    document = make_document(seed)
    structures = set()
    for tree in (document, _shuffled(document, random.Random(shuffle))):
        text = write(tree, random.Random(1))
        loaded = load({"scenario.yaml": text.encode()}, folder=scenario_id(seed))
        assert loaded.scenario is not None, loaded.diagnostics
        structures.add(fingerprint.structure(loaded.scenario))
    assert len(structures) == 1


def test_different_scenarios_differ() -> None:
    """Among a hundred scenarios no two have a hash in common."""
    hashes: set[str] = set()
    for seed in range(100):
        loaded = load({name: text.encode() for name, text in make_scenario(seed).items()})
        assert loaded.scenario is not None
        hashes |= {fingerprint.structure(loaded.scenario), fingerprint.texts(loaded.scenario)}
    assert len(hashes) == 200


def test_the_hashes_are_short_names() -> None:
    """A hash is sixteen lower-case hexadecimal digits."""
    assert all(len(one) == 16 and set(one) <= set("0123456789abcdef") for one in PLAIN)
