from __future__ import annotations

import pytest

from makkerpar.terminal.commands import WORDS, Command, Typed, parse


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("command", list(Command))
def test_every_command_has_a_word_and_a_letter_in_each_language(
    language: str, command: Command
) -> None:
    """Words and letters of both languages are accepted, whichever is spoken."""
    for word in WORDS[language][command]:
        assert parse(word) == Typed(command, "")
        assert parse(f" {word.upper()} ") == Typed(command, "")
        assert parse(f"/{word}") == Typed(command, "")


def test_no_letter_means_two_things() -> None:
    """The two languages' words never contradict each other."""
    meanings: dict[str, set[Command]] = {}
    for language in WORDS.values():
        for command, words in language.items():
            for word in words:
                meanings.setdefault(word, set()).add(command)
    assert all(len(commands) == 1 for commands in meanings.values())


@pytest.mark.parametrize(
    ("line", "command", "argument"),
    [
        ("tilbage 3", Command.BACK, "3"),
        ("back all", Command.BACK, "all"),
        ("tilbage alt", Command.BACK, "alt"),
        ("sprog en", Command.LANGUAGE, "en"),
        ("language dansk", Command.LANGUAGE, "dansk"),
        ("engelsk", Command.LANGUAGE, "engelsk"),
        ("danish", Command.LANGUAGE, "danish"),
    ],
)
def test_some_commands_take_a_word(line: str, command: Command, argument: str) -> None:
    """Looking back takes a number or »all«, changing language a language."""
    assert parse(line) == Typed(command, argument)


@pytest.mark.parametrize(
    "line", ["", "1", "2.", "en", "da", "log mig ind", "pause er godt", "tilbage til mødet", "nej"]
)
def test_answers_are_no_commands(line: str) -> None:
    """Numbers, sentences that begin like a command, and the Danish word »en« are answers."""
    assert parse(line) is None
