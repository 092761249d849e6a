from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from makkerpar.errors import RecordError
from makkerpar.record import Record
from makkerpar.terminal import Options, example, run
from tests.terminal.test_debriefing import FIRST, STORY
from tests.terminal.world import LILLE, Script, record, sit, small_case

TO_THE_END = [*STORY, *FIRST, "", "", "", "", "", "", "Ringe før.", "Karen", "På fredag"]
LATER = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def picker(folder: Path, lines: list[str], *, language: str | None = "da") -> tuple[int, str]:
    """The picker over the small case alone: the shipped ones are left out of the way."""
    status, script = sit(folder, lines, scenario=None, seat=None, language=language)
    return status, script.text


@pytest.fixture(autouse=True)
def _nothing_shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("makkerpar.resources.data_folder", lambda: tmp_path / "empty")


def test_a_case_is_picked_by_its_number(tmp_path: Path) -> None:
    """Title, minutes, summary and areas are listed; then the seats, with whom one would be."""
    status, text = picker(tmp_path, ["1", "2", ""])
    assert status == 0
    assert "1. Nyt spil: Lille sag. Omkring 5 minutter.\n   Et tal på en mandag.\n" in text
    assert "   Træner: Hjælpe hinanden til at lykkes.\n" in text
    assert "1. Karen Lind, direktør.\n2. Jonas Rask, skolechef.\n3. To ved én maskine.\n" in text
    assert "Du er Jonas." in text


def test_an_interrupted_play_is_offered(tmp_path: Path) -> None:
    """It comes first, says what and when, and goes on at its last decision."""
    sit(tmp_path, ["", "1", ""])
    status, text = picker(tmp_path, ["1"])
    assert status == 0
    assert "1. Spil videre: Lille sag, chef. Gemt 24. august kl." in text
    assert (
        "Samarbejdskapital: stærk.\n\nAkt 2: Stormen\n\nTirsdag kl. 9\n\nAlle sidder ned.\n" in text
    )
    assert "1. Sig det hele." in text
    assert "Egeskov Kommune vågner." not in text


def test_a_play_saved_in_one_language_opens_in_another(tmp_path: Path) -> None:
    """A play saved in Danish is taken up in English where it stood, and the other way round."""
    for first, then, told in (
        ("da", "en", "2. Tal om noget andet.\n\nYour choice, 1 to 2"),
        ("en", "da", "2. Tal om noget andet.\n\nDit valg, 1 til 2"),
    ):
        folder = tmp_path / first
        sit(folder, ["", "1", ""], language=first)
        status, script = sit(folder, ["1"], language=then, seat=None)
        assert status == 0
        assert told in script.text


def test_a_named_case_offers_its_own_plays(tmp_path: Path) -> None:
    """Only those of that case and seat, and a new play beside them."""
    sit(tmp_path, ["", "1"])
    sit(tmp_path, ["", "1"], seat="director")
    _, script = sit(tmp_path, ["2", ""], seat="chief")
    assert "1. Spil videre: Lille sag, chef." in script.text
    assert "2. Begynd et nyt spil." in script.text
    assert "direktør. Gemt" not in script.text
    with record(tmp_path) as kept:
        assert len(kept.unfinished()) == 3


def test_something_saved_can_be_removed(tmp_path: Path) -> None:
    """Which one is asked for, and Enter removes nothing."""
    sit(tmp_path, ["", "1"])
    _, text = picker(tmp_path, ["3", "", "3", "1", "3"])
    assert "Fjernet." in text
    assert text.endswith("Farvel.\n")
    with record(tmp_path) as kept:
        assert kept.plays() == []


def test_a_saved_play_of_a_changed_case_is_taken_up_as_far_as_it_goes(tmp_path: Path) -> None:
    """The player is told where the record ends, and goes on from there."""
    sit(tmp_path, ["", "1", ""])
    changed = LILLE.replace("ring:", "kald:").replace("take: ring", "take: kald")
    folder = small_case(tmp_path / "scenarios")
    (folder / "scenario.yaml").write_text(changed, encoding="utf-8")
    script = Script(["1"])
    options = Options("lille", "chief", "da", folders=(folder.parent,), home=tmp_path / "home")
    assert run(options, script.console()) == 0
    assert "Sagen er ændret siden. Dit spil kunne tages op efter 0 valg" in script.words
    assert "1. Ring til Karen nu." in script.text


