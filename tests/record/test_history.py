"""What a player keeps: plays, answers, agreements, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from makkerpar.errors import NotFound, PlayMovedOn, RecordError
from makkerpar.record import PlayId, Record

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **much: int) -> None:
        self.time += timedelta(**much)


@pytest.fixture
def clock() -> Clock:
    """Noon, for now."""
    return Clock()


@pytest.fixture
def record(clock: Clock) -> Iterator[Record]:
    """An empty record in memory."""
    with Record.in_memory(now=clock) as opened:
        yield opened


def ids(record: Record) -> list[str]:
    """The plays in the order they are listed."""
    return [play.id for play in record.plays()]


def test_a_play_is_kept_from_its_beginning(record: Record) -> None:
    """What was begun can be loaded with everything it was begun with."""
    play = record.load(record.begin("budgetkrisen", "chief", "[]"))
    assert (play.scenario, play.seat, play.journal) == ("budgetkrisen", "chief", "[]")
    assert (play.ended, play.debrief_step, play.debriefed) == (False, 0, False)
    assert play.started == play.updated == NOON


def test_a_save_takes_the_place_of_the_one_before(record: Record, clock: Clock) -> None:
    """The newest journal and the time of the save are what is loaded."""
    play = record.begin("a", "chief", "1")
    clock.forward(minutes=5)
    record.save(play, "1, 2 »æ«\0\n", ended=True)
    loaded = record.load(play)
    assert (loaded.journal, loaded.ended) == ("1, 2 »æ«\0\n", True)
    assert loaded.updated - loaded.started == timedelta(minutes=5)


def test_plays_are_listed_by_their_last_save_whatever_the_clock(
    record: Record, clock: Clock
) -> None:
    """The play saved last comes first, even if the clock has been put back."""
    first, second = record.begin("a", "chief", ""), record.begin("b", "chief", "")
    assert ids(record) == [second, first]
    clock.forward(days=-400)
    record.save(first, "x", ended=False)
    assert ids(record) == [first, second]


def test_a_play_is_unfinished_until_it_has_ended(record: Record) -> None:
    """`unfinished` leaves out the plays that came to an ending, `plays` does not."""
    done, open_ = record.begin("a", "chief", ""), record.begin("a", "chief", "")
    record.save(done, "end", ended=True)
    assert [play.id for play in record.unfinished()] == [open_]
    assert ids(record) == [done, open_]


def test_a_play_taken_back_from_its_ending_is_unfinished_again(record: Record) -> None:
    """Undo after the end puts the debrief before the player once more."""
    play = record.begin("a", "chief", "")
    record.save(play, "end", ended=True)
    record.debrief_at(play, 4, done=True)
    record.save(play, "end", ended=True)
    assert record.load(play).debriefed
    record.save(play, "", ended=False)
    loaded = record.load(play)
    assert (loaded.ended, loaded.debrief_step, loaded.debriefed) == (False, 0, False)


def test_times_are_told_in_utc(clock: Clock) -> None:
    """A clock in another zone means the same moment."""
    with Record.in_memory(now=lambda: NOON.astimezone(timezone(timedelta(hours=2)))) as record:
        loaded = record.load(record.begin("a", "chief", ""))
    assert loaded.started == NOON
    assert loaded.started.tzinfo == UTC


def test_a_play_that_is_not_there_is_not_found(record: Record) -> None:
    """Loading, answering, agreeing, following up and debriefing all say so and write nothing."""
    nobody = PlayId("nobody")
    attempts: list[Callable[[], object]] = [
        lambda: record.load(nobody),
        lambda: record.answer(nobody, "1", "x"),
        lambda: record.agree(nobody, what="a", with_whom="b", when="c"),
        lambda: record.follow_up(nobody, "x"),
        lambda: record.debrief_at(nobody, 1),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert record.answers(nobody) == {}
    assert record.agreements() == []


def test_a_removed_play_takes_its_answers_and_agreement_along(record: Record) -> None:
    """Nothing of it is left, other plays are untouched, and removing it again is no mistake."""
    gone, stays = record.begin("a", "chief", ""), record.begin("a", "chief", "")
    for play in (gone, stays):
        record.answer(play, "1", play)
        record.agree(play, what="ring", with_whom="Jonas", when="i morgen")
    record.remove(gone)
    record.remove(gone)
    assert ids(record) == [stays]
    assert record.answers(gone) == {}
    assert [agreement.play for agreement in record.agreements()] == [stays]
    assert record.answers(stays) == {"1": stays}


def test_a_debrief_is_resumed_where_it_was_left(record: Record) -> None:
    """The step is kept, and an ended play is offered until its debrief is done."""
    play = record.begin("a", "chief", "")
    assert record.open_debriefs() == []
    record.save(play, "end", ended=True)
    record.debrief_at(play, 3)
    assert [found.debrief_step for found in record.open_debriefs()] == [3]
    record.debrief_at(play, 6, done=True)
    assert record.open_debriefs() == []
    assert record.load(play).debrief_step == 6


def test_answers_are_kept_by_key_and_can_be_changed(record: Record) -> None:
    """Each question has its latest answer, each play its own."""
    play, other = record.begin("a", "chief", ""), record.begin("a", "chief", "")
    record.answer(play, "q1", "Jeg ventede.")
    record.answer(play, "q2", "Formanden.")
    record.answer(play, "q1", "Jeg ventede for længe.")
    assert record.answers(play) == {"q1": "Jeg ventede for længe.", "q2": "Formanden."}
    assert record.answers(other) == {}


def test_whatever_a_terminal_hands_over_can_be_kept(record: Record) -> None:
    """A byte that is no character costs that character, not the answer."""
    play = record.begin("a", "chief", "")
    record.answer(play, "q", "f\udcf8r; \0 og 🙂")
    assert record.answers(play)["q"] == "f?r; \0 og 🙂"


def test_agreements_are_listed_newest_first(record: Record, clock: Clock) -> None:
    """Each says what, with whom, when, from which play and on which day it was made."""
    old = record.begin("budgetkrisen", "chief", "")
    record.agree(old, what="Ring i tide", with_whom="Karen", when="tirsdag")
    clock.forward(days=1)
    new = record.begin("zonen", "chief", "")
    record.agree(new, what="Spørg", with_whom="Mette", when="fredag")
    newest, oldest = record.agreements()
    assert (newest.what, newest.play, newest.scenario) == ("Spørg", new, "zonen")
    assert (oldest.what, oldest.with_whom, oldest.when) == ("Ring i tide", "Karen", "tirsdag")
    assert newest.made - oldest.made == timedelta(days=1)


def test_a_play_has_one_agreement_which_can_be_reworded(record: Record) -> None:
    """Agreeing again at the same play replaces what was agreed."""
    play = record.begin("a", "chief", "")
    record.agree(play, what="x", with_whom="y", when="z")
    record.agree(play, what="bedre", with_whom="y", when="z")
    assert [agreement.what for agreement in record.agreements()] == ["bedre"]


def test_the_next_play_asks_about_the_last_agreement_once(record: Record) -> None:
    """The newest is due until it has been followed up; an older one is never dug out."""
    assert record.agreement_due() is None
    for what in ("old", "new"):
        record.agree(record.begin("a", "chief", ""), what=what, with_whom="", when="")
    due = record.agreement_due()
    assert due is not None
    assert due.what == "new"
    record.follow_up(due.play, "Det gik.")
    assert record.agreement_due() is None
    assert [agreement.outcome for agreement in record.agreements()] == ["Det gik.", None]


def test_the_agreement_of_one_scenario_can_be_asked_for(record: Record) -> None:
    """A scenario's own last agreement is found behind newer ones of others."""
    for scenario in ("a", "b"):
        record.agree(record.begin(scenario, "chief", ""), what=scenario, with_whom="", when="")
    due = record.agreement_due("a")
    assert due is not None
    assert due.what == "a"
    assert record.agreement_due("c") is None


