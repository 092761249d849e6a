from __future__ import annotations

from makkerpar.terminal.page import Page, clean
from tests.terminal.world import Script


def page(columns: int = 80) -> tuple[Page, Script]:
    """A page of so many columns, and the script that keeps what is written."""
    script = Script((), columns=columns)
    return Page(script.console()), script


def test_lines_are_wrapped_to_the_width() -> None:
    """No line is wider than the terminal, and none is cut."""
    written, script = page(40)
    written.text("Økonomikonsulenten lægger et regneark på bordet og bliver stående.")
    lines = script.text.splitlines()
    assert max(map(len, lines)) < 40
    assert " ".join(lines) == "Økonomikonsulenten lægger et regneark på bordet og bliver stående."


def test_a_wide_terminal_is_not_filled() -> None:
    """Lines stay short enough to be found back from."""
    written, script = page(300)
    written.text("ord " * 100)
    assert max(map(len, script.text.splitlines())) <= 100


def test_a_word_that_is_too_long_is_left_whole() -> None:
    """A long word is not broken, nor a hyphen taken for a place to break."""
    written, script = page(20)
    written.text("Børne- og ungeudvalgsformandskandidat")
    assert "ungeudvalgsformandskandidat" in script.text.splitlines()


def test_there_is_never_more_than_one_blank_line() -> None:
    """Gaps and headings meet in a single blank line, and nothing begins with one."""
    written, script = page()
    written.gap()
    written.heading("Tirsdag")
    written.gap()
    written.heading("Onsdag")
    written.text("Han går.")
    assert script.text == "Tirsdag\n\nOnsdag\n\nHan går.\n"


def test_an_empty_heading_only_sets_apart() -> None:
    """A heading without words is a blank line."""
    written, script = page()
    written.text("Han går.")
    written.heading("")
    written.text("Han kommer.")
    assert script.text == "Han går.\n\nHan kommer.\n"


def test_an_item_keeps_its_lines_under_each_other() -> None:
    """What follows a number stands to the right of it."""
    written, script = page(24)
    written.item("1. ", "Ring til Karen nu, før hun kører.")
    assert script.text.splitlines() == ["1. Ring til Karen nu,", "   før hun kører."]


def test_what_is_pushed_away_leaves_the_screen() -> None:
    """As many blank lines follow as the terminal has rows."""
    written, script = page()
    written.push_away()
    assert script.text.count("\n") == 24


def test_nothing_steers_the_terminal() -> None:
    """Control characters of an author's text or of a keyboard become spaces."""
    written, script = page()
    written.text("en\x1b[2Jto\x07")
    assert script.text == "en [2Jto\n"
    assert clean("tre\x00\tfire") == "tre  fire"
    assert Page(Script(["\x1b[A ja "]).console()).read("? ") == "[A ja"
