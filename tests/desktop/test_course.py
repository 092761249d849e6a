from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from makkerpar import resources
from makkerpar.desktop.course import Course, Page, Pair, Solo, pages
from makkerpar.focus import SEATS, Seat
from makkerpar.frontend.blocks import blocks
from makkerpar.frontend.case import Case, open_case
from makkerpar.frontend.keeping import Keeper
from makkerpar.play import rules
from makkerpar.play.rules import PERSON, TIMEOUT
from makkerpar.play.view import Beat, Said, SceneOpens, window
from makkerpar.record import Record
from tests.desktop.world import MONDAY
from tests.terminal.world import case_in


@pytest.fixture
def kept() -> Iterator[Record]:
    """A record that forgets."""
    with Record.in_memory(now=lambda: MONDAY) as record:
        yield record


def solo(case: Case, record: Record, seat: Seat, seed: int = 1) -> Solo:
    """A new play of one person."""
    play = rules.begin(case.program, seat, seed)
    return Solo(case, play, Keeper.begin(record, play), seat, resumed=False)


def pair(case: Case, record: Record, seed: int = 1) -> Pair:
    """A new play of two people."""
    play = rules.begin(case.program, "both", seed)
    return Pair(case, play, Keeper.begin(record, play), resumed=False)


def through(course: Course, seed: int) -> Iterator[Page]:
    """Every page of a play by chance, in order."""
    chance = random.Random(seed)
    while True:
        yield course.page
        asked = course.question()
        if asked is not None:
            opened = [option.id for option in asked.options if option.locked is None]
            course.take(chance.choice(opened), PERSON)
        elif not course.go_on():
            return


@pytest.fixture(scope="module")
def budget() -> Case:
    """The shipped case."""
    return open_case(resources.find_scenario("budgetkrisen"), {})


def test_a_play_begins_with_who_one_is(tmp_path: Path, kept: Record) -> None:
    """The brief comes first, then the act, then the scene with its lines."""
    course = solo(case_in(tmp_path), kept, "chief")
    kinds = [course.page.kind]
    for _ in range(2):
        course.go_on()
        kinds.append(course.page.kind)
    assert kinds == ["brief", "act", "scene"]
    assert len(course.page.lines) > 1
    assert course.question() is not None


@pytest.mark.parametrize("seat", SEATS)
@pytest.mark.parametrize("seed", range(4))
def test_everything_a_seat_sees_is_on_a_page_once(
    budget: Case, kept: Record, seat: Seat, seed: int
) -> None:
    """The pages of a whole play hold the seat's window, beat by beat, in order."""
    course = solo(budget, kept, seat, seed)
    shown = [beat for page in through(course, seed) for beat in page.beats]
    assert shown == list(window(course.play, seat))


@pytest.mark.parametrize("seat", SEATS)
def test_pages_are_only_added(budget: Case, kept: Record, seat: Seat) -> None:
    """After each decision the pages so far are what they were."""
    course = solo(budget, kept, seat)
    before: tuple[Page, ...] = ()
    for _ in through(course, 2):
        now = pages(window(course.play, seat), seat)
        assert now[: len(before)] == before
        before = now


@pytest.mark.parametrize("seed", range(6))
def test_nothing_private_is_shown_before_the_curtain(budget: Case, kept: Record, seed: int) -> None:
    """A page of one seat is only ever reached through the curtain that hands the machine over."""
    course = pair(budget, kept, seed)
    holder: Seat | None = None
    for page in through(course, seed):
        if page.kind == "curtain":
            assert page.to != holder
            holder = page.to
        elif page.seat is None:
            holder = None
        else:
            assert page.seat == holder


@pytest.mark.parametrize("seed", range(6))
def test_two_people_are_told_everything(budget: Case, kept: Record, seed: int) -> None:
    """Shared lines are read by both, private ones by their own seat, each once and nothing else."""
    course = pair(budget, kept, seed)
    told: dict[Seat | None, list[Beat]] = {None: [], "director": [], "chief": []}
    for page in through(course, seed):
        told[page.seat] += [beat for beat in page.beats if not isinstance(beat, SceneOpens)]
    whole = blocks(course.play)
    shared = [one.beat for block in whole for one in block.shared]
    assert told[None] == [beat for beat in shared if not isinstance(beat, SceneOpens)]
    for seat in SEATS:
        private = [beat for block in whole for beat in block.private[seat]]
        assert told[seat] == [beat for beat in private if not isinstance(beat, SceneOpens)]


@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_a_private_scene_is_on_a_shared_page(
    budget: Case, kept: Record, seed: int
) -> None:
    """Neither its title nor the thing on its table, not even as what stood there last."""
    course = pair(budget, kept, seed)
    private: set[str] = set()
    for page in through(course, seed):
        private |= {
            beat.scene
            for beat in page.beats
            if isinstance(beat, SceneOpens) and page.seat is not None and not beat.away
        }
        if page.seat is None and page.scene is not None and page.scene.scene in private:
            only = budget.scenario.scenes[page.scene.scene].only
            assert only is None


