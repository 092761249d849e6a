"""Every text of a scenario, once, for translators, hashes and word counts."""

from __future__ import annotations

import re

from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.texts import of_lines, of_scene, of_text, phrases
from makkerpar.testing import SKELETON, complete

# Each text of the world below is a T and a number, rising as translators shall meet them.
WORLD = """\
title: T01
summary: { director: T02, chief: { first: [ { when: advaret, text: T03 }, { text: T04 } ] } }
seats:
  director: { character: karen, brief: T05 }
  chief: { character: jonas, brief: T06 }
cast:
  karen: { name: T07, title: T08 }
  jonas: { name: T09 }
terms: { kommune: T10 }
variables:
  capital: { label: T11, start: 5, max: 10, words: { 4: T13, 0: T12 } }
  advaret: false
acts: { før: T14 }
debrief:
  questions:
    both: [ T43 ]
    director: [ { when: advaret, text: T44 } ]
  insights: [ { text: T45 } ]
scenes:
  a:
    title: T15
    only: chief
    meanwhile: T16
    lines:
      - T17
      - jonas: T18
      - jonas (glad):
      - director: T19
        chief: T20
      - when: advaret
        lines: [ T21, { karen: T22 } ]
      - first: [ { when: advaret, karen: T23 }, T24 ]
    trainer: T25
    decision:
      seat: chief
      prompt: T26
      choices:
        x:
          text: T27
          seen: [ T28 ]
          focus: { 3A: 1, 3B: 2 }
          because: T29
          yet: { 3A: T30, 3B: T31 }
          when: advaret
          locked: T32
          lines: T33
        y: { text: T34, seen: T35 }
      counterpart: [ { take: x, because: T36 }, { take: y } ]
    goto: b
  b:
    joint:
      director: { choices: { p: { text: T37 } }, counterpart: [ { take: p } ] }
      chief: { choices: { q: { text: T38, lines: T39 } }, counterpart: [ { take: q } ] }
      outcomes: [ { lines: [ T40 ] } ]
    next: [ { when: b.p, goto: c }, { goto: c } ]
  c: { ending: { title: { director: T41, chief: T42 } } }
"""


def world() -> Scenario:
    """The scenario of all those texts."""
    loaded = load({"scenario.yaml": complete(WORLD).encode()})
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None
    return loaded.scenario


def test_every_text_is_found_once_and_in_order() -> None:
    """The head comes first, then scene by scene, then the debrief; nothing is left out."""
    found = [phrase.source for phrase in phrases(world())]
    assert found == [f"T{number:02}" for number in range(1, 46)]


def test_the_world_holds_every_kind_of_text() -> None:
    """No text stands in the world above that is not in the list: its numbers have no gap."""
    assert sorted(re.findall(r"T\d\d", WORLD)) == [f"T{number:02}" for number in range(1, 46)]


def test_the_texts_of_one_scene() -> None:
    """A scene's own texts, without the rest."""
    found = [phrase.source for phrase in of_scene(world().scenes["b"])]
    assert found == ["T37", "T38", "T39", "T40"]


def test_what_may_not_be_there_has_no_texts() -> None:
    """No text is no phrase, and a silence has none either."""
    assert list(of_text(None)) == []
    assert list(of_lines(())) == []


def test_phrases_know_where_they_stand() -> None:
    """A translator is shown the place of the original."""
    places = {
        phrase.source: (phrase.where.line, phrase.where.column) for phrase in phrases(world())
    }
    assert places["T01"] == (1, 8)
    assert places["T03"] == (2, 68)
    assert places["T17"] == (25, 9)


def test_the_skeleton_has_texts_of_its_own() -> None:
    """Even the smallest scenario names its seats, its people and its ending."""
    loaded = load({"scenario.yaml": "".join(SKELETON.values()).encode()})
    assert loaded.scenario is not None
    assert len(list(phrases(loaded.scenario))) == 10
