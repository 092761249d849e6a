"""A folder's files into one scenario, or into everything that is wrong with them."""

from __future__ import annotations

import gc

import pytest

from makkerpar.scenario.load import load
from makkerpar.scenario.model import FirstOf, Phrase, Scenario
from makkerpar.testing import complete


def found(**files: str) -> list[tuple[str, str, int]]:
    """(file, code, line) of each mistake; ``scenario`` is a fragment, the rest is as it stands."""
    texts = {"scenario.yaml": complete(files.pop("scenario", ""))}
    texts |= {f"{name}.yaml": text for name, text in files.items()}
    loaded = load({name: text.encode() for name, text in texts.items()})
    return [(item.where.file, item.code, item.where.line) for item in loaded.diagnostics]


def codes(text: str) -> list[str]:
    """The code of each mistake in a fragment."""
    return [code for _, code, _ in found(scenario=text)]


def scenario(text: str, **further: str) -> Scenario:
    """The scenario of a fragment without mistakes."""
    files = {"scenario.yaml": complete(text)} | {
        f"{name}.yaml": one for name, one in further.items()
    }
    loaded = load({name: one.encode() for name, one in files.items()})
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None
    return loaded.scenario


HEAD = """\
format: 1
id: lille-sag
version: 7
language: da
title: En sag
summary: Kort sagt.
minutes: 20
focus: [3, 1, 3]
cut: [opkald]
people_only: true
seats:
  director: { character: karen, brief: Du er direktør. }
  chief: { character: jonas, brief: { director: A, chief: B } }
cast:
  karen: { name: Karen Lindholm, title: Direktør, portrait: anne }
  jonas: { name: Jonas }
terms: { kommune: Egeskov Kommune }
variables:
  capital: { label: Kapital, start: 5, max: 10, meter: chief, words: { 4: bærende, 0: skrøbelig } }
  debt: { start: -2, min: -5, max: -1, meter: true }
  advaret: false
  enige: { start: true, label: Enige }
acts: { før: Før, efter: Efter }
start: opkald
scenes:
  opkald:
    act: før
    decision:
      seat: chief
      choices:
        ring: { text: R, focus: { 1A: 1, 1B: 1, 1C: 1, 3A: 1, 3B: 1, 3C: 1 }, because: F }
    goto: slut
  slut: { ending: { title: Slut } }
debrief:
  questions:
    both:
      - Hvornår?
      - when: opkald.ring
        text: Hvorfor?
    chief: [ Hvem? ]
  insights:
    - { when: advaret, seat: director, text: Formanden vidste det. }
    - text: Alle vidste det.
"""


def test_the_head_of_a_scenario() -> None:
    """Every key of the head is read into its place."""
    one = scenario(HEAD)
    assert (one.id, one.version, one.language, one.minutes) == ("lille-sag", 7, "da", 20)
    assert one.focus == ("3", "1")
    assert one.cut == ("opkald",)
    assert one.people_only
    assert one.seats["director"].character == "karen"
    assert one.cast["karen"].portrait == "anne"
    assert one.terms["kommune"].source == "Egeskov Kommune"
    assert list(one.acts) == ["før", "efter"]
    assert one.start == "opkald"
    assert list(one.scenes) == ["opkald", "slut"]


def test_variables() -> None:
    """Numbers have bounds, words by rising value and meters by seat; switches are 0 or 1."""
    variables = scenario(HEAD).variables
    capital, debt, advaret, enige = variables.values()
    assert (capital.start, capital.minimum, capital.maximum, capital.type) == (5, 0, 10, "integer")
    assert [(number, word.source) for number, word in capital.words] == [
        (0, "skrøbelig"),
        (4, "bærende"),
    ]
    assert capital.meter == ("chief",)
    assert (debt.start, debt.minimum, debt.maximum) == (-2, -5, -1)
    assert debt.meter == ("director", "chief")
    assert (advaret.start, advaret.minimum, advaret.maximum, advaret.type) == (0, 0, 1, "switch")
    assert (enige.start, enige.type) == (1, "switch")


