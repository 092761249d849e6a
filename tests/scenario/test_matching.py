from __future__ import annotations

from makkerpar.scenario.matching import COMMON, Former, matches
from makkerpar.text.po import Entry


def _former(text: str, *places: str, gone: bool = True) -> Former:
    return Former(Entry(text, ("oversat",)), frozenset(places), gone)


def _matched(new: dict[str, str], *former: Former) -> dict[str, str]:
    """Which text each new one was, by the new texts' places."""
    found = matches({text: frozenset({place}) for text, place in new.items()}, former)
    return {text: entry.msgid for text, entry in found.items()}


def test_the_same_place_says_what_a_text_was() -> None:
    """Whatever it reads now; but what still stands elsewhere has only moved, unless it is alike."""
    place = "scenes.a.lines[0]"
    assert _matched({"Noget helt andet.": place}, _former("Ring nu.", place)) == {
        "Noget helt andet.": "Ring nu."
    }
    moved = _former("Ring nu.", place, gone=False)
    assert _matched({"Noget helt andet.": place}, moved) == {}
    assert _matched({"Ring nu da.": place}, moved) == {"Ring nu da.": "Ring nu."}


def test_a_text_that_is_alike_is_looked_for_in_the_same_scene_first() -> None:
    """Of two that would do, the one that stood there; each is given away once."""
    here, there = "scenes.a.lines[5]", "scenes.b.lines[5]"
    near = _former("Ring til Karen i aften.", here)
    far = _former("Ring til Karen i dag.", there)
    new = {"Ring til Karen i dag, sagde han.": "scenes.a.lines[1]"}
    assert _matched(new, far, near) == {"Ring til Karen i dag, sagde han.": near.entry.msgid}


def test_the_best_pairs_come_first() -> None:
    """A former text goes to the new one that it is most alike, not to the first that asks."""
    old = _former("Ring til Karen nu.", "scenes.a.lines[9]")
    new = {"Ring til Karen på mandag.": "scenes.a.lines[0]", "Ring til Karen nu!": "scenes.a.x"}
    assert _matched(new, old) == {"Ring til Karen nu!": "Ring til Karen nu."}


def test_elsewhere_only_what_is_very_much_alike_counts() -> None:
    """A scene may have got another name."""
    old = _former("Karen lukker døren efter sig.", "scenes.a.lines[0]")
    assert _matched({"Karen lukker vinduet.": "scenes.b.lines[0]"}, old) == {}
    assert _matched({"Karen lukkede døren efter sig.": "scenes.b.lines[0]"}, old) == {
        "Karen lukkede døren efter sig.": "Karen lukker døren efter sig."
    }


def test_many_texts_of_the_same_words_are_passed_over() -> None:
    """Where every text has the same words they say nothing, and comparing all would take long."""
    many = [_former(f"Karen ser op {number}.") for number in range(COMMON)]
    odd = _former("Jonas blev siddende på bænken.")
    assert _matched({"Karen ser op x.": "title"}, *many)
    assert _matched({"Karen ser op x.": "title"}, *many, _former("Karen ser op og ned.")) == {}
    assert _matched({"Jonas bliver siddende på bænken.": "title"}, *many, odd) == {
        "Jonas bliver siddende på bænken.": odd.entry.msgid
    }
