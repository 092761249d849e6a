"""A small case with one of everything that a picture of the graph shows."""

from __future__ import annotations

from makkerpar.focus import Seat
from makkerpar.play.moment import Wording
from makkerpar.report.graph_options import Labels
from makkerpar.report.graph_sketch import Dead, Sketch, sketch
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Scenario
from makkerpar.testing import complete
from makkerpar.text.catalogue import Catalogue
from makkerpar.text.interface import interface

STORY = """\
id: sagen
title: En sag
acts: { one: Først, two: Så, three: Til sidst }
variables: { n: { start: 5, max: 10 } }
terms: { kommune: Egeskov Kommune }
scenes:
  ask:
    title: I {kommune}
    act: one
    decision:
      seat: chief
      choices:
        call: { text: 'Ring til {kommune}.', goto: roll }
        wait: { text: Vent., when: n > 7, locked: Nej., goto: roll }
        more: { text: En gang til., goto: ask }
        think: { text: Tænk., goto: alone }
      counterpart: [ { take: call } ]
  alone: { only: chief, next: [ { when: n > 5, goto: roll }, { goto: ask } ] }
  lost: { title: Tabt, goto: roll }
  roll:
    act: two
    chance: [ { weight: 1, goto: meet }, { weight: 3, goto: slut } ]
  meet:
    joint:
      director:
        choices: { give: { text: Giv. }, keep: { text: Behold. } }
        counterpart: [ { take: keep } ]
      chief:
        choices: { spend: { text: Brug. } }
        counterpart: [ { take: spend } ]
      outcomes: [ { director: give, goto: room }, { goto: slut } ]
  room:
    only: director
    decision:
      seat: director
      choices: { open: { text: Åbn. }, close: { text: Luk. } }
      counterpart: [ { take: open } ]
    goto: slut
  slut: { act: three, ending: { title: Slut, tone: { director: bright, chief: dark } } }
"""


def scenario(text: str = STORY, name: str = "sagen") -> Scenario:
    """The scenario of a text, which must have no errors."""
    loaded = load({"scenario.yaml": complete(text).encode()}, folder=name)
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


def drawn(
    of: Scenario | None = None,
    *,
    labels: Labels | None = None,
    seat: Seat | None = None,
    dead: Dead | None = None,
) -> Sketch:
    """The sketch of a scenario, in English, its own texts as they were written."""
    of = of or scenario()
    wording = Wording(of, Catalogue.empty("en"), {})
    return sketch(of, wording, interface("en"), labels=labels, seat=seat, dead=dead)


def chain(length: int, *, back: bool = False) -> str:
    """A story of scenes in a row; with `back`, each also leads to the first."""
    lines = ["id: sagen", "scenes:"]
    for number in range(length):
        here, there = f"s{number}", f"s{number + 1}"
        home = "b: { text: Hjem., goto: s0 }, " if back else ""
        lines += [
            f"  {here}:",
            "    decision:",
            "      seat: chief",
            f"      choices: {{ {home}a: {{ text: Videre., goto: {there} }} }}",
            "      counterpart: [ { take: a } ]",
        ]
    return "\n".join([*lines, f"  s{length}: {{ ending: {{ title: Slut }} }}", ""])
