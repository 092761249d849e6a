from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from makkerpar.errors import Refused
from makkerpar.play import journal, rules
from makkerpar.play.journal import Choice, Draw, Journal, JournalError
from tests.insight.world import world

STORY = """\
ask:
  decision:
    seat: chief
    choices:
      call: { text: Ring., seen: Han ringer. }
      wait: { text: Vent. }
    counterpart: [ { take: wait } ]
  goto: reply
reply:
  decision:
    seat: director
    choices: { yes_: { text: Ja. }, no_: { text: Nej. } }
    counterpart: [ { take: yes_, when: ask.call }, { take: no_ } ]
  goto: roll
roll:
  chance: [ { weight: 1, goto: last }, { weight: 1, goto: other } ]
last:
  decision:
    seat: chief
    choices: { end_it: { text: Slut. } }
    counterpart: [ { take: end_it } ]
  goto: slut
other:
  decision:
    seat: chief
    choices: { end_it: { text: Slut. } }
    counterpart: [ { take: end_it } ]
  goto: slut
"""


def _journal(branch: int = 1) -> Journal:
    play = rules.begin(world(STORY), "chief")
    play = rules.take(play, "call", fate=lambda scene, number, holding: branch)
    return journal.of(rules.take(play, "end_it"))


@pytest.mark.parametrize("branch", [1, 2])
def test_the_record_wins_over_the_seed(branch: int) -> None:
    """A recorded draw falls as it fell, whatever the seed would say now."""
    kept = _journal(branch)
    again = journal.replay(world(STORY), kept)
    assert again.stopped is None
    assert kept.entries[2] == Draw("roll", branch)
    assert journal.of(again.play) == kept


@pytest.mark.parametrize(
    ("old", "new", "used"),
    [
        # The choice has another name, is closed, or is somebody else's now.
        ("call:", "write:", 0),
        ("call: { text: Ring.", "call: { when: n > 5, text: Ring.", 0),
        ("ask:\n  decision:\n    seat: chief", "ask:\n  decision:\n    seat: director", 0),
        # The counterpart would do otherwise, or cannot do it any more.
        ("{ take: yes_, when: ask.call }, ", "", 1),
        ("{ take: yes_, when: ask.call }", "{ take: yes_, when: n > 5 }", 1),
        ("choices: { yes_: { text: Ja. }", "choices: { yes_: { text: Ja., when: n > 5 }", 1),
        # The branch cannot fall, is gone, or there is no draw.
        (
            "chance: [ { weight: 1, goto: last }",
            "chance: [ { weight: 1, when: n > 5, goto: last }",
            2,
        ),
        ("chance: [ { weight: 1, goto: last }, { weight: 1, goto: other } ]", "goto: last", 2),
        # A scene has another name, stands elsewhere, or is reached no more.
        ("goto: reply\nreply:", "goto: answer\nanswer:", 1),
        ("goto: reply\n", "goto: roll\n", 1),
        ("last:\n  decision", "last:\n  goto: other\nlater:\n  decision", 3),
    ],
)
def test_a_changed_scenario_is_followed_as_far_as_it_goes(old: str, new: str, used: int) -> None:
    """The first entry that cannot be ends the replay, which says so and keeps what went before."""
    assert old in STORY
    story = STORY.replace(old, new).replace(
        "ask.call", "ask.write" if "write" in new else "ask.call"
    )
    program = world(story, variables="n: { start: 1, max: 9 }")
    kept = _journal()
    again = journal.replay(program, kept)
    assert again.changed
    assert again.used == used
    assert again.stopped == kept.entries[used]
    assert journal.entries(again.play)[:used] == kept.entries[:used]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("call:", "write:"),
        ("{ take: yes_, when: ask.call }, ", ""),
        ("goto: reply\n", "goto: roll\n"),
    ],
)
def test_where_a_replay_stops_the_play_goes_on_by_the_rules(old: str, new: str) -> None:
    """The play stands where those who kept to the record so far would stand, and goes on."""
    program = world(STORY.replace(old, new).replace("ask.call", "ask.wait"))
    again = journal.replay(program, _journal())
    fresh = rules.begin(program, "chief")
    for entry in journal.entries(again.play):
        if isinstance(entry, Choice) and entry.by == "person":
            fresh = rules.take(fresh, entry.choice)
    assert again.play == fresh
    play = again.play
    while not play.ended:
        play = rules.take(play, rules.offer(play)["chief"][0])
    assert journal.replay(program, journal.of(play)).play == play


@pytest.mark.parametrize("branch", [1, 2])
def test_a_draw_behind_the_stop_falls_by_the_seed(branch: int) -> None:
    """What had been drawn after the entry that cannot be any more is forgotten with it."""
    program = world(STORY.replace("{ take: yes_, when: ask.call }, ", ""))
    again = journal.replay(program, _journal(branch))
    assert again.used == 1
    assert again.play == rules.take(rules.begin(program, "chief"), "call")


