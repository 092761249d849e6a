"""What a screen is made of: nodes that know how high they are at a width, and draw themselves."""

from __future__ import annotations

from makkerpar.desktop.nodes.boxes import Card, Column, Grid, Pad, Row
from makkerpar.desktop.nodes.node import Node, Nothing, Rule, Space, Spring
from makkerpar.desktop.nodes.press import Pressable, button, key_cap, key_hint
from makkerpar.desktop.nodes.scroll import Docked, Scroll
from makkerpar.desktop.nodes.words import Glyph, Level, Line, Words

__all__ = [
    "Card",
    "Column",
    "Docked",
    "Glyph",
    "Grid",
    "Level",
    "Line",
    "Node",
    "Nothing",
    "Pad",
    "Pressable",
    "Row",
    "Rule",
    "Scroll",
    "Space",
    "Spring",
    "Words",
    "button",
    "key_cap",
    "key_hint",
]
