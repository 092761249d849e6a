from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.errors import Refused
from makkerpar.focus import HELD
from makkerpar.play import journal, rules
from makkerpar.play.journal import Choice, Draw, Journal, JournalError
from makkerpar.play.rules import Play
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from tests.oracle.generator import make_scenario


@cache
def _program(seed: int) -> Program:
    loaded = load({name: text.encode() for name, text in make_scenario(seed).items()})
    assert loaded.scenario is not None
    return compile_program(loaded.scenario)


@st.composite
def plays(draw: st.DrawFn) -> Play:
    """A play of a random scenario at a random stop, its ending included."""
    program = _program(draw(st.integers(0, 60)))
    held = draw(st.sampled_from([held for held in HELD if program.playable_as(held)]))
    chooser = random.Random(draw(st.integers(0, 10**6)))
    play = rules.begin(program, held, draw(st.integers(0, 10**6)))
    for _ in range(draw(st.integers(0, 30))):
        if play.ended:
            break
        offer = rules.offer(play)
        seat = chooser.choice(sorted(offer))
        play = rules.take(play, chooser.choice(offer[seat]), seat=seat)
    return play


@given(plays())
def test_replaying_a_journal_gives_the_same_play(play: Play) -> None:
    """A play that is written down and read again stands exactly where it stood."""
    kept = Journal.from_json(journal.of(play).to_json())
    again = journal.replay(play.program, kept)
    assert again.play == play
    assert again.stopped is None
    assert not again.changed


@given(plays())
def test_undo_and_the_same_choice_give_the_same_play(play: Play) -> None:
    """What is undone and done again is as if nothing had been undone."""
    before = journal.undo(play)
    done, kept = journal.entries(play), journal.entries(before)
    if before == play:
        assert journal.persons_choices(play) == 0
        return
    assert journal.persons_choices(before) == journal.persons_choices(play) - 1
    assert done[: len(kept)] == kept
    undone = next(
        entry
        for entry in done[len(kept) :]
        if isinstance(entry, journal.Choice) and entry.by != "counterpart"
    )
    assert rules.take(before, undone.choice, seat=undone.seat, by=undone.by) == play


@st.composite
def stops(draw: st.DrawFn) -> list[Play]:
    """All stops of a play from its beginning; some draws forced, some choices by the clock.

    At a joint held by two the director answers first, as the journal lists it in the end.
    """
    program = _program(draw(st.integers(0, 60)))
    held = draw(st.sampled_from([held for held in HELD if program.playable_as(held)]))
    chooser = random.Random(draw(st.integers(0, 10**6)))

    def fate(scene: str, number: int, holding: Sequence[int]) -> int | None:
        return chooser.choice((None, *holding))

    found = [rules.begin(program, held, draw(st.integers(0, 10**6)), fate)]
    for _ in range(draw(st.integers(0, 30))):
        play = found[-1]
        if play.ended:
            break
        seat = play.waiting[0]
        timeout = play.here.side(seat).timeout
        by_clock = timeout is not None and chooser.random() < 0.3
        found.append(
            rules.take(play, timeout, seat=seat, by="timeout", fate=fate)
            if timeout is not None and by_clock
            else rules.take(play, chooser.choice(rules.offer(play)[seat]), seat=seat, fate=fate)
        )
    return found


@given(stops())
def test_rewinding_leads_to_every_point(found: list[Play]) -> None:
    """A play is rewound to exactly where it stood after any number of its persons' choices."""
    assert journal.persons_choices(found[-1]) == len(found) - 1
    assert [journal.rewind(found[-1], choices) for choices in range(len(found))] == found
    assert journal.rewind(found[-1], len(found) + 5) == found[-1]
    assert journal.undo(found[-1]) == found[max(len(found) - 2, 0)]


@given(stops(), st.integers(0, 2**63 - 1))
def test_the_record_wins_over_the_seed(found: list[Play], seed: int) -> None:
    """A record replays to the same events whatever seed it is said to have."""
    kept = journal.of(found[-1])
    again = journal.replay(found[-1].program, replace(kept, seed=seed))
    assert again.stopped is None
    assert replace(again.play, seed=found[-1].seed) == found[-1]


