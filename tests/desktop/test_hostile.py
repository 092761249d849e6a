"""Cases that are allowed and still not kind: each is played in the window to the debrief's end."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.desktop.screens.notice import NoticeView
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.desktop.screens.title import TitleView
from makkerpar.errors import RecordError
from makkerpar.frontend import answers
from makkerpar.frontend.case import open_case
from makkerpar.play import journal, rules
from makkerpar.record import Record
from tests.desktop.debriefed import answer, to_debrief
from tests.desktop.legible import faults
from tests.desktop.world import MONDAY, Hands, begin, window
from tests.terminal.world import LILLE

Case = dict[str, Any]

WORD: Final = "Kommunalbestyrelsessekretariatsbetjeningsaftale" * 4 + "n" * 12
ODD: Final = {
    "long words": f"Se {WORD} og {WORD}",
    "right to left": "שלום עולם, מה קורה היום במשרד? مرحبا بالعالم 123 abc",
    "combining": "Z" + "̴̧͈" * 60 + "algo e\u0301\u0302\u0303 กำ ก็ नमस्ते",
    "joined emoji": "👩‍👩‍👧‍👦👨🏽‍💻🏳️‍🌈" * 12,
    "format characters": "a\u200bb\u200dc\u2060d\u00ade\ufeffe\u202ebagvendt\u202c \u2028 slut",
    "private use": "\ue000\U000f0000\ufffd \U0001f9ff" * 5,
    "wide": "漢字仮名交じり文がどこまでも続いていくので折り返さなければならない" * 4,
    "spaces": "a\u00a0b\u00a0" * 60 + "\u3000\u2003.",
}
TEXTS: Final = ("title", "summary", "label", "brief", "text", "seen", "yet", "meanwhile", "locked")


def texts(change: Callable[[str], str]) -> Callable[[Case], None]:
    """Every text of the case is another one."""

    def everywhere(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            if key in ("acts", "because", "words"):
                return {name: everywhere(one, "text") for name, one in node.items()}
            return {name: everywhere(one, name) for name, one in node.items()}
        if isinstance(node, list):
            return [everywhere(one, key) for one in node]
        if isinstance(node, str) and key in (*TEXTS, "because", "prompt", "name"):
            return change(node)
        return node

    def make(case: Case) -> None:
        for name, node in list(case.items()):
            case[name] = everywhere(node, name)
        for scene in case["scenes"].values():
            lines = scene.get("lines")
            if isinstance(lines, str):
                scene["lines"] = change(lines)
            elif lines:
                scene["lines"] = [
                    change(one) if isinstance(one, str) and ":" not in one else one for one in lines
                ]

    return make


def decision(case: Case) -> Case:
    """The first decision."""
    found: Case = case["scenes"]["call"]["decision"]
    return found


def twenty(case: Case) -> None:
    """As many choices as may be, more than there are number keys."""
    ring = decision(case)["choices"]["ring"]
    more = {f"c{number}": {**ring, "text": f"Valg nummer {number}."} for number in range(17)}
    decision(case)["choices"] |= more


def locked(case: Case) -> None:
    """All but two choices are closed, each with a long reason."""
    choices = decision(case)["choices"]
    for number in range(8):
        choices[f"h{number}"] = {
            "text": f"Kan ikke {number}.",
            "when": "warned",
            "locked": "Det kan man ikke, fordi " + "der er en grund til alting, " * 20 + WORD,
        }


def no_lines(case: Case) -> None:
    """Nothing is said or told."""
    for scene in case["scenes"].values():
        scene.pop("lines", None)


def silences(case: Case) -> None:
    """Everybody says nothing."""
    for scene in case["scenes"].values():
        scene["lines"] = [{"jonas": None}, {"karen": None}, {"amir": None}]


def no_acts(case: Case) -> None:
    """The story has no acts."""
    del case["acts"]
    for scene in case["scenes"].values():
        scene.pop("act", None)


def no_meters(case: Case) -> None:
    """Nobody sees any figure."""
    for variable in case["variables"].values():
        if isinstance(variable, dict):
            variable.pop("meter", None)
            variable.pop("words", None)


def long_meters(case: Case) -> None:
    """Names of sixty letters, and eight words."""
    for variable in case["variables"].values():
        if isinstance(variable, dict):
            variable["label"] = "M" * 30 + " " + "m" * 29
            variable["meter"] = True
            variable["words"] = {number: f"{'W' * 30}{number}" for number in range(8)}


def long_titles(case: Case) -> None:
    """Titles, names and summaries that do not end."""
    case["title"] = "En titel som ikke vil holde op " * 6
    case["summary"] = "Og et resumé. " * 40
    for person in case["cast"].values():
        person["name"] = "Hans Christian Frederik von Und zu Holstein Ledreborg " * 3
        person["title"] = "Konstitueret vicekontorchef i direktionssekretariatet " * 3
    for scene in case["scenes"].values():
        if "ending" in scene:
            scene["ending"]["title"] = "Det hele endte med en meget lang overskrift " * 4
        else:
            scene["title"] = "Mandag morgen meget tidligt i det store mødelokale " * 4


def people_only(case: Case) -> None:
    """There are no rules for a counterpart."""
    case["people_only"] = True
    for scene in case["scenes"].values():
        scene.get("decision", {}).pop("counterpart", None)
        for side in scene.get("joint", {}).values():
            if isinstance(side, dict):
                side.pop("counterpart", None)


def only(case: Case) -> None:
    """Scenes that one seat alone is in."""
    case["scenes"]["call"]["goto"] = "one"
    for name, seat, to in (("one", "chief", "two"), ("two", "director", "alone")):
        case["scenes"][name] = {"only": seat, "lines": ["Du er alene."], "goto": to}


def at_once(case: Case) -> None:
    """The first scene is the ending."""
    case["start"] = "good"
    case["scenes"] = {"good": {"ending": {"title": "Slut", "tone": "mixed"}}}
    case["acts"] = {}
    del case["acts"]


def limits(case: Case) -> None:
    """Ten seconds for a choice."""
    decision(case)["seconds"] = 10


def bare(case: Case) -> None:
    """Nothing but what must be."""
    no_lines(case)
    no_acts(case)
    no_meters(case)
    case.pop("debrief", None)
    case.pop("terms", None)
    for scene in case["scenes"].values():
        scene.pop("title", None)
        if "lines" in scene and "{" in str(scene["lines"]):
            del scene["lines"]
    for person in case["cast"].values():
        person.pop("title", None)


def pictures(case: Case) -> None:
    """Pictures that nobody has."""
    for person in case["cast"].values():
        person["portrait"] = "nobody"
    for scene in case["scenes"].values():
        if "ending" not in scene:
            scene |= {"place": "nowhere", "prop": "nothing"}


HOSTILE: Final[dict[str, Callable[[Case], None]]] = {
    **{name: texts(lambda _, odd=odd: odd) for name, odd in ODD.items()},  # type: ignore[misc]
    "twenty choices": twenty,
    "locked": locked,
    "no lines": no_lines,
    "silences": silences,
    "no acts": no_acts,
    "no meters": no_meters,
    "long meters": long_meters,
    "long titles": long_titles,
    "people only": people_only,
    "only": only,
    "at once": at_once,
    "limits": limits,
    "bare": bare,
    "pictures": pictures,
}
SIGHTS: Final = [((640, 480), 2.0, "both"), ((1280, 720), 1.0, "chief")]


def written(folder: Path, change: Callable[[Case], None]) -> Path:
    """A case's folder."""
    case = copy.deepcopy(yaml.safe_load(LILLE))
    change(case)
    place = folder / "hostile" / "lille"
    place.mkdir(parents=True, exist_ok=True)
    (place / "scenario.yaml").write_text(
        yaml.safe_dump(case, allow_unicode=True, sort_keys=False, width=10**9), encoding="utf-8"
    )
    return place