def test_the_debrief() -> None:
    """Questions and insights are for both or one seat, some under a condition."""
    one = scenario(HEAD)
    assert [(remark.seat, remark.when is not None) for remark in one.questions] == [
        (None, False),
        (None, True),
        ("chief", False),
    ]
    assert [(remark.seat, remark.when is not None) for remark in one.insights] == [
        ("director", True),
        (None, False),
    ]


def test_what_is_declared_later_is_known_earlier() -> None:
    """The order of keys in a file does not matter to names."""
    text = (
        "title: { first: [ { when: c > 1, text: A }, { text: '{k}' } ] }\n"
        "terms: { k: K }\nvariables: { c: { start: 0, max: 2 } }\n"
    )
    assert isinstance(scenario(text).title, FirstOf)


def test_scenes_of_further_files_are_merged_in_the_order_of_the_files() -> None:
    """Each file may lead into the others and ask about them."""
    one = scenario(
        "scenes:\n  a:\n    goto: b\n",
        storm=(
            "scenes:\n  b:\n"
            "    next: [ { when: visited(a) and advaret, goto: a2 }, { goto: c } ]\n"
            "  c: { ending: { title: C } }\n"
        ),
        vind="scenes:\n  a2:\n    lines: '{kommune}'\n    goto: c\n",
    )
    assert list(one.scenes) == ["a", "b", "c", "a2"]
    assert one.scenes["c"].where.file == "storm.yaml"


def test_a_scene_of_two_files_is_told_with_both_places() -> None:
    """The second place is the diagnostic's, the first one is in its words."""
    loaded = load(
        {
            "x/scenario.yaml": complete("scenes:\n  a:\n    goto: slut\n").encode(),
            "x/storm.yaml": b"scenes:\n  b: { goto: slut }\n  a: { goto: b }\n",
        }
    )
    (item,) = loaded.diagnostics
    assert (item.code, item.where) == ("duplicate-scene", ("x/storm.yaml", 3, 3))
    assert dict(item.words) == {"name": "a", "file": "x/scenario.yaml", "line": "2"}


def test_a_further_file_holds_scenes_and_nothing_else() -> None:
    """Variables and titles belong to the main file."""
    assert found(storm="title: Storm\nscenes: {}\n") == [("storm.yaml", "unknown-key", 1)]
    assert found(storm="- a\n") == [("storm.yaml", "expected-mapping", 1)]


def test_all_mistakes_of_all_files_come_in_one_run_and_in_file_order() -> None:
    """One mistake hides no other, whichever part of the scenario it is in."""
    text = """\
format: en
id: Lille
version: 0
language: dansk
title: [x]
summary: "{komune}"
minutes: mange
focus: [6]
cut: [slut]
seats:
  director: { character: carl, brief: B }
  chief: { character: jonas }
cast:
  karen: { nam: Karen }
  Jonas: { name: Jonas }
terms:
  k: "{capital}"
variables:
  capital: { start: 11, max: 10 }
  c: 5
acts: { A: Akt }
start: nowhere
scenes:
  slut:
    ending: { title: Slut, tone: grey }
  a:
    lines:
      - peter: Hej
    goto: s
debrief:
  insights:
    - when: again
      text: T
"""
    storm = "scenes:\n  slut: { goto: b }\n  b: { goto: c }\n"
    assert found(scenario=text, storm=storm) == [
        ("scenario.yaml", "expected-integer", 1),
        ("scenario.yaml", "bad-scenario-id", 2),
        ("scenario.yaml", "integer-range", 3),
        ("scenario.yaml", "bad-language", 4),
        ("scenario.yaml", "starts-with-sign", 5),
        ("scenario.yaml", "unknown-placeholder", 6),
        ("scenario.yaml", "expected-integer", 7),
        ("scenario.yaml", "not-one-of", 8),
        ("scenario.yaml", "cut-not-decision", 9),
        ("scenario.yaml", "unknown-person", 11),
        ("scenario.yaml", "missing-key", 12),
        ("scenario.yaml", "unknown-person", 12),
        ("scenario.yaml", "unknown-key", 14),
        ("scenario.yaml", "bad-name", 15),
        ("scenario.yaml", "placeholder-in-term", 17),
        ("scenario.yaml", "start-outside", 19),
        ("scenario.yaml", "variable-shape", 20),
        ("scenario.yaml", "bad-name", 21),
        ("scenario.yaml", "unknown-scene", 22),
        ("scenario.yaml", "not-one-of", 25),
        ("scenario.yaml", "unknown-speaker", 28),
        ("scenario.yaml", "unknown-scene", 29),
        ("scenario.yaml", "again-outside", 32),
        ("storm.yaml", "duplicate-scene", 2),
        ("storm.yaml", "unknown-scene", 3),
    ]


