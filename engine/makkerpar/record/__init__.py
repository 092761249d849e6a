"""What a player keeps: plays, answers, agreements, settings; on this machine and nowhere else."""

from __future__ import annotations

from makkerpar.record.history import Record
from makkerpar.record.model import Agreement, PlayId, SavedPlay

__all__ = ["Agreement", "PlayId", "Record", "SavedPlay"]
