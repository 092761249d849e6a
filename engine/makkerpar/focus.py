"""The domain's constants: two seats, five focus areas, fifteen parts.

The codes (``1`` … ``5``, ``1A`` … ``5C``) are stable identifiers: scenario files, saves and
reports use them. The names are what people read.
"""

from __future__ import annotations

from typing import Final, Literal

Seat = Literal["director", "chief"]
Held = Literal["director", "chief", "both", "room"]

DIRECTOR: Final[Seat] = "director"
CHIEF: Final[Seat] = "chief"
SEATS: Final[tuple[Seat, Seat]] = (DIRECTOR, CHIEF)
HELD: Final[tuple[Held, ...]] = ("director", "chief", "both", "room")

MOODS: Final = ("neutral", "glad", "worried", "sceptical", "annoyed")
TONES: Final = ("bright", "mixed", "dark")

AREA_NAMES: Final[dict[str, dict[str, str]]] = {
    "1": {"da": "Fælles ledelsesperspektiv", "en": "Shared leadership perspective"},
    "2": {"da": "Fundamental gensidig tillid", "en": "Fundamental mutual trust"},
    "3": {"da": "Hjælpe hinanden til at lykkes", "en": "Help each other succeed"},
    "4": {"da": "Gå tæt på hinandens ledelse", "en": "Go close to each other's leadership"},
    "5": {
        "da": "Gøre relationen gensidigt udviklende",
        "en": "Make the relation mutually developing",
    },
}

PART_NAMES: Final[dict[str, dict[str, str]]] = {
    "1A": {"da": "Tydelig strategisk retning", "en": "Clear strategic direction"},
    "1B": {
        "da": "Tænke på tværs, tage ansvar for helheden",
        "en": "Think across, own the whole",
    },
    "1C": {
        "da": "Stærk samarbejdskultur i chefgruppen",
        "en": "Strong culture of cooperation in the chief group",
    },
    "2A": {"da": "Være åben og vise tillid", "en": "Be open and show trust"},
    "2B": {
        "da": "Stole på hinandens opbakning og loyalitet",
        "en": "Rely on each other's backing and loyalty",
    },
    "2C": {
        "da": "Balancen mellem det professionelle og det personlige",
        "en": "Balance the professional and the personal",
    },
    "3A": {
        "da": "Advare om mulige problemer i tide",
        "en": "Warn of possible problems in time",
    },
    "3B": {"da": "Efterspørge hjælp", "en": "Ask for help"},
    "3C": {"da": "Udnytte hinandens styrker", "en": "Use each other's strengths"},
    "4A": {
        "da": "Være en god gæst i den andens ledelsesrum",
        "en": "Be a good guest in the other's leadership space",
    },
    "4B": {"da": "Intervenere hensynsfuldt", "en": "Intervene considerately"},
    "4C": {"da": "Turde udfordre hinanden", "en": "Dare to challenge each other"},
    "5A": {"da": "Tage de kritiske samtaler", "en": "Take the critical conversations"},
    "5B": {
        "da": "Give og modtage feedback ordentligt",
        "en": "Give and receive feedback properly",
    },
    "5C": {
        "da": "Stille sin erfaring til rådighed",
        "en": "Put one's experience at the other's disposal",
    },
}

AREAS: Final[tuple[str, ...]] = tuple(AREA_NAMES)
PARTS: Final[tuple[str, ...]] = tuple(PART_NAMES)


def other(seat: Seat) -> Seat:
    """The seat across the table."""
    return CHIEF if seat == DIRECTOR else DIRECTOR


def area_of(part: str) -> str:
    """The focus area (``"3"``) that a part (``"3A"``) belongs to."""
    return part[0]
