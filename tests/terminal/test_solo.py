from __future__ import annotations

from pathlib import Path

import pytest

from makkerpar.errors import RecordError
from makkerpar.frontend.settings import COACHED, TIME_LIMITS
from makkerpar.play.journal import Choice, Journal
from makkerpar.play.rules import COUNTERPART
from makkerpar.record import Record
from makkerpar.terminal import Options, run
from tests.terminal.world import LILLE, SEATS_ALONE, Script, Wait, record, sit, small_case


def entries(folder: Path) -> list[tuple[str, str]]:
    """The choices of persons in the play saved last, and who made them."""
    with record(folder) as kept:
        found = Journal.from_json(kept.plays()[0].journal).entries
    return [
        (one.choice, one.by) for one in found if isinstance(one, Choice) and one.by != COUNTERPART
    ]


def set_up(folder: Path, **settings: object) -> None:
    """The player's settings, before the sitting."""
    with record(folder) as kept:
        for key, value in settings.items():
            kept.set_setting(key, value)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("seat", SEATS_ALONE)
def test_a_play_goes_to_the_end_of_its_debrief(tmp_path: Path, seat: str, language: str) -> None:
    """In each seat and language a player comes through to a debrief that is done."""
    status, script = sit(tmp_path, (), seat=seat, language=language, finish=True)
    assert status == 0
    assert ("Slut: " if language == "da" else "The end: ") in script.text
    with record(tmp_path) as kept:
        (saved,) = kept.plays()
    assert saved.ended
    assert saved.debriefed
    assert saved.seat == seat


def test_a_play_begins_with_who_one_is(tmp_path: Path) -> None:
    """Title, summary and the own brief come first; the other seat's brief is not told."""
    _, script = sit(tmp_path, [])
    head = script.text.split("Akt 1")[0]
    assert "Lille sag\n\nEt tal på en mandag." in head
    assert "Din plads: Jonas Rask, skolechef\n\nDu er Jonas." in head
    assert "mursten" not in head


def test_a_choice_is_echoed_and_its_consequence_follows(tmp_path: Path) -> None:
    """The choice, then what came of it in the story; no score and no reason."""
    _, script = sit(tmp_path, ["", "1"])
    after = script.text.split("Dit valg, 1 til 2: 1\n")[1]
    assert after.startswith("\nDu valgte: Ring til Karen nu.\n\nKaren Lind, direktør (glad): Godt")
    assert "Hun kan nå at hjælpe" not in script.text
    assert "Hjælpe hinanden" not in script.text


def test_a_locked_choice_tells_why_and_has_no_number(tmp_path: Path) -> None:
    """What cannot be taken is seen with its reason, and the numbers count what can."""
    _, script = sit(tmp_path, [""])
    assert "   Ikke muligt: Læg arket i skuffen. Skuffen er fuld.\n" in script.text
    assert "3. " not in script.text
    assert "Dit valg, 1 til 2: " in script.text


def test_a_scene_of_more_than_two_lines_is_left_by_enter(tmp_path: Path) -> None:
    """Long scenes wait before the next one; a line or two do not."""
    _, script = sit(tmp_path, [""], seat="director")
    # Karen's first scene has five lines and news; then comes her own.
    assert script.text.count("Tryk Enter. ") == 1
    assert "Mandag kl. 12" not in script.text
    _, script = sit(tmp_path, ["", "1"], seat="chief")
    # A reaction of one line and a scene of two: nothing waits until the act is over.
    after = script.text.split("Du valgte")[-1]
    assert "Karens dør er lukket." in after.split("Tryk Enter.")[0]
    assert after.endswith(
        "Tryk Enter. \n\nGemt. Næste gang bliver du spurgt, om du vil fortsætte herfra.\n"
    )


def test_an_act_is_rounded_off_in_words(tmp_path: Path) -> None:
    """The end of an act tells the capital by its word, and the next act is announced."""
    _, script = sit(tmp_path, ["", "1", ""])
    assert "»Før stormen« er slut. Samarbejdskapital: stærk.\n\nAkt 2: Stormen\n" in script.text


