"""The agreement that is asked about next time."""

from __future__ import annotations

from datetime import datetime

from makkerpar.record import Agreement, PlayId, Record


def due(record: Record, began: datetime, besides: PlayId | None = None) -> Agreement | None:
    """The agreement to ask about, if any.

    Not one made in this visit (since `began`), of the play `besides`, or of a debrief that is
    still open.
    """
    found = record.agreement_due()
    if found is None or found.made >= began or found.play == besides:
        return None
    still_open = {one.id for one in record.open_debriefs()}
    return None if found.play in still_open else found
