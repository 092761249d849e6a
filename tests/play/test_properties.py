from __future__ import annotations

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.errors import Refused
from makkerpar.focus import HELD
from makkerpar.play import journal, rules
from makkerpar.play.journal import Journal, JournalError
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


@given(plays(), st.integers(0, 30))
def test_rewinding_leads_to_every_point(play: Play, choices: int) -> None:
    """A play can be rewound to any number of its persons' choices."""
    whole = journal.persons_choices(play)
    rewound = journal.rewind(play, choices)
    assert journal.persons_choices(rewound) == min(choices, whole)
    entries = journal.entries(rewound)
    assert journal.entries(play)[: len(entries)] == entries


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
    ).map(lambda value: __import__("json").dumps(value))
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
