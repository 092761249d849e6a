from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar.frontend.settings import COACHED, TIME_LIMITS
from makkerpar.play.journal import Choice, Journal
from tests.terminal.world import Wait, record, sit

# The machine is with nobody, Karen (brief), Jonas (brief); then Karen, Jonas for the first scene.
OPENING = ["", "", "", "", ""]
FIRST = [*OPENING, "", "", ""]  # … and Jonas is asked

PUSHED = "Det, der stod her, er skubbet væk.\n"
TO_KAREN = "Giv maskinen til Karen Lind (direktør).\n"
TO_JONAS = "Giv maskinen til Jonas Rask (chef).\n"


def turns(text: str) -> list[tuple[str, str]]:
    """What was shown, by who could read it: ``both``, ``karen`` or ``jonas``."""
    found: list[tuple[str, str]] = []
    reader = "both"
    for line in text.splitlines(keepends=True):
        if line == TO_KAREN:
            reader = "karen"
        elif line == TO_JONAS:
            reader = "jonas"
        elif line == PUSHED:
            reader = "both"
        found.append((reader, line))
    return found


def readers(text: str, words: str) -> set[str]:
    """Who could read these words."""
    return {reader for reader, line in turns(text) if words in line}


@pytest.mark.parametrize("language", ["da", "en"])
def test_two_people_come_to_the_end_together(tmp_path: Path, language: str) -> None:
    """A play of two ends in a debrief that is done, one record for both."""
    status, _ = sit(tmp_path, (), seat="both", language=language, finish=True)
    assert status == 0
    with record(tmp_path) as kept:
        (saved,) = kept.plays()
    assert (saved.seat, saved.debriefed) == ("both", True)


def test_what_one_seat_knows_is_read_by_that_seat_alone(tmp_path: Path) -> None:
    """Briefs, private lines, whole scenes and choices come behind the curtain."""
    _, script = sit(tmp_path, (), seat="both", finish=True)
    story = script.text.split("Opsamling, 1")[0]
    for words in ("mursten.", "Du har set en liste", "Du sidder med listen", "Vis Jonas listen"):
        assert readers(story, words) == {"karen"}, words
    for words in ("om børn.", "to sager i din skuffe", "Ring til Karen nu", "Tal om noget"):
        assert readers(story, words) == {"jonas"}, words
    for words in ("vågner.", "Jonas ringer til dig.", "Karens dør", "Stolene skraber.", "Akt 2"):
        assert readers(story, words) == {"both"}, words


def test_the_machine_changes_hands_by_a_line_and_enter(tmp_path: Path) -> None:
    """It says to whom, and waits; afterwards blank lines push away what stood there."""
    _, script = sit(tmp_path, OPENING[:2], seat="both")
    assert script.text.count("Giv maskinen") == 1
    assert "Du er Karen." not in script.text.split(TO_KAREN)[0]
    _, script = sit(tmp_path, OPENING[:3], seat="both")
    assert "\n" * 24 + PUSHED in script.text


def test_nothing_but_enter_opens_the_curtain(tmp_path: Path) -> None:
    """Words, commands and changes of language leave it drawn."""
    _, script = sit(tmp_path, ["", "Karen", "?", "log", "status", "sprog", "tilbage"], seat="both")
    assert "Du er Karen." not in script.text
    assert "You are Karen" not in script.text


def test_news_says_whom_it_speaks_to(tmp_path: Path) -> None:
    """What both may hear but one is spoken to in is told with a name."""
    _, script = sit(tmp_path, [*FIRST, "1"], seat="both")
    assert "Jonas Rask har valgt.\n\nTil Karen Lind:\nJonas ringer til dig.\n\nKaren" in script.text
    assert "Imens\n\nTil Jonas Rask:\nKarens dør er lukket.\n" in script.text


def test_neither_sees_the_others_choice_at_a_joint(tmp_path: Path) -> None:
    """Karen chooses first, then Jonas, each alone; what each sees of it comes after both."""
    _, script = sit(tmp_path, (), seat="both", finish=True)
    story = script.text.split("Opsamling, 1")[0]
    karen, jonas = story.index("1. Støt Jonas."), story.index("1. Sig det hele.")
    assert karen < jonas < story.index("Karen støtter dig.")
    assert "vælger samtidig" in story[karen - 200 : karen]
    assert readers(story, "Støt Jonas.") == {"karen"}


def test_a_joint_that_was_left_half_goes_on_with_the_other(tmp_path: Path) -> None:
    """After Karen's choice the program dies; Jonas is asked, and her choice stands."""
    _, script = sit(tmp_path, [*FIRST, "1", "", "1", "", "2"], seat="both")
    assert "Karen Lind har valgt." in script.text
    _, script = sit(tmp_path, ["1", "", "", "1"], seat="both")
    assert "Hvad siger du først?" not in script.text
    with record(tmp_path) as kept:
        found = Journal.from_json(kept.plays()[0].journal).entries
    assert [one.choice for one in found if isinstance(one, Choice)] == [
        "ring",
        "show",
        "hold",
        "tell",
    ]