def test_settings_are_kept_as_they_were_given(record: Record) -> None:
    """Text, numbers, switches and lists come back with their types."""
    assert record.setting("text_size", 100) == 100
    for key, value in {"lang": "da", "size": 120, "timers": False, "seen": ["a", "b"]}.items():
        record.set_setting(key, value)
    assert record.setting("lang", "en") == "da"
    assert record.setting("size", 100) == 120
    assert record.setting("timers", True) is False
    assert record.setting("seen", ["x"]) == ["a", "b"]
    record.set_setting("lang", "en")
    assert record.setting("lang", "da") == "en"


def test_a_setting_of_another_type_counts_as_unset(record: Record) -> None:
    """What an older or newer program kept under the same key does no harm."""
    record.set_setting("timers", "sometimes")
    assert record.setting("timers", True) is True
    assert record.setting("timers", 3) == 3


def test_a_play_saved_by_another_program_has_moved_on(tmp_path: Path, clock: Clock) -> None:
    """The later of two saves is refused and changes nothing, and can begin a copy."""
    with Record.open(tmp_path, now=clock) as one, Record.open(tmp_path, now=clock) as two:
        play = one.begin("a", "chief", "start")
        two.load(play)
        one.save(play, "one's road", ended=False)
        with pytest.raises(PlayMovedOn):
            two.save(play, "two's road", ended=True)
        assert two.load(play).journal == "one's road"
        assert not two.load(play).ended
        copy = two.begin("a", "chief", "two's road")
        assert {found.journal for found in one.plays()} == {"one's road", "two's road"}
        two.save(copy, "two's road, on", ended=False)


