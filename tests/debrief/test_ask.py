from __future__ import annotations

import pytest

from makkerpar.debrief.ask import Agreement, Answers, ask


def test_what_is_missing_is_named_until_all_three_are_said() -> None:
    """The rest opens when the field holds a word, two areas come first and one was let go."""
    answers = Answers(words="  ")
    assert answers.missing == ("words", "first", "let_go")

    answers = Answers(words="Torsdag.").put_first("3").let_it_go("1")
    assert answers.missing == ("first",)
    assert answers.put_first("2").missing == ()


def test_an_area_cannot_both_come_first_and_be_let_go() -> None:
    """Choosing an area in one column clears it in the other."""
    answers = Answers().put_first("2").let_it_go("2")
    assert (answers.first, answers.let_go) == ((), "2")

    answers = answers.put_first("2")
    assert (answers.first, answers.let_go) == (("2",), None)
    with pytest.raises(ValueError, match="both"):
        Answers(first=("2", "3"), let_go="2")


def test_no_more_than_two_areas_come_first() -> None:
    """A third is not taken until one of the two is cleared, by choosing it again."""
    full = Answers().put_first("4").put_first("1")

    assert full.first == ("1", "4")
    assert full.put_first("5") == full
    assert full.put_first("4").put_first("5").first == ("1", "5")
    with pytest.raises(ValueError, match="two areas"):
        Answers(first=("1", "2", "3"))


def test_what_was_let_go_can_be_taken_back() -> None:
    """Choosing it again clears it; an area that does not exist is refused."""
    assert Answers(let_go="5").let_it_go("5").let_go is None
    with pytest.raises(ValueError, match="no such area"):
        Answers(let_go="6")


def test_last_times_agreement_is_asked_about_first() -> None:
    """The screen hands on what was agreed, and the five areas in their order."""
    last = Agreement(what="Ringe samme dag", with_whom="Birgitte", when="torsdag")

    screen = ask(Answers(), last)
    assert (screen.last, screen.areas) == (last, ("1", "2", "3", "4", "5"))
    assert ask(Answers(), None).last is None
