from __future__ import annotations

from pathlib import Path

import pygame

from makkerpar.desktop.fields import Clipboard
from makkerpar.desktop.preview.both import BothSheet
from makkerpar.desktop.preview.panel import PANEL, PanelSheet
from makkerpar.desktop.preview.problems import ProblemsSheet
from makkerpar.desktop.screens.debrief.turning import TurningView
from tests.desktop.debriefed import answer
from tests.desktop.preview.world import Author, preview, to_the_list
from tests.terminal.world import LILLE

TWICE = LILLE.replace("goto: alone", "goto: alon").replace("goto: meeting", "goto: meting")


class Paper:
    """A clipboard that everybody can read."""

    def __init__(self) -> None:
        self.text = ""

    def get(self) -> str:
        return self.text

    def put(self, text: str) -> None:
        self.text = text


def problems(author: Author) -> ProblemsSheet:
    """The list of diagnostics."""
    assert isinstance(author.view.sheet, ProblemsSheet)
    return author.view.sheet


# Diagnostics


def test_f8_goes_from_one_to_the_next_and_around(tmp_path: Path) -> None:
    """F8 opens the next diagnostic, Shift+F8 the one before; each opened one has the focus."""
    with preview(tmp_path) as author:
        author.put(TWICE)
        assert "2 errors" in author.text
        seen = []
        for chord in ("f8", "f8", "shift+f8"):
            author.press(chord)
            current = problems(author).current
            assert current is not None
            seen.append(dict(current.words)["name"])
        assert seen == ["meting", "alon", "meting"]
        assert author.top.focus == "problem.1"


def test_the_place_is_marked_in_the_line(tmp_path: Path) -> None:
    """The open one shows the line with the lines around it; the word in question stands alone."""
    with preview(tmp_path) as author:
        author.put(LILLE.replace("goto: meeting", "goto: meting"))
        lines = author.text.split("\n")
        number = LILLE[: LILLE.index("goto: meeting")].count("\n") + 1
        at = lines.index(str(number))
        assert lines[at + 1 : at + 3] == ["goto: ", "meting"]
        assert {str(number - 1), str(number + 1)} <= set(lines)


def test_the_place_is_copied_as_editors_take_it(tmp_path: Path) -> None:
    """C puts the whole path with line and column into the clipboard, and says so."""
    with preview(tmp_path) as author:
        author.put(LILLE.replace("goto: meeting", "goto: meting"))
        paper: Clipboard = Paper()
        problems(author)._clipboard = paper
        author.press("c")
        current = problems(author).current
        assert current is not None
        place = f"{author.folder / 'scenario.yaml'}:{current.where.line}:{current.where.column}"
        assert paper.get() == place
        assert "Copied" in author.text


def test_warnings_are_counted_and_cover_nothing(tmp_path: Path) -> None:
    """A warning leaves the play alone: the strip counts it, F8 lists it, Esc closes the list."""
    lonely = "  lonely:\n    lines: Ingen her.\n    ending: { title: Slut, tone: dark }\n  good:\n"
    with preview(tmp_path) as author:
        to_the_list(author)
        before = author.bench.reading.diagnostics
        author.save("  good:\n", lonely)
        assert len(author.bench.reading.diagnostics) > len(before)
        assert author.view.sheet is None
        assert "warnings" in author.text
        author.press("f8")
        assert "Warning" in author.text
        author.press("escape")
        assert author.view.sheet is None


def test_a_list_that_was_opened_stays_open_when_the_files_are_read(tmp_path: Path) -> None:
    """Saving with the list open shows what is left of it, and does not close it."""
    with preview(tmp_path) as author:
        author.press("f8")
        author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
        assert isinstance(author.view.sheet, ProblemsSheet)


def test_hundreds_of_diagnostics_are_listed_around_the_open_one(tmp_path: Path) -> None:
    """A file that is wrong throughout is listed in part; every one of them can be come to."""
    wrong = "".join(f"unknown_{number}: 1\n" for number in range(300))
    with preview(tmp_path) as author:
        author.put(LILLE + wrong)
        assert len([key for key in author.stops if key.startswith("problem.")]) < 100
        author.press("shift+f8")
        assert "unknown_299" in author.text
        author.press("f8")
        assert "unknown_0" in author.text


def test_control_characters_in_a_file_are_shown_as_such(tmp_path: Path) -> None:
    """Whatever stands in a broken line is drawn, and nothing goes wrong."""
    with preview(tmp_path) as author:
        author.put(
            LILLE.replace("goto: meeting", "goto: \x00\x1b[31m\u202emeting\ufeff" + "x" * 9000)
        )
        assert not author.bench.playable
        author.press("f8", "f8", "escape")
        assert author.faults == []


# How things stand


