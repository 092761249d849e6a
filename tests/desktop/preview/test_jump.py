from __future__ import annotations

from pathlib import Path

from makkerpar.desktop.preview.jump import JumpSheet
from tests.desktop.preview.world import Author, preview, to_the_list
from tests.terminal.world import LILLE


def sheet(author: Author) -> JumpSheet:
    """The sheet that is open."""
    assert isinstance(author.view.sheet, JumpSheet)
    return author.view.sheet


def go(author: Author, scene: str) -> None:
    """Go to a scene by keys, with the values as they are."""
    author.press("f6")
    author.write(scene)
    author.press("enter")


def test_typing_finds_a_scene_and_enter_goes_there(tmp_path: Path) -> None:
    """A part of a title finds its scene, and the play stands there, beside the play itself."""
    with preview(tmp_path) as author:
        to_the_list(author)
        go(author, "tirsdag")
        assert "Alle sidder ned." in author.text
        assert "Begun in “meeting”" in author.text
        assert author.bench.course is not None
        assert author.bench.course.play.here.id == "meeting"


def test_back_is_where_the_play_stood(tmp_path: Path) -> None:
    """F4 leaves what was supposed, with all that was played there, for the play as it was."""
    with preview(tmp_path) as author:
        to_the_list(author)
        before = author.text
        go(author, "meeting")
        while not any(key.startswith("choice.") for key in author.stops):
            author.press("enter")
        author.press("1", "f4")
        assert author.text == before


def test_the_values_are_those_of_the_play_until_they_are_changed(tmp_path: Path) -> None:
    """The fields hold the values as they are; one that is changed counts in the scene."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("f6")
        assert sheet(author).fields["value.capital"].text == "7"  # the chief has rung
        author.write("good")
        author.focus("value.capital")
        author.press("ctrl+a")
        author.write("3")
        author.focus("switch.warned")
        author.press("space")
        author.focus("go")
        author.press("enter")
        assert author.bench.course is not None
        assert author.bench.course.play.values[0] == 3
        assert author.bench.course.play.program.named(author.bench.course.play.values) == {
            "capital": 3,
            "gap": 14,
            "warned": False,
        }


def test_a_value_beyond_its_bounds_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """What no play can have is not supposed; the field has the focus, and nothing is lost."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("f6")
        author.focus("value.gap")
        for typed in ("31", "-1", "", "ten", "1.5"):
            author.press("ctrl+a", "delete")
            author.write(typed)
            author.press("enter")
            assert "“gap” must be a whole number from 0 to 30." in author.text, typed
            assert author.top.focus == "value.gap"
            assert author.bench.supposed is None


def test_it_stays_when_the_files_are_read(tmp_path: Path) -> None:
    """Saving leaves the author in the same scene with the same values and the new text."""
    with preview(tmp_path) as author:
        go(author, "good")
        author.save("Solen skinner.", "Solen skinner igen.")
        assert "Solen skinner igen." in author.text
        assert "Begun in “good”" in author.text


def test_without_its_scene_one_is_back_in_the_play(tmp_path: Path) -> None:
    """Where the scene that it began in is removed, the play itself stands there, in a line."""
    with preview(tmp_path) as author:
        to_the_list(author)
        go(author, "alone")
        author.put(LILLE.replace("goto: alone", "goto: lonely").replace("  alone:", "  lonely:"))
        assert author.bench.supposed is None
        assert "You are back in the play itself." in author.text


def test_what_was_chosen_there_can_be_taken_back(tmp_path: Path) -> None:
    """Ctrl+Z takes back a choice that was made after the jump, and no more than that."""
    with preview(tmp_path) as author:
        go(author, "alone")
        while not any(key.startswith("choice.") for key in author.stops):
            author.press("enter")
        author.press("2")
        assert author.bench.course is not None
        author.press("ctrl+z")
        assert author.bench.course.play.here.id == "alone"
        assert author.bench.supposed is not None
        author.press("ctrl+z")
        assert author.bench.course.play.here.id == "alone"


def test_its_end_leads_back_to_the_play(tmp_path: Path) -> None:
    """Past the end of what was only supposed there is no debrief: the play stands where it did."""
    with preview(tmp_path) as author:
        to_the_list(author)
        before = author.text
        go(author, "bad")
        for _ in range(4):
            if author.bench.supposed is None:
                break
            author.press("enter")
        assert author.text == before


def test_nothing_that_is_found_is_said(tmp_path: Path) -> None:
    """Where no scene has what is typed there is nowhere to go, and the sheet says so."""
    with preview(tmp_path) as author:
        author.press("f6")
        author.write("nowhere")
        assert "No scene has that." in author.text
        author.press("enter")
        assert author.bench.supposed is None
        author.press("escape")
        assert author.view.sheet is None


def test_errors_come_over_it_and_leave_it_as_it_was(tmp_path: Path) -> None:
    """A broken file covers the sheet; once it is mended the sheet stands there with what it had."""
    with preview(tmp_path) as author:
        author.press("f6")
        author.write("meet")
        author.put("half: [")
        assert not isinstance(author.view.sheet, JumpSheet)
        author.mend()
        assert sheet(author).fields["filter"].text == "meet"
        author.put("half: [")
        author.press("escape")
        assert sheet(author).fields["filter"].text == "meet"


def test_the_mouse_can_do_it_all(tmp_path: Path) -> None:
    """A scene is chosen and gone to with the pointer alone, from the strip and back."""
    with preview(tmp_path) as author:
        author.click("preview.F6")
        author.click("scenes.bad")
        assert sheet(author).chosen == "bad"
        author.click("go")
        assert "Det regner." in author.text
        author.click("preview.F4")
        assert "You are Karen Lind" in author.text


def test_what_has_been_typed_stays_when_the_files_are_read(tmp_path: Path) -> None:
    """Saving while the sheet is open leaves it open, and shows a scene that is new."""
    with preview(tmp_path) as author:
        author.press("f6")
        author.write("go")
        author.save("  bad:\n", "  gone_fishing:\n    goto: bad\n  bad:\n")
        assert sheet(author).fields["filter"].text == "go"
        assert "gone_fishing" in author.text