def test_a_choice_can_be_taken_back(tmp_path: Path) -> None:
    """Undo gives the machine to whoever chose last, with the scene told again from its start."""
    _, script = sit(tmp_path, [*FIRST, "1", "fortryd", "", "", "", "2"], seat="both")
    after = script.text.split("Fortrudt")[1]
    assert "Mandag kl. 8" in after
    assert readers(after, "2. Vent til på fredag.") == {"jonas"}
    assert "Jonas siger ikke noget." in after


def test_behind_the_curtain_commands_are_ones_own(tmp_path: Path) -> None:
    """Log, look back and status show the seat that has the machine its own window."""
    _, script = sit(tmp_path, [*OPENING, "", "log", "tilbage", "?", "status"], seat="both")
    alone = script.text.split("Du har set en liste med skoler.", 1)[1]
    assert "Ingen endnu." in alone
    assert "Du har set en liste med skoler." in alone
    assert "Nu er det kun Karen Lind, der læser." in alone
    assert "Merforbrug: 14." in alone
    assert "to sager i din skuffe" not in script.text


def test_before_the_curtain_commands_keep_secrets(tmp_path: Path) -> None:
    """Look back tells what both have read, and the log is nobody's."""
    _, script = sit(tmp_path, [*OPENING, "log", "tilbage", "?", "", ""], seat="both")
    assert "Valgene er jeres egne" in script.words
    assert "Nu må I læse begge to." in script.text
    assert script.text.count("Egeskov Kommune vågner.") == 2
    assert readers(script.text, "Du har set en liste") == {"karen"}


def test_both_are_told_only_the_meters_that_both_see(tmp_path: Path) -> None:
    """The status before the curtain leaves out what one seat alone may know."""
    _, script = sit(tmp_path, [*OPENING, "status"], seat="both")
    assert "Samarbejdskapital: bærende." in script.text
    assert "Merforbrug" not in script.text


def test_reasons_wait_until_one_is_alone_again(tmp_path: Path) -> None:
    """A coached player reads them behind the curtain, before the next choice."""
    with record(tmp_path) as kept:
        kept.set_setting(COACHED, True)
    _, script = sit(tmp_path, [*FIRST, "1", "", "1", "", "1", ""], seat="both")
    assert readers(script.text, "Hun kan nå at hjælpe.") == {"jonas"}
    assert readers(script.text, "Åbenhed begynder et sted.") == {"karen"}


def test_time_that_runs_out_is_told_to_the_one_it_ran_out_for(tmp_path: Path) -> None:
    """What the clock chose is read behind the curtain; the other hears only that it was chosen."""
    with record(tmp_path) as kept:
        kept.set_setting(TIME_LIMITS, "written")
    _, script = sit(tmp_path, [*FIRST, "", Wait(61, "1"), ""], seat="both")
    text = "Tiden løb ud, og så blev det: Vent til på fredag."
    assert readers(script.text, text) == {"jonas"}
    assert "Jonas Rask har valgt." in script.text.split(text)[1]


def test_in_the_debrief_each_hears_of_the_own_seat(tmp_path: Path) -> None:
    """Log and status are the reader's own while one reads alone, and both's by name after that."""
    story = [*FIRST, "1", "", "1", "", "1", "", "1", "", "", ""]
    first = ["Ordet.", "", "1 2", "3", "", "", ""]
    _, script = sit(tmp_path, [*story, "", *first, "", *first, "log", "status"], seat="both")
    together = script.text[script.text.index("Opsamling, 5") :]
    karen, jonas = together.split("Dine valg indtil nu")[1:]
    assert "1. Mandag kl. 12: Vis Jonas listen." in karen
    assert "1. Mandag kl. 8: Ring til Karen nu." in jonas
    assert "Merforbrug: 14." in together


def test_the_debrief_is_alone_first_and_then_together(tmp_path: Path) -> None:
    """Four screens each behind the curtain, then both windows and the questions for both."""
    _, script = sit(tmp_path, (), seat="both", finish=True)
    debrief = script.text[script.text.index("Opsamling, 1") :]
    headings = [line for line in debrief.splitlines() if line.startswith("Opsamling")]
    assert [heading[11] for heading in headings] == list("1234123456")
    assert "Opsamling, 2 af 6: Hvad der skete\n\nTil Jonas Rask\n" in debrief
    alone = turns(TO_KAREN + debrief)
    assert {who for who, line in alone if line.startswith("Opsamling, 5")} == {"both"}
    together = debrief.split("Opsamling, 5")[1]
    assert "Karen Lind så:\n" in together
    assert "Jonas Rask så:\n" in together
    assert "Jonas Rask valgte: Ring til Karen nu." in together
    assert "Spørgsmål 1 af 3\n\nHvornår ville du selv have ringet?" in together
    assert "Til Karen Lind:\nHvad holdt du tæt med?" in together
    assert "Til Jonas Rask:\nHvad ventede du på?" in together
    assert "Hvad vil I to gøre, og hvornår?" in together
