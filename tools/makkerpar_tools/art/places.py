"""The places where scenes happen, each by day and in the evening.

The window shows a place in three ways, so each is drawn to be known by any of them: upright, x 241
to 1040 of 1600, with a person before its middle third; as a banner, y 180 to 820 of 1000, with a
person at the right; and small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from makkerpar_tools.art import place_care, place_hall, place_house, place_town
from makkerpar_tools.art.place_furniture import DAY, EVENING, Light

PLACES: Mapping[str, Callable[[Light], str]] = {
    "canteen": place_house.canteen,
    "car": place_town.car,
    "care_home": place_care.care_home,
    "corridor": place_house.corridor,
    "council_chamber": place_hall.council_chamber,
    "home_kitchen": place_town.home_kitchen,
    "hospital": place_care.hospital,
    "meeting_room": place_hall.meeting_room,
    "office": place_hall.office,
    "press": place_hall.press,
    "school": place_care.school,
    "stairs": place_house.stairs,
    "town_square": place_town.town_square,
    "video_meeting": place_house.video_meeting,
}


def drawings() -> Mapping[str, str]:
    """Each picture's SVG text by its path under the assets."""
    drawn = {}
    for name, draw in PLACES.items():
        drawn[f"places/{name}.svg"] = draw(DAY)
        drawn[f"places/{name}_evening.svg"] = draw(EVENING)
    return drawn
