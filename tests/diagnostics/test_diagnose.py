"""The helpers that make a scenario of a few lines, and say what is wrong with it."""

from __future__ import annotations

from makkerpar.diagnostics import Where
from makkerpar.testing import END, SKELETON, complete, diagnose


def codes(example: dict[str, object]) -> list[str]:
    """The codes of what is wrong with an example."""
    return [item.code for item in diagnose(example)]


def test_the_skeleton_is_without_a_fault() -> None:
    """A fragment of nothing becomes a scenario that nothing is to be said of."""
    assert complete("") == "".join(SKELETON.values())
    assert diagnose({"text": ""}) == ()


def test_a_fragment_keeps_its_lines() -> None:
    """What is added stands behind it, and only what it lacks."""
    text = complete("title: Hej\n\nminutes: 7\n")
    assert text.startswith("title: Hej\n\nminutes: 7\n")
    assert text.count("title: Hej") == 1
    assert SKELETON["minutes"] not in text
    assert SKELETON["summary"] in text


def test_a_fragment_without_its_last_line_end() -> None:
    """The next key begins a line of its own all the same."""
    assert complete("title: Hej").startswith("title: Hej\n")


def test_keys_can_be_left_out() -> None:
    """What shall be missing is not added."""
    assert "\ntitle:" not in complete("", omit=["title"])
    assert codes({"text": "", "omit": ["title"]}) == ["missing-key"]


def test_a_play_begins_in_the_fragments_first_scene() -> None:
    """Unless the fragment says otherwise."""
    assert "\nstart: gangen\n" in complete("scenes:\n  # først\n\n  gangen: { goto: slut }\n")
    assert "start: gangen" not in complete("start: x\nscenes:\n  gangen: { goto: slut }\n")


def test_the_ending_is_added_where_it_is_led_to() -> None:
    """A fragment may lead to 'slut'; one that has it, or does not name it, is left alone."""
    assert complete("scenes:\n  a: { goto: slut }\n").startswith(
        f"scenes:\n  a: {{ goto: slut }}\n{END}"
    )
    assert END not in complete("scenes:\n  a: { goto: slut }\n  slut: { ending: { title: S } }\n")
    assert END not in complete("scenes:\n  a: { goto: b }\n")
    assert codes({"text": "scenes:\n  a: { goto: slut }\n"}) == []


def test_an_example_can_stand_as_it_is() -> None:
    """Then nothing is added to it."""
    assert codes({"text": "", "complete": False}) == ["file-empty"]


def test_further_files_and_their_names() -> None:
    """The main file is completed, the others are as they stand, each diagnostic names its own."""
    files = {
        "storm.yaml": "scenes:\n  b: { goto: nowhere }\n",
        "scenario.yaml": "scenes:\n  a: { goto: b }\n",
    }
    found = diagnose({"files": {**files, "scenario.yaml": files["scenario.yaml"] + END}})
    assert [(item.code, item.where) for item in found] == [
        ("unknown-scene", Where("storm.yaml", 2, 14))
    ]


def test_a_last_line_can_stand_many_times() -> None:
    """Long files are written short."""
    text = "terms:\n  kommune: Egeskov\n  kommune: Egeskov\n"
    assert codes({"text": text, "times": 3}) == ["duplicate-key"] * 3


def test_folders_encodings_pictures_and_catalogues() -> None:
    """What lies around a scenario can be part of an example."""
    assert codes({"text": "", "folder": "anden"}) == ["id-not-folder"]
    assert codes({"text": "id: anden\n"}) == []
    assert codes({"text": "title: Ål\n", "encoding": "latin-1"}) == ["not-utf8"]
    text = "cast: { karen: { name: K, portrait: x }, jonas: { name: J } }\n"
    assert codes({"text": text}) == []
    assert codes({"text": text, "assets": True}) == ["asset-unknown"]
    assert codes({"text": "", "po": {}}) == ["no-catalogue"]
    assert codes({"text": "", "po": {"en": 'msgid "x"\nmsgstr "y"\n'}}) == ["untranslated"]


def test_craft_is_asked_for() -> None:
    """The craft checks are asked where an example wants them, in translations where it has any."""
    text = "scenes:\n  a:\n    lines: Nu!\n    goto: slut\n"
    po = {"en": 'msgid "Nu!"\nmsgstr "Be proactive."\n'}
    assert codes({"text": text}) == []
    assert codes({"text": text, "craft": True}) == ["exclamation-outside-speech"]
    assert codes({"text": text, "craft": True, "po": po}) == [
        "untranslated",
        "exclamation-outside-speech",
        "word-banned",
    ]
    assert codes({"text": f"minutes: x\n{text}", "craft": True}) == ["expected-integer"]
