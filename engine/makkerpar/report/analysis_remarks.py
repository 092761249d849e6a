"""The remarks on a scenario, gathered by their code, for the analysis page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makkerpar.diagnostics import Diagnostic, Severity, code, render
from makkerpar.report.analysis_words import Words, harmless

_ORDER = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Place:
    """One remark of a group; its hint stands here where the group has several."""

    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Group:
    """All remarks of one code.

    Attributes:
        code: its stable name.
        kind: how much it matters, in words.
        count: how many they are, in words.
        hint: what to do, where it is the same for all; may be empty.
        why: why it matters.
    """

    code: str
    kind: str
    count: str
    hint: str
    why: str
    places: tuple[Place, ...]


def grouped(words: Words, items: Sequence[Diagnostic]) -> tuple[Group, ...]:
    """The groups: what matters most first, then by how many there are."""
    by_code: dict[str, list[Diagnostic]] = {}
    for item in items:
        by_code.setdefault(item.code, []).append(item)

    def rank(name: str) -> tuple[int, int, str]:
        return _ORDER.index(code(name).severity), -len(by_code[name]), name

    return tuple(_group(words, name, by_code[name]) for name in sorted(by_code, key=rank))


def _group(words: Words, name: str, items: Sequence[Diagnostic]) -> Group:
    ui, meaning = words.ui, code(name)
    told = [(words.place(item.where), *render(item, ui.language)) for item in items]
    hints = {hint for _, _, hint in told}
    shared = hints.pop() if len(hints) == 1 else ""
    explanation = meaning.explanation.get(ui.language) or meaning.explanation.get("en", "")
    return Group(
        code=name,
        kind={
            Severity.ERROR: ui.pgettext("severity", "Error"),
            Severity.WARNING: ui.pgettext("severity", "Warning"),
            Severity.NOTE: ui.pgettext("severity", "Remark"),
        }[meaning.severity],
        count=ui.ngettext("{n} place", "{n} places", len(items), n=words.saying.number(len(items))),
        hint=_sentence(shared),
        why=" ".join(explanation.replace("`", "").split()),
        places=tuple(
            Place(place, harmless(message, 1000), "" if shared else _sentence(harmless(hint, 1000)))
            for place, message, hint in told
        ),
    )


def _sentence(hint: str) -> str:
    """A hint, which is written to stand in brackets, on its own."""
    if not hint:
        return ""
    return hint[0].upper() + hint[1:] + ("" if hint.endswith((".", "?", "!")) else ".")
