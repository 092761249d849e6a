"""The small case, played to its debrief by keys."""

from __future__ import annotations

from makkerpar.desktop.screens.debrief.step import StepView
from tests.desktop.world import Hands, begin


def to_debrief(hands: Hands, seat: str) -> None:
    """From the picker to the debrief's first screen: the first of everything is chosen."""
    begin(hands, seat)
    for _ in range(200):
        if isinstance(hands.top, StepView):
            return
        asked = any(key.startswith("choice.") for key in hands.stops)
        hands.press("1" if asked else "enter")
    raise AssertionError(f"the debrief does not come; there is {type(hands.top).__name__}")


def answer(hands: Hands, words: str = "Da telefonen ringede.") -> None:
    """Say on the first screen what opens the rest: areas 1 and 2 first, 3 let go."""
    hands.write(words)
    hands.focus("ballot")
    hands.press("space", "down", "space", "down", "right", "space")


def go_to(hands: Hands, number: int) -> StepView:
    """On to one of the six screens, by keys."""
    for _ in range(12):
        view = hands.top
        assert isinstance(view, StepView)
        if view.number == number:
            return view
        if view.number == 1:
            answer(hands)
        hands.press("alt+right")
    raise AssertionError(f"screen {number} does not come")
