from __future__ import annotations

import random

import pytest

from makkerpar.focus import HELD, SEATS, Seat
from makkerpar.play import journal, rules, score
from makkerpar.play.moment import Wording
from makkerpar.play.rules import Play
from makkerpar.play.view import ActBegins, Said, window
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.catalogue import Catalogue
from tests.oracle.generator import make_scenario
from tests.oracle.interpreter import Game, Naive
from tests.oracle.window import window as naive_window

SCENARIOS = 300
SLICES = 10


def _program(files: dict[str, str]) -> Program:
    loaded = load({name: text.encode() for name, text in files.items()})
    assert loaded.scenario is not None, loaded.diagnostics
    return compile_program(loaded.scenario)


def _told(play: Play, seat: Seat) -> list[tuple[str | None, ...]]:
    """A window in the oracle's normal form."""
    wording = Wording(play.program.scenario, Catalogue.empty("da"), {})
    told: list[tuple[str | None, ...]] = []
    for beat in window(play, seat):
        if isinstance(beat, ActBegins):
            told.append(("act", beat.act))
        elif isinstance(beat, Said):
            words = beat.words
            said = wording.say(words.phrase, words.values) if words is not None else None
            told.append(("say", beat.speaker, beat.mood, said))
    return told


def _agree(play: Play, game: Game) -> None:
    result = game.result()
    assert play.here.id == result["scene"]
    assert play.program.named(play.values) == result["variables"]
    assert [journal.as_fields(entry) for entry in journal.entries(play)] == result["decisions"]
    assert score.sums(play) == result["focus"]
    assert {seat: list(ids) for seat, ids in rules.offer(play).items()} == result["offer"]
    assert play.ended == result["ended"]


@pytest.mark.parametrize("part", range(SLICES))
def test_rules_and_a_naive_interpreter_agree(part: int) -> None:
    """On 300 random scenarios of every construct, rules and oracle agree at each step."""
    for seed in range(part, SCENARIOS, SLICES):
        files = make_scenario(seed)
        program, naive = _program(files), Naive(files)
        assert {held for held in HELD if program.playable_as(held)} == set(naive.seats())
        for held in naive.seats():
            chooser = random.Random(seed)
            play, game = rules.begin(program, held, seed), naive.begin(held, seed)
            _agree(play, game)
            while not play.ended:
                offer = rules.offer(play)
                seat = chooser.choice(sorted(offer))
                choice = chooser.choice(offer[seat])
                play = rules.take(play, choice, seat=seat)
                game.take(seat, choice)
                _agree(play, game)
            for seat in SEATS:
                assert _told(play, seat) == list(naive_window(game, seat))