@pytest.mark.parametrize("seed", range(3))
def test_who_decides_behind_the_curtain_is_reminded(budget: Case, kept: Record, seed: int) -> None:
    """A decision that both have heard the lead-in to calls back the last shared lines of it."""
    course = pair(budget, kept, seed)
    heard: list[Said] = []
    reminded = 0
    for page in through(course, seed):
        if page.seat is None:
            heard += page.lines
        elif page.recall:
            assert list(page.recall) == heard[-len(page.recall) :]
            reminded += 1
    assert reminded >= 5


@pytest.mark.parametrize("seed", range(3))
def test_what_speaks_to_one_of_two_says_to_whom(budget: Case, kept: Record, seed: int) -> None:
    """A shared line that may say »you« stands on a page that names whom it is for."""
    course = pair(budget, kept, seed)
    told = [
        (beat, page.told_to)
        for page in through(course, seed)
        if page.seat is None
        for beat in page.beats
        if isinstance(beat, Said)
    ]
    shared = [
        (one.beat, one.seat)
        for block in blocks(course.play)
        for one in block.shared
        if isinstance(one.beat, Said)
    ]
    assert told == shared
    assert {seat for _, seat in told} >= {None, "director", "chief"}


def test_at_a_joint_decision_the_curtain_tells_who_has_chosen(tmp_path: Path, kept: Record) -> None:
    """The second to choose is told that the first has, and not what."""
    course = pair(case_in(tmp_path), kept)
    curtains = [page for page in through(course, 1) if page.kind == "curtain"]
    assert any(len(page.chosen) == 1 and page.to not in page.chosen for page in curtains)
    assert all(not page.beats for page in curtains)


@pytest.mark.parametrize("seat", SEATS)
def test_undo_stands_before_the_choice_again(tmp_path: Path, kept: Record, seat: Seat) -> None:
    """The scene is shown as one that has been read, and the same choice can be made."""
    course = solo(case_in(tmp_path), kept, seat)
    while course.question() is None:
        course.go_on()
    before, asked = course.page, course.question()
    assert asked is not None
    course.take(asked.options[0].id, PERSON)
    assert course.undo()
    assert (course.page.beats, course.question()) == (before.beats, asked)
    assert not course.fresh
    assert not course.undo()


def test_two_people_take_a_choice_back(tmp_path: Path, kept: Record) -> None:
    """The one whose choice it was gets the machine, through the curtain, to choose again."""
    course = pair(case_in(tmp_path), kept)
    while course.question() is None:
        course.go_on()
    asked = course.question()
    assert asked is not None
    course.take(asked.options[0].id, PERSON)
    assert course.undo()
    while course.question() is None:
        assert course.go_on()
    assert course.question() == asked


@pytest.mark.parametrize("held", [*SEATS, "both"])
def test_a_choice_is_on_disk_before_its_page_is_shown(
    budget: Case, kept: Record, held: str
) -> None:
    """After each step what the record holds is the play as it stands."""
    course: Course = (
        pair(budget, kept)
        if held == "both"
        else solo(budget, kept, "director" if held == "director" else "chief")
    )
    for _ in through(course, 3):
        saved = kept.load(course.keeper.id)
        assert saved.ended == course.play.ended


def test_a_resumed_play_begins_with_its_last_scene(budget: Case, kept: Record) -> None:
    """It is shown as read, with its question, and the play goes on from there."""
    course = solo(budget, kept, "director")
    for number, _ in enumerate(through(course, 4)):
        if number == 30:
            break
    again = Solo(budget, course.play, course.keeper, "director", resumed=True)
    assert again.page.kind in ("scene", "away")
    assert not again.fresh
    list(through(again, 4))
    assert again.play.ended


def test_what_the_clock_chose_is_a_choice(tmp_path: Path, kept: Record) -> None:
    """A time-out is taken as what it ends in, and told as the clock's."""
    course = solo(case_in(tmp_path), kept, "chief")
    while course.question() is None:
        course.go_on()
    asked = course.question()
    assert asked is not None
    assert asked.timeout is not None
    course.take(asked.timeout, TIMEOUT)
    while course.page.chose is None:
        assert course.go_on()
    assert course.page.chose.by == TIMEOUT


def test_a_scene_knows_who_spoke_last(budget: Case, kept: Record) -> None:
    """What a choice leads to is shown in front of the one it was said to."""
    course = solo(budget, kept, "chief")
    for page in through(course, 5):
        if page.chose is not None and page.before is not None:
            assert isinstance(page.before, Said)
            assert page.before.speaker is not None
            return
    raise AssertionError("no such page")