def load(hands: Hands, folder: Path, change: Callable[[Case], None]) -> None:
    """Another case on the picker."""
    hands.desk.cases = {"lille": open_case(written(folder, change), {})}
    hands.app.draw()


def cut(hands: Hands) -> list[str]:
    """What is cut off on the screen now."""
    assert hands.app.frame is not None
    return [one for one in faults(hands.app.frame) if one.startswith("cut off")]


def to_the_end(hands: Hands, chance: random.Random) -> tuple[set[str], list[str]]:
    """Played and talked over by keys; the screens that came, and what was cut off on them."""
    came: set[str] = set()
    poor: list[str] = []
    for _ in range(400):
        view = hands.top
        name = type(view).__name__
        came.add(name)
        poor += [f"{name}: {one}" for one in cut(hands)]
        choices = [key for key in hands.stops if key.startswith("choice.")]
        if isinstance(view, TitleView):
            return came, poor
        if choices:
            chosen = chance.choice(choices)
            hands.wait(1.0)
            hands.focus(chosen)
            poor += [f"{name}: {one}" for one in cut(hands)]
            hands.press("enter")
        elif isinstance(view, StepView):
            if view.number == 1:
                answer(hands)
            elif view.number == 6:
                hands.write("Ringe")
                hands.press("tab")
                hands.write("Os")
                hands.press("tab")
                hands.write("Nu")
            hands.focus("on")
            hands.press("enter")
        else:
            hands.press("enter")
    raise AssertionError(f"no end in sight: {type(hands.top).__name__} {hands.stops}")


