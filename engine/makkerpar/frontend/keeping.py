"""Keeping a play: on disk before its consequence is shown, and as a copy where another went on."""

from __future__ import annotations

from makkerpar.errors import NotFound, PlayMovedOn
from makkerpar.play import journal
from makkerpar.play.rules import Play
from makkerpar.record import PlayId, Record


class Keeper:
    """One play's place in the record.

    Attributes:
        id: what the play is called there; another one after a copy was begun.
    """

    def __init__(self, record: Record, play: PlayId) -> None:
        self.record = record
        self.id = play

    @classmethod
    def begin(cls, record: Record, play: Play) -> Keeper:
        """Keep a new play."""
        keeper = cls(record, PlayId(""))
        keeper._begin(play)
        return keeper

    def save(self, play: Play) -> bool:
        """Put the play on disk; False where it had moved on elsewhere and a copy was begun."""
        try:
            self.record.save(self.id, journal.of(play).to_json(), ended=play.ended)
        except (PlayMovedOn, NotFound):
            self._begin(play)
            return False
        return True

    def _begin(self, play: Play) -> None:
        text = journal.of(play).to_json()
        self.id = self.record.begin(play.program.scenario.id, play.held, text)
        if play.ended:
            self.record.save(self.id, text, ended=True)
