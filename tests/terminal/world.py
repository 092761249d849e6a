"""A small case, and a console on which a script plays it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from makkerpar.focus import Seat
from makkerpar.frontend.case import Case, open_case
from makkerpar.play import rules
from makkerpar.play.rules import Play
from makkerpar.record import Record
from makkerpar.terminal import Console, Options, run
from makkerpar.terminal.talk import Talk
from makkerpar.text.interface import interface

# The chief decides first, then both at once; each seat knows something alone.
LILLE = """
format: 1
id: lille
version: 1
language: da
title: Lille sag
summary: Et tal på en mandag.
minutes: 5
focus: [3]
seats:
  director: { character: karen, brief: Du er Karen. Du ved noget om mursten. }
  chief: { character: jonas, brief: Du er Jonas. Du ved noget om børn. }
cast:
  karen: { name: Karen Lind, title: Direktør }
  jonas: { name: Jonas Rask, title: Skolechef }
  amir: { name: Amir Nazari, title: Konsulent }
terms: { kommune: Egeskov Kommune }
variables:
  capital:
    label: Samarbejdskapital
    start: 5
    max: 10
    meter: true
    words: { 0: skrøbelig, 4: bærende, 7: stærk }
  gap: { label: Merforbrug, start: 14, max: 30, meter: director }
  warned: false
acts: { calm: Før stormen, storm: Stormen }
start: call
scenes:
  call:
    title: Mandag kl. 8
    act: calm
    lines:
      - "{Kommune} vågner."
      - amir (worried): Fjorten millioner.
      - only: chief
        lines:
          - Der ligger to sager i din skuffe.
      - only: director
        lines:
          - Du har set en liste med skoler.
      - jonas:
    decision:
      seat: chief
      seconds: 60
      on_timeout: wait
      choices:
        ring:
          text: Ring til Karen nu.
          seen: Jonas ringer til dig.
          focus: { 3A: 2, 1B: -1 }
          because:
            3A: Hun kan nå at hjælpe.
            1B: Ingen andre chefer hører det.
          yet: Et tal uden bilag er et rygte.
          change: { capital: 2 }
          set: { warned: true }
          lines:
            - karen (glad): Godt, du ringer.
        wait:
          text: Vent til på fredag.
          seen: Jonas siger ikke noget.
          focus: { 3A: -2 }
          because: Fredag er for sent.
          yet: Tallet var ikke færdigt.
          lines:
            - Telefonen bliver liggende.
        hide:
          text: Læg arket i skuffen.
          when: warned
          locked: Skuffen er fuld.
      counterpart:
        - take: ring
          because: Jonas stoler på dig.
    goto: alone

  alone:
    title: Mandag kl. 12
    only: director
    meanwhile: Karens dør er lukket.
    lines:
      - Du sidder med listen.
      - Der er ti skoler på den.
      - Murstenene er fra 1962.
    decision:
      seat: director
      prompt: Hvad gør du med listen?
      choices:
        show:
          text: Vis Jonas listen.
          seen: Karen viser dig en liste.
          focus: { 2A: 1 }
          because: Åbenhed begynder et sted.
          change: { capital: 1 }
        lock:
          text: Lås listen inde.
          seen: Karen låser noget inde.
          focus: { 2A: -1 }
          because: Han opdager det selv.
          change: { capital: -2 }
      counterpart:
        - take: show
          because: Hun stoler på dig.
    goto: meeting

  meeting:
    title: Tirsdag kl. 9
    act: storm
    lines:
      - Alle sidder ned.
      - karen: Hvem begynder?
    joint:
      director:
        prompt: Hvad siger du først?
        choices:
          back:
            text: Støt Jonas.
            seen: Karen støtter dig.
            focus: { 2B: 1 }
            because: Opbakning skal kunne høres.
            lines: Du trækker vejret.
          hold:
            text: Sig ikke noget.
            seen: Karen tier.
            focus: { 2B: -1 }
            because: Tavshed høres også.
        counterpart:
          - take: back
            because: Hun havde lovet det.
      chief:
        choices:
          tell:
            text: Sig det hele.
            seen: Jonas siger det hele.
            focus: { 3A: 1 }
            because: Nu ved alle det samme.
          dodge:
            text: Tal om noget andet.
            seen: Jonas taler om vejret.
            focus: { 3A: -1 }
            because: Ingen fik svar.
        counterpart:
          - take: tell
            because: Han var træt af det.
      outcomes:
        - director: back
          chief: tell
          change: { capital: 1 }
          lines: Stolene skraber.
          goto: good
        - goto: bad
  good:
    lines: Solen skinner.
    ending: { title: { director: Fælles sag, chief: Fælles sag med hul }, tone: bright }
  bad:
    lines: Det regner.
    ending: { title: Hver for sig, tone: dark }
debrief:
  questions:
    both:
      - Hvornår ville du selv have ringet?
    director:
      - Hvad holdt du tæt med?
    chief:
      - Hvad ventede du på?
  insights:
    - when: warned
      text: Formanden hørte det først af alle.
