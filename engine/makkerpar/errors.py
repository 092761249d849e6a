"""What the caller did wrong, as exceptions.

Three kinds of trouble, never mixed: an author's mistake is a `Diagnostic` (collected, never
raised), the caller's mistake is one of these, and anything else that is raised is a fault of ours.

A message is one English sentence, written as a msgid: it is extracted for translation wherever one
of these classes, or a class made from them, is called with a string. What varies is passed by name.

    raise Refused("“{choice}” is not on offer in {scene}.", choice=choice, scene=scene)

`str(error)` is the English sentence; a front end says `error.tell(interface.gettext)` in the
reader's language.
"""

from __future__ import annotations

from collections.abc import Callable


class MakkerparError(Exception):
    """The caller asked for what cannot be. Shown to a person as it is, never with a traceback."""

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def tell(self, gettext: Callable[..., str]) -> str:
        """The sentence in the language of `gettext`, which takes a msgid and its values by name."""
        return gettext(self.message, **self.values)

    def __str__(self) -> str:
        return self.tell(_english)


class NotFound(MakkerparError):
    """No such thing by that `name`; `suggestions` are the names that come nearest, best first."""

    def __init__(
        self, message: str, /, *, name: str, suggestions: tuple[str, ...] = (), **values: object
    ) -> None:
        super().__init__(message, name=name, **values)
        self.name = name
        self.suggestions = suggestions

    def tell(self, gettext: Callable[..., str]) -> str:
        """The sentence, and after it the nearest names there are."""
        sentence = super().tell(gettext)
        if not self.suggestions:
            return sentence
        hint = gettext("Did you mean: {names}?", names=", ".join(self.suggestions))
        return f"{sentence} {hint}"


class Refused(MakkerparError):
    """A move that is not on offer now. What it was made on is unchanged."""


class RecordError(MakkerparError):
    """The player's record on disk cannot do this; what was saved before is still there."""


class PlayMovedOn(RecordError):
    """Another program has saved or removed this play since it was taken up here.

    Nothing is lost: what the other saved is on disk, and what was played here can begin a copy.
    """


class CatalogueError(MakkerparError):
    """A translation catalogue that cannot be read, because of what stands in `line` (from 1)."""

    def __init__(self, message: str, /, *, line: int, **values: object) -> None:
        super().__init__(message, line=line, **values)
        self.line = line


def _english(msgid: str, /, **values: object) -> str:
    return msgid.format_map(values) if values else msgid
