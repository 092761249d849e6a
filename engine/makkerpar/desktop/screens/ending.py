"""The end of the story, as it is called in this window; then the debrief."""

from __future__ import annotations

from collections.abc import Sequence

from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Pad, Row, Scroll, Space, Spring, Words, button
from makkerpar.desktop.nodes.boxes import Cell
from makkerpar.desktop.nodes.stage import Stage
from makkerpar.desktop.screens.chrome import MARGIN, Framed, Hints, body
from makkerpar.desktop.screens.playing import LARGE, STAGE, STAGE_LARGE, Playing
from makkerpar.desktop.view import Shortcut
from makkerpar.focus import SEATS
from makkerpar.play.view import Ended


class EndView(Playing):
    """How it ended, in a line; of two people each has a line of their own."""

    def build(self, look: Look) -> Node:
        page, case, ui = self.course.page, self.course.case, self.desk.ui
        ended = [beat for beat in page.beats if isinstance(beat, Ended)]
        titles: list[Node] = []
        for seat, beat in zip(SEATS, ended, strict=False):
            title = Words(case.say(beat.title, ui.language), "display", balanced=True)
            if len(ended) == len(SEATS):
                # The story is called something else in each window.
                name = ui.gettext("For {name}", name=case.player(seat, ui.language))
                titles.append(Column([Words(name, "label", "ink2"), title], 4))
            else:
                titles.append(title)
        text = Column(
            [
                Spring(12),
                Words(ui.gettext("The end"), "over", "brick"),
                Space(10),
                Column(titles, 16),
                Space(18),
                Words(
                    ui.gettext(
                        "There is no score here. The debrief begins with a question and takes "
                        "about ten minutes."
                    ),
                    "body",
                    "ink2",
                ),
                Space(26),
                Row([button("go", ui.gettext("To the debrief"), self.go_on, icon="arrow-right")]),
                Spring(12, share=2),
            ]
        )
        if look.narrow:
            inside: Node = body(Column([self._stage(), Space(12), text]), top=18)
        else:
            # The text begins where a scene's did, so that nothing jumps.
            large = look.scale >= LARGE
            stage = round((look.size[0] - look.dp(MARGIN)) * (STAGE_LARGE if large else STAGE))
            inside = Pad(
                Row(
                    [
                        Cell(Pad(self._stage(), 0, 20, 0, 4), width=stage),
                        Cell(Pad(Scroll("end", text), 32 if large else 54, 0, 0, 0, most=640), 1),
                    ],
                    align=None,
                ),
                MARGIN,
                0,
            )
        return Framed(self.bar(look), inside, Hints(self.shortcuts()))

    def _stage(self) -> Node:
        scene = self.course.page.scene
        return Stage(scene.place if scene is not None else None, None)

    def shortcuts(self) -> Sequence[Shortcut]:
        text = self.desk.ui.gettext("To the debrief")
        return [Shortcut((), self.go_on, "Enter", text), *super().shortcuts()]
