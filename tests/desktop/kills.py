"""Kill the window at random moments of a play, and look for what was shown.

``python -m tests.desktop.kills --count 200`` plays the shipped case in a process of its own, by
keys, kills it, takes the play up again, and so on. Whatever was drawn of a choice must be in the
record, whenever the process died.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from makkerpar.play.journal import Choice, Journal
from makkerpar.record import Record
from tests.desktop.world import MONDAY

ROOT = Path(__file__).resolve().parents[2]
STARTING = 60.0  # seconds within which the window must have come up

ROBOT = """
import random, sys, time
from pathlib import Path
from makkerpar.desktop import glass, start
from makkerpar.desktop.events import Key, Typed
from makkerpar.desktop.prefs import WELCOMED
from makkerpar.frontend.options import Options
from makkerpar.play.journal import entries

home, seat, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
chance = random.Random(seed)
glass.open_display(hidden=True)
options = Options(home=home, language="da", seed=1)
record, trouble = start.open_record(options)
assert trouble is None
record.set_setting(WELCOMED, True)
desk = start.make_desk(options, record, "da")
app = start.make_app(desk, glass.Glass(record, (800, 600)))
app.draw()
print("up", flush=True)

def press(chord):
    app.happen(Key(chord))
    app.draw()

told = 0
while True:
    view = app.top
    course = getattr(view, "course", None)
    if course is not None:
        made = [one for one in entries(course.play) if getattr(one, "by", "") == "person"]
        if len(made) != told:
            told = len(made)
            # The frame with what the choice led to has been drawn.
            choices = [f"{one.scene}:{one.choice}" for one in made]
            print("shown", course.keeper.id, *choices, flush=True)
    keys = [stop.key for stop in app.frame.stops]
    choices = [key for key in keys if key.startswith("choice.")]
    if f"seat.{seat}" in keys:
        while app.top.focus != f"seat.{seat}":
            press("tab")
        press("enter")
    elif choices:
        time.sleep(0.62)
        press(str(chance.randint(1, len(choices))))
    elif "debrief" in type(view).__module__:
        print("ended", flush=True)
        time.sleep(60)
    else:
        press(chance.choice(["enter", "enter", "space", "l", "escape"]))
        if type(app.top).__name__ in ("LogView", "PauseView"):
            press("escape")
    time.sleep(chance.random() * 0.004)
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What a killed play had shown, and what was kept of it."""

    shown: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """What had been shown and is not there."""
        return self.shown if self.kept[: len(self.shown)] != self.shown else ()


def kill_once(home: Path, seat: str, seed: int, patience: float) -> Found:
    """Play, and kill after so many seconds; what had been shown by then, and what was kept."""
    engine = os.pathsep.join([str(ROOT / "engine"), str(ROOT / "tools"), str(ROOT)])
    process = subprocess.Popen(
        [sys.executable, "-c", ROBOT, str(home), seat, str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": engine},
        text=True,
    )
    assert process.stdout is not None
    try:
        begun = time.monotonic()
        first = process.stdout.readline()
        if first.strip() != "up":
            process.kill()
            raise AssertionError(f"the window did not come up: {process.communicate()}")
        assert time.monotonic() - begun < STARTING
        time.sleep(patience)
    finally:
        process.kill()
    output, errors = process.communicate()
    assert "Traceback" not in errors, errors[-2000:]
    shown = [line.split() for line in output.splitlines() if line.startswith("shown")]
    if not shown:
        return Found((), ())
    _, play, *choices = shown[-1]
    with Record.open(home, now=lambda: MONDAY) as record:
        journals = {saved.id: saved.journal for saved in record.plays()}
    entries = Journal.from_json(journals[play]).entries  # type: ignore[index]
    persons = (one for one in entries if isinstance(one, Choice) and one.by == "person")
    return Found(tuple(choices), tuple(f"{one.scene}:{one.choice}" for one in persons))


def main() -> int:
    """Kill as often as asked; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    lost = shown = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.count):
            seat = ("director", "chief", "both")[number // 5 % 3]
            home = Path(folder) / f"{number // 5}"
            found = kill_once(home, seat, asked.seed + number, chance.random() * 4)
            shown += len(found.shown)
            lost += bool(found.lost)
            if found.lost:
                print(f"kill {number}: shown {found.shown}, kept {found.kept}")
    print(f"{asked.count} kills, {shown} decisions that had been shown, {lost} kills lost one")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
