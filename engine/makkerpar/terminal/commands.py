"""The words that mean something at every prompt, Danish and English alike."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Final, NamedTuple


class Command(enum.Enum):
    """What can be asked for at any prompt."""

    HELP = "help"
    BACK = "back"
    LOG = "log"
    STATUS = "status"
    UNDO = "undo"
    LANGUAGE = "language"
    SETTINGS = "settings"
    PAUSE = "pause"


class Typed(NamedTuple):
    """A command as it was typed, with the word behind it."""

    command: Command
    argument: str


# The first word is the one told in the help, the second its letter there.
WORDS: Final[Mapping[str, Mapping[Command, tuple[str, ...]]]] = {
    "da": {
        Command.HELP: ("hjælp", "?", "h"),
        Command.BACK: ("tilbage", "t"),
        Command.LOG: ("log", "l", "logbog"),
        Command.STATUS: ("status", "s"),
        Command.UNDO: ("fortryd", "f"),
        Command.LANGUAGE: ("sprog", "g"),
        Command.SETTINGS: ("indstillinger", "i"),
        Command.PAUSE: ("pause", "p", "stop", "slut", "afslut", "luk"),
    },
    "en": {
        Command.HELP: ("help", "?", "h"),
        Command.BACK: ("back", "b"),
        Command.LOG: ("log", "l"),
        Command.STATUS: ("status", "s", "meters"),
        Command.UNDO: ("undo", "u"),
        Command.LANGUAGE: ("language", "g"),
        Command.SETTINGS: ("settings", "o", "options"),
        Command.PAUSE: ("pause", "q", "quit", "exit", "stop"),
    },
}
LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "da": "da",
    "dansk": "da",
    "danish": "da",
    "en": "en",
    "engelsk": "en",
    "english": "en",
}
# Behind the word for looking back: everything.
ALL: Final[Mapping[str, str]] = {"da": "alt", "en": "all"}

_COMMANDS: Final = {
    word: command
    for language in WORDS.values()
    for command, words in language.items()
    for word in words
}
# Words that are commands by themselves; not "da" and "en", which are Danish words as well.
_LANGUAGE_WORDS: Final = frozenset(name for name in LANGUAGE_NAMES if len(name) > 2)


def parse(line: str) -> Typed | None:
    """The command in a line, or None where it is none. A slash before it is allowed."""
    word, _, argument = line.strip().removeprefix("/").casefold().partition(" ")
    if word in _LANGUAGE_WORDS and not argument:
        return Typed(Command.LANGUAGE, word)
    command = _COMMANDS.get(word)
    argument = argument.strip()
    if command is None or (argument and not _takes(command, argument)):
        return None
    return Typed(command, argument)


def _takes(command: Command, argument: str) -> bool:
    """Whether a command can have that behind it; a sentence that begins like one is none."""
    if command is Command.LANGUAGE:
        return argument in LANGUAGE_NAMES
    return command is Command.BACK and (argument.isdecimal() or argument in ALL.values())