def test_a_decision_is_on_disk_before_its_consequence_is_shown(tmp_path: Path) -> None:
    """When the first line after a choice appears, another program can already read it."""
    saved: list[list[tuple[str, str]]] = []

    class Watched(list[str]):
        def append(self, text: str) -> None:
            if text.startswith("Du valgte"):
                saved.append(entries(tmp_path))
            super().append(text)

    small_case(tmp_path / "scenarios")
    script = Script(["", "1", "", "2"])
    script.shown = Watched()
    options = Options(
        "lille", "chief", "da", folders=(tmp_path / "scenarios",), home=tmp_path / "home"
    )
    assert run(options, script.console()) == 0
    assert [choices[-1] for choices in saved] == [("ring", "person"), ("dodge", "person")]


def test_a_choice_can_be_taken_back(tmp_path: Path) -> None:
    """Undo goes back to the choice, tells the scene again, and is saved at once."""
    _, script = sit(tmp_path, ["", "1", "fortryd", "2"])
    assert "Fortrudt. Du står ved valget igen." in script.text
    after = script.text.split("Fortrudt")[1]
    assert "Mandag kl. 8\n\nEgeskov Kommune vågner." in after
    assert "Du valgte: Vent til på fredag." in after
    assert entries(tmp_path)[0] == ("wait", "person")


def test_the_last_choice_can_be_taken_back_after_the_end(tmp_path: Path) -> None:
    """Until the debrief begins, undo leads back into the story."""
    _, script = sit(tmp_path, ["", "1", "", "2", "undo", "1"])
    assert "Slut: Hver for sig" in script.text
    assert "Slut: Fælles sag med hul" in script.text.split("Fortrudt")[1]
    with record(tmp_path) as kept:
        assert kept.plays()[0].ended


def test_there_is_nothing_to_take_back_before_the_first_choice(tmp_path: Path) -> None:
    """Undo says so, and the question stands as it did."""
    _, script = sit(tmp_path, ["", "fortryd"])
    assert "Der er ikke noget valg at fortryde endnu." in script.text
    assert script.text.count("1. Ring til Karen nu.") == 2


def test_the_language_can_change_in_the_middle_of_a_scene(tmp_path: Path) -> None:
    """The question is asked anew in the other language, and everything can be read back in it."""
    _, script = sit(tmp_path, ["", "1", "", "sprog", "back", "back all"])
    english = script.text.split("The language is now English.")[1]
    assert "What do you do?" in english
    assert "Act 2: Stormen" in english  # the last scene, with its act
    assert "Monday, 8.00\n\nEgeskov Kommune wakes up." in english
    assert "You chose: Ring Karen now." in english
    with record(tmp_path) as kept:
        assert kept.setting("language", "") == "en"


def test_the_log_tells_the_own_decisions(tmp_path: Path) -> None:
    """Each with its scene, and none of the other seat's."""
    _, script = sit(tmp_path, ["", "log", "1", "", "log"])
    before, after = script.text.split("Dine valg indtil nu")[1:]
    assert "Ingen endnu." in before
    assert "1. Mandag kl. 8: Ring til Karen nu." in after
    assert "Vis Jonas listen" not in after


def test_the_status_tells_the_meters_of_that_seat(tmp_path: Path) -> None:
    """Words for what is told in words, numbers for the rest, nothing that is the other's."""
    _, script = sit(tmp_path, ["", "status"], seat="chief")
    told = script.text.split("Sådan står det")[1]
    assert "Før stormen.\nSamarbejdskapital: bærende.\n" in told
    assert "Merforbrug" not in told
    _, script = sit(tmp_path, ["", "status"], seat="director")
    assert "Merforbrug: 14." in script.text


def test_looking_back_stays_in_the_own_window(tmp_path: Path) -> None:
    """The last scene again, or as many as asked for; too many give them all."""
    _, script = sit(tmp_path, ["", "1", "", "tilbage", "tilbage 2", "tilbage 99"])
    last, two, every = script.text.split("Dit valg, 1 til 2: tilbage")[1:]
    assert "Tirsdag kl. 9" in last
    assert "Karens dør" not in last.split("Hvad gør du?")[0]
    assert "Karens dør er lukket." in two
    assert "Egeskov Kommune vågner." not in two
    assert "Egeskov Kommune vågner." in every
    assert "mursten" not in script.text.casefold()