# Each kind at one of the two sights, in turn: what one shows the other mostly shows as well.
@pytest.mark.parametrize(
    ("kind", "sight"),
    [(kind, SIGHTS[at % 2]) for at, kind in enumerate(HOSTILE)],
    ids=list(HOSTILE),
)
def test_it_is_played_to_the_end(
    tmp_path: Path, kind: str, sight: tuple[tuple[int, int], float, str]
) -> None:
    """By keys, for a seat and for two people, with nothing cut off at the sides."""
    size, scale, seat = sight
    with window(tmp_path, size=size) as hands:
        hands.desk.prefs.scale = scale
        load(hands, tmp_path, HOSTILE[kind])
        hands.focus("case.lille")
        hands.press("enter")
        hands.focus("seat.both" if kind == "people only" else f"seat.{seat}")
        hands.press("enter")
        came, poor = to_the_end(hands, random.Random(seat))
        assert {"BriefView", "EndView", "AskView", "OnwardView"} <= came
        assert poor == []


# Keys by chance

KEYS: Final = (
    *("enter",) * 12,
    *("space", "tab", "shift+tab", "up", "down", "left", "right") * 3,
    *"123456789lzpagxc",
    *("escape", "f2", "backspace", "delete", "home", "end", "pageup", "pagedown"),
    *("ctrl+z", "ctrl+y", "ctrl+a", "ctrl+c", "ctrl+v", "ctrl+x", "alt+left", "alt+right"),
    *("ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+enter", "shift+left", "shift+home"),
)


def monkey(hands: Hands, seed: int, count: int, seen: Callable[[], None]) -> None:
    """Somebody who presses keys by chance, and comes back whenever they have left."""
    chance = random.Random(seed)
    for _ in range(count):
        aside = len(hands.app.stack) > 2 or hands.top.is_settings
        if isinstance(hands.top, TitleView) and chance.random() < 0.6:
            hands.press("enter")
        elif aside and chance.random() < 0.25:
            hands.press("escape")
        elif chance.random() < 0.06:
            hands.write(chance.choice(("Ø", "hej", "👩‍👧", "e\u0301", "12", " ")))
        else:
            hands.press(chance.choice(KEYS))
        hands.app.left = False
        hands.app.draw()
        seen()


def shown_is_kept(hands: Hands) -> None:
    """Every play on the screen, and under it, stands in the record as it is shown."""
    for view in hands.app.stack:
        course = getattr(view, "course", None)
        if course is not None:
            saved = hands.desk.record.load(course.keeper.id)
            assert saved.journal == journal.of(course.play).to_json()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_key_does_harm(tmp_path: Path, seed: int) -> None:
    """Whatever is pressed in the shipped case, nothing breaks, and what is shown is kept."""
    with window(tmp_path, shipped=True) as hands:
        monkey(hands, seed, 400, lambda: shown_is_kept(hands))


@pytest.mark.parametrize("seed", [4])
def test_no_key_does_harm_to_two_people(tmp_path: Path, seed: int) -> None:
    """Nor where the machine goes from hand to hand."""
    with window(tmp_path, shipped=True, size=(900, 700)) as hands:
        begin(hands, "both")
        monkey(hands, seed, 250, lambda: shown_is_kept(hands))


@pytest.mark.parametrize("seat", ["chief", "both"])
def test_no_key_does_harm_in_a_debrief(tmp_path: Path, seat: str) -> None:
    """Nor where what is pressed is written down."""
    with window(tmp_path) as hands:
        to_debrief(hands, seat)
        answer(hands)
        monkey(hands, 6, 250, lambda: shown_is_kept(hands))
        assert hands.desk.record.plays()