def test_f7_lays_a_decision_open(tmp_path: Path) -> None:
    """Beside the play stand the values, each choice's scores with reasons, effects, and way on."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("f7")
        text = author.text.split("\n")
        assert {"capital", "7 · stærk", "gap", "14", "0–30", "warned", "yes"} <= set(text)
        assert any(one.startswith("2A ") for one in text)
        assert "+1" in text
        assert "Åbenhed begynder et sted." in text
        assert "capital +1 (8)" in text
        assert "Leads to “meeting”" in text
        assert "By rule 1 of 1 it would be “show”." in text
        assert "Hun stoler på dig." in text
        assert "3A +2" in author.text  # the chief's, so far
        author.press("f7")
        assert "capital +1 (8)" not in author.text


def test_the_panel_scrolls_by_keys(tmp_path: Path) -> None:
    """With the focus on it the arrows scroll it, and the play stays where it is."""
    with preview(tmp_path, size=(1280, 480)) as author:
        to_the_list(author)
        author.press("f7")
        author.focus(PANEL)
        author.press("down", "down")
        assert author.top.scrolls[PANEL] > 0
        author.press("up", "up", "up")
        assert author.top.scrolls[PANEL] == 0


def test_where_there_is_no_room_beside_the_play_it_covers_it(tmp_path: Path) -> None:
    """In a narrow window F7 opens and closes a sheet; one that becomes narrow keeps it open."""
    with preview(tmp_path, size=(640, 480)) as author:
        to_the_list(author)
        author.press("f7")
        assert isinstance(author.view.sheet, PanelSheet)
        author.press("f7")
        assert author.view.sheet is None
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("f7")
        author.app.glass.window.size = (640, 480)
        pygame.event.clear()
        author.app.draw()
        author.app.draw()
        assert isinstance(author.view.sheet, PanelSheet)


def test_both_sides_of_a_joint_are_laid_open(tmp_path: Path) -> None:
    """At a decision of both each side's rule is told, and where a choice leads with it."""
    with preview(tmp_path) as author:
        author.press("f6")
        author.write("meeting")
        author.press("enter", "f7")
        assert "By rule 1 of 1 it would be “back”." in author.text
        assert "By rule 1 of 1 it would be “tell”." in author.text
        assert "Leads to “good”" in author.text
        assert "Leads to “bad”" in author.text


# Both windows


def test_f9_shows_what_each_has_been_told(tmp_path: Path) -> None:
    """Side by side stand the scene's lines for each, and who decides nothing or sees nothing."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("f9")
        assert isinstance(author.view.sheet, BothSheet)
        assert "Der er ti skoler på den." in author.text
        assert "Karens dør er lukket." in author.text
        assert "Vis Jonas listen." in author.text
        assert "Decides nothing here." in author.text
        author.press("f9")
        assert author.view.sheet is None


def test_closed_choices_say_why(tmp_path: Path) -> None:
    """A locked choice stands there with its reason, one that is not shown with its condition."""
    hidden = LILLE.replace("          locked: Skuffen er fuld.\n", "")
    for text, told in ((LILLE, "Skuffen er fuld."), (hidden, "Not shown: “hide”")):
        with preview(tmp_path, seat="chief", text=text) as author:
            author.press("f9")
            assert told in author.text
            assert ("When: warned" in author.text) == (text == hidden)


def test_who_sees_nothing_is_said(tmp_path: Path) -> None:
    """A window without a line in this scene says so."""
    silent = LILLE.replace("    meanwhile: Karens dør er lukket.\n", "")
    with preview(tmp_path, text=silent) as author:
        to_the_list(author)
        author.press("f9")
        assert "Sees nothing of this scene." in author.text


def test_whose_rules_decide_is_said(tmp_path: Path) -> None:
    """At a decision of both, the seat that nobody holds decides by its rules."""
    with preview(tmp_path) as author:
        author.press("f6")
        author.write("meeting")
        author.press("enter", "f9")
        assert "Its rules decide: nobody sits here." in author.text


# Around them


def test_the_menu_begins_again(tmp_path: Path) -> None:
    """From the menu the play begins again; it offers no picker, and says that nothing is kept."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("escape")
        assert "Nothing of a preview is kept." in author.text
        assert "title" not in author.stops
        author.focus("again")
        author.press("enter")
        assert "You are Karen Lind" in author.text


def test_saving_closes_what_is_about_the_old_files_and_leaves_the_settings(tmp_path: Path) -> None:
    """The log closes when the files are read; the settings stay."""
    with preview(tmp_path) as author:
        to_the_list(author)
        author.press("l")
        author.save("Der er ti skoler på den.", "Der er elleve skoler på den.")
        assert author.top is author.view
        author.press("f2")
        author.save("Der er elleve skoler på den.", "Der er tolv skoler på den.")
        assert author.top.is_settings
        author.press("escape")
        assert "Der er tolv skoler på den." in author.text


def test_the_debrief_over_the_play_begins_again(tmp_path: Path) -> None:
    """Past the last screen of the debrief there is no picker: the play begins anew."""
    with preview(tmp_path) as author:
        to_the_list(author)
        for _ in range(30):
            if author.view.debriefing:
                break
            choices = any(key.startswith("choice.") for key in author.stops)
            author.press("1" if choices else "enter")
        author.press("escape")
        author.focus("again")
        author.press("enter")
        assert not author.view.debriefing
        assert "You are Karen Lind" in author.text


def test_played_on_from_a_turning_point_the_files_are_read_in_the_new_play(tmp_path: Path) -> None:
    """What begins from a moment of the debrief is the play from then on, also after saving."""
    with preview(tmp_path, seat="chief") as author:
        for _ in range(40):
            if author.view.debriefing:
                break
            choices = any(key.startswith("choice.") for key in author.stops)
            author.press("1" if choices else "enter")
        answer(author)
        author.press("alt+right", "alt+right")
        assert isinstance(author.view.inner, TurningView)
        author.focus(next(key for key in author.stops if key.startswith("play.")))
        author.press("enter")
        author.focus("leave")
        author.press("enter")
        assert not author.view.debriefing
        assert author.bench.course is not None
        here = author.bench.course.play.here.id
        author.save("Fjorten millioner.", "Femten millioner.")
        assert author.bench.course.play.here.id == here
        assert not author.view.debriefing
