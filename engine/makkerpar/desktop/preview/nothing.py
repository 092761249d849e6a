"""What is shown while nothing can be played as yet."""

from __future__ import annotations

from makkerpar.desktop.look import Look
from makkerpar.desktop.nodes import Column, Node, Spring, Words
from makkerpar.desktop.screens.chrome import body
from makkerpar.desktop.view import View


class NothingView(View):
    """An empty page that says what will stand there."""

    def build(self, look: Look) -> Node:
        text = self.desk.ui.gettext("Once it can be played, it stands here.")
        return body(Column([Spring(), Words(text, "lead", "ink2", align=0.5), Spring(share=2)]))