def test_a_record_that_makes_no_sense_is_told_in_a_line(tmp_path: Path) -> None:
    """A play whose journal cannot be read leaves the player in the picker."""
    sit(tmp_path, ["", "1"])
    with record(tmp_path) as kept:
        kept.save(kept.plays()[0].id, "intet", ended=False)
    status, text = picker(tmp_path, ["1", "5"])
    assert status == 0
    assert text.count("Hvad vil du?") == 2


def test_leaving_says_what_becomes_of_the_play(tmp_path: Path) -> None:
    """In a play it is saved and asked about next time; elsewhere it is goodbye."""
    _, script = sit(tmp_path, ["", "1", KeyboardInterrupt])
    assert script.text.endswith("Næste gang bliver du spurgt, om du vil fortsætte herfra.\n")
    assert picker(tmp_path, ["pause"])[1].endswith("Farvel.\n")
    assert picker(tmp_path, ["5"])[1].endswith("Farvel.\n")


def test_a_case_with_errors_tells_them(tmp_path: Path) -> None:
    """Named, its errors are listed with file and line and the status is 1."""
    folder = tmp_path / "scenarios" / "syg"
    folder.mkdir(parents=True)
    broken = LILLE.replace("id: lille", "id: syg").replace("goto: alone", "goto: alnoe")
    (folder / "scenario.yaml").write_text(broken, encoding="utf-8")
    status, script = sit(tmp_path, [], scenario="syg")
    assert status == 1
    assert "»syg« har fejl og kan ikke spilles." in script.text
    assert re.search(r"scenario\.yaml:\d+:\d+: Der er ingen scene", script.words)
    assert "(mente du »alone«?)" in script.words
    status, text = picker(tmp_path, ["3"])
    assert status == 0
    assert "   »syg« har fejl og kan ikke spilles.\n" in text


def test_a_case_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    """The nearest name is suggested and the status is 2."""
    status, script = sit(tmp_path, [], scenario="lile")
    assert status == 2
    assert "Mente du: lille?" in script.text


def test_a_term_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    """A trainer who misspells a term is told which there are."""
    status, script = sit(tmp_path, [], terms={"komune": "Nordby"})
    assert status == 2
    assert "Mente du: kommune?" in script.text
    _, script = sit(tmp_path, [""], terms={"kommune": "Nordby"})
    assert "Nordby vågner." in script.text


def test_a_case_for_two_is_not_offered_to_one(tmp_path: Path) -> None:
    """Without a counterpart only two people can play."""
    folder = tmp_path / "scenarios" / "par"
    folder.mkdir(parents=True)
    text = LILLE.replace("id: lille", "id: par\npeople_only: true")
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    _, script = sit(tmp_path, ["1"], scenario="par", seat=None)
    assert "1. To ved én maskine.\n" in script.text
    assert "2. " not in script.text
    status, script = sit(tmp_path, [], scenario="par", seat="chief")
    assert status == 2
    assert "Traceback" not in script.text


def test_no_case_at_all_is_told_in_a_line(tmp_path: Path) -> None:
    """An empty folder is no fault of ours."""
    script = Script([])
    options = Options(language="da", home=tmp_path / "home")
    assert run(options, script.console()) == 2
    assert "ingen sag" in script.text
    assert example(options, script.console()) == 2


def test_the_agreement_is_asked_about_next_time(tmp_path: Path) -> None:
    """Not in the same visit, but in the next, until there is an answer."""
    _, script = sit(tmp_path, TO_THE_END)
    assert "Sidst lavede du en aftale." not in script.text
    _, script = sit(tmp_path, ["", "", "1"], today=LATER)
    assert "Sidst lavede du en aftale.\n\n  Hvad: Ringe før.\n  Med hvem: Karen\n" in script.text
    _, script = sit(tmp_path, ["Jeg ringede.", "", "2"], today=LATER)
    assert "Sidst lavede du en aftale." in script.text
    with record(tmp_path) as kept:
        assert kept.agreements()[0].outcome == "Jeg ringede."
    _, script = sit(tmp_path, [], today=LATER)
    assert "Sidst lavede du en aftale." not in script.text


