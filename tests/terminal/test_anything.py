from __future__ import annotations

import random
from pathlib import Path

import pytest

from makkerpar.play.journal import Journal, replay
from makkerpar.terminal.commands import WORDS, Command
from tests.terminal.world import Typed, case_in, record, sit

COMMANDS = sorted(
    {
        word
        for language in WORDS.values()
        for command, words in language.items()
        for word in words
        if command is not Command.PAUSE  # how a sitting ends is drawn apart
    }
)
LINES: tuple[Typed, ...] = (
    "",
    "",
    "",
    "",
    "1",
    "1",
    "2",
    "3",
    "1 4",
    "Ordet",
    "æøå",
    "99",
    "tilbage alt",
)


@pytest.mark.parametrize("seat", ["director", "chief", "both", None])
def test_whatever_is_typed_nothing_breaks(tmp_path: Path, seat: str | None) -> None:
    """Sittings of random lines end politely, and leave plays that can be replayed to the last."""
    chance = random.Random(str(seat))
    for _ in range(15):
        lines: list[Typed] = [
            chance.choice(COMMANDS) if chance.random() < 0.1 else chance.choice(LINES)
            for _ in range(chance.randint(0, 250))
        ]
        lines.append(chance.choice(("pause", "quit", KeyboardInterrupt, EOFError)))
        status, script = sit(tmp_path, lines, seat=seat, scenario="lille" if seat else None)
        assert status == 0
        assert script.text.endswith(".\n")
    program = case_in(tmp_path).program
    with record(tmp_path) as kept:
        for saved in kept.plays():
            if saved.scenario == "lille":
                again = replay(program, Journal.from_json(saved.journal))
                assert again.stopped is None
                assert again.play.ended == saved.ended
