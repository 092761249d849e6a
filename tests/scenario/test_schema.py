"""The JSON Schema: what editors are told of the language agrees with what `check` says of it."""

from __future__ import annotations

import random
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from makkerpar.diagnostics import Collector, Severity, all_codes, code
from makkerpar.diagnostics.catalogue import severity
from makkerpar.scenario import graph, source
from makkerpar.scenario.check import check
from makkerpar.scenario.load import load
from makkerpar.scenario.reader import RESERVED, is_identifier
from makkerpar.scenario.schema import LANGUAGES, schema, schema_text
from makkerpar.scenario.shape import SHAPES
from makkerpar.testing import complete
from tests.fuzz import editor, tree
from tests.fuzz.seeds import REFERENCE, ROOT, Files, folder_files, seeds, shipped
from tests.oracle.generator import make_scenario

PUBLISHED = ROOT / "docs" / "schema" / "makkerpar-scenario-1.json"
WORDS = {"description", "markdownDescription", "patternErrorMessage", "enumDescriptions", "title"}
# Mistakes of form, which a schema can tell; the others are of names, conditions or YAML itself.
SHAPE_CODES = {
    "bad-language",
    "bad-scenario-id",
    "choice-without-way",
    "empty-list",
    "exit-and-way",
    "expected-integer",
    "expected-line",
    "expected-lines",
    "expected-list",
    "expected-mapping",
    "expected-switch",
    "expected-text",
    "expected-value",
    "format-newer",
    "goto-and-next",
    "integer-range",
    "item-empty",
    "item-two-contents",
    "joint-choice-way",
    "locked-without-when",
    "meanwhile-without-only",
    "missing-key",
    "no-way-on",
    "not-one-of",
    "only-scene-exit",
    "outcome-without-way",
    "placeholder-in-term",
    "reserved-name",
    "seconds-without-timeout",
    "several-exits",
    "switch-with-bounds",
    "timeout-without-seconds",
    "too-many-choices",
    "too-many-outcomes",
    "unknown-key",
    "unknown-mood",
    "unknown-part",
    "variable-shape",
    "window-missing",
}
# Words are bounded by their variable, which a schema cannot compare.
BOUNDS_OF_ITS_OWN = {"integer-range": "words:"}


@cache
def validator() -> Draft202012Validator:
    """What an editor checks with."""
    return Draft202012Validator(schema())


def mistakes(value: Any) -> list[str]:
    """What the schema refuses in the value of a file."""
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in validator().iter_errors(value)
    ]


def in_file(text: str) -> list[str]:
    """What the schema refuses in a scenario of which only this fragment matters."""
    return mistakes(editor.read(complete(text).encode()))


def in_scene(text: str) -> list[str]:
    """What it refuses in a scene, given its lines."""
    indented = "".join(f"    {line}\n" for line in text.splitlines())
    return in_file(f"scenes:\n  gang:\n{indented}  slut: {{ ending: {{ title: Slut }} }}\n")


def in_text(text: str) -> list[str]:
    """What it refuses where any text is expected."""
    return in_scene(f"goto: slut\ntrainer: {text}")


# ── the file ────────────────────────────────────────────────────────────────────────────────


def test_the_published_file_is_what_the_code_writes() -> None:
    """docs/schema holds the schema as it is built now; write it anew after a change."""
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_schema(language: str) -> None:
    """It keeps to draft 2020-12, and every reference in it leads somewhere."""
    whole = schema(language)
    Draft202012Validator.check_schema(whole)
    assert {found for key, found in _leaves(whole) if key == "$ref"} <= {
        f"#/$defs/{name}" for name in whole["$defs"]
    }


