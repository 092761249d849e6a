from __future__ import annotations

from pathlib import Path

from makkerpar.insight.craft import choices
from makkerpar.scenario.folder import open_scenario, read_folder
from makkerpar.scenario.model import Scenario
from makkerpar.scenario.spots import MAX_CHOICE_WORDS, placeholders, spots
from makkerpar.scenario.texts import phrases

ROOT = Path(__file__).resolve().parents[2]


def _reference() -> Scenario:
    """The reference's example, which has every construct."""
    opened = open_scenario(read_folder(ROOT / "tests" / "data" / "reference"), checked=False)
    assert opened.scenario is not None
    return opened.scenario


def test_every_text_is_a_spot_and_in_order() -> None:
    """The spots are the scenario's phrases, none left out, none twice."""
    scenario = _reference()
    assert [spot.phrase for spot in spots(scenario)] == list(phrases(scenario))


def test_a_place_is_one_texts_own() -> None:
    """No two texts of a scenario have the same place."""
    found = [spot.path for spot in spots(_reference())]
    assert len(found) == len(set(found))


def test_a_note_tells_who_speaks_in_which_mood_and_where() -> None:
    """A translator reads of a reply who says it how, and of a choice whose it is and its limit."""
    notes = {spot.path: spot.note for spot in spots(_reference())}
    assert notes["scenes.phone_call.lines[1]"] == (
        "Jonas Rask (worried) says in “Tirsdag kl. 16.40”"
    )
    assert notes["scenes.phone_call.lines[2].chief"] == (
        "Narration in “Tirsdag kl. 16.40” (chief's window)"
    )
    choice = next(note for path, note in notes.items() if path.endswith("choices.call_now.text"))
    assert choice == "Choice of the chief (Jonas Rask) in “Tirsdag kl. 16.40”. At most 18 words"
    assert all("\n" not in note for note in notes.values())


def test_translators_are_told_the_limit_that_check_has() -> None:
    """The words of a choice are counted by the craft checks."""
    assert MAX_CHOICE_WORDS == choices.MAX_WORDS


def test_placeholders_are_told_where_there_are_some() -> None:
    """Those of the text with what they stand for, then the others of the scenario; no switches."""
    scenario = _reference()
    assert placeholders(scenario, "Et tal.") is None
    assert placeholders(scenario, "{Kommune} er {capital.word}.") == (
        "Names to keep: {Kommune} (“Egeskov Kommune”), {capital.word}. "
        "There are also {capital}, {overspend}."
    )
