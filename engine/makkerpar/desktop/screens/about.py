"""What Makkerpar is, what its scores mean, where things are kept, and the licences."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar import __version__, resources
from makkerpar.desktop.answer import Answer, Pop
from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Row, Rule, Space, Words, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.screens.chrome import Bar, Foot, Framed, body
from makkerpar.desktop.view import Shortcut, View
from makkerpar.text.interface import Interface

_TEXT = 680  # dp: text is never set wider


class AboutView(View):
    """About Makkerpar."""

    scrolls_by_arrows = True

    def build(self, look: Look) -> Node:
        ui = self.desk.ui
        home = self.desk.options.home or resources.user_data_dir()
        head = Column(
            [
                Words(ui.gettext("Makkerpar {version}", version=__version__), "over", "brick"),
                Space(4),
                Words(ui.gettext("Two windows, one case"), "display", balanced=True),
            ]
        )
        left = Column([*_what(ui), Space(26), *_scores(ui)])
        right = Column([*_privacy(ui, str(home)), Space(26), *_licences(ui)])
        if look.two_columns:
            columns: Node = Row([Cell(left, 1), Cell(right, 1)], 56, 0.0)
            whole = Column([head, Space(16), columns])
            inside = body(whole, top=22, bottom=14, key="about")
        else:
            whole = Column([head, Space(22), left, Space(26), right])
            inside = body(whole, top=20, most=_TEXT * look.scale, key="about")
        close = button("close", ui.gettext("Close"), self._close)
        bar = Bar(ui.gettext("About"))
        return Framed(bar, inside, Foot(self.shortcuts(), [close]))

    def shortcuts(self) -> Sequence[Shortcut]:
        ui = self.desk.ui
        return (
            Shortcut((), self._close, "↑ ↓", ui.gettext("Scroll")),
            Shortcut(("escape", "backspace"), self._close, "Esc", ui.gettext("Close")),
        )

    def _close(self) -> Answer:
        return Pop()


def _what(ui: Interface) -> list[Node]:
    text = ui.gettext(
        "A director and a strategic chief see the same case, each through a window of their own. "
        "You take one of the seats, or two of you take one each. What you choose decides what the "
        "two can do next. When the story has ended, you look at what you meant and what came of it."
    )
    return [Words(ui.gettext("What it is"), "h2"), Space(6), Words(text, "body", "ink2")]


def _scores(ui: Interface) -> list[Node]:
    means = ui.gettext(
        "These are one author's weights, worked out exactly, and open to argument. They are for "
        "development only, never for ranking or selection."
    )
    not_ = ui.gettext(
        "There is no total, no grade, and nobody to be compared with. A score says what the author "
        "thinks of a choice as things stood. It says nothing of how it turned out, or of you."
    )
    return [
        Words(ui.gettext("What the scores mean, and what they do not"), "h2"),
        Space(6),
        Words(means, "body", "ink2"),
        Space(10),
        Words(not_, "body", "ink2"),
    ]


def _privacy(ui: Interface, home: str) -> list[Node]:
    text = ui.gettext(
        "What you choose and write stays on this computer. Makkerpar sends nothing anywhere and "
        "asks for no name. You can delete all of it under Settings. It is kept here:"
    )
    return [
        Words(ui.gettext("What happens to what you write"), "h2"),
        Space(6),
        Words(text, "body", "ink2"),
        Space(6),
        Words(home, "small", "ink"),
    ]


def _licences(ui: Interface) -> list[Node]:
    """Whose work this is, and on what terms; the names of licences are the same everywhere."""
    licences = (
        (ui.gettext("The program"), "MIT"),
        (ui.gettext("Cases, places and things"), "CC BY 4.0"),
        (ui.gettext("Portraits: Notionists by Zoish, via DiceBear"), "CC0 1.0"),
        (ui.gettext("Type: Newsreader and Hanken Grotesk"), "SIL OFL 1.1"),
        (ui.gettext("Icons: Lucide, some of them from Feather"), "ISC, MIT"),
        (ui.gettext("The window: pygame-ce and SDL"), "LGPL 2.1, zlib"),
    )
    rows: list[Node] = [Words(ui.gettext("Licences"), "h2"), Space(8)]
    for what, licence in licences:
        row = Row(
            [Cell(Words(what, "small", "ink2"), 1.7), Cell(Words(licence, "label"), 1)], 16, 0.0
        )
        rows += [Rule(), Space(6), row, Space(6)]
    text = ui.gettext("The full texts are with the program's files.")
    return [*rows, Rule(), Space(8), Words(text, "small", "ink2")]