def test_there_are_two_languages() -> None:
    """Danish and English differ in words alone, and there is no third."""
    assert _without_words(schema("da")) == _without_words(schema("en"))
    assert schema("da")["description"] != schema("en")["description"]
    with pytest.raises(ValueError, match="sv"):
        schema("sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained(language: str) -> None:
    """Each key of each shape has a hover text of its own language that is a sentence."""
    whole = schema(language)
    for name, keys in SHAPES.items():
        shape = whole if name in ("scenario", "further-file") else whole["$defs"][name]
        for key in keys:
            found = shape["properties"][key]
            assert found["description"][-1] in ".?…", (name, key)
            assert found["markdownDescription"].startswith(found["description"])


def test_help_stands_in_both_languages() -> None:
    """No key's Danish help is its English one."""
    for name, keys in SHAPES.items():
        for key, rule in keys.items():
            assert rule.help != rule.help_da, (name, key)


def _leaves(value: Any) -> list[tuple[str, str]]:
    if isinstance(value, list):
        return [leaf for item in value for leaf in _leaves(item)]
    if not isinstance(value, dict):
        return []
    own = [(key, child) for key, child in value.items() if isinstance(child, str)]
    return own + [leaf for child in value.values() for leaf in _leaves(child)]


def _without_words(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_words(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_words(child)
        for key, child in value.items()
        # A key called so is a mapping, a word is a string.
        if key != "$id" and not (key in WORDS and not isinstance(child, dict))
    }


# ── what is right ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", [REFERENCE, *shipped()], ids=lambda folder: folder.name)
def test_scenarios_written_by_people_are_accepted(folder: Path) -> None:
    """The example of the reference and every shipped scenario are right to an editor."""
    for data in folder_files(folder).values():
        assert mistakes(editor.read(data)) == []


def test_generated_scenarios_are_accepted() -> None:
    """A hundred scenarios that use every construct are right, further files included."""
    for seed in range(100):
        for text in make_scenario(seed, people_only=seed % 5 == 4).values():
            assert mistakes(editor.read(text.encode())) == [], seed


def test_the_reference_example_is_clean() -> None:
    """The example of the reference passes `check` without a word but about its translation."""
    loaded = load(folder_files(REFERENCE), folder=REFERENCE.name)
    assert loaded.scenario is not None
    assert loaded.diagnostics == ()
    assert check(loaded.scenario) == ()


@pytest.mark.parametrize(
    "text",
    ["16.40", "no", "8:10", "true", "2026-08-25", "-5", "0x1F", "1e3", ".5", "Nej", "'null'", "12"],
)
@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_text_may_look_like_anything(text: str, version: str) -> None:
    """What YAML takes for a number, a boolean or a date is a text where a text is expected."""
    whole = complete(f"scenes:\n  gang:\n    goto: slut\n    lines:\n      - karen: {text}\n")
    value = editor.read(whole.encode()) if version == "1.2" else _by_yaml_1_1(whole)
    assert mistakes(value) == []


def _by_yaml_1_1(text: str) -> Any:
    def keyed(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): keyed(child) for key, child in value.items()}
        if isinstance(value, list):
            return [keyed(item) for item in value]
        # JSON has no dates: an editor hands them on as texts.
        return value if isinstance(value, bool | int | float | str | None) else str(value)

    return keyed(yaml.safe_load(text))


@pytest.mark.parametrize(
    "scene",
    [
        "goto: slut",
        "next: [ { when: advaret, goto: slut }, { goto: slut } ]",
        "chance: [ { weight: 1, goto: slut } ]",
        "lines: Det er stille.\ngoto: slut",
        "lines: []\ngoto: slut",
        "goto: slut\nlines:\n  - karen:",
        "goto: slut\nlines:\n  - karen (glad): Godt.\n  - jonas ( worried ): Nej.",
        "goto: slut\nlines:\n  - director: Du går.\n    chief: Hun går.",
        "goto: slut\nlines:\n  - director: Du går.\n    when: advaret",
        "goto: slut\nlines:\n  - only: chief\n    lines: Du står der.",
        "goto: slut\nlines:\n  - only: chief\n    when: advaret\n    text: Du ved det.",
        "goto: slut\nlines:\n  - first: [ { when: advaret, karen: Ja. }, karen: Nej. ]",
        "goto: slut\nlines:\n  - karen: { director: Ja, chief: Nej }",
        "goto: slut\nlines:\n  - karen: { first: [ { when: advaret, text: Ja }, { text: Nej } ] }",
        "only: director\nmeanwhile: Døren er lukket.\ngoto: slut",
        "place: { director: office }\nprop: phone\ngoto: slut",
        "set: { advaret: true }\nchange: { capital: -1 }\ngoto: slut",
        "set: { capital: capital + 1, advaret: not advaret }\ngoto: slut",
    ],
)
def test_every_form_is_accepted(scene: str) -> None:
    """Short forms and long ones are right, each in a scenario that `check` finds no error in."""
    text = complete(
        f"scenes:\n  gang:\n{_indented(scene)}  slut: {{ ending: {{ title: Slut }} }}\n"
    )
    assert _worst({"scenario.yaml": text.encode()}) is not Severity.ERROR
    assert in_scene(scene) == []


def _indented(scene: str) -> str:
    return "".join(f"    {line}\n" for line in scene.splitlines())


@pytest.mark.parametrize(
    "variable",
    ["false", "{ start: true }", "{ start: 5, max: 9 }", "{ start: -5, min: -9, max: 9 }",
     "{ start: 1, max: 9, meter: chief, words: { 0: lav, 5: høj } }",
     "{ label: Et tal, start: 1, max: 9, meter: true }"],
)  # fmt: skip
def test_every_form_of_a_variable_is_accepted(variable: str) -> None:
    """A switch in short and in full, and numbers with all that they may have."""
    text = f"variables:\n  x: {variable}\n"
    assert _worst({"scenario.yaml": complete(text).encode()}) is not Severity.ERROR
    assert in_file(text) == []


def test_a_further_file_holds_scenes() -> None:
    """A file of scenes and nothing else lacks nothing."""
    assert mistakes({"scenes": {"gang": {"goto": "slut"}}}) == []


# ── what is wrong ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scene", "place"),
    [
        ("goto: slut\ngaato: slut", "scenes/gang"),
        ("goto: slut\nnext: [ { goto: slut } ]", "scenes/gang"),
        ("ending: { title: Slut }\ngoto: slut", "scenes/gang"),
        ("ending: { title: Slut, tone: sad }", "scenes/gang/ending/tone"),
        ("lines: Nej.", "scenes/gang"),
        ("goto: slut\nonly: karen", "scenes/gang/only"),
        ("goto: slut\nmeanwhile: Døren er lukket.", "scenes/gang"),
        ("goto: slut\nlines:", "scenes/gang/lines"),
        ("goto: slut\nlines: { karen: Nej. }", "scenes/gang/lines"),
        ("goto: slut\nlines:\n  - karen (vred): Nej.", "scenes/gang/lines/0"),
        ("goto: slut\nlines:\n  - karen: Nej.\n    jonas: Jo.", "scenes/gang/lines/0"),
        ("goto: slut\nlines:\n  - text: Nej.\n    lines: []", "scenes/gang/lines/0"),
        ("goto: slut\nlines:\n  - only: chief", "scenes/gang/lines/0"),
        ("goto: slut\nlines:\n  - [Nej.]", "scenes/gang/lines/0"),
        ("goto: slut\ntitle: { director: Ja }", "scenes/gang/title"),
        ("goto: slut\ntitle: { first: [] }", "scenes/gang/title/first"),
        ("goto: slut\ntitle:", "scenes/gang/title"),
        ("goto: slut\nplace: ../office", "scenes/gang/place"),
        ("goto: Slut", "scenes/gang/goto"),
        ("chance: [ { weight: 0, goto: slut } ]", "scenes/gang/chance/0/weight"),
        ("next: []", "scenes/gang/next"),
        ("goto: slut\nchange: { capital: true }", "scenes/gang/change/capital"),
        ("goto: slut\nset: { capital: 1.5 }", "scenes/gang/set/capital"),
    ],
)
def test_a_mistake_is_shown_where_it_is(scene: str, place: str) -> None:
    """An editor underlines the value, or the mapping, that is wrong."""
    assert {found.partition(":")[0] for found in in_scene(scene)} == {place}


