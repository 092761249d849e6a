"""The shipped case in the real window, by keys alone, from the picker to the end of the debrief."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from makkerpar.desktop.screens.curtain import CurtainView
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.title import TitleView
from makkerpar.frontend import answers
from makkerpar.play import journal
from makkerpar.play.journal import Choice, Journal
from tests.desktop.debriefed import answer
from tests.desktop.world import Hands, begin, window


def to_the_end(hands: Hands, seed: int) -> list[str]:
    """Read everything, choose by chance, answer the debrief; the screens in the order they came."""
    chance = random.Random(seed)
    screens: list[str] = []
    for _ in range(2000):
        view = hands.top
        name = type(view).__name__
        if isinstance(view, StepView):
            name += str(view.number)
        if not screens or screens[-1] != name:
            screens.append(name)
        if isinstance(view, TitleView):
            return screens
        choices = sum(key.startswith("choice.") for key in hands.stops)
        if choices:
            hands.press(str(chance.randint(1, choices)))
        elif isinstance(view, StepView):
            through(hands, view)
        else:
            hands.press("enter")
    raise AssertionError(f"no end in sight: {screens[-20:]}")


def through(hands: Hands, view: StepView) -> None:
    """Past a screen of the debrief, having said what must be said."""
    if view.number == 1:
        answer(hands, "Da hun spurgte, og jeg tøvede.")
    elif view.number == 6:
        hands.write("Ringe samme dag")
        hands.press("tab")
        hands.write("Jonas")
        hands.press("tab")
        hands.write("På fredag")
    hands.focus("on")
    hands.press("enter")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("seat", ["director", "chief"])
def test_a_seat_is_played_by_keys_alone(tmp_path: Path, seat: str, language: str) -> None:
    """From the picker through every act to the sixth screen, and back to the picker."""
    with window(tmp_path, shipped=True, language=language) as hands:
        begin(hands, seat)
        screens = to_the_end(hands, 3)
        assert screens[0] == "BriefView"
        assert screens.count("ActView") == 4
        assert [one[-1] for one in screens if one[-1].isdigit()] == list("123456")
        record = hands.desk.record
        (saved,) = record.plays()
        assert (saved.seat, saved.ended, saved.debriefed) == (seat, True, True)
        kept = Journal.from_json(saved.journal).entries
        assert sum(isinstance(one, Choice) and one.by == "person" for one in kept) >= 8
        assert record.agreements()[0].what == "Ringe samme dag"
        said = answers.read(record, saved.id, "director" if seat == "director" else "chief")
        assert said.words == "Da hun spurgte, og jeg tøvede."
        assert said.missing == ()


@pytest.mark.parametrize("language", ["da", "en"])
def test_two_people_play_by_keys_alone(tmp_path: Path, language: str) -> None:
    """Each reads alone behind the curtain, answers alone, and the two come to the end together."""
    with window(tmp_path, shipped=True, language=language) as hands:
        begin(hands, "both")
        screens = to_the_end(hands, 4)
        assert screens.count(CurtainView.__name__) >= 10
        steps = [int(one[-1]) for one in screens if one[-1].isdigit()]
        assert steps == [1, 2, 3, 4, 1, 2, 3, 4, 5, 6]
        (saved,) = hands.desk.record.plays()
        assert (saved.seat, saved.ended, saved.debriefed) == ("both", True, True)
        for seat in ("director", "chief"):
            assert not answers.read(hands.desk.record, saved.id, seat).missing


@pytest.mark.parametrize("seat", ["director", "chief", "both"])
def test_an_interrupted_play_goes_on_where_it_was(tmp_path: Path, seat: str) -> None:
    """Closed after some choices and opened again, it stands at the same decision."""
    with window(tmp_path, shipped=True) as hands:
        begin(hands, seat)
        made = 0
        while made < 4:
            choices = sum(key.startswith("choice.") for key in hands.stops)
            hands.press("1" if choices else "enter")
            made += bool(choices)
        (before,) = hands.desk.record.plays()
    with window(tmp_path, shipped=True) as hands:
        assert hands.top.focus == "resume"
        hands.press("enter")
        to_the_end(hands, 1)
        (after,) = hands.desk.record.plays()
    first = journal.Journal.from_json(before.journal).entries
    assert journal.Journal.from_json(after.journal).entries[: len(first)] == first
    assert after.debriefed


def test_the_language_changes_in_the_middle_of_a_scene(tmp_path: Path) -> None:
    """By F2 and the arrows the very same lines stand there in English, and nothing is lost."""
    with window(tmp_path, shipped=True) as hands:
        begin(hands, "chief")
        hands.press("enter", "enter", "space")
        danish = hands.text
        assert "Fem chefer" in danish
        hands.press("f2")
        hands.focus("language")
        hands.press("right", "escape")
        assert "Fem chefer" not in hands.text
        assert "Collaboration capital" in hands.text
        hands.press("f2")
        hands.focus("language")
        hands.press("left", "escape")
        assert hands.text == danish
