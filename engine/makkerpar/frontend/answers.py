"""What a player has said in a debrief, under the keys of the record."""

from __future__ import annotations

from makkerpar.debrief.ask import Answers
from makkerpar.focus import AREAS, Seat
from makkerpar.record import PlayId, Record

WORDS = "words"
FIRST = "first"
LET_GO = "let_go"


def key(seat: Seat, what: str) -> str:
    """An answer's key: every seat has its own."""
    return f"{seat}.{what}"


def question_key(seat: str, question: str) -> str:
    """The key of an answer to one of the scenario's questions, by the question as written."""
    return f"{seat}.question.{question}"


def read(record: Record, play: PlayId, seat: Seat) -> Answers:
    """The first screen's answers; what makes no sense counts as not said."""
    kept = record.answers(play)
    first = tuple(dict.fromkeys(kept.get(key(seat, FIRST), "").split(",")))
    let_go = kept.get(key(seat, LET_GO), "")
    words = kept.get(key(seat, WORDS), "")
    try:
        return Answers(
            words=words,
            first=tuple(area for area in first if area in AREAS),
            let_go=let_go if let_go in AREAS else None,
        )
    except ValueError:
        return Answers(words=words)


def keep(record: Record, play: PlayId, seat: Seat, answers: Answers) -> None:
    """Put the first screen's answers on disk."""
    record.answer(play, key(seat, WORDS), answers.words)
    record.answer(play, key(seat, FIRST), ",".join(answers.first))
    record.answer(play, key(seat, LET_GO), answers.let_go or "")