@given(stops(), st.data())
def test_a_replay_stops_exactly_at_what_cannot_be(found: list[Play], data: st.DataObject) -> None:
    """Of a record with one impossible entry, all before it is kept and that entry is named."""
    kept = journal.of(found[-1])
    if not kept.entries:
        return
    at = data.draw(st.integers(0, len(kept.entries) - 1))
    entry = kept.entries[at]
    wrong = (
        entry._replace(branch=entry.branch + 100)
        if isinstance(entry, Draw)
        else entry._replace(choice="no_such")
    )
    entries = (*kept.entries[:at], wrong, *kept.entries[at + 1 :])
    again = journal.replay(found[-1].program, replace(kept, entries=entries))
    assert again.stopped == wrong
    assert not again.changed
    assert journal.entries(again.play)[: again.used] == kept.entries[: again.used]
    # A counterpart's half of a joint is not followed without the person's.
    half = entries[at - 1] if at else None
    alone = isinstance(half, Choice) and half.by == "counterpart" and half.scene == entry.scene
    assert again.used == at or (alone and again.used == at - 1)


@given(stops(), st.integers(0, 60))
def test_a_record_of_another_scenario_is_followed_as_far_as_it_goes(
    found: list[Play], other: int
) -> None:
    """A record that fits badly is followed as far as it fits, and the play goes on from there."""
    kept = journal.of(found[-1])
    program = _program(other)
    if not program.playable_as(kept.held):
        return
    again = journal.replay(program, kept)
    play = again.play
    assert journal.entries(play)[: again.used] == kept.entries[: again.used]
    assert (again.stopped is None) == (again.used == len(kept.entries))
    while not play.ended:
        seat = play.waiting[0]
        play = rules.take(play, rules.offer(play)[seat][0], seat=seat)
    assert journal.replay(program, journal.of(play)).play == play


@given(plays(), st.sampled_from(["no_such_choice", "", "again", "1"]))
def test_a_refused_choice_changes_nothing(play: Play, choice: str) -> None:
    """A choice that is not on offer raises, and the play it was made on is as it was."""
    before = journal.of(play), play.values, play.waiting, play.events
    with pytest.raises(Refused):
        rules.take(play, choice)
    assert (journal.of(play), play.values, play.waiting, play.events) == before


@given(plays())
def test_a_closed_choice_is_refused(play: Play) -> None:
    """Whatever stands in the scene and is not on offer is refused, in either seat."""
    offer = rules.offer(play)
    for side in play.here.sides:
        for choice in side.choices:
            if choice.id not in offer.get(side.seat, ()):
                with pytest.raises(Refused, match=choice.id):
                    rules.take(play, choice.id, seat=side.seat)


@given(
    st.text()
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["format", "scenario", "entries", "held", "seed", "version"]), inner
            )
        ),
    ).map(json.dumps)
)
def test_what_is_no_journal_is_refused(text: str) -> None:
    """Reading anything but a journal raises a journal error and nothing else."""
    with pytest.raises(JournalError):
        Journal.from_json(text)


@given(plays())
def test_the_seed_alone_decides_the_draws(play: Play) -> None:
    """The same seed and the same choices give the same play."""
    again = rules.begin(play.program, play.held, play.seed)
    for entry in journal.entries(play):
        if isinstance(entry, journal.Choice) and entry.by == "person":
            again = rules.take(again, entry.choice, seat=entry.seat)
    assert again == play


Json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(stops(), st.data())
def test_a_spoilt_record_is_refused_or_another_record(
    found: list[Play], data: st.DataObject
) -> None:
    """A record with one value spoilt is refused, or is another record that can be replayed."""
    fields = json.loads(journal.of(found[-1]).to_json())
    place = data.draw(st.sampled_from(sorted(fields)))
    spoilt, junk = fields, data.draw(Json)
    if place == "entries" and fields["entries"] and data.draw(st.booleans()):
        spoilt = data.draw(st.sampled_from(fields["entries"]))
        place = data.draw(st.sampled_from(sorted(spoilt)))
    spoilt[place] = junk
    try:
        read = Journal.from_json(json.dumps(fields))
    except JournalError:
        return
    assert Journal.from_json(read.to_json()) == read
    try:
        again = journal.replay(found[-1].program, read)
    except Refused:
        assert not found[-1].program.playable_as(read.held)
    else:
        assert journal.entries(again.play)[: again.used] == read.entries[: again.used]
