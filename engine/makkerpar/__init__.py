"""Makkerpar: cases that train the working relation between a director and a strategic chief."""

from __future__ import annotations

__version__ = "0.1.0"
