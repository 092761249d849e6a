"""Random expressions, texts and lines, for the generator.

Every plain text ends in a running number, so that two windows differ where they should; a few are
bare scalars that YAML 1.1 would take for something else (``16.40``, ``no``, ``8:10``).

What the reference leaves open is not written: switches in texts or compared with ``==``, items for
one window directly in a ``first`` among lines, a `first` directly in another, words below ``min``.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.oracle.expression import COMPARISONS
from tests.oracle.writer import Raw

Asking = Literal["scene", "play", "start"]
"""Where a condition stands: in a scene (which `again` needs), after the play, before its start."""
Audience = Literal["both", "director", "chief"]
"""Whose windows a line can reach."""
Phrase = tuple[str, int]
"""An expression and how tightly it binds: 0 (conditional) to 8 (a name, a number)."""

CONDITIONAL, OR, AND, NOT, COMPARED, SUM, PRODUCT, SIGNED, ATOM = range(9)

SIMPLE = ("speech", "narration")
MOODS = ("neutral", "glad", "worried", "sceptical", "annoyed")
SAYINGS = (
    "Der er stille i lokalet.",
    "Hun lægger telefonen fra sig.",
    "Vi mødes kl. 8:10",
    "Det koster, men vi har det",
    "Jeg ringer i aften: det er aftalt.",
    "Notatet har nummer #4 på listen #",
    '"Ja," siger hun.',
    "»Nej.«",
    "- og så gik han",
    "*Pause*",
    "& resten ved du",
    "@formanden skriver igen",
    "10 % mere",
    "% af budgettet",
    "> se bilaget",
    "? ved ingen",
    "! husk det",
    "[uden for referat]",
    "Hun hører 'måske' og smiler",
    "En omvej \\ en genvej",
    "Skolerne venter på et svar, og det gør formanden også, siger de på gangen",
    "Regnearket er langt, og ingen af dem har læst det helt til ende før nu",
)
BARE = ("16.40", "no", "nej", "yes", "on", "8:10", "0x1F", "1e3", "true", "2024-09-08", "+45", "-")


@dataclass(slots=True)
class Prose:
    """Writes at random, over the names it is given."""

    rng: random.Random
    integers: Sequence[str]
    switches: Sequence[str]
    worded: Sequence[str]
    """The integers that have words."""
    terms: Sequence[str]
    cast: Sequence[str]
    scenes: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    """Scene and choice of every choice."""
    written: int = 0
    """How many plain texts have been written."""

    # Expressions

    def condition(self, asking: Asking = "scene") -> Raw:
        """An expression that gives a switch."""
        return Raw(self.switch(self.rng.choice((0, 0, 1, 1, 2, 3)), asking)[0])

    def value(self, name: str, asking: Asking = "scene") -> Raw:
        """An expression of the type of a variable."""
        make = self.number if name in self.integers else self.switch
        return Raw(make(self.rng.choice((1, 1, 2)), asking)[0])

    def switch(self, depth: int, asking: Asking) -> Phrase:
        """An expression that gives a switch, nested to a depth."""
        if depth == 0:
            return self.asked(asking)
        roll = self.rng.randrange(6)
        if roll == 0:
            return f"not {self.inner(self.switch(depth - 1, asking), NOT)}", NOT
        if roll in (1, 2):
            word, level = self.rng.choice((("and", AND), ("or", OR)))
            left = self.inner(self.switch(depth - 1, asking), level)
            right = self.inner(self.switch(depth - 1, asking), level + 1)
            return f"{left} {word} {right}", level
        if roll == 3:
            return self.conditional(self.switch, depth, asking)
        return self.comparison(depth, asking)

    def asked(self, asking: Asking) -> Phrase:
        """A switch, a question about what happened, or a comparison with a number."""
        roll = self.rng.randrange(20)
        if roll < 5:
            return self.rng.choice(self.switches), ATOM
        if roll < 8 and asking != "start":
            scene, choice = self.rng.choice(self.choices)
            return f"{scene}.{choice}", ATOM
        if roll < 10 and asking != "start":
            return f"visited({self.rng.choice(self.scenes)})", ATOM
        if roll < 12 and asking == "scene":
            return "again", ATOM
        if roll == 12:
            return self.rng.choice(("true", "false")), ATOM
        sign = self.rng.choice(tuple(COMPARISONS))
        blank = self.rng.choice((" ", " ", " ", ""))
        name = self.rng.choice(self.integers)
        return f"{name}{blank}{sign}{blank}{self.rng.randint(0, 9)}", COMPARED

    def comparison(self, depth: int, asking: Asking) -> Phrase:
        """A comparison of two or three numbers."""
        terms = [self.number(depth - 1, asking) for _ in range(self.rng.choice((2, 2, 3)))]
        text = self.inner(terms[0], SUM)
        for term in terms[1:]:
            text += f" {self.rng.choice(tuple(COMPARISONS))} {self.inner(term, SUM)}"
        return text, COMPARED

    def number(self, depth: int, asking: Asking) -> Phrase:
        """An expression that gives an integer, nested to a depth."""
        if depth == 0:
            if self.rng.random() < 0.6:
                return self.rng.choice(self.integers), ATOM
            return str(self.rng.randint(0, 12)), ATOM
        roll = self.rng.randrange(6)
        if roll == 0:
            return f"-{self.inner(self.number(depth - 1, asking), SIGNED)}", SIGNED
        if roll == 1:
            return self.conditional(self.number, depth, asking)
        if roll == 2:
            left = self.inner(self.number(depth - 1, asking), PRODUCT)
            return f"{left} * {self.inner(self.number(0, asking), SIGNED)}", PRODUCT
        left = self.inner(self.number(depth - 1, asking), SUM)
        right = self.inner(self.number(depth - 1, asking), PRODUCT)
        return f"{left} {self.rng.choice('+-')} {right}", SUM

    def conditional(
        self, make: Callable[[int, Asking], Phrase], depth: int, asking: Asking
    ) -> Phrase:
        """One of two expressions of a type, as a switch decides."""
        body = self.inner(make(depth - 1, asking), OR)
        test = self.inner(self.switch(depth - 1, asking), OR)
        return f"{body} if {test} else {make(depth - 1, asking)[0]}", CONDITIONAL

    def inner(self, phrase: Phrase, level: int) -> str:
        """A part of an expression, in parentheses where it binds too loosely (or at a whim)."""
        text, own = phrase
        return f"({text})" if own < level or self.rng.random() < 0.08 else text

    # Texts

    def plain(self, *, named: bool = True) -> str:
        """A text without variants; it may name variables and terms, if `named`."""
        if self.rng.random() < 0.03:
            return self.rng.choice(BARE)
        self.written += 1
        text = self.rng.choice(SAYINGS)
        if named and self.rng.random() < 0.35:
            name = self.name()
            text = self.rng.choice((f"{{{name}}} er det, {text}", f"{text} Det er {{{name}}}."))
        return f"{text} {self.written}"

    def name(self) -> str:
        """What stands between the braces of a placeholder."""
        kinds = [list(self.integers), [f"{name}.word" for name in self.worded], list(self.terms)]
        name = self.rng.choice(self.rng.choice([kind for kind in kinds if kind]))
        return name[0].upper() + name[1:] if self.rng.random() < 0.4 else name

    def text(self, asking: Asking = "scene", depth: int = 2, *, windows: bool = True) -> Any:
        """A text, at times varying by condition and, if `windows`, by window."""
        roll = self.rng.random()
        if depth and windows and roll < 0.12:
            return {
                "director": self.text(asking, depth - 1, windows=False),
                "chief": self.text(asking, depth - 1, windows=False),
            }
        if depth and roll < 0.22:
            cases: list[dict[str, Any]] = [
                {"when": self.condition(asking), "text": self.text(asking, 0, windows=windows)}
                for _ in range(self.rng.randint(1, 2))
            ]
            last = self.text(asking, depth - 1 if windows else 0, windows=windows)
            if isinstance(last, dict) and "first" in last:
                last = self.plain()
            return {"first": [*cases, {"text": last}]}
        return self.plain()

    # Lines

    def lines(self, audience: Audience = "both", depth: int = 2) -> Any:
        """One string, or a list of items."""
        if self.rng.random() < 0.25:
            return self.plain()
        return [self.item(audience, depth) for _ in range(self.rng.choice((1, 1, 2, 3)))]

    def item(self, audience: Audience, depth: int) -> Any:
        """An item or block among lines, with or without a condition."""
        kinds = ["narration", "narration", "speech", "speech", "speech"]
        if audience == "both":
            kinds += ["windows", "alone", "only"]
        if depth:
            kinds += ["block", "first"]
        kind = self.rng.choice(kinds)
        if kind == "first":
            inside = {"first": self.cases(audience, depth - 1)}
            return self.rng.choice((inside, self.when(inside)))
        if kind == "block":
            inside = {"lines": self.lines(audience, depth - 1)}
            return self.when(inside)
        if kind == "only":
            return self.only(depth)
        if kind == "windows":
            inside = {"director": self.single(), "chief": self.single()}
        elif kind == "alone":
            inside = {self.rng.choice(("director", "chief")): self.single()}
        else:
            return self.simple(kind, conditional=self.rng.random() < 0.3)
        return self.rng.choice((inside, inside, self.when(inside)))

    def single(self) -> Any:
        """A text for one window, which may vary by condition."""
        return self.text(depth=1, windows=False)

    def simple(self, kind: str, *, conditional: bool) -> Any:
        """Narration, or something said or left unsaid."""
        if kind == "narration":
            return self.when({"text": self.text()}) if conditional else self.plain()
        speaker = self.rng.choice(self.cast)
        if self.rng.random() < 0.4:
            speaker = f"{speaker} ({self.rng.choice(MOODS)})"
        inside = {speaker: None if self.rng.random() < 0.12 else self.text()}
        return self.when(inside) if conditional else inside

    def only(self, depth: int) -> dict[str, Any]:
        """An item or a block for one window, perhaps under a condition as well."""
        seat: Audience = self.rng.choice(("director", "chief"))
        if depth and self.rng.random() < 0.5:
            inside: dict[str, Any] = {"lines": self.lines(seat, depth - 1)}
        else:
            inside = self.simple("speech", conditional=False)
            if self.rng.random() < 0.3:
                inside = {"text": self.text()}
        inside = self.rng.choice(({"only": Raw(seat), **inside}, {**inside, "only": Raw(seat)}))
        return self.when(inside) if self.rng.random() < 0.3 else inside

    def cases(self, audience: Audience, depth: int) -> list[Any]:
        """The items of a `first`: all but the last under a condition, the last at times."""
        cases = []
        for _ in range(self.rng.randint(1, 2)):
            if depth and self.rng.random() < 0.3:
                cases.append(self.when({"lines": self.lines(audience, depth - 1)}))
            else:
                cases.append(self.simple(self.rng.choice(SIMPLE), conditional=True))
        last = self.simple(self.rng.choice(SIMPLE), conditional=self.rng.random() < 0.4)
        return [*cases, last]

    def when(self, inside: dict[str, Any]) -> dict[str, Any]:
        """The same under a condition, before or after it."""
        condition = {"when": self.condition()}
        return self.rng.choice(({**condition, **inside}, {**inside, **condition}))
