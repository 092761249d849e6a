from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.focus import SEATS
from makkerpar.play.moment import Moment, Wording, evaluate
from makkerpar.scenario.expression import INTEGER, Type
from makkerpar.scenario.model import Condition, Ending, FirstOf, Phrase, Scenario, Text
from makkerpar.scenario.program import Program
from makkerpar.text.catalogue import Catalogue, read_po
from tests.insight.world import world

WORDS = "words: { 0: skrøbelig, 4: bærende, 7: stærk }"
VARIABLES = f"tillid: {{ start: 5, max: 10, {WORDS} }}\nn: {{ start: 0, min: -99, max: 99 }}"


def _scenario(title: str) -> Scenario:
    return world(
        f"slut: {{ ending: {{ title: {title} }} }}",
        variables=VARIABLES,
        top="terms: { kommune: egeskov Kommune, økonomi: økonomicentret }",
    ).scenario


def _ending_title(scenario: Scenario) -> Text:
    exit_ = scenario.scenes["slut"].exit
    assert isinstance(exit_, Ending)
    return exit_.title


def _said(
    text: str,
    values: Mapping[str, int],
    po: str = "",
    terms: Mapping[str, str] | None = None,
) -> str:
    scenario = _scenario(f'"{text}"')
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n'
    catalogue = read_po((header + po).encode(), language="en") if po else Catalogue.empty("da")
    now = Moment(values, frozenset(), frozenset(), again=False)
    phrase = now.phrase(_ending_title(scenario), "chief")
    return Wording(scenario, catalogue, terms or {}).say(phrase, values)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nu er der {n}.", "Nu er der -12."),
        ("{N} og {n}", "-12 og -12"),
        ("Den er {tillid.word}.", "Den er bærende."),
        ("{Tillid.word} er den.", "Bærende er den."),
        ("I {kommune}.", "I egeskov Kommune."),
        ("{Kommune} og {kommune}", "Egeskov Kommune og egeskov Kommune"),
        ("{Økonomi} ringer.", "Økonomicentret ringer."),
        ("{kommune}{n}{tillid}", "egeskov Kommune-124"),
        ("Intet her.", "Intet her."),
    ],
)
def test_placeholders_are_filled(text: str, said: str) -> None:
    """A variable gives its value or word, a term its text, a capital first letter a capital."""
    assert _said(text, {"tillid": 4, "n": -12}) == said


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "skrøbelig"),
        (3, "skrøbelig"),
        (4, "bærende"),
        (6, "bærende"),
        (7, "stærk"),
        (10, "stærk"),
    ],
)
def test_a_word_holds_from_its_value_on(value: int, word: str) -> None:
    """A value is told by the last word that begins at or below it."""
    assert _said("{tillid.word}", {"tillid": value, "n": 0}) == word


PO = """\
msgid "Den er {tillid.word} i {Kommune}."
msgstr "In {Kommune} it is {tillid.word}: {n}."

msgid "bærende"
msgstr "bearing"

msgid "egeskov Kommune"
msgstr "oakwood Municipality"
"""


def test_another_language_is_another_wording_of_the_same() -> None:
    """In another language phrases, words and terms are the catalogue's, the values the same."""
    values = {"tillid": 5, "n": 7}
    text = "Den er {tillid.word} i {Kommune}."
    assert _said(text, values) == "Den er bærende i Egeskov Kommune."
    assert _said(text, values, PO) == "In Oakwood Municipality it is bearing: 7."


def test_a_trainers_own_term_goes_before_every_language() -> None:
    """What a trainer calls a thing is said so in the author's language and in a translation."""
    text, values, own = "Den er {tillid.word} i {Kommune}.", {"tillid": 5, "n": 7}, "aarhus {n}"
    terms = {"kommune": own}
    assert _said(text, values, terms=terms) == "Den er bærende i Aarhus {n}."
    assert _said(text, values, PO, terms) == "In Aarhus {n} it is bearing: 7."


def test_what_is_untranslated_is_said_in_the_authors_language() -> None:
    """A catalogue without a phrase leaves it as it was written, its placeholders filled."""
    assert _said("Ved {n} ringer {økonomi}.", {"tillid": 0, "n": 3}, PO) == (
        "Ved 3 ringer økonomicentret."
    )


def test_a_translators_slip_shows_as_it_is_written() -> None:
    """A placeholder that a translation invents is shown as it stands there, and nothing breaks."""
    po = 'msgid "Slut"\nmsgstr "The {end} of {0} {n.words} {n}"\n'
    assert _said("Slut", {"tillid": 0, "n": 3}, po) == "The {end} of {0} {n.words} 3"


# ── conditions ──────────────────────────────────────────────────────────────────────────────