def test_a_syntax_error_is_told_alone_for_its_file() -> None:
    """The other files are still read, without missing the scenes that could not be."""
    text = "minutes: mange\nscenes:\n  a: { goto: b }\n"
    assert found(scenario=text, storm="scenes:\n  b: {goto: slut\n") == [
        ("scenario.yaml", "expected-integer", 1),
        ("storm.yaml", "bracket-unclosed", 2),
    ]


def test_without_the_main_file_the_others_are_not_judged() -> None:
    """Its variables and cast are not known, so nothing can be said of their use."""
    files = {"scenario.yaml": b"a: [", "storm.yaml": b"scenes:\n  b: { goto: nowhere }\n"}
    assert [item.code for item in load(files).diagnostics] == ["bracket-unclosed"]


@pytest.mark.parametrize("key", ["cast", "variables", "terms", "acts", "scenes"])
def test_names_that_cannot_be_read_are_not_missed_one_by_one(key: str) -> None:
    """A list where the names should be is told once, not at each place that uses one."""
    text = (
        "acts: { før: Før }\nscenes:\n  a:\n    act: før\n    lines:\n"
        "      - jonas: '{kommune} {capital.word}'\n"
        "      - Åh ja, {advaret}\n    next: [ { when: advaret, goto: slut }, { goto: slut } ]\n"
    )
    broken = (
        complete(text).replace(f"\n{key}:", f"\n{key}: [x]\n_{key}:")
        if key != "acts"
        else complete(text.replace("acts:", "acts: [x]\n_acts:"))
    )
    codes = [item.code for item in load({"scenario.yaml": broken.encode()}).diagnostics]
    assert sorted(codes) == ["expected-mapping", "unknown-key"]


def test_a_newer_language_is_not_read_at_all() -> None:
    """What it may hold is not known here."""
    assert codes("format: 2\ntitel: x\n") == ["unknown-key", "format-newer"] or codes(
        "format: 2\ntitel: x\n"
    ) == ["format-newer", "unknown-key"]
    assert codes("format: 2\nminutes: mange\n") == ["format-newer"]


def test_the_id_is_the_folders_name() -> None:
    """Where the folder is known the two are compared."""
    files = {"scenario.yaml": complete("").encode()}
    assert load(files, folder="lille-sag").diagnostics == ()
    assert [item.code for item in load(files, folder="anden").diagnostics] == ["id-not-folder"]


@pytest.mark.parametrize("name", ["Sag", "2sag", "sag_1", "sag 1", "a" * 61, "på", "../x"])
def test_ids_that_no_folder_could_have_everywhere(name: str) -> None:
    """An id is written on any machine."""
    assert codes(f"id: '{name}'\n") == ["bad-scenario-id"]


@pytest.mark.parametrize(
    ("variable", "found"),
    [
        ("5", ["variable-shape"]),
        ("nej", ["variable-shape"]),
        ("'false'", ["variable-shape"]),
        ("{ start: 5 }", ["missing-key"]),
        ("{ max: 5 }", ["missing-key"]),
        ("{ start: 5, max: 4 }", ["start-outside"]),
        ("{ start: 5, min: 6, max: 4 }", ["bounds-reversed"]),
        ("{ start: ja, max: 4 }", ["expected-integer"]),
        ("{ start: true, max: 1 }", ["switch-with-bounds"]),
        ("{ start: 1, max: 4, words: { 1: a } }", ["words-gap"]),
        ("{ start: 1, max: 4, words: { 0: a, 5: b } }", ["integer-range"]),
        ("{ start: 1, max: 4, words: { 0: a, b } }", ["comma-in-braces"]),
        ("{ start: 1, max: 4, words: { nul: a } }", ["expected-integer"]),
        ("{ start: 1, max: 4, meter: both }", ["not-one-of"]),
        ("{ start: 1, max: 1000000000 }", ["integer-range"]),
        ("[]", ["expected-mapping"]),
    ],
)
def test_variables_that_cannot_be(variable: str, found: list[str]) -> None:
    """Each mistake of a variable is told once."""
    assert (
        codes(
            f"variables:\n  x: {variable}\n  capital: {{ start: 5, max: 10, words: {{ 0: a }} }}\n"
        )
        == found
    )


