from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from makkerpar.errors import Refused
from makkerpar.focus import HELD, SEATS, Seat
from makkerpar.play import journal, rules, score
from makkerpar.play.moment import Wording
from makkerpar.play.rules import Play
from makkerpar.play.view import ActBegins, Said, window
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.catalogue import Catalogue
from tests.oracle.generator import make_scenario, scenario_id
from tests.oracle.interpreter import Game, Naive
from tests.oracle.window import window as naive_window

SCENARIOS = 300
SLICES = 10


def _program(files: dict[str, str], folder: str) -> Program:
    loaded = load({name: text.encode() for name, text in files.items()}, folder=folder)
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
        program, naive = _program(files, scenario_id(seed)), Naive(files)
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


class _Dice:
    """Draws that somebody else decides: the engine's are thrown, the oracle's fall as they fell."""

    def __init__(self, seed: int) -> None:
        self._thrower = random.Random(seed)
        self._fell: dict[int, int] = {}

    def thrown(self, scene: str, number: int, holding: Sequence[int]) -> int:
        self._fell[number] = self._thrower.choice(holding)
        return self._fell[number]

    def fell(self, scene: str, number: int) -> int:
        return self._fell[number]


def _refuse_alike(play: Play, game: Game) -> int:
    """Both refuse every choice of the scene that is not on offer; how many these were."""
    offer = rules.offer(play)
    closed = [
        (side.seat, choice.id)
        for side in play.here.sides
        for choice in side.choices
        if choice.id not in offer.get(side.seat, ())
    ]
    for seat, choice in closed:
        with pytest.raises(Refused):
            rules.take(play, choice, seat=seat)
        with pytest.raises(ValueError, match="not on offer"):
            game.take(seat, choice)
    return len(closed)


@pytest.mark.parametrize("part", range(4))
def test_they_agree_on_what_is_forced_timed_out_or_refused(part: int) -> None:
    """Forced draws, choices by the clock and closed choices are taken alike by rules and oracle."""
    refused = timeouts = draws = 0
    for seed in range(1000 + part, 1060, 4):
        files = make_scenario(seed, people_only=seed % 5 == 0)
        program, naive = _program(files, scenario_id(seed)), Naive(files)
        assert {held for held in HELD if program.playable_as(held)} == set(naive.seats())
        chooser, dice = random.Random(seed), _Dice(seed)
        held = chooser.choice(naive.seats())
        play = rules.begin(program, held, seed, dice.thrown)
        game = naive.begin(held, seed, dice.fell)
        while not play.ended:
            refused += _refuse_alike(play, game)
            offer = rules.offer(play)
            seat = chooser.choice(sorted(offer))
            choice, by = chooser.choice(offer[seat]), rules.PERSON
            if play.here.side(seat).timeout is not None and chooser.random() < 0.5:
                choice, by = str(play.here.side(seat).timeout), rules.TIMEOUT
                timeouts += 1
            play = rules.take(play, choice, seat=seat, by=by, fate=dice.thrown)
            game.take(seat, choice, by)
            _agree(play, game)
        draws += play.draws
    assert min(refused, timeouts, draws) > 0, "nothing of the kind came up"
