from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from makkerpar.debrief.ask import Answers
from makkerpar.desktop.contrast import ratio
from makkerpar.desktop.course import Course, Pair, Solo
from makkerpar.desktop.desk import Desk
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Node
from makkerpar.desktop.nodes.curve import Band, Curve, Stretch, columns, monotone
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.story import StoryView, line_of
from makkerpar.desktop.view import View
from makkerpar.frontend import answers
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import one_seat
from makkerpar.play import rules
from makkerpar.play.rules import PERSON, TIMEOUT, By
from makkerpar.play.view import Said
from makkerpar.text.interface import interface
from tests.desktop.world import Hands, window

KNOTS = st.lists(
    st.tuples(st.floats(0.01, 100), st.floats(-100, 100)), min_size=1, max_size=12
).map(lambda steps: [(sum(x for x, _ in steps[: at + 1]), y) for at, (_, y) in enumerate(steps)])


def ended(hands: Hands, held: str, *choices: str, by: By = PERSON) -> Process:
    """The debrief of a play that went so; the first choice was taken by a person or the clock."""
    case = hands.desk.cases["lille"]
    play = rules.begin(case.program, held, 1)
    for choice in choices:
        play = rules.take(play, choice, by=by)
        by = PERSON
    keeper = Keeper.begin(hands.desk.record, play)
    for seat in ("director", "chief"):
        answers.keep(hands.desk.record, keeper.id, seat, Answers("Ja.", ("1", "2"), "3"))
    course: Course
    if held == "both":
        course = Pair(case, play, keeper, resumed=True)
    else:
        course = Solo(case, play, keeper, one_seat(held), resumed=True)
    return Process(course)


def story(hands: Hands, process: Process) -> StoryView:
    """The screen, as it opens."""
    process.at = 1
    view = StoryView(hands.desk, process)
    hands.app.stack.append(view)
    hands.app.draw()
    return view


def written(hands: Hands, role: str) -> list[str]:
    """What is written in a role, in the order of drawing."""
    assert hands.app.frame is not None
    return [line.text for line in hands.app.frame.written if line.role == role]


@given(KNOTS, st.floats(0.5, 20))
def test_the_line_never_goes_beyond_its_knots(
    knots: list[tuple[float, float]], step: float
) -> None:
    """It goes through every knot, and between two of them only up, only down, or level."""
    line = monotone(knots, step)
    assert set(knots) <= set(line)
    assert all(a[0] <= b[0] for a, b in pairwise(line))
    for start, end in pairwise(knots):
        between = [y for x, y in line if start[0] <= x <= end[0]]
        rising = sorted(between, reverse=start[1] > end[1])
        assert between == pytest.approx(rising, abs=1e-6)
        assert min(start[1], end[1]) <= min(between)
        assert max(between) <= max(start[1], end[1])


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 200)), min_size=1, max_size=8),
    st.integers(1, 1200),
)
def test_columns_have_room_for_their_labels(asked: list[tuple[int, int]], width: int) -> None:
    """They fill the width, are as wide as their steps where they may, and hold their labels."""
    steps, least = [step for step, _ in asked], [one for _, one in asked]
    found = columns(steps, least, width)
    if found is None:
        assert sum(least) > width
        return
    assert sum(found) == pytest.approx(width)
    assert all(have >= want for have, want in zip(found, least, strict=True))
    free = [
        have / step
        for have, want, step in zip(found, least, steps, strict=True)
        if have > want + 1e-6
    ]
    assume(free)
    assert free == pytest.approx([free[0]] * len(free))
    assert all(have / step >= free[0] - 1e-6 for have, step in zip(found, steps, strict=True))


def test_the_ending_and_the_own_decisions_are_told(tmp_path: Path) -> None:
    """The ending's title and lines stand there, then the seat's own decisions under their acts."""
    with window(tmp_path) as hands:
        story(hands, ended(hands, "director", "show", "back"))
        assert written(hands, "display") == ["Fælles sag"]
        assert "Solen skinner." in hands.text
        assert written(hands, "quote") == ["Vis Jonas listen.", "Støt Jonas."]
        assert written(hands, "over")[1:] == ["Før stormen", "Stormen"]
        assert "Ring til Karen nu." not in hands.text


def test_the_curve_says_its_words_and_no_figures(tmp_path: Path) -> None:
    """Below each act stands the word it ended on, and of digits only the decisions' numbers."""
    with window(tmp_path) as hands:
        story(hands, ended(hands, "director", "lock", "hold"))
        assert written(hands, "h3") == ["bærende", "bærende"]
        assert {"skrøbelig", "bærende", "stærk"} <= set(written(hands, "meta"))
        shown = [line for line in hands.text.splitlines() if any(map(str.isdigit, line))]
        assert sorted(shown) == ["1", "1", "2", "2", "2 af 6"]


def test_a_choice_of_the_clock_says_so(tmp_path: Path) -> None:
    """What the clock took is told apart from what the player took."""
    with window(tmp_path) as hands:
        story(hands, ended(hands, "chief", "wait", "tell", by=TIMEOUT))
        assert hands.text.count("Det valgte uret.") == 1
    with window(tmp_path / "other") as hands:
        story(hands, ended(hands, "chief", "wait", "tell"))
        assert "Det valgte uret." not in hands.text