def test_a_coached_play_tells_the_reason_after_the_consequence(tmp_path: Path) -> None:
    """Where it is wanted, the author's reasons follow what came of the choice."""
    set_up(tmp_path, **{COACHED: True})
    _, script = sit(tmp_path, ["", "1"])
    assert script.words.index("Godt, du ringer.") < script.words.index(
        "Forfatterens begrundelse: Hun kan nå at hjælpe. Ingen andre chefer hører det."
    )
    assert "et rygte" not in script.text  # what speaks against it is for the debrief


def test_there_is_no_clock_unless_it_is_wanted(tmp_path: Path) -> None:
    """Time limits are off in the terminal until the player sets them."""
    _, script = sit(tmp_path, ["", Wait(1000, "1")])
    assert "sekunder" not in script.text
    assert entries(tmp_path)[0] == ("ring", "person")


def test_time_that_runs_out_chooses(tmp_path: Path) -> None:
    """An answer that comes too late is told so, and the author's choice for it is taken."""
    set_up(tmp_path, **{TIME_LIMITS: "written"})
    _, script = sit(tmp_path, ["", "", Wait(61, "1")])
    assert "Du har 60 sekunder." in script.text
    assert "Der gik 61 sekunder, og der var 60." in script.text
    assert "Tiden løb ud, og så blev det: Vent til på fredag." in script.text
    assert entries(tmp_path)[0] == ("wait", "timeout")


def test_reading_takes_no_time(tmp_path: Path) -> None:
    """The clock starts when the player says so, however long the scene before was."""
    set_up(tmp_path, **{TIME_LIMITS: "written"})
    _, script = sit(tmp_path, ["", Wait(1000, ""), Wait(59, "1")])
    assert "Nu kommer et valg på tid." in script.text
    assert entries(tmp_path)[0] == ("ring", "person")


def test_time_limits_can_be_doubled_and_switched_off(tmp_path: Path) -> None:
    """What the setting says when the answer comes is what counts."""
    set_up(tmp_path, **{TIME_LIMITS: "double"})
    sit(tmp_path, ["", "", Wait(119, "1")])
    assert entries(tmp_path)[0] == ("ring", "person")
    sit(tmp_path, ["2", "", "", "indstillinger", "3", "", Wait(500, "1")])
    assert entries(tmp_path)[0] == ("ring", "person")
    with record(tmp_path) as kept:
        assert kept.setting(TIME_LIMITS, "") == "off"


def test_a_play_that_moved_on_elsewhere_says_so(tmp_path: Path) -> None:
    """The player is told in a line, and goes on as a copy."""

    def elsewhere() -> str:
        with record(tmp_path) as kept:
            play = kept.plays()[0]
            kept.save(play.id, play.journal, ended=False)
        return "1"

    _, script = sit(tmp_path, ["", elsewhere])
    assert "Dit fortsætter som en kopi" in script.words
    with record(tmp_path) as kept:
        assert len(kept.plays()) == 2


def test_nothing_is_shown_that_could_not_be_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk refuses, the reason is told in a line and the consequence is not."""

    def full(*_: object, **__: object) -> None:
        raise RecordError(
            "The record in '{folder}' cannot be opened: {reason}.", folder="x", reason="disk full"
        )

    monkeypatch.setattr(Record, "save", full)
    status, script = sit(tmp_path, ["", "1"])
    assert status == 2
    assert "disk full" in script.text
    assert "Godt, du ringer." not in script.text


def test_a_case_is_told_as_written_where_there_is_no_translation(tmp_path: Path) -> None:
    """The player is told once that the case does not speak the language."""
    folder = tmp_path / "scenarios" / "stum"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(LILLE.replace("id: lille", "id: stum"), encoding="utf-8")
    _, script = sit(tmp_path, [""], scenario="stum", language="en")
    assert "This case has no English translation" in script.words
    assert "Egeskov Kommune vågner." in script.text
