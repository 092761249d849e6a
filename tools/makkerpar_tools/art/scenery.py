"""What stands behind the screens that are no scene: the town of an act, the door, the table."""

from __future__ import annotations

from collections.abc import Mapping

from makkerpar_tools.art.scenery_door import DAYTIME, NIGHT, door, table
from makkerpar_tools.art.scenery_town import WEATHERS, town


def drawings() -> Mapping[str, str]:
    """Each picture's SVG text by its path under the assets."""
    drawn = {f"scenery/town_{weather}.svg": town(weather) for weather in WEATHERS}
    drawn["scenery/door.svg"] = door(DAYTIME)
    drawn["scenery/door_night.svg"] = door(NIGHT)
    drawn["scenery/table.svg"] = table()
    return drawn