def test_speech_is_quoted_with_its_speaker(tmp_path: Path) -> None:
    """What is told stands bare, what is said stands in quotation marks behind a name."""
    with window(tmp_path) as hands:
        process = ended(hands, "chief", "ring", "tell")
        case = hands.desk.cases["lille"]
        words = process.whole("chief").turning[0].taken.words
        said = Said(0, "call", "karen", "glad", words, "lines")
        told = Said(0, "call", None, None, words, "lines")
        silent = Said(0, "call", "jonas", None, None, "lines")
        danish, english = interface("da"), interface("en")
        assert line_of(said, case, danish) == "Karen: »Ring til Karen nu.«"
        assert line_of(said, case, english) == "Karen: “Ring Karen now.”"
        assert line_of(told, case, danish) == "Ring til Karen nu."
        assert line_of(silent, case, danish) == "Jonas siger ikke noget."


def test_arrows_scroll_and_enter_goes_on(tmp_path: Path) -> None:
    """The screen opens on the way on; arrows read down and up again and leave the focus there."""
    with window(tmp_path, size=(640, 480)) as hands:
        view = story(hands, ended(hands, "director", "show", "back"))
        assert view.focus == "on"
        hands.press("down", "down")
        assert view.scrolls["body"] > 0
        hands.press("up", "up")
        assert view.scrolls["body"] == 0
        assert view.focus == "on"
        hands.press("enter")
        assert view.process.place == ("director", 3)
        assert hands.top is not view


def test_the_line_is_drawn_once(tmp_path: Path) -> None:
    """The line grows from the left, stands still after that, and does not begin anew."""
    with window(tmp_path, moving=True) as hands:
        story(hands, ended(hands, "director", "show", "back"))
        assert written(hands, "key").count("1") == 1  # the list's
        hands.wait(0.3)
        assert (written(hands, "key").count("1"), written(hands, "key").count("2")) == (2, 1)
        hands.wait(0.7)
        hands.app.draw()
        assert written(hands, "key").count("2") == 2
        assert hands.app.frame is not None
        assert hands.app.frame.wake is None
        hands.press("down")
        assert hands.app.frame.wake is None


def test_nothing_moves_where_motion_is_reduced(tmp_path: Path) -> None:
    """With reduced motion the whole line stands there at once."""
    with window(tmp_path) as hands:
        story(hands, ended(hands, "director", "show", "back"))
        assert written(hands, "key").count("2") == 2
        assert hands.app.frame is not None
        assert hands.app.frame.wake is None


@pytest.mark.parametrize("theme", ["warm", "dark", "high_contrast"])
@pytest.mark.parametrize(
    ("size", "scale"),
    [((640, 480), 2.0), ((640, 900), 1.0), ((1280, 720), 1.0), ((1280, 720), 2.0)],
)
def test_all_text_can_be_read(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str
) -> None:
    """At any size no text is cut off, lies on another, or is too pale for its ground."""
    with window(tmp_path, size=size) as hands:
        hands.desk.prefs.theme, hands.desk.prefs.scale = theme, scale
        story(hands, ended(hands, "director", "show", "back"))
        assert_readable(hands)


def assert_readable(hands: Hands) -> None:
    """No line of the frame is cut at its sides, lies on another, or is too pale."""
    assert hands.app.frame is not None
    lines = [line for line in hands.app.frame.written if line.text.strip()]
    for number, line in enumerate(lines):
        assert line.clip.left <= line.rect.left, line.text
        assert line.rect.right <= line.clip.right, line.text
        assert line.ground is None or ratio(line.colour, line.ground) >= 4.5, line.text
        for other in lines[number + 1 :]:
            if (line.area, line.layer) == (other.area, other.layer):
                letters = line.rect.inflate(0, -line.rect.height // 3)
                assert not letters.colliderect(other.rect.inflate(0, -other.rect.height // 3)), (
                    line.text,
                    other.text,
                )


class Showing(View):
    """A node and nothing else."""

    def __init__(self, desk: Desk, node: Node) -> None:
        super().__init__(desk)
        self.node = node

    def build(self, look: Look) -> Node:
        return self.node


def curve(acts: int, decisions: int) -> Curve:
    """A curve that rises and falls in acts of so many decisions."""
    stretches = []
    for act in range(acts):
        numbers = range(act * decisions + 1, (act + 1) * decisions + 1)
        points = tuple((number, number % 11) for number in numbers)
        stretches.append(Stretch(f"Akt {act + 1}", "midt imellem", 5, points, points[-1][1]))
    bands = [Band(0, 3, "lavt"), Band(4, 6, "midt imellem"), Band(7, 10, "højt")]
    return Curve(bands, stretches)


def test_numbers_yield_where_there_is_no_room(tmp_path: Path) -> None:
    """Where decisions stand too close for their numbers, discs are drawn without any."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.app.stack.append(Showing(hands.desk, curve(4, 3)))
        hands.app.draw()
        assert written(hands, "key") == [str(number) for number in range(1, 13)]
        hands.app.stack.append(Showing(hands.desk, curve(4, 12)))
        hands.app.draw()
        assert written(hands, "key") == []


def test_acts_too_many_to_stand_beside_each_other_become_a_list(tmp_path: Path) -> None:
    """Where the acts' names have no room beside each other they stand below each other."""
    with window(tmp_path, size=(640, 480)) as hands:
        tops = []
        for acts in (3, 9):
            hands.app.stack.append(Showing(hands.desk, curve(acts, 1)))
            hands.app.draw()
            assert hands.app.frame is not None
            lines = [one for one in hands.app.frame.written if one.text.startswith("Akt ")]
            assert [one.text for one in lines] == [f"Akt {act + 1}" for act in range(acts)]
            tops.append({one.rect.top for one in lines})
        assert [len(one) for one in tops] == [1, 9]
