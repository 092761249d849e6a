"""Checks of the choices of one decision: none dominated, none far longer, none too long."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from makkerpar.insight.craft.findings import Findings
from makkerpar.insight.craft.language import ORIGINAL
from makkerpar.insight.craft.turns import Turn, by_area, wordings, words_in
from makkerpar.insight.craft.vocabulary import base
from makkerpar.scenario.expression import Constant, canonical
from makkerpar.scenario.model import NO_EFFECTS, Amount, Choice, Effects, Phrase
from makkerpar.text.catalogue import Catalogue

# The variable of which more is better. Of no other variable can that be known.
CAPITAL: Final = "capital"
MAX_WORDS: Final = 18
MAX_WORDS_TRANSLATED: Final = 24
MAX_RATIO: Final = 2
MIN_DIFFERENCE: Final = 6
STRONG: Final = 2


def look(
    collector: Findings, turn: Turn, asked: Collection[str], catalogues: Mapping[str, Catalogue]
) -> None:
    """Every remark about the choices of one decision.

    ``asked`` are the variables that something later asks for; what is done to others is nothing.
    """
    _dominated(collector, turn, asked)
    _unequal(collector, turn)
    for choice in turn.side.choices:
        for phrase in wordings(choice.text, turn.side.seat):
            _too_long(collector, turn, choice, phrase, catalogues)
        _strong(collector, turn, choice)


# ── dominated ───────────────────────────────────────────────────────────────────────────────


class Worth(NamedTuple):
    """What a choice gives: the sum of scores by area, and what it does to variables."""

    areas: dict[str, int]
    amounts: dict[str, tuple[str, str]]


def worth(choice: Choice, asked: Collection[str]) -> Worth:
    """What a choice gives, of the variables that something asks for."""
    return Worth(by_area(choice), written(choice.effects, asked))


def _dominated(collector: Findings, turn: Turn, asked: Collection[str]) -> None:
    worths = [(choice, worth(choice, asked)) for choice in turn.side.choices]
    for choice, own in worths:
        for other, others in worths:
            if other is choice or not _always_beside(other, choice):
                continue
            less = lacking(own, others)
            if less:
                collector.add(
                    "choice-dominated",
                    choice.where,
                    at=turn.choice_at(choice),
                    name=choice.id,
                    by=other.id,
                    figures=", ".join(f"{what}: {a} < {b}" for what, a, b in less),
                )
                break


def _always_beside(other: Choice, choice: Choice) -> bool:
    """Whether ``other`` can be taken whenever ``choice`` can."""
    if other.once:
        return False
    if other.when is None:
        return True
    return choice.when is not None and canonical(choice.when.tree) == canonical(other.when.tree)


def lacking(own: Worth, others: Worth) -> list[tuple[str, str, str]]:
    """In what others give more, if they give less in nothing.

    Each is the area or ``capital``, and the two figures. Empty where they do give less, or where
    the two cannot be compared: amounts of capital that depend on the state, or another variable
    that they treat differently.
    """
    one, two = own.areas, others.areas
    if any(one[area] > two[area] for area in one):
        return []
    gain = _capital_gain(own.amounts, others.amounts)
    if gain is None or gain[0] > gain[1]:
        return []
    less = [(area, signed(one[area]), signed(two[area])) for area in one if one[area] < two[area]]
    if gain[0] < gain[1]:
        less.append((CAPITAL, signed(gain[0]), signed(gain[1])))
    return less


def signed(value: int) -> str:
    """A figure with its sign, as an author writes scores: +1, −2, 0."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def _capital_gain(
    one: Mapping[str, tuple[str, str]], two: Mapping[str, tuple[str, str]]
) -> tuple[int, int] | None:
    """What the two do to the capital, where that is all that they do differently."""
    if one == two:
        return 0, 0
    if any(one.get(name) != two.get(name) for name in {*one, *two} - {CAPITAL}):
        return None
    amounts = one.get(CAPITAL), two.get(CAPITAL)
    values = [_constant(amount) for amount in amounts]
    if values[0] is None or values[1] is None:
        return None
    kinds = {amount[0] for amount in amounts if amount is not None}
    if kinds == {"change"} or (kinds == {"set"} and None not in amounts):
        return values[0], values[1]
    return None


def written(effects: Effects, asked: Collection[str]) -> dict[str, tuple[str, str]]:
    """What is done to each variable that is asked for, written one way; adding 0 is nothing."""
    if effects == NO_EFFECTS:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for what, amounts in (("set", effects.set), ("change", effects.change)):
        for amount in amounts:
            if amount.variable in asked and not (what == "change" and _nothing(amount)):
                found[amount.variable] = (what, canonical(amount.tree))
    return found


def _nothing(amount: Amount) -> bool:
    return isinstance(amount.tree, Constant) and amount.tree.value == 0


def _constant(amount: tuple[str, str] | None) -> int | None:
    if amount is None:
        return 0
    try:
        return int(amount[1])
    except ValueError:
        return None


# ── length ──────────────────────────────────────────────────────────────────────────────────


def _unequal(collector: Findings, turn: Turn) -> None:
    lengths = [
        [words_in(phrase.source) for phrase in wordings(choice.text, turn.side.seat)]
        for choice in turn.side.choices
    ]
    if len(lengths) < 2:
        return
    # Where a text varies, the kindest wording counts.
    longest, shortest = max(map(min, lengths)), min(map(max, lengths))
    if longest > MAX_RATIO * shortest and longest - shortest >= MIN_DIFFERENCE:
        collector.add(
            "choices-unequal-length",
            turn.side.where,
            at=turn.at,
            scene=turn.scene.id,
            longest=longest,
            shortest=shortest,
        )


def _too_long(
    collector: Findings,
    turn: Turn,
    choice: Choice,
    phrase: Phrase,
    catalogues: Mapping[str, Catalogue],
) -> None:
    texts = [(ORIGINAL, phrase.source, MAX_WORDS)]
    for language, catalogue in catalogues.items():
        if catalogue.has(phrase.source):
            translated = catalogue.translate(phrase.source)
            texts.append((base(language), translated, MAX_WORDS_TRANSLATED))
    for wording, source, limit in texts:
        count = words_in(source)
        if count > limit:
            collector.add(
                "choice-too-long",
                phrase.where,
                at=turn.choice_at(choice),
                name=choice.id,
                count=count,
                limit=limit,
                wording=wording,
            )


# ── scores ──────────────────────────────────────────────────────────────────────────────────


def _strong(collector: Findings, turn: Turn, choice: Choice) -> None:
    for score in choice.focus:
        if abs(score.value) == STRONG and score.yet is None:
            collector.add(
                "strong-without-yet",
                choice.where,
                at=turn.choice_at(choice),
                name=choice.id,
                part=score.part,
                value=signed(score.value),
            )
            break