"""

ENGLISH = {
    "Lille sag": "A small case",
    "Mandag kl. 8": "Monday, 8.00",
    "{Kommune} vågner.": "{Kommune} wakes up.",
    "Fjorten millioner.": "Fourteen million.",
    "Der ligger to sager i din skuffe.": "There are two cases in your drawer.",
    "Ring til Karen nu.": "Ring Karen now.",
    "Vent til på fredag.": "Wait until Friday.",
    "Godt, du ringer.": "Good that you rang.",
    "Før stormen": "Before the storm",
    "Samarbejdskapital": "Collaboration capital",
    "bærende": "bearing",
    "Hver for sig": "Each alone",
}


def small_case(folder: Path) -> Path:
    """The folder of the case, inside a folder of scenarios."""
    case = folder / "lille"
    case.mkdir(parents=True, exist_ok=True)
    (case / "scenario.yaml").write_text(LILLE, encoding="utf-8")
    entries = "".join(f'\nmsgid "{da}"\nmsgstr "{en}"\n' for da, en in ENGLISH.items())
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    (case / "en.po").write_text(header + entries, encoding="utf-8")
    return case


@dataclass(frozen=True)
class Wait:
    """A line that is typed after so many seconds."""

    seconds: float
    line: str


Typed = str | Wait | BaseException | type[BaseException] | Callable[[], str]


@dataclass
class Script:
    """A console that types what it is given and keeps all that is shown.

    When the lines are used up the input has ended, unless `otherwise` answers prompts.
    """

    lines: Iterable[Typed]
    otherwise: Callable[[str], str] | None = None
    columns: int = 80
    shown: list[str] = field(default_factory=list)
    seconds: float = 0.0
    today: datetime = datetime(2026, 8, 24, 8, 0, tzinfo=UTC)

    def __post_init__(self) -> None:
        self._left = iter(self.lines)

    @property
    def text(self) -> str:
        """Everything on the screen: what was written, prompted and typed."""
        return "".join(self.shown)

    @property
    def words(self) -> str:
        """The same in one line, however it was wrapped."""
        return " ".join(self.text.split())

    def console(self) -> Console:
        """The console."""
        return Console(
            read=self._read,
            write=self.shown.append,
            size=lambda: (self.columns, 24),
            clock=lambda: self.seconds,
            now=self._now,
        )

    def talk(self, language: str = "da") -> Talk:
        """A conversation on it."""
        return Talk(self.console(), interface(language))

    def _now(self) -> datetime:
        self.today += timedelta(seconds=1)
        return self.today

    def _read(self, prompt: str) -> str:
        self.shown.append(prompt)
        typed = next(self._left, None)
        if typed is None:
            if self.otherwise is None:
                raise EOFError
            typed = self.otherwise(prompt)
        if isinstance(typed, Wait):
            self.seconds += typed.seconds
            typed = typed.line
        if callable(typed) and not isinstance(typed, type):
            typed = typed()
        if not isinstance(typed, str):
            raise typed
        self.shown.append(typed + "\n")
        return typed


def first_of_everything(prompt: str) -> str:
    """Takes the first choice, says one word wherever words are needed, else presses Enter."""
    if re.search(r"(Dit valg|Your choice), 1( til| to|:)", prompt):
        return "1"
    if "for eksempel" in prompt or "for example" in prompt:
        return "3 1"
    if "lod ligge" in prompt or "let go" in prompt:
        return "5"
    return ""


class Answering:
    """As `first_of_everything`, with an answer of one line where the first one is needed."""

    def __init__(self) -> None:
        self._open = False

    def __call__(self, prompt: str) -> str:
        if prompt in ("Dit svar: ", "Your answer: "):
            return "Ordet"
        return first_of_everything(prompt)


def sit(
    folder: Path,
    lines: Iterable[Typed],
    *,
    seat: str | None = "chief",
    language: str | None = "da",
    finish: bool = False,
    scenario: str | None = "lille",
    today: datetime | None = None,
    terms: dict[str, str] | None = None,
) -> tuple[int, Script]:
    """Play the small case by these lines; with `finish`, on to the end by `Answering`."""
    small_case(folder / "scenarios")
    script = Script(lines, otherwise=Answering() if finish else None)
    if today is not None:
        script.today = today
    options = Options(
        scenario=scenario,
        seat=seat,
        language=language,
        terms=terms or {},
        folders=(folder / "scenarios",),
        home=folder / "home",
        seed=1,
    )
    return run(options, script.console()), script


@contextmanager
def record(folder: Path) -> Iterator[Record]:
    """The record that `sit` keeps in."""
    with Record.open(folder / "home", now=lambda: datetime.now(UTC)) as found:
        yield found


def case_in(folder: Path) -> Case:
    """The small case, opened."""
    return open_case(small_case(folder / "scenarios"), {})


def begun(case: Case, held: str, *choices: str) -> Play:
    """A play of it after these choices."""
    play = rules.begin(case.program, held, 1)
    for choice in choices:
        play = rules.take(play, choice)
    return play


SEATS_ALONE: tuple[Seat, Seat] = ("director", "chief")