@pytest.mark.parametrize("name", sorted(SHAPE_CODES))
def test_mistakes_of_form_are_refused(name: str) -> None:
    """Every example of a diagnostic that is about form, not names, is wrong to an editor too."""
    for example in code(name).bad:
        values = _values_of(example)
        if values is not None and BOUNDS_OF_ITS_OWN.get(name, "\0") not in example.get("text", ""):
            assert any(mistakes(value) for value in values), example


def test_the_codes_of_form_exist() -> None:
    """The list above names diagnostics that there are."""
    assert set(all_codes()) >= SHAPE_CODES


def _values_of(example: dict[str, Any]) -> list[Any] | None:
    """The values of an example's files; None where an editor cannot read them either."""
    texts = {name: str(text) for name, text in example.get("files", {}).items()}
    if "text" in example:
        *before, last = str(example["text"]).splitlines(keepends=True)
        texts["scenario.yaml"] = "".join(before) + last * example.get("times", 1)
    if example.get("complete", True):
        texts["scenario.yaml"] = complete(texts["scenario.yaml"], example.get("omit", ()))
    collector = Collector()
    roots = [source.read(name, text.encode(), collector) for name, text in texts.items()]
    return [editor.value(root) for root in roots if root is not None] or None


# ── never more than `check` ─────────────────────────────────────────────────────────────────


