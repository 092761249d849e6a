"""What each code means, read from ``codes/<code>.yaml`` only when it is needed.

The code that finds a mistake speaks in tokens (``mapping``, ``joint-choice``); ``words.yaml`` says
what an author reads for them. What the author wrote is quoted as it is, never looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from makkerpar.diagnostics.model import Diagnostic, Severity

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Code:
    """The meaning of one code.

    Attributes:
        name: the stable name.
        severity: how much it matters.
        message: one sentence by language (``da``, ``en``), with ``{placeholders}``.
        hint: what to do, by language; may be absent.
        explanation: why it matters and what to write instead, by language.
        bad: examples that must trigger the code; ``good``: that must not.
    """

    name: str
    severity: Severity
    message: dict[str, str]
    hint: dict[str, str]
    explanation: dict[str, str]
    bad: tuple[Any, ...]
    good: tuple[Any, ...]


@cache
def code(name: str) -> Code:
    """The code of that name; KeyError where there is none, which is a fault of ours."""
    source = resources.files(__package__).joinpath("codes", f"{name}.yaml")
    try:
        data = yaml.load(source.read_bytes(), yaml.CSafeLoader)  # our own package data
    except FileNotFoundError:
        raise KeyError(name) from None
    return Code(
        name=data["code"],
        severity=Severity(data["severity"]),
        message=data["message"],
        hint=data.get("hint", {}),
        explanation=data["explanation"],
        bad=tuple(data["bad"]),
        good=tuple(data["good"]),
    )


@cache
def all_codes() -> tuple[str, ...]:
    """The names of all codes, sorted."""
    folder = resources.files(__package__).joinpath("codes")
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def severity(diagnostic: Diagnostic) -> Severity:
    """How much this diagnostic matters."""
    return code(diagnostic.code).severity


def render(diagnostic: Diagnostic, language: str) -> tuple[str, str]:
    """The message and the hint (perhaps empty) in a language, English where there is no other."""
    meaning = code(diagnostic.code)
    words = {name: _phrase(name, word, language) for name, word in diagnostic.words}
    message = _fill(_in(meaning.message, language), words)
    if diagnostic.suggestion is not None:
        ask = "mente du »{}«?" if language == "da" else "did you mean '{}'?"
        return message, ask.format(diagnostic.suggestion)
    return message, _fill(_in(meaning.hint, language), words)


@cache
def phrases() -> dict[str, dict[str, dict[str, str]]]:
    """Placeholder → token → what is read for it, by language."""
    source = resources.files(__package__).joinpath("words.yaml")
    data: dict[str, dict[str, dict[str, str]]] = yaml.load(source.read_bytes(), yaml.CSafeLoader)
    return data


def _phrase(placeholder: str, token: str, language: str) -> str:
    known = phrases().get(placeholder, {}).get(token)
    return _in(known, language) if known is not None else token


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en", "")


def _fill(template: str, words: dict[str, str]) -> str:
    # Not str.format: an author's braces must never be read as our placeholders.
    return _PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), template)
