from __future__ import annotations

import dataclasses
import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.debrief.ask import Answers
from makkerpar.desktop.contrast import ratio
from makkerpar.desktop.course import Course, Pair, Solo
from makkerpar.desktop.nodes.fork import dashes
from makkerpar.desktop.screens.away import AwayView
from makkerpar.desktop.screens.curtain import CurtainView
from makkerpar.desktop.screens.debrief.process import Process
from makkerpar.desktop.screens.debrief.turning import TurningView
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.frontend import answers
from makkerpar.frontend.keeping import Keeper
from makkerpar.frontend.seats import one_seat
from makkerpar.play import journal, rules
from makkerpar.play.journal import Choice, Journal
from tests.desktop.world import Hands, window

POINTS = st.tuples(st.integers(-300, 300), st.integers(-300, 300))


def turning(hands: Hands, held: str, *choices: str) -> TurningView:
    """The screen of a play that went so, as it opens."""
    case = hands.desk.cases["lille"]
    play = rules.begin(case.program, held, 1)
    for choice in choices:
        play = rules.take(play, choice)
    keeper = Keeper.begin(hands.desk.record, play)
    for seat in ("director", "chief"):
        answers.keep(hands.desk.record, keeper.id, seat, Answers("Ja.", ("1", "2"), "3"))
    course: Course
    if held == "both":
        course = Pair(case, play, keeper, resumed=True)
    else:
        course = Solo(case, play, keeper, one_seat(held), resumed=True)
    process = Process(course)
    process.at = 2
    view = TurningView(hands.desk, process)
    hands.app.stack.append(view)
    hands.app.draw()
    return view


def choices(hands: Hands, play: str) -> list[str]:
    """What has been chosen in a play of the record."""
    found = next(
        one
        for one in (*hands.desk.record.unfinished(), *hands.desk.record.open_debriefs())
        if one.id == play
    )
    kept = Journal.from_json(hands.desk.record.load(found.id).journal)
    return [entry.choice for entry in kept.entries if isinstance(entry, Choice)]


@given(
    st.lists(POINTS, min_size=2, max_size=6, unique=True),
    st.floats(1, 20),
    st.floats(1, 20),
)
def test_dashes_are_as_long_as_asked(
    path: list[tuple[float, float]], on: float, off: float
) -> None:
    """Along the path every dash but the last is whole, and together they cover their share."""
    found = dashes(path, on, off)
    lengths = [sum(math.dist(a, b) for a, b in pairwise(dash)) for dash in found]
    whole = sum(math.dist(a, b) for a, b in pairwise(path))
    assert found[0][0] == path[0]
    assert lengths[:-1] == pytest.approx([on] * (len(found) - 1))
    assert lengths[-1] <= on + 1e-6
    periods, rest = divmod(whole, on + off)
    assert sum(lengths) == pytest.approx(periods * on + min(rest, on), abs=1e-3)


def test_a_fork_is_told_with_both_its_roads(tmp_path: Path) -> None:
    """Each turning point says what moved, what was chosen and followed, and what also lay there."""
    with window(tmp_path) as hands:
        view = turning(hands, "chief", "wait", "dodge")
        points = view.process.whole("chief").turning
        assert [point.turn for point in points] == ["lost", "lost"]
        for text in (
            "Mandag kl. 8",
            "Vent til på fredag.",
            "Telefonen bliver liggende.",
            "Ring til Karen nu.",
            "Karen: »Godt, du ringer.«",
            "Fælles sag med hul",
        ):
            assert text in hands.text
        assert [key for key in hands.stops if key.startswith("play.")] == ["play.1", "play.2"]
        assert view.focus == "on"


def test_playing_on_begins_a_copy(tmp_path: Path) -> None:
    """From a turning point a copy is played that shares what came before; the debrief stays."""
    with window(tmp_path) as hands:
        view = turning(hands, "director", "show", "hold")
        old = view.process.keeper.id
        before = choices(hands, old)
        hands.focus("play.2")
        hands.press("enter", "tab", "enter")
        assert isinstance(hands.top, SceneView)
        assert view not in hands.app.stack
        new = hands.top.course
        assert new.keeper.id != old
        assert new.play == journal.rewind(view.process.play, 1)
        assert choices(hands, new.keeper.id) == before[:-2]
        assert choices(hands, old) == before
        assert [one.id for one in hands.desk.record.open_debriefs()] == [old]
        assert "Hvad siger du først?" in hands.text


