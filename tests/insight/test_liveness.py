from __future__ import annotations

from makkerpar.insight.liveness import live
from makkerpar.scenario.program import Program
from tests.insight.world import world


def names(program: Program, slots: int) -> set[str]:
    """The live slots by name; switches of history as they are written."""
    found = [*program.variables, *(str(type(flag).__name__) for flag in program.flags)]
    return {name for slot, name in enumerate(found) if slots >> slot & 1}


def alive(program: Program, held: str = "chief", asked: int = 0) -> dict[str, set[str]]:
    """What is live in each scene."""
    rows = zip(program.scenes, live(program, held, asked).entered, strict=True)
    return {row.id: names(program, slots) for row, slots in rows}


def test_a_variable_is_live_until_its_last_reader() -> None:
    """What a rule reads is live before it, and dead behind it."""
    program = world(
        """\
        talk: { goto: asks }
        asks: { next: [ { when: n > 2, goto: slut }, { goto: done } ] }
        done: { goto: slut }
        """,
        variables="n: { start: 0, max: 9 }",
    )

    assert alive(program) == {"talk": {"n"}, "asks": {"n"}, "done": set(), "slut": set()}


def test_a_variable_that_is_set_anew_is_dead_before_it() -> None:
    """What is set without being read does not matter until then; what is changed does."""
    program = world(
        """\
        talk: { goto: sets }
        sets: { set: { n: 3 }, change: { m: 1 }, goto: asks }
        asks: { next: [ { when: n > m, goto: slut }, { goto: slut } ] }
        """,
        variables="n: { start: 0, max: 9 }\nm: { start: 0, max: 9 }",
    )

    assert alive(program) == {
        "talk": {"m"},
        "sets": {"n", "m"},
        "asks": {"n", "m"},
        "slut": set(),
    }


def test_an_amount_counts_only_where_what_it_changes_counts() -> None:
    """Feeding a variable that nobody reads makes nothing live; asking for it does."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices: { go: { text: Gå., change: { capital: n } } }
            counterpart: [ { take: go } ]
          goto: slut
        """,
        variables="capital: { start: 0, max: 9 }\nn: { start: 0, max: 9 }",
    )

    assert alive(program)["talk"] == set()
    assert alive(program, asked=1 << program.variables.index("capital")) == {
        "talk": {"capital", "n"},
        "slut": {"capital"},
    }


def test_a_counterparts_rules_are_read_only_where_it_answers() -> None:
    """A rule's condition matters while nobody holds its seat; a choice's own always does."""
    program = world(
        """\
        talk:
          decision:
            seat: director
            choices:
              go: { text: Gå., when: m > 1, goto: slut }
              stay: { text: Bliv., goto: slut }
            counterpart: [ { take: go, when: n > 1 }, { take: stay } ]
        """,
        variables="n: { start: 0, max: 9 }\nm: { start: 0, max: 9 }",
    )

    assert alive(program, "chief")["talk"] == {"n", "m"}
    assert alive(program, "director")["talk"] == {"m"}


def test_switches_of_history_live_from_the_event_to_the_question() -> None:
    """`scene.choice`, `once` and `again` are live where they can still be asked for."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            choices:
              ask: { text: Spørg., once: true, goto: talk }
              go: { text: Gå., goto: on }
            counterpart: [ { take: go } ]
        on: { next: [ { when: not again, goto: on }, { goto: slut } ] }
        """
    )

    assert alive(program) == {
        "talk": {"Taken", "Visited"},
        "on": {"Visited", "Returned"},
        "slut": set(),
    }


def test_a_joint_reads_what_its_outcomes_read() -> None:
    """At a joint the outcomes' conditions and all three effects are seen together."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { a: { text: A., set: { n: 1 } } }
              counterpart: [ { take: a } ]
            chief:
              choices: { b: { text: B., change: { m: k } } }
              counterpart: [ { take: b } ]
            outcomes:
              - { when: open, goto: asks }
              - { goto: slut }
        asks: { next: [ { when: n > m, goto: slut }, { goto: slut } ] }
        """,
        variables="n: { start: 0, max: 9 }\nm: { start: 0, max: 9 }\n"
        "k: { start: 0, max: 9 }\nopen: false",
    )

    assert alive(program, "both") == {
        "talk": {"m", "k", "open"},
        "asks": {"n", "m"},
        "slut": set(),
    }