def test_listing_plays_does_not_take_them_up_again(tmp_path: Path, clock: Clock) -> None:
    """A program that looks at the list in the middle of a play still cannot save over another."""
    with Record.open(tmp_path, now=clock) as one, Record.open(tmp_path, now=clock) as two:
        play = one.begin("a", "chief", "start")
        assert two.unfinished()[0].journal == "start"
        one.save(play, "further", ended=False)
        assert two.plays()[0].journal == "further"
        with pytest.raises(PlayMovedOn):
            two.save(play, "elsewhere", ended=False)


def test_a_play_handed_over_can_be_saved_in_turn(tmp_path: Path, clock: Clock) -> None:
    """Each program that loads the play as it stands may save on top of it."""
    with Record.open(tmp_path, now=clock) as one, Record.open(tmp_path, now=clock) as two:
        play = one.begin("a", "chief", "0")
        for turn in range(1, 4):
            for program in (two, one):
                before = program.load(play).journal
                program.save(play, f"{before}{turn}", ended=False)
        assert one.load(play).journal == "0112233"


def test_a_play_removed_by_another_program_can_begin_a_copy(tmp_path: Path, clock: Clock) -> None:
    """A save finds the play gone and says so; it does not bring it back by itself."""
    with Record.open(tmp_path, now=clock) as one, Record.open(tmp_path, now=clock) as two:
        play = one.begin("a", "chief", "0")
        two.erase_all()
        with pytest.raises(PlayMovedOn):
            one.save(play, "1", ended=False)
        assert one.plays() == []


def test_erasing_leaves_no_trace_on_disk(tmp_path: Path, clock: Clock) -> None:
    """Not a word of plays, answers, agreements or settings is left in any file of the folder."""
    secret = "Fortroligt om Mette"
    aside = tmp_path / "record-damaged-2025-01-01-1.db"
    aside.write_text(secret, encoding="utf-8")
    with Record.open(tmp_path, now=clock) as record:
        for _ in range(50):
            play = record.begin("a", "chief", secret * 20)
            record.answer(play, "q", secret)
            record.agree(play, what=secret, with_whom=secret, when=secret)
            record.set_setting("name", secret)
        record.erase_all()
        # All but the log's index, which Windows keeps locked and which holds no text.
        files = [file for file in tmp_path.iterdir() if not file.name.endswith("-shm")]
        left = b"".join(file.read_bytes() for file in files)
        assert secret.encode() not in left
        assert record.plays() == []
        assert record.agreements() == []
        assert record.setting("name", "") == ""
        assert not aside.exists()
        record.begin("a", "chief", "anew")


def test_a_failed_write_leaves_the_record_usable(record: Record) -> None:
    """A journal that is no Unicode is refused whole, and the next save goes through."""
    play = record.begin("a", "chief", "before")
    with pytest.raises(RecordError):
        record.save(play, "half a \ud800", ended=True)
    assert record.load(play).journal == "before"
    record.save(play, "after", ended=True)
    assert record.load(play).journal == "after"


def test_a_closed_record_says_that_it_cannot(clock: Clock) -> None:
    """Use after closing is a `RecordError`, not SQLite's."""
    with Record.in_memory(now=clock) as record:
        play = record.begin("a", "chief", "")
    with pytest.raises(RecordError):
        record.save(play, "", ended=False)
    with pytest.raises(RecordError):
        record.plays()