@pytest.mark.parametrize("way", ["escape", "enter", "alt+left"])
def test_staying_changes_nothing(tmp_path: Path, way: str) -> None:
    """Who stays is back at the button, and nothing new is kept."""
    with window(tmp_path) as hands:
        view = turning(hands, "director", "show", "hold")
        hands.focus("play.2")
        hands.press("enter")
        assert view.asking is not None
        assert hands.stops[:2] == ["stay", "leave"]
        assert view.focus == "stay"
        hands.press(way)
        assert view.asking is None
        assert view.focus == "play.2"
        assert hands.top is view
        assert not hands.desk.record.unfinished()


def test_every_choice_is_told_when_asked(tmp_path: Path) -> None:
    """A button leads from the few choices to all of them, with what each left within reach."""
    with window(tmp_path) as hands:
        view = turning(hands, "chief", "wait", "dodge")
        hands.focus("every")
        hands.press("enter")
        assert view.every
        assert "Hvad der kunne nås efter hvert valg" in hands.text
        assert "Samarbejdskapital: i bedste fald" in hands.text
        assert "play.1" not in hands.stops
        hands.focus("every")
        hands.press("enter")
        assert not view.every
        assert "play.1" in hands.stops


def test_two_people_play_on_behind_the_curtain(tmp_path: Path) -> None:
    """A copy of a play of two shows what both may see, then the curtain before who decides."""
    with window(tmp_path) as hands:
        turning(hands, "both", "ring", "show", "back", "tell")
        hands.focus("play.1")
        hands.press("enter", "tab", "enter")
        assert isinstance(hands.top, AwayView)
        assert hands.top.course.play.held == "both"
        assert hands.top.course.page.seat is None
        hands.press("enter")
        assert isinstance(hands.top, CurtainView)
        assert "Du sidder med listen." not in hands.text


@pytest.mark.parametrize(
    ("worked_out", "text"), [(True, "Intet enkelt af dine valg"), (False, "for mange veje")]
)
def test_where_nothing_turned_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worked_out: bool, text: str
) -> None:
    """Without turning points the screen says why, and opens on the way on."""
    with window(tmp_path) as hands:
        view = turning(hands, "director", "show", "hold")
        whole = dataclasses.replace(
            view.process.whole("director"), turning=(), attained=(), worked_out=worked_out
        )
        monkeypatch.setattr(view.process, "whole", lambda seat: whole)
        hands.app.draw()
        assert text in hands.text.replace("\n", " ")
        assert hands.stops == ["back", "on", "settings"]
        assert view.focus == "on"


def test_the_screen_opens_at_its_top(tmp_path: Path) -> None:
    """Where the first button is out of sight the heading is not scrolled away for it."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.desk.prefs.scale = 2.0
        view = turning(hands, "director", "show", "hold")
        assert view.focus == "on"
        assert not view.scrolls.get("body")
        hands.press("shift+tab", "shift+tab", "shift+tab")
        assert view.focus == "play.2"
        assert view.scrolls["body"] > 0


@pytest.mark.parametrize("theme", ["warm", "dark", "high_contrast"])
@pytest.mark.parametrize(
    ("size", "scale"),
    [((640, 480), 2.0), ((640, 900), 1.0), ((1280, 720), 1.0), ((1280, 720), 1.25)],
)
@pytest.mark.parametrize("asking", [False, True])
def test_all_text_can_be_read(
    tmp_path: Path, size: tuple[int, int], scale: float, theme: str, asking: bool
) -> None:
    """At any size no text is cut off, lies on another, or is too pale for its ground."""
    with window(tmp_path, size=size) as hands:
        hands.desk.prefs.theme, hands.desk.prefs.scale = theme, scale
        view = turning(hands, "chief", "wait", "dodge")
        if asking:
            view.asking = view.process.whole("chief").turning[0]
            hands.app.draw()
        assert hands.app.frame is not None
        lines = [line for line in hands.app.frame.written if line.text.strip()]
        for number, line in enumerate(lines):
            assert line.clip.left <= line.rect.left, line.text
            assert line.rect.right <= line.clip.right, line.text
            assert line.ground is None or ratio(line.colour, line.ground) >= 4.5, line.text
            for other in lines[number + 1 :]:
                if (line.area, line.layer) == (other.area, other.layer):
                    letters = line.rect.inflate(0, -line.rect.height // 3)
                    beside = other.rect.inflate(0, -other.rect.height // 3)
                    assert not letters.colliderect(beside), (line.text, other.text)