JOINT = """\
talk:
  joint:
    director:
      choices: { a: { text: A. }, a2: { text: A2. } }
      counterpart: [ { take: a } ]
    chief:
      choices: { b: { text: B. }, b2: { text: B2. } }
      counterpart: [ { take: b } ]
    outcomes: [ { goto: slut } ]
"""


@pytest.mark.parametrize(
    ("held", "old", "new", "used", "stopped"),
    [
        ("both", "a2: {", "a3: {", 0, "a2"),
        ("both", "b2: {", "b3: {", 1, "b2"),
        ("director", "a2: {", "a3: {", 0, "a2"),
        ("director", "take: b ", "take: b2 ", 1, "b"),
        ("chief", "take: a ", "take: a2 ", 0, "a"),
        # The director's half, a rule's, is not followed without the chief's.
        ("chief", "b2: {", "b3: {", 0, "b2"),
    ],
)
def test_at_a_joint_the_half_that_cannot_be_is_named(
    held: str, old: str, new: str, used: int, stopped: str
) -> None:
    """Whichever half of a joint is not possible any more, it is the one that is said to be so."""
    play = rules.begin(world(JOINT), held)
    for seat in play.waiting:
        play = rules.take(play, {"director": "a2", "chief": "b2"}[seat])
    assert old in JOINT
    changed = JOINT.replace(old, new).replace(f"take: {old[:2]} ", f"take: {new[:2]} ")
    again = journal.replay(world(changed), journal.of(play))
    assert again.used == used
    assert isinstance(again.stopped, Choice)
    assert again.stopped.choice == stopped


def test_a_changed_score_stops_nothing() -> None:
    """Where all that happened can still happen, the whole is replayed and the change told."""
    program = world(STORY.replace("wait: { text: Vent.", "wait: { focus: { 3A: -1 }, text: Vent."))
    again = journal.replay(program, _journal())
    assert again.changed
    assert again.stopped is None
    assert again.used == len(_journal().entries)


def test_seats_that_can_no_longer_be_held_so_are_refused() -> None:
    """A play of one person on a scenario that is for two alone by now cannot be taken up."""
    with pytest.raises(Refused):
        journal.replay(world(STORY, top="people_only: true"), _journal())


def test_a_journal_holds_ids_and_nothing_else() -> None:
    """What is kept is how the play was begun, of what scenario, and what happened, by id."""
    kept = _journal(2)
    fields = json.loads(kept.to_json())
    hashes = [fields.pop("structure"), fields.pop("texts")]
    assert fields == {
        "format": 1,
        "scenario": "lille-sag",
        "version": 1,
        "held": "chief",
        "seed": 0,
        "entries": [
            {"scene": "ask", "seat": "chief", "choice": "call", "by": "person"},
            {"scene": "reply", "seat": "director", "choice": "yes_", "by": "counterpart"},
            {"scene": "roll", "branch": 2, "by": "chance"},
            {"scene": "other", "seat": "chief", "choice": "end_it", "by": "person"},
        ],
    }
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in hashes)
    assert len(set(hashes)) == 2


CHOICE = {"scene": "ask", "seat": "chief", "choice": "call", "by": "person"}


@pytest.mark.parametrize(
    "damage",
    [
        {"format": 0},
        {"format": 2},
        {"format": "1"},
        {"format": True},
        {"format": None},
        {"scenario": 1},
        {"version": True},
        {"version": 1.5},
        {"structure": None},
        {"texts": ["a"]},
        {"held": "trainer"},
        {"held": ["chief"]},
        {"seed": False},
        {"seed": "0"},
        {"seed": float("nan")},
        {"entries": None},
        {"entries": {}},
        {"entries": "ask"},
        {"entries": ["ask:call"]},
        {"entries": [None]},
        {"entries": [[]]},
        {"entries": [{}]},
        {"entries": [{"scene": "roll", "branch": 0}]},
        {"entries": [{"scene": "roll", "branch": -1}]},
        {"entries": [{"scene": "roll", "branch": True}]},
        {"entries": [{"scene": "roll", "branch": "1"}]},
        {"entries": [{"branch": 1}]},
        {"entries": [CHOICE, {**CHOICE, "by": "chance"}]},
        {"entries": [{**CHOICE, "by": ["person"]}]},
        {"entries": [{**CHOICE, "seat": "trainer"}]},
        {"entries": [{**CHOICE, "seat": {}}]},
        {"entries": [{**CHOICE, "scene": 1}]},
        {"entries": [{**CHOICE, "choice": None}]},
        {"entries": [CHOICE] * 100_001},
    ],
    ids=lambda damage: json.dumps(damage)[:50],
)
def test_a_damaged_journal_is_refused(damage: dict[str, Any]) -> None:
    """A field that is missing or not what it should be makes it no record of a play."""
    fields = json.loads(_journal().to_json())
    assert Journal.from_json(json.dumps({**fields, "more": "later"})) == _journal()
    with pytest.raises(JournalError):
        Journal.from_json(json.dumps({**fields, **damage}))
    (name,) = damage
    del fields[name]
    with pytest.raises(JournalError):
        Journal.from_json(json.dumps(fields))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "1",
        '"ask"',
        "{",
        "[" * 100_000,
        '{"format":' * 100_000,
        "9" * 5000,
        "\x00",
        "\ufeff{}",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_json_object_is_refused(text: str) -> None:
    """Text of any kind, however deep or long, is refused as no record of a play."""
    with pytest.raises(JournalError):
        Journal.from_json(text)