@pytest.mark.parametrize(
    "kind", ["joined emoji", "long words", "bare", "twenty choices", "at once"]
)
def test_no_key_does_harm_in_a_hostile_case(tmp_path: Path, kind: str) -> None:
    """Whatever is pressed in it, nothing breaks, and what is shown is kept."""
    with window(tmp_path, size=(800, 600)) as hands:
        load(hands, tmp_path, HOSTILE[kind])
        monkey(hands, 5, 150, lambda: shown_is_kept(hands))


# A record that cannot be written


class Full:
    """A disk that is full, until there is room again."""

    def __init__(self, patch: pytest.MonkeyPatch, *names: str) -> None:
        self.full = True
        for name in names:
            patch.setattr(Record, name, self._failing(getattr(Record, name)))

    def _failing(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*args: Any, **named: Any) -> Any:
            if self.full:
                raise RecordError("“{name}” cannot be written: {reason}.", name="x", reason="full")
            return method(*args, **named)

        return failing


def told(hands: Hands) -> bool:
    """Whether a notice lies on top."""
    return isinstance(hands.top, NoticeView)


def to_question(hands: Hands) -> SceneView:
    """To the chief's first question, and until it has settled."""
    hands.press("enter")
    hands.focus("seat.chief")
    hands.press("enter")
    for _ in range(20):
        if any(key.startswith("choice.") for key in hands.stops):
            hands.wait(1.0)
            break
        hands.press("enter")
    assert isinstance(hands.top, SceneView)
    return hands.top


def test_a_choice_that_cannot_be_kept_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The player is told, stands before the choice still, and takes it once there is room."""
    with window(tmp_path) as hands:
        scene = to_question(hands)
        disk = Full(monkeypatch, "save")
        hands.press("1")
        assert told(hands)
        hands.press("enter")
        assert hands.top is scene
        disk.full = False
        hands.press("1")
        assert scene.course.page.kind == "consequence"
        shown_is_kept(hands)


def test_time_that_runs_out_on_a_full_disk_is_given_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A time limit does not take the window down, nor the choice from the player."""
    with window(tmp_path) as hands:
        hands.desk.record.set_setting("time_limits", "written")
        load(hands, tmp_path, limits)
        scene = to_question(hands)
        disk = Full(monkeypatch, "save")
        hands.wait(15)
        assert told(hands)
        hands.press("enter")
        hands.wait(3)
        assert hands.top is scene
        disk.full = False
        hands.press("1")
        assert scene.course.page.kind == "consequence"


def test_settings_that_cannot_be_kept_hold_for_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Larger letters are shown, and the player is told that they are not kept."""
    with window(tmp_path) as hands:
        Full(monkeypatch, "set_setting")
        hands.press("ctrl+plus")
        assert told(hands)
        assert hands.desk.prefs.scale > 1


def test_an_answer_that_cannot_be_kept_stays_in_its_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever leads away from the field, what was written is there and kept later."""
    with window(tmp_path) as hands:
        to_debrief(hands, "chief")
        view = hands.top
        disk = Full(monkeypatch, "answer")
        hands.write("Da telefonen ringede.")
        hands.press("tab", "f2")
        hands.wait(5)
        for _ in range(9):
            if hands.top is view:
                break
            hands.press("escape")
        assert hands.top is view
        disk.full = False
        hands.focus("ballot")
        hands.press("space", "down", "space", "down", "right", "space")
        hands.press("alt+right")
        (saved,) = hands.desk.record.plays()
        kept = answers.read(hands.desk.record, saved.id, "chief")
        assert kept.words == "Da telefonen ringede."


def test_a_play_that_moved_on_elsewhere_goes_on_as_a_copy(tmp_path: Path) -> None:
    """Of two windows on one record the second to choose is told, and neither loses anything."""
    with window(tmp_path) as hands:
        scene = to_question(hands)
        first = scene.course.keeper.id
        other = rules.take(scene.course.play, "wait")
        with Record.open(tmp_path / "home", now=lambda: MONDAY) as elsewhere:
            elsewhere.load(first)
            elsewhere.save(first, journal.of(other).to_json(), ended=False)
        hands.press("1")
        assert told(hands)
        hands.press("enter")
        assert scene.course.keeper.id != first
        shown_is_kept(hands)
        assert hands.desk.record.load(first).journal == journal.of(other).to_json()
