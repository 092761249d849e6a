from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from makkerpar.desktop.canvas import Canvas
from makkerpar.desktop.screens.debrief.onward import OnwardView, changed_last
from makkerpar.desktop.screens.title import TitleView
from makkerpar.diagnostics import Where
from makkerpar.frontend.questions import Asked
from makkerpar.play.view import Words
from makkerpar.record import Agreement
from makkerpar.scenario.model import ByWindow, FirstOf, Phrase, Remark
from tests.desktop.debriefed import go_to, to_debrief
from tests.desktop.world import Hands, window


def onward(hands: Hands, seat: str = "director") -> OnwardView:
    """From the picker to the last screen."""
    to_debrief(hands, seat)
    view = go_to(hands, 6)
    assert isinstance(view, OnwardView)
    return view


def frame(hands: Hands) -> Canvas:
    """What was drawn last."""
    assert hands.app.frame is not None
    return hands.app.frame


def kept(hands: Hands) -> Agreement | None:
    """The agreement on disk."""
    return next(iter(hands.desk.record.agreements()), None)


def words(hands: Hands) -> tuple[str, str, str] | None:
    """What the agreement on disk says."""
    found = kept(hands)
    return (found.what, found.with_whom, found.when) if found is not None else None


def test_opens_on_the_agreement(tmp_path: Path) -> None:
    """The questions are there to read, and the first field of the agreement has the focus."""
    with window(tmp_path) as hands:
        onward(hands)

        assert hands.top.focus == "what"
        assert hands.stops[:3] == ["what", "with_whom", "when"]
        assert "Hvad holdt du tæt med?" in hands.text
        assert "Hvad ventede du på?" not in hands.text


def test_what_the_author_says(tmp_path: Path) -> None:
    """What the author has to say of how it went stands above the questions, where it holds."""
    with window(tmp_path) as hands:
        onward(hands, "chief")
        lines = hands.text.split("\n")

        said = lines.index("Formanden hørte det først af alle.")
        assert said < lines.index("Hvad ventede du på?")


def test_the_agreement_is_kept(tmp_path: Path) -> None:
    """All three fields come on disk by themselves while they are written."""
    with window(tmp_path) as hands:
        onward(hands)
        hands.write("Ring samme dag.")
        hands.press("enter")
        hands.write("Altid.")
        hands.press("tab")
        hands.write("Birgitte")
        hands.press("tab")
        hands.write("Torsdag")
        hands.wait(1.3)

        assert words(hands) == ("Ring samme dag.\nAltid.", "Birgitte", "Torsdag")
        assert isinstance(hands.top, OnwardView)


def test_the_agreement_is_there_again(tmp_path: Path) -> None:
    """What was kept when the window closed in the middle of a word stands in the fields again."""
    with window(tmp_path) as hands:
        onward(hands)
        hands.write("Ring sam")
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        hands.app.run()
    with window(tmp_path) as hands:
        hands.press("enter")
        for _ in range(5):
            if not isinstance(hands.top, OnwardView):
                hands.press("enter")
        view = hands.top
        assert isinstance(view, OnwardView)
        hands.write("me dag.")
        hands.wait(2)

        assert view.fields["what"].text == "Ring samme dag."
        assert words(hands) == ("Ring samme dag.", "", "")


def test_save_and_finish(tmp_path: Path) -> None:
    """The last button keeps the agreement, ends the debrief, and leads back to the cases."""
    with window(tmp_path) as hands:
        onward(hands)
        hands.write("Ring samme dag.")
        hands.press("ctrl+enter")

        assert isinstance(hands.top, TitleView)
        assert words(hands) == ("Ring samme dag.", "", "")
        assert not hands.desk.record.open_debriefs()


def test_empty_fields_make_no_agreement(tmp_path: Path) -> None:
    """Finishing with nothing written is allowed, and leaves nothing to be asked about."""
    with window(tmp_path) as hands:
        onward(hands)
        hands.focus("on")
        hands.press("enter")

        assert isinstance(hands.top, TitleView)
        assert kept(hands) is None
        assert not hands.desk.record.open_debriefs()


def test_back_and_forth(tmp_path: Path) -> None:
    """Going back keeps what is written, and it is there on the way on."""
    with window(tmp_path) as hands:
        onward(hands)
        hands.write("Ring")
        hands.press("alt+left")
        view = go_to(hands, 6)
        assert isinstance(view, OnwardView)

        assert view.fields["what"].text == "Ring"


def test_two_read_together(tmp_path: Path) -> None:
    """Two people get all questions, each with the name of whom it is for, and one agreement."""
    with window(tmp_path, language="en") as hands:
        to_debrief(hands, "both")
        for _ in range(60):
            if isinstance(hands.top, OnwardView):
                break
            if hands.stops[0] == "words":
                hands.write("a")
                hands.focus("ballot")
                hands.press("space", "down", "space", "down", "right", "space")
            if hands.stops[0] == "open":
                hands.press("enter")
            else:
                hands.press("alt+right")
        assert isinstance(hands.top, OnwardView)
        lines = hands.text.split("\n")

        assert {"Hvad holdt du tæt med?", "Hvad ventede du på?"} <= set(lines)
        assert "For Karen Lind" in lines
        assert "For Jonas Rask" in lines
        assert lines.count("What") == 1


def test_the_changed_situation_has_a_card(tmp_path: Path) -> None:
    """The question about a changed situation comes last and stands on a ground of its own."""
    with window(tmp_path, language="en") as hands:
        onward(hands)
        written = {line.text: line for line in frame(hands).written}
        palette = frame(hands).look.palette

        assert written["Hvad holdt du tæt med?"].ground == palette.bg
        last = written["Hvornår ville du selv have ringet?"]
        assert last.ground == palette.fjord_t
        assert last.rect.top > written["Hvad holdt du tæt med?"].rect.top
        assert written["A different situation"].ground == palette.fjord_t


def phrase(text: str) -> Phrase:
    """A text that stands nowhere."""
    return Phrase(text, Where("x", 1, 1))


def asked(text: Phrase) -> Asked:
    """A question that one person reads."""
    return Asked(Words(text, {}), "director", None)


def test_which_question_comes_last() -> None:
    """The last of those that both seats are asked comes last, however it varies; else the last."""
    own, other, varying = phrase("own"), phrase("other"), phrase("varying")
    text = FirstOf(((None, ByWindow(varying, phrase("the chief's"))),))
    remarks = [Remark(None, None, text), Remark("director", None, own)]
    both, alone, also = asked(varying), asked(own), asked(other)

    assert changed_last([both, alone, also], remarks) == [alone, also, both]
    assert changed_last([alone, also], remarks) == [alone, also]
    assert changed_last([], remarks) == []


# `test_reflow` has every size; here are the states that it does not come to.
SIZES = [((1280, 720), 1.0), ((640, 480), 2.0)]


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_reflow(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """At every size all texts are whole and the fields stand below or beside the questions."""
    with window(tmp_path, size=size) as hands:
        onward(hands)
        hands.desk.prefs.scale = scale
        hands.write("Et ord " * 20)
        hands.press("tab")
        hands.write("Et langt navn " * 5)
        written = frame(hands).written
        for number, one in enumerate(written):
            assert one.rect.left >= 0
            assert one.rect.right <= size[0]
            for other in written[number + 1 :]:
                if (one.area, one.layer) == (other.area, other.layer):
                    box = one.rect.inflate(-2, -4)
                    assert not box.colliderect(other.rect.inflate(-2, -4)), (one.text, other.text)