@settings(max_examples=100)
@given(st.integers(0, 2**32))
def test_what_the_schema_refuses_check_refuses(seed: int) -> None:
    """Whatever happens to the structure of a scenario, an editor shows no mistake of its own."""
    rng = random.Random(seed)
    folder, files = rng.choice(seeds())
    name = rng.choice(list(files))
    root = tree.parse(files[name].decode())
    tree.damage(root, rng)
    data = tree.written(root, rng).encode("utf-8", "surrogatepass")
    value = source.read(name, data, Collector())
    if value is None:
        return  # not even YAML
    found = mistakes(editor.value(value))
    if found:
        assert _worst({**files, name: data}, folder) in (Severity.ERROR, Severity.WARNING), found


def _worst(files: Files, folder: str | None = None) -> Severity:
    loaded = load(files, folder=folder)
    found = [severity(item) for item in loaded.diagnostics]
    if loaded.scenario is not None:
        checked = check(loaded.scenario, graph=graph.build(loaded.scenario))
        found += [severity(item) for item in checked]
    order = (Severity.ERROR, Severity.WARNING)
    return next((worst for worst in order if worst in found), Severity.NOTE)


def test_no_name_is_refused_that_may_be_one() -> None:
    """Whatever sign of Unicode may stand in a name may do so in the schema, and ASCII alike."""
    rule = Draft202012Validator({"$defs": schema()["$defs"], "$ref": "#/$defs/id"})
    pattern = re.compile(schema()["$defs"]["id"]["pattern"])
    signs = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
    wrong = [
        sign
        for sign in signs
        if is_identifier(sign) > bool(pattern.search(sign))
        or is_identifier("a" + sign) > bool(pattern.search("a" + sign))
    ]
    assert wrong == []
    for sign in map(chr, range(0x100)):
        # `$` matches before a last line break in Python, unlike in the editors' language.
        for name in (sign, "a" + sign) if sign != "\n" else ():
            assert rule.is_valid(name) == is_identifier(name), name
    assert not any(rule.is_valid(name) for name in RESERVED)
