from __future__ import annotations

from dataclasses import replace

import pytest

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
    ("old", "new", "used", "stopped"),
    [
        ("call", "write", 0, "ask"),
        ("call: { text: Ring.", "call: { when: n > 5, text: Ring.", 0, "ask"),
        ("{ take: yes_, when: ask.call }, ", "", 1, "reply"),
        (
            "choices: { yes_: { text: Ja. }, ",
            "choices: { yes_: { text: Ja., when: n > 5 }, ",
            1,
            "reply",
        ),
        (
            "chance: [ { weight: 1, goto: last }, ",
            "chance: [ { weight: 1, when: n > 5, goto: last }, ",
            2,
            "roll",
        ),
        ("last:\n  decision", "last:\n  goto: other\nlater:\n  decision", 3, "last"),
    ],
)
def test_a_changed_scenario_is_followed_as_far_as_it_goes(
    old: str, new: str, used: int, stopped: str
) -> None:
    """The first entry that cannot be any more ends the replay; what went before is kept."""
    assert old in STORY
    program = world(STORY.replace(old, new), variables="n: { start: 1, max: 9 }")
    kept = _journal()
    again = journal.replay(program, kept)
    assert again.changed
    assert again.used == used
    assert again.stopped is not None
    assert again.stopped.scene == stopped
    assert journal.entries(again.play)[:used] == kept.entries[:used]
    assert not again.play.ended or again.play.here.id == "slut"


def test_a_mended_typo_is_no_new_scenario() -> None:
    """A changed text changes the hash of texts alone; a changed rule that of the structure."""
    plain = journal.of(rules.begin(world(STORY), "chief"))
    typo = journal.of(rules.begin(world(STORY.replace("Ring.", "Ring nu.")), "chief"))
    rule = journal.of(
        rules.begin(world(STORY.replace("weight: 1, goto: last", "weight: 2, goto: last")), "chief")
    )
    spaces = journal.of(
        rules.begin(world(STORY.replace("take: wait } ]", "take:   wait } ]  # so")), "chief")
    )
    assert (typo.structure, typo.texts == plain.texts) == (plain.structure, False)
    assert (rule.structure == plain.structure, rule.texts) == (False, plain.texts)
    assert spaces == plain


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
