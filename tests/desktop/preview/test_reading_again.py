from __future__ import annotations

import os
from pathlib import Path

import pytest

from makkerpar.desktop.preview import bench
from makkerpar.desktop.preview.place import Found, Place
from makkerpar.desktop.preview.problems import ProblemsSheet
from makkerpar.desktop.preview.reading import Reading
from makkerpar.desktop.preview.watch import EVERY
from makkerpar.desktop.screens.scene import SceneView
from makkerpar.errors import Refused
from makkerpar.frontend.case import Case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import journal
from tests.desktop.preview.world import Author, preview, to_the_list
from tests.terminal.world import LILLE

BROKEN = LILLE.replace("goto: meeting", "goto: meting")
QUESTION = "Hvad gør du med listen?"


def scene(author: Author) -> str:
    """The scene that is shown; none on the title of an act."""
    assert author.bench.course is not None
    opened = author.bench.course.page.scene
    return opened.scene if opened is not None else ""


def onward(author: Author, to: str) -> None:
    """Read and choose the first choices until a scene is shown."""
    for _ in range(40):
        if scene(author) == to:
            return
        author.press(next_key(author))
    raise AssertionError(author.text)


def next_key(author: Author) -> str:
    """What goes on from here."""
    return "1" if any(key.startswith("choice.") for key in author.stops) else "enter"


