from __future__ import annotations

from collections.abc import Callable

import pytest

from makkerpar.terminal.talk import Paused, Talk
from tests.terminal.world import Script


class Desk:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def help(self) -> None:
        self.asked.append("help")

    def back(self, scenes: int | None) -> None:
        self.asked.append(("back", scenes))

    def log(self) -> None:
        self.asked.append("log")

    def status(self) -> None:
        self.asked.append("status")

    def undo(self) -> None:
        self.asked.append("undo")

    def settings(self) -> None:
        self.asked.append("settings")


def nothing() -> None:
    """Show nothing."""


def shower(talk: Talk, text: str) -> Callable[[], None]:
    """Shows a text of the interface in the language by then."""
    return lambda: talk.say(talk.ui.gettext(text))


def field(script: Script, earlier: str = "", *, several: bool = True) -> tuple[str, list[str]]:
    """What came of asking for an answer, and what was kept on the way."""
    kept: list[str] = []
    talk = script.talk()
    answer = talk.field(
        nothing, lambda: "Dit svar: ", earlier, kept.append, several=several, required=True
    )
    return answer, kept


@pytest.mark.parametrize("line", ["2", " 2 ", "2.", "2)"])
def test_a_choice_is_a_number(line: str) -> None:
    """A number is taken as people write it."""
    assert Script([line]).talk().choose(nothing, 3) == 1


@pytest.mark.parametrize("line", ["0", "4", "", "-1", "2 og 3", "²", "9" * 50])
def test_what_is_no_choice_is_asked_for_again(line: str) -> None:
    """Anything else gets a line that says what is wanted, and another try."""
    script = Script([line, "3"])
    assert script.talk().choose(nothing, 3) == 2
    assert "Skriv et fra 1 til 3" in script.words


def test_enter_can_be_an_answer() -> None:
    """Where it is allowed, Enter alone is none of the numbers."""
    assert Script([""]).talk().choose(nothing, 3, enter=lambda: "Enter går videre") is None


def test_a_question_is_shown_again_after_a_command() -> None:
    """Whoever asks for help is told once more what the question was."""
    script = Script(["log", "1"])
    talk = script.talk()
    with talk.at(Desk()):
        talk.choose(shower(talk, "What do you do?"), 2)
    assert script.text.count("Hvad gør du?") == 2


def test_commands_reach_the_desk() -> None:
    """Each command is obeyed by whoever sits there, with its number."""
    script = Script(["?", "tilbage 2", "back all", "log", "status", "fortryd", "settings", ""])
    talk = script.talk()
    desk = Desk()
    with talk.at(desk):
        talk.go_on()
    assert desk.asked == ["help", ("back", 2), ("back", None), "log", "status", "undo", "settings"]


def test_where_nobody_sits_commands_are_answered_all_the_same() -> None:
    """A command that has no meaning says so instead of failing."""
    script = Script(["log", "hjælp", ""])
    script.talk().go_on()
    assert "ikke noget at gøre med her" in script.words
    assert "pause eller p" in script.words


def test_the_language_changes_at_any_prompt() -> None:
    """From the next prompt on everything is said in the other language, and that is remembered."""
    script = Script(["sprog", "engelsk", "da", "language", ""])
    talk = script.talk()
    remembered: list[str] = []
    talk.remember = remembered.append
    talk.go_on()
    assert remembered == ["en", "en", "da"]
    assert "The language is now English." in script.text
    assert "Only Enter goes on here" in script.text  # "da" alone is a Danish word, no command
    assert script.text.endswith("Tryk Enter. \n")


@pytest.mark.parametrize("typed", [EOFError, KeyboardInterrupt, "pause", "quit", "/stop", "p", "q"])
def test_leaving_is_always_possible(typed: str | type[BaseException]) -> None:
    """The end of the input, Ctrl-C and a word all pause, at every kind of prompt."""
    with pytest.raises(Paused):
        Script([typed]).talk().go_on()
    with pytest.raises(Paused):
        Script([typed]).talk().choose(nothing, 2)


def test_an_answer_may_have_several_lines() -> None:
    """An empty line ends it, and every line is kept as soon as it is typed."""
    assert field(Script(["Mødet.", "Det kl. 8.30.", ""])) == (
        "Mødet.\nDet kl. 8.30.",
        ["Mødet.", "Mødet.\nDet kl. 8.30."],
    )


def test_enter_keeps_an_earlier_answer() -> None:
    """What was written before is shown and stays, unless something else is typed."""
    script = Script([""])
    assert field(script, "Mødet.") == ("Mødet.", [])
    assert "Du har skrevet: Mødet." in script.text
    assert field(Script(["Nej.", ""]), "Mødet.") == ("Nej.", ["Nej."])


def test_an_answer_that_is_needed_is_asked_for_again() -> None:
    """An empty answer to the question that opens the rest is no answer."""
    script = Script(["", "Mødet.", ""])
    assert field(script)[0] == "Mødet."
    assert "Et enkelt ord er nok" in script.text


def test_an_answer_of_one_line_ends_with_it() -> None:
    """Where one line is asked for, no empty one is needed."""
    assert field(Script(["Karen"]), several=False) == ("Karen", ["Karen"])


def test_a_word_that_is_a_command_may_be_the_answer() -> None:
    """Somebody who answers »hjælp« is asked which is meant, and loses nothing."""
    assert field(Script(["hjælp", "1", ""]))[0] == "hjælp"
    script = Script(["hjælp", "2", "Mødet.", ""])
    assert field(script)[0] == "Mødet."
    assert "Disse ord virker" in script.words


def test_a_slash_makes_a_command_of_a_word_in_an_answer() -> None:
    """In the middle of an answer, a slash or a question mark gets help and the answer stays."""
    script = Script(["Mødet.", "/hjælp", "?", "Det kl. 8.30.", "pause er godt", "pause", ""])
    assert field(script)[0] == "Mødet.\nDet kl. 8.30.\npause er godt\npause"
    assert script.words.count("Disse ord virker") == 2


def test_an_answer_is_kept_when_it_is_broken_off() -> None:
    """What was typed before Ctrl-C is on disk."""
    kept: list[str] = []
    with pytest.raises(Paused):
        Script(["Mødet.", KeyboardInterrupt]).talk().field(
            nothing, lambda: "", "", kept.append, several=True
        )
    assert kept == ["Mødet."]