def _condition(when: str, values: Mapping[str, int], moment: Moment | None = None) -> bool:
    scenario = world(
        f"""\
        talk:
          title: {{ first: [ {{ when: {when}, text: A }}, {{ text: B }} ] }}
          decision:
            seat: chief
            choices: {{ ring: {{ text: Ring. }}, wait: {{ text: Vent. }} }}
            counterpart: [ {{ take: ring }} ]
          goto: slut
        """,
        variables="n: { start: 0, max: 99 }\nm: { start: 0, max: 99 }\ns: false",
    ).scenario
    title = scenario.scenes["talk"].title
    assert isinstance(title, FirstOf)
    now = moment or Moment(values, frozenset(), frozenset(), again=False)
    phrase = now.phrase(title, "director")
    return phrase.source == "A"


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("n < 5", True), ("n > 5", False), ("n <= 4", True), ("n >= 5", False), ("n == 4", True),
        ("n != 4", False), ("1 < n < m < 9", False), ("1 < n <= m < 9", True), ("m > 3 > 2", True),
        ("n + m * 2 == 12", True), ("(n + m) * 2 == 16", True), ("n - m - 1 == -1", True),
        ("-n + 8 == m", True), ("(n if s else m + 1) == 5", True), ("not s and n == m", True),
        ("s or n < m or m == 4", True), ("s and n == 4", False), ("not not s", False),
        ("true", True), ("false", False), ("s == false", True), ("1 < 0 < n", False),
    ],
)  # fmt: skip
def test_conditions_mean_what_they_say(when: str, holds: bool) -> None:
    """Comparisons, chains, logic, arithmetic and if-else read the moment's values."""
    assert _condition(when, {"n": 4, "m": 4, "s": 0}) is holds


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("talk.ring", True),
        ("talk.wait", False),
        ("visited(talk)", True),
        ("visited(slut)", False),
        ("again", True),
        ("talk.ring and not talk.wait and again", True),
    ],
)
def test_history_is_read_from_what_happened(when: str, holds: bool) -> None:
    """Choices taken, scenes entered and `again` are answered from the moment."""
    now = Moment(
        {"n": 0, "m": 0, "s": 0}, frozenset({("talk", "ring")}), frozenset({"talk"}), again=True
    )
    assert _condition(when, {}, now) is holds


def test_a_text_may_vary_by_window_and_by_condition_within_each_other() -> None:
    """A window inside a condition and a condition inside a window are both followed to a phrase."""
    scenario = world(
        """\
        slut:
          ending:
            title:
              director:
                first:
                  - { when: n > 1, text: Mange }
                  - { text: { director: Få, chief: Ingen ser det } }
              chief: { first: [ { when: n > 1, text: Dine }, { text: Deres } ] }
        """,
        variables="n: { start: 0, max: 9 }",
    ).scenario
    title = _ending_title(scenario)
    told = {
        (seat, n): Moment({"n": n}, frozenset(), frozenset(), again=False)
        .phrase(title, seat)
        .source
        for seat in SEATS
        for n in (1, 2)
    }
    assert told == {
        ("director", 1): "Få",
        ("director", 2): "Mange",
        ("chief", 1): "Deres",
        ("chief", 2): "Dine",
    }


def test_no_condition_always_holds() -> None:
    """Where an author wrote no condition, there is nothing that could fail."""
    assert Moment({}, frozenset(), frozenset(), again=False).holds(None)


# ── two evaluators, one meaning ─────────────────────────────────────────────────────────────

ATOMS: dict[Type, tuple[str, ...]] = {
    "integer": ("n", "m", "0", "3", "17"),
    "switch": ("s", "true", "false", "talk.ring", "visited(talk)", "again"),
}


def _written(chooser: random.Random, kind: Type, depth: int) -> str:
    """A random expression of a type, fully bracketed."""
    if depth == 0 or chooser.random() < 0.1:
        return chooser.choice(ATOMS[kind])

    def part(kind: Type) -> str:
        return _written(chooser, kind, depth - 1)

    if kind == INTEGER:
        return chooser.choice(
            (
                lambda: f"({part('integer')} {chooser.choice('+-*')} {part('integer')})",
                lambda: f"(-{part('integer')})",
                lambda: f"({part('integer')} if {part('switch')} else {part('integer')})",
            )
        )()
    sign = chooser.choice(("<", "<=", ">", ">=", "==", "!="))
    return chooser.choice(
        (
            lambda: f"({part('switch')} {chooser.choice(('and', 'or'))} {part('switch')})",
            lambda: f"(not {part('switch')})",
            lambda: f"({part('integer')} {sign} {part('integer')})",
            lambda: f"({part('integer')} {sign} {part('integer')} <= {part('integer')})",
            lambda: f"({part('switch')} if {part('switch')} else {part('switch')})",
        )
    )()


def _compiled(when: str) -> tuple[Program, Condition]:
    program = world(
        f"""\
        talk:
          decision:
            seat: chief
            choices:
              ring: {{ text: Ring., when: "{when}" }}
              wait: {{ text: Vent. }}
            counterpart: [ {{ take: wait }} ]
          goto: slut
        """,
        variables="n: { start: 0, min: -99, max: 99 }\nm: { start: 0, max: 99 }\ns: false",
    )
    condition = program.scenes[0].sides[0].choices[0].source.when
    assert condition is not None
    return program, condition


@given(st.integers(0, 2**32), st.integers(-99, 99), st.integers(0, 99), st.integers(0, 31))
def test_a_moment_answers_as_the_compiled_tables_do(seed: int, n: int, m: int, bits: int) -> None:
    """What texts ask of a moment and what rules ask of their tables has the same answer."""
    program, condition = _compiled(_written(random.Random(seed), "switch", 3))
    taken, visited, again, s = (bool(bits >> at & 1) for at in range(4))
    moment = Moment(
        {"n": n, "m": m, "s": int(s)},
        frozenset({("talk", "ring")} if taken else ()),
        frozenset({"talk"} if visited else ()),
        again,
    )
    flags = {"Taken": taken, "Visited": visited, "Returned": again}
    values = (n, m, int(s), *(int(flags[type(flag).__name__]) for flag in program.flags))
    test = program.scenes[0].sides[0].choices[0].test
    assert test is not None
    assert bool(test(values)) == moment.holds(condition) == bool(evaluate(condition.tree, moment))


def test_phrases_are_not_looked_for_where_there_is_but_one() -> None:
    """A plain text is its own phrase, in either window."""
    scenario = _scenario("Slut")
    assert isinstance(scenario.title, Phrase)
    now = Moment({}, frozenset(), frozenset(), again=False)
    assert {now.phrase(scenario.title, seat) for seat in SEATS} == {scenario.title}