def test_an_agreement_put_off_comes_again_in_the_next_debrief(tmp_path: Path) -> None:
    """The first screen asks before anything else, where the player put the question off."""
    sit(tmp_path, TO_THE_END)
    _, script = sit(tmp_path, ["", *STORY, "Jeg ringede.", ""], today=LATER)
    screen = script.text[script.text.index("Opsamling, 1") :]
    assert "Ringe før." in screen.split("Hvilket øjeblik")[0]
    with record(tmp_path) as kept:
        assert kept.agreements()[0].outcome == "Jeg ringede."


def test_the_language_is_the_players(tmp_path: Path) -> None:
    """The caller's word wins, then what the player set, then what the system speaks."""
    assert "What would you like to do?" in picker(tmp_path, [], language=None)[1]
    sit(tmp_path, ["dansk"], scenario=None, seat=None, language=None)
    assert "Hvad vil du?" in picker(tmp_path, [], language=None)[1]
    assert "What would you like to do?" in picker(tmp_path, [], language="en")[1]


def test_a_damaged_record_is_told_of(tmp_path: Path) -> None:
    """The player hears what became of the history, and plays on with a new one."""
    sit(tmp_path, ["", "1"])
    for file in (tmp_path / "home").glob("record.db*"):
        file.write_bytes(b"intet" * 1000)
    status, text = picker(tmp_path, ["3"])
    assert status == 0
    assert "kunne ikke læses" in text


def test_where_nothing_can_be_saved_one_may_play_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is told and the player asked; no is goodbye, yes plays and forgets."""

    def refuse(*_: object, **__: object) -> None:
        raise RecordError(
            "Your history was last used by a newer Makkerpar; please use that one to open it."
        )

    monkeypatch.setattr(Record, "open", refuse)
    status, script = sit(tmp_path, ["2"])
    assert status == 0
    assert "nyere udgave" in script.words
    assert "Lille sag" not in script.text
    status, script = sit(tmp_path, ["1"], finish=True)
    assert status == 0
    assert "Det var opsamlingen." in script.text


def test_a_play_interrupted_between_choice_and_end_has_ended(tmp_path: Path) -> None:
    """If the program died before the end was marked, taking the play up marks it."""
    sit(tmp_path, ["", "1", "", "1"])
    with record(tmp_path) as kept:
        kept.save(kept.plays()[0].id, kept.plays()[0].journal, ended=False)
    _, script = sit(tmp_path, ["1"])
    assert "Opsamling, 1 af 6" in script.text
    with record(tmp_path) as kept:
        assert kept.plays()[0].ended


def test_the_example_shows_both_windows_and_both_debriefs(tmp_path: Path) -> None:
    """Without anybody to play, rules hold both seats, and all is told as text."""
    small_case(tmp_path / "scenarios")
    script = Script(())
    options = Options(language="da", folders=(tmp_path / "scenarios",), home=tmp_path / "home")
    assert example(options, script.console()) == 0
    assert "dette er et eksempel" in script.text
    assert "Du er Karen. Du ved noget om mursten." in script.text
    assert "Du er Jonas. Du ved noget om børn." in script.text
    assert "Du valgte: Ring til Karen nu." in script.text
    assert "Du valgte: Vis Jonas listen." in script.text
    for number in range(1, 7):
        assert script.text.count(f"Opsamling, {number} af 6") == 2
    again = Script(())
    example(options, again.console())
    assert again.text == script.text


def test_an_example_that_nobody_reads_to_the_end_is_no_fault(tmp_path: Path) -> None:
    """Where the reader has gone, the example stops."""
    small_case(tmp_path / "scenarios")

    class Gone(list[str]):
        def append(self, text: str) -> None:
            raise EOFError

    script = Script(())
    script.shown = Gone()
    options = Options(folders=(tmp_path / "scenarios",), home=tmp_path / "home")
    assert example(options, script.console()) == 0