def test_break_a_file_see_the_diagnostic_mend_it_and_stand_where_you_stood(
    tmp_path: Path,
) -> None:
    """A broken file covers the play with the line of the mistake; mended, all is as it was."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("down")
        before, focus = author.text, author.top.focus
        assert QUESTION in before
        line = BROKEN[: BROKEN.index("goto: meting")].count("\n") + 1
        author.put(BROKEN)
        assert f"scenario.yaml:{line}:11" in author.text
        assert "meting" in author.text
        assert "1 error" in author.text
        author.mend()
        assert author.top.focus == focus
        assert [one for one in author.text.split("\n") if "Read again" not in one] == [
            one for one in before.split("\n") if "Read again" not in one
        ]


def test_the_old_play_goes_on_beneath_a_broken_file(tmp_path: Path) -> None:
    """Put aside, the diagnostics leave the last version playable; what was played stays played."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.put("half a file: [")
        assert isinstance(author.view.sheet, ProblemsSheet)
        author.press("escape")
        assert author.view.sheet is None
        assert "last version" in author.text
        onward(author, "meeting")
        author.mend()
        assert scene(author) == "meeting"
        assert author.bench.course is not None
        assert journal.persons_choices(author.bench.course.play) == 1
        assert "last version" not in author.text


def test_a_new_text_is_read_in_the_same_place(tmp_path: Path) -> None:
    """Texts alone being changed, the same lines stand there, the changed one anew."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
        assert "Der er elleve skoler på den." in author.text
        assert QUESTION in author.text


def test_lines_that_had_not_appeared_do_not_appear_by_saving(tmp_path: Path) -> None:
    """In the middle of a scene, reading again shows as many of its lines as before."""
    with preview(tmp_path) as author:
        onward(author, "alone")
        author.press("enter")
        assert "Der er ti skoler på den." in author.text
        author.save("Du sidder med listen.", "Du sidder længe med listen.")
        assert "Du sidder længe med listen." in author.text
        assert "Der er ti skoler på den." in author.text
        assert "Murstenene" not in author.text


def test_a_scene_that_is_gone_leaves_you_after_the_last_choice_that_holds(
    tmp_path: Path,
) -> None:
    """Where the scene is removed the play is cut short, in a line; put back, it is whole again."""
    without = LILLE.replace("goto: alone", "goto: meeting")
    cut = without[: without.index("  alone:\n")] + without[without.index("  meeting:\n") :]
    with preview(tmp_path) as author:
        to_the_list(author)
        onward(author, "meeting")
        author.put(cut)
        assert author.bench.playable
        assert "The scene “alone” is gone." in author.text
        assert scene(author) != "alone"
        author.mend()
        assert scene(author) == "meeting"
        assert "is gone" not in author.text


def test_mended_otherwise_the_errors_go_as_well(tmp_path: Path) -> None:
    """Where errors were mended by taking the scene away that one stood in, nothing covers it."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.put(BROKEN)
        assert isinstance(author.view.sheet, ProblemsSheet)
        author.put(
            LILLE.replace("  alone:\n", "  lonely:\n").replace("goto: alone", "goto: lonely")
        )
        assert author.view.sheet is None
        assert "The scene “alone” is gone." in author.text


def test_a_choice_that_is_gone_is_named(tmp_path: Path) -> None:
    """Where a choice one has made is renamed, one stands before it, and the line says so."""
    with preview(tmp_path) as author:
        to_the_list(author)
        onward(author, "meeting")
        author.put(LILLE.replace("show:", "present:").replace("take: show", "take: present"))
        assert "“show” can no longer be taken in “alone”." in author.text
        assert scene(author) == "alone"


def test_a_translation_is_read_again(tmp_path: Path) -> None:
    """A saved catalogue changes what is said in its language."""
    with preview(tmp_path) as author:
        while "Fourteen million." not in author.text:
            author.press("enter")
        author.save("Fourteen million.", "Thirteen million.", name="en.po")
        assert "Thirteen million." in author.text


def test_playthroughs_are_none_of_its_business(tmp_path: Path) -> None:
    """Writing plays.yaml reads nothing again."""
    with preview(tmp_path) as author:
        times = author.bench.times
        author.put("plays: []\n", name="plays.yaml")
        assert author.bench.times == times


def test_files_come_and_go(tmp_path: Path) -> None:
    """A file that is added counts at once; removed, what it held is missed, and nothing is lost."""
    moved = LILLE[LILLE.index("  good:\n") : LILLE.index("debrief:\n")]
    with preview(tmp_path) as author:
        to_the_list(author)
        (author.folder / "ends.yaml").write_text("scenes:\n" + moved, encoding="utf-8")
        author.put(LILLE.replace(moved, ""))
        assert author.bench.playable
        assert QUESTION in author.text
        (author.folder / "ends.yaml").unlink()
        author.notice()
        assert not author.bench.playable
        (author.folder / "ends.yaml").write_text("scenes:\n" + moved, encoding="utf-8")
        author.notice()
        assert author.bench.playable
        assert QUESTION in author.text


def test_a_file_put_in_the_place_of_another_is_noticed(tmp_path: Path) -> None:
    """An editor that writes beside the file and renames is heard, whatever the file's time says."""
    with preview(tmp_path) as author:
        to_the_list(author)
        path = author.folder / "scenario.yaml"
        before = path.stat()
        other = author.folder / ".scenario.yaml.swp"
        other.write_text(LILLE.replace("ti skoler", "to skoler"), encoding="utf-8")
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
        other.replace(path)
        author.notice()
        assert "Der er to skoler på den." in author.text


def test_a_file_that_is_being_written_shows_no_errors(tmp_path: Path) -> None:
    """What is broken at one look and whole at the next never covers the play."""
    with preview(tmp_path) as author:
        to_the_list(author)
        path = author.folder / "scenario.yaml"
        path.write_text(LILLE[:900], encoding="utf-8")
        author.look()
        assert author.view.sheet is None
        path.write_text(LILLE, encoding="utf-8")
        author.notice()
        assert author.view.sheet is None
        assert author.bench.playable


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_deleted_may_come_back(tmp_path: Path, what: str) -> None:
    """Without its file or its folder the play stands still, and goes on once they are back."""
    with preview(tmp_path) as author:
        to_the_list(author)
        gone = author.folder if what == "folder" else author.folder / "scenario.yaml"
        away = tmp_path / "away"
        gone.rename(away)
        author.notice()
        assert author.view.sheet is not None
        assert not author.bench.playable
        author.press("escape")
        assert QUESTION in author.text
        away.rename(gone)
        author.notice()
        assert author.bench.playable
        assert QUESTION in author.text


def test_two_at_one_machine_stay_on_their_page(tmp_path: Path) -> None:
    """On a private page behind the curtain, reading again does not draw the curtain."""
    with preview(tmp_path, seat="both") as author:
        onward(author, "alone")
        while QUESTION not in author.text:
            author.press("enter")
        author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
        assert "Der er elleve skoler på den." in author.text
        assert QUESTION in author.text


def test_every_page_of_a_play_is_found_again(tmp_path: Path) -> None:
    """Saving an unchanged case leaves every page of a play as it was, for one and for two."""
    for seat in ("director", "chief", "both"):
        with preview(tmp_path / seat, seat=seat) as author:
            for _ in range(80):
                assert author.bench.course is not None
                page, text = author.bench.course.page, author.text.split("\n")
                author.press("f5")
                assert author.bench.course.page == page, seat
                told = [one for one in author.text.split("\n") if "Read again" not in one]
                assert told == [one for one in text if "Read again" not in one], seat
                if author.bench.course.play.ended and page.kind == "end":
                    break
                author.press(next_key(author))
            else:
                raise AssertionError("no end in sight")


def test_the_debrief_stays_where_it_is(tmp_path: Path) -> None:
    """Reading again on a screen of the debrief shows that screen again, with what was written."""
    with preview(tmp_path) as author:
        to_the_list(author)
        for _ in range(30):
            if author.view.debriefing:
                break
            author.press(next_key(author))
        author.write("Da han spurgte")
        author.save("Hvornår ville du selv have ringet?", "Hvornår ville du have ringet?")
        assert author.view.debriefing
        assert "Da han spurgte" in author.text


def test_nothing_is_drawn_while_nothing_is_saved(tmp_path: Path) -> None:
    """Looking at the files draws no frame, and the loop waits from look to look."""
    with preview(tmp_path) as author:
        to_the_list(author)
        for _ in range(10):
            author.look()
        drawn = author.app.drawn
        for _ in range(20):
            author.look()
        assert author.app.drawn == drawn
        patience = author.app._patience()
        assert patience is not None
        assert 0 < patience <= EVERY + 1e-6


def test_a_scenario_that_is_broken_from_the_start_opens(tmp_path: Path) -> None:
    """With errors at first the list stands there alone, and the play begins once it is mended."""
    with preview(tmp_path, text=BROKEN) as author:
        assert "meting" in author.text
        author.press("escape")
        assert "Once it can be played" in author.text
        author.mend()
        assert "You are Karen Lind" in author.text


def test_what_cannot_be_played_so_is_told_and_the_old_play_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files without errors that no play can be made of cover the play with the reason why."""

    def refusing(case: Case, place: Place, keeper: Keeper) -> Found:
        raise Refused("It goes round in circles.")

    with preview(tmp_path) as author:
        to_the_list(author)
        with monkeypatch.context() as patch:
            patch.setattr(bench, "find", refusing)
            author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
            assert "It goes round in circles." in author.text
            author.press("escape")
            assert "Der er ti skoler på den." in author.text
        author.save("Du sidder med listen.", "Du sidder længe med listen.")
        assert "Der er elleve skoler på den." in author.text
        assert author.view.sheet is None


def test_a_fault_in_reading_is_noted_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong in the program while it reads is told in a line, and the play goes on."""

    def failing(*_: object) -> Reading:
        raise KeyError("gone")

    with preview(tmp_path) as author:
        to_the_list(author)
        with monkeypatch.context() as patch:
            patch.setattr(bench, "read", failing)
            author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
        assert [type(one) for one in author.faults] == [KeyError]
        assert "A fault: KeyError" in author.text
        author.press("enter")
        assert QUESTION in author.text


def test_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview writes nothing beside the case: no record, no history."""
    monkeypatch.setenv("MAKKERPAR_HOME", str(tmp_path / "home"))
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("1", "enter")
        assert sorted(one.name for one in author.folder.iterdir()) == ["en.po", "scenario.yaml"]
    assert not (tmp_path / "home").exists()


def test_a_fault_in_a_page_is_noted_and_told_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that cannot be drawn says so in its place and is noted once; then all goes on."""
    with preview(tmp_path) as author:
        author.press("enter", "enter")
        told = SceneView._told

        def failing(view: SceneView) -> object:
            raise KeyError("gone")

        monkeypatch.setattr(SceneView, "_told", failing)
        author.press("enter")
        author.press("enter")
        assert [type(one) for one in author.faults] == [KeyError]
        assert "A fault: KeyError" in author.text
        monkeypatch.setattr(SceneView, "_told", told)
        author.save("Du sidder med listen.", "Du sidder længe.")
        assert "A fault" not in author.text
