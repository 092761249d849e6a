from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from makkerpar import resources
from makkerpar.terminal import Options, run
from tests.terminal.world import Answering, Script, record

SHIPPED = [folder.name for folder in resources.scenario_folders(user_data=Path("nowhere"))]


class AtRandom(Answering):
    """Takes any choice, and undoes, looks back and changes language now and then."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._chance = random.Random(seed)

    def __call__(self, prompt: str) -> str:
        choice = re.search(r"(?:valg|choice), 1 (?:til|to) (\d+): ", prompt)
        if choice is None:
            return super().__call__(prompt)
        if self._chance.random() < 0.2:
            return self._chance.choice(["undo", "tilbage alt", "log", "status", "sprog", "?"])
        return str(self._chance.randint(1, int(choice[1])))


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("seat", ["director", "chief", "both"])
@pytest.mark.parametrize("scenario", SHIPPED)
def test_shipped_cases_are_played_to_the_end(
    tmp_path: Path, scenario: str, seat: str, language: str
) -> None:
    """Whatever is chosen, in each seat and language, the debrief comes and nothing is left open."""
    for seed in range(2):
        script = Script((), otherwise=AtRandom(seed))
        options = Options(scenario, seat, language, home=tmp_path / "home", seed=seed)
        assert run(options, script.console()) == 0
        assert "{" not in script.text
        assert max(len(line) for line in script.text.splitlines()) < 100
    with record(tmp_path) as kept:
        assert [saved.debriefed for saved in kept.plays()] == [True, True]