def test_a_journal_of_another_format_is_told_apart() -> None:
    """A journal from a program too new is refused with both numbers."""
    newer = _journal().to_json().replace('"format":1', '"format":99')
    with pytest.raises(JournalError, match="99"):
        Journal.from_json(newer)


def test_two_journals_are_compared_entry_by_entry() -> None:
    """The first difference is the number of the first entry that differs, from 0."""
    one = _journal()
    other = replace(one, entries=(*one.entries[:2], Draw("roll", 2), *one.entries[3:]))
    assert journal.first_difference(one, one) is None
    assert journal.first_difference(one, other) == 2
    assert journal.first_difference(one, replace(one, entries=one.entries[:1])) == 1


def test_a_waiting_half_of_a_joint_is_kept() -> None:
    """One person's choice at a joint is in the journal before the other's, and replays so."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { a: { text: A. } }
              counterpart: [ { take: a } ]
            chief:
              choices: { b: { text: B. } }
              counterpart: [ { take: b } ]
            outcomes: [ { goto: slut } ]
        """
    )
    play = rules.take(rules.begin(program, "both"), "b")
    kept = journal.of(play)
    assert kept.entries == (Choice("talk", "chief", "b", "person"),)
    assert journal.replay(program, kept).play == play
    assert journal.undo(play) == rules.begin(program, "both")


@pytest.mark.parametrize("branch", [1, 2])
def test_what_was_drawn_before_the_first_choice_survives_undo(branch: int) -> None:
    """Undo and rewinding to the beginning keep the draws that led there as they were recorded."""
    program = world(
        """\
        roll:
          chance: [ { weight: 1, goto: one }, { weight: 1, goto: two } ]
        one:
          decision: { seat: chief, choices: { x: { text: X. } }, counterpart: [ { take: x } ] }
          goto: slut
        two:
          decision: { seat: chief, choices: { y: { text: Y. } }, counterpart: [ { take: y } ] }
          goto: slut
        """
    )

    def fate(scene: str, number: int, holding: Sequence[int]) -> int:
        return branch

    begun = rules.begin(program, "chief", 0, fate)
    taken = rules.take(begun, rules.offer(begun)["chief"][0])
    assert journal.undo(begun) == begun
    assert journal.undo(taken) == begun
    assert journal.rewind(taken, 0) == begun
    assert journal.rewind(taken, -1) == begun


@pytest.mark.parametrize("held", ["director", "chief", "both"])
def test_a_joint_that_leads_back_to_itself_can_be_undone(held: str) -> None:
    """Of a joint gone through three times, each time's choices can be taken back."""
    program = world(
        """\
        talk:
          change: { n: 1 }
          joint:
            director: { choices: { a: { text: A. } }, counterpart: [ { take: a } ] }
            chief: { choices: { b: { text: B. } }, counterpart: [ { take: b } ] }
            outcomes: [ { next: [ { when: n < 3, goto: talk }, { goto: slut } ] } ]
        """,
        variables="n: { start: 0, max: 9 }",
    )
    stops = [rules.begin(program, held)]
    while not stops[-1].ended:
        seat = stops[-1].waiting[0]
        stops.append(rules.take(stops[-1], "a" if seat == "director" else "b"))
    assert [journal.rewind(stops[-1], choices) for choices in range(len(stops))] == stops
    for before, after in itertools.pairwise(stops):
        assert journal.undo(after) == before


def test_a_choice_by_the_clock_is_kept_and_undone_like_any_other() -> None:
    """A timeout is a choice of the person's: kept as such, replayed, and taken back by undo."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            seconds: 30
            on_timeout: wait
            choices: { wait: { text: Vent. }, go: { text: Gå. } }
            counterpart: [ { take: go } ]
          goto: slut
        """
    )
    begun = rules.begin(program, "chief")
    play = rules.take(begun, "wait", by="timeout")
    assert journal.entries(play) == (Choice("talk", "chief", "wait", "timeout"),)
    assert journal.replay(program, journal.of(play)).play == play
    assert journal.undo(play) == begun
