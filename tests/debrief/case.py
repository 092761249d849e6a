"""A small case for the tests of the debrief: both seats, three acts, a joint, a closed door."""

from __future__ import annotations

from collections.abc import Iterable

from makkerpar.play.moment import Wording
from makkerpar.play.rules import Play, begin, take
from makkerpar.play.view import Said, Words
from makkerpar.scenario.program import Program
from makkerpar.text.catalogue import Catalogue
from tests.insight.world import world

CASE = """\
phone:
  title: Tirsdag kl. 16.40
  act: calm
  lines: Der ligger et regneark.
  decision:
    seat: chief
    choices:
      ring:
        text: Ring nu.
        seen: Jonas ringer.
        focus: { 3A: 2, 3B: 1, 2A: -1 }
        because: { 3A: Hun bærer det hun ved., 3B: Hjælp kræver et spørgsmål., 2A: For råt. }
        yet: { 3A: Et råt tal er et rygte., 2A: Åbenhed er ikke et tal. }
        change: { capital: 2 }
        lines: Hun tager den straks.
      vent:
        text: Vent til fredag.
        focus: { 3A: -2, 4A: 1 }
        because: For sent.
        yet: Et tal uden bilag er et rygte.
        change: { capital: -3 }
    counterpart: [ { take: ring } ]
  goto: door
door:
  title: Døren
  act: gust
  only: director
  meanwhile: Døren er lukket.
  lines:
    - Direktionen venter.
  decision:
    seat: director
    choices:
      back: { text: Bak ham op., seen: Hun siger dit navn., focus: { 2B: 2 }, because: B., yet: Y. }
      hold: { text: Hold kortene., focus: { 2B: -1 }, because: C. }
    counterpart:
      - { take: back, when: capital >= 5, because: Du havde ringet. }
      - take: hold
        because: { first: [ { when: phone.vent, text: Du ventede. }, { text: Hm. } ] }
  goto: press
press:
  title: Onsdag kl. 8.05
  act: storm
  joint:
    director:
      choices:
        front: { text: Stil dig frem., seen: Karen tager den., change: { capital: 1 } }
        pass_: { text: Send den videre., seen: Karen peger på dig. }
      counterpart:
        - { take: front, when: door.back, because: Hun havde lovet det. }
        - { take: pass_, because: Hun vidste for lidt. }
    chief:
      choices:
        tell: { text: Sig tallet., focus: { 3A: 1, 1A: 1, 1B: -1 }, because: Ja., lines: Stilhed. }
        deny: { text: Afvis det., focus: { 3A: -1 }, because: Nej., change: { capital: -2 } }
      counterpart: [ { take: tell } ]
    outcomes:
      - { chief: tell, lines: Tallet står i avisen. }
      - { lines: Avisen ringer igen. }
  next:
    - { when: capital >= 6, goto: shared }
    - { goto: apart }
shared:
  lines: [ Mette stemmer ja., { only: director, lines: [ Hun ringer ikke mere. ] } ]
  ending: { title: Fælles sag, tone: bright }
apart:
  ending:
    title: { director: "Hver for sig, {capital}", chief: Hver for sig }
    tone: { director: dark, chief: mixed }
"""
VARIABLES = """\
overspend: { label: Merforbrug, start: 14, max: 30, meter: true }
trust: { start: 3, max: 9, meter: director, words: { 0: lav, 5: høj } }
capital:
  label: Samarbejdskapital
  start: 5
  max: 10
  meter: true
  words: { 0: skrøbelig, 4: bærende, 7: stærk }
"""
TOP = """\
acts: { calm: Før stormen, gust: Første vindstød, storm: Stormen }
cut: [press]
debrief:
  questions:
    both:
      - { when: phone.vent, text: Hvad ventede du på? }
    chief: [ "Hvornår ville du have ringet med {capital}?" ]
    director: [ Hvem bar det? ]
  insights:
    - { when: not phone.vent, text: Hun vidste det først. }
    - { when: door.hold, seat: chief, text: Hun holdt kortene. }
"""


def case() -> Program:
    """The case's tables."""
    return world(CASE, variables=VARIABLES, top=TOP)


def played(held: str, *choices: str) -> Play:
    """A play of the case by these choices; at the joint the director's comes first."""
    play = begin(case(), held)
    for choice in choices:
        play = take(play, choice)
    return play


def say(play: Play, words: Words | None) -> str | None:
    """Words as they stand in the file, filled in."""
    if words is None:
        return None
    scenario = play.program.scenario
    wording = Wording(scenario, Catalogue.empty(scenario.language), {})
    return wording.say(words.phrase, words.values)


def heard(play: Play, lines: Iterable[Said]) -> list[str | None]:
    """What was said, line by line."""
    return [say(play, line.words) for line in lines]