def test_a_term_is_a_word_and_no_template() -> None:
    """It may not be called as a variable is, nor hold placeholders or nothing."""
    assert codes("terms: { capital: Kapital }\n") == ["name-twice"]
    assert codes("terms: { k: '{capital}' }\n") == ["placeholder-in-term"]
    assert codes("terms: { k: '' }\n") == ["empty-value"]
    assert codes("terms: { k: [a] }\n") == ["expected-value"]


def test_again_is_for_scenes_alone() -> None:
    """In briefs, titles, acts and the debrief there is no scene to have been in."""
    first = "{ first: [ { when: again, text: A }, { text: B } ] }"
    assert codes(f"summary: {first}\n") == ["again-outside"]
    assert codes(f"acts: {{ a: {first} }}\n") == ["again-outside"]
    assert codes("debrief: { insights: [ { when: again, text: A } ] }\n") == ["again-outside"]
    assert codes(f"scenes:\n  a:\n    title: {first}\n    goto: slut\n") == []


def test_a_scenario_needs_an_ending_however_badly_it_is_written() -> None:
    """An ending with a mistake is one; no ending at all is told."""
    assert codes("scenes:\n  a: { ending: {} }\n") == ["missing-key"]
    assert codes("scenes:\n  a: { goto: a }\n") == ["no-ending"]


def test_parts_are_missed_only_where_everything_could_be_read() -> None:
    """A score that stands in a scene with a mistake may be the one that is missing."""
    assert codes("focus: [2]\n") == ["part-never-scored"] * 3
    assert codes("focus: [2]\nminutes: mange\n") == ["expected-integer"]


def test_commas_in_the_brackets_of_questions() -> None:
    """A question cut in two is told there as among lines."""
    assert codes("debrief:\n  questions:\n    both: [ Hvad ventede du på, da du ventede? ]\n") == [
        "comma-in-brackets"
    ]


def test_letters_of_two_signs_are_no_name() -> None:
    """A name must be written with composed letters, or it would not be found."""
    text = (
        "variables:\n  gang\u0061\u030ard: false\n"
        "  capital: { start: 1, max: 2, words: { 0: a } }\n"
    )
    assert codes(text) == ["bad-name"]


def test_line_ends_and_marks_of_other_systems_make_no_difference() -> None:
    """The same scenario, whatever the editor that saved it."""
    unix = load({"scenario.yaml": HEAD.encode()})
    other = load({"scenario.yaml": b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()})
    assert unix.scenario == other.scenario


def test_a_scenario_with_an_error_is_not_handed_out() -> None:
    """Warnings and notes leave it playable, an error does not."""
    warned = load({"scenario.yaml": complete("focus: [2]\n").encode()})
    assert warned.scenario is not None
    assert warned.diagnostics
    assert load({"scenario.yaml": complete("minutes: 0\n").encode()}).scenario is None


def test_the_garbage_collector_runs_again_afterwards() -> None:
    """It is paused while reading only, and stays off where it was off."""
    files = {"scenario.yaml": complete("").encode()}
    load(files)
    assert gc.isenabled()
    gc.disable()
    try:
        load(files)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_texts_keep_where_they_stand() -> None:
    """Translators and diagnostics are told file, line and column of a phrase."""
    title = scenario("minutes: 5\ntitle: Hej\n").title
    assert isinstance(title, Phrase)
    assert title.where == ("scenario.yaml", 2, 8)
