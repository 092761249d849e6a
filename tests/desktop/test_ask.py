from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pygame
import pytest

from makkerpar.debrief.ask import Answers
from makkerpar.desktop.canvas import Canvas, Written
from makkerpar.desktop.nodes import ballot
from makkerpar.desktop.screens.curtain import HandOverView
from makkerpar.desktop.screens.debrief.ask import AskView
from makkerpar.desktop.screens.debrief.step import StepView
from makkerpar.frontend import answers
from makkerpar.record import PlayId, Record
from tests.desktop.debriefed import answer, go_to, to_debrief
from tests.desktop.world import MONDAY, Hands, begin, window


def ask(hands: Hands) -> AskView:
    """The first screen, which must be on top."""
    assert isinstance(hands.top, AskView)
    return hands.top


def frame(hands: Hands) -> Canvas:
    """What was drawn last."""
    assert hands.app.frame is not None
    return hands.app.frame


def kept(hands: Hands, seat: str = "director") -> Answers:
    """What is on disk."""
    view = ask(hands)
    assert seat in ("director", "chief")
    return answers.read(
        hands.desk.record, view.process.keeper.id, "chief" if seat == "chief" else "director"
    )


def test_opens_on_the_field(tmp_path: Path) -> None:
    """The question comes before anything of the play is told, with the focus in its field."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")

        assert hands.top.focus == "words"
        assert hands.stops[0] == "words"
        assert "Hvilket øjeblik" in hands.text
        assert "Mandag kl. 8" not in hands.text


def test_what_is_missing_is_named_one_at_a_time(tmp_path: Path) -> None:
    """The way on is closed until a word is written and three crosses are made, and says why."""
    with window(tmp_path, language="en") as hands:
        to_debrief(hands, "director")
        said = [ask(hands).missing()]
        hands.write(" ")
        said.append(ask(hands).missing())
        hands.write("a")
        said.append(ask(hands).missing())
        hands.press("tab", "space")
        said.append(ask(hands).missing())
        hands.press("down", "space")
        said.append(ask(hands).missing())
        hands.press("ctrl+enter")
        still = type(hands.top)
        hands.press("down", "right", "space")
        said.append(ask(hands).missing())
        hands.press("ctrl+enter")

        assert said == [
            "Missing: a word about the moment",
            "Missing: a word about the moment",
            "Missing: what you put first",
            "Missing: one more that you put first",
            "Missing: what you let go",
            "",
        ]
        assert still is AskView
        assert isinstance(hands.top, StepView)
        assert hands.top.number == 2


def test_why_it_is_closed_stands_beside_the_button(tmp_path: Path) -> None:
    """What is missing is written on the screen, and the button cannot be pressed."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.focus("on")
        hands.press("enter")

        assert ask(hands).missing() in hands.text
        assert next(stop for stop in frame(hands).stops if stop.key == "on").press is None


def test_the_ballot_is_one_stop(tmp_path: Path) -> None:
    """Tab goes from the field to the ballot and on; arrows go from box to box, to the edge."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        found = []
        for _ in range(3):
            found.append(hands.top.focus)
            hands.press("tab")
        hands.focus("ballot")
        hands.press("up", "left", "down", "down", "down", "down", "down", "right", "right", "space")

        assert found == ["words", "ballot", "on"]
        assert kept(hands).let_go == "5"


def test_a_third_is_told_why(tmp_path: Path) -> None:
    """Where two come first already, a third is not crossed, and the reason stands at its area."""
    with window(tmp_path, language="en") as hands:
        to_debrief(hands, "director")
        hands.focus("ballot")
        hands.press("space", "down", "space", "down")
        before = hands.text
        hands.press("space")
        told, said = hands.text, kept(hands)
        hands.press("up")

        why = "You have put two first."
        assert why not in before
        assert why in told
        assert said.first == ("1", "2")
        assert why not in hands.text


def test_one_excludes_the_other(tmp_path: Path) -> None:
    """An area that came first can be let go, and then no longer came first; and back."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.focus("ballot")
        hands.press("space", "right", "space")
        let_go = kept(hands)
        hands.press("left", "space")
        first = kept(hands)
        hands.press("enter")

        assert let_go == Answers(let_go="1")
        assert first == Answers(first=("1",))
        assert kept(hands) == Answers()


def test_the_mouse_crosses_boxes(tmp_path: Path) -> None:
    """A click on a box crosses it, and a second one takes the cross back."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.click("ballot.4.first")
        hands.click("ballot.2.let_go")
        crossed = kept(hands)
        hands.click("ballot.4.first")

        assert crossed == Answers(first=("4",), let_go="2")
        assert kept(hands) == Answers(let_go="2")
        assert hands.top.focus == "ballot"


def test_boxes_can_be_hit(tmp_path: Path) -> None:
    """What the pointer presses is at least as large as a finger, at each size of text."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        for scale in (1.0, 1.5, 2.0):
            hands.desk.prefs.scale = scale
            hands.app.draw()
            parts = [stop.rect for stop in frame(hands).stops if stop.part_of == "ballot"]
            assert len(parts) == 10
            assert all(min(rect.size) >= 44 for rect in parts)


def test_what_is_written_survives(tmp_path: Path) -> None:
    """Words and crosses are there again after the window was closed in the middle of a word."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.press("tab", "space", "shift+tab")
        hands.write("Da telefonen ri")
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        hands.app.run()
    with window(tmp_path) as hands:
        hands.press("enter")
        while not isinstance(hands.top, AskView):
            hands.press("enter")

        assert ask(hands).fields["words"].text == "Da telefonen ri"
        assert "Da telefonen ri" in hands.text
        assert kept(hands) == Answers(words="Da telefonen ri", first=("1",))


def test_words_are_kept_with_the_ballot(tmp_path: Path) -> None:
    """A cross keeps what has been written so far as well."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.write("Ord")
        hands.click("ballot.1.first")

        assert kept(hands) == Answers(words="Ord", first=("1",))


def test_letters_are_letters(tmp_path: Path) -> None:
    """In the field L writes an l and is not hinted at; outside it opens the log."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        hands.press("l")
        hands.write("l")
        field = ask(hands).fields["words"].text, "L" in hands.text.split("\n")
        hands.press("tab")
        hinted = "L" in hands.text.split("\n")
        view = ask(hands)
        hands.press("l")

        assert field == ("l", False)
        assert hinted
        assert hands.top is not view


def test_two_people_answer_apart(tmp_path: Path) -> None:
    """Each of two people has a screen of their own, and sees nothing of the other's."""
    with window(tmp_path) as hands:
        to_debrief(hands, "both")
        answer(hands, "Karens øjeblik.")
        seen = []
        for _ in range(20):
            hands.press("alt+right")
            if isinstance(hands.top, AskView):
                seen.append(hands.text)
                break
            if not isinstance(hands.top, StepView):
                hands.press("enter")
        hands.write("Jonas' øjeblik.")
        hands.wait(2)

        assert ask(hands).seat == "chief"
        assert "Karens øjeblik." not in seen[0]
        assert kept(hands, "director").words == "Karens øjeblik."
        assert kept(hands, "chief") == Answers(words="Jonas' øjeblik.")


# `test_reflow` has every size; here are the states that it does not come to.
SIZES = [((1280, 720), 1.0), ((640, 480), 2.0)]


@pytest.mark.parametrize(("size", "scale"), SIZES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_reflow(tmp_path: Path, size: tuple[int, int], scale: float, language: str) -> None:
    """At every size all texts are whole, none lies over another, and all can be reached."""
    with window(tmp_path, size=size, language=language) as hands:
        hands.desk.prefs.scale = scale
        to_debrief(hands, "director")
        hands.write("Et ord " * 30)
        hands.press("tab", "space", "down", "space", "down", "space")
        for line in frame(hands).written:
            assert line.rect.left >= 0
            assert line.rect.right <= size[0]
        assert not overlaps(frame(hands).written)


def overlaps(written: list[Written]) -> list[tuple[str, str]]:
    """Pairs of texts in one place."""
    return [
        (one.text, other.text)
        for number, one in enumerate(written)
        for other in written[number + 1 :]
        if one.area == other.area
        and one.layer == other.layer
        and one.rect.inflate(-2, -4).colliderect(other.rect.inflate(-2, -4))
    ]


def test_narrow_cards_have_buttons(tmp_path: Path) -> None:
    """Where the card is too narrow for columns, each area has two labelled buttons below it."""
    with window(tmp_path, size=(640, 480), language="en") as hands:
        to_debrief(hands, "director")
        wide = hands.text.split("\n").count("Let go")
        hands.desk.prefs.scale = 2.0
        hands.press("tab")
        hands.click("ballot.1.let_go")

        assert wide == 1
        assert hands.text.split("\n").count("Let go") == 6
        assert kept(hands).let_go == "1"


def test_the_cursor_stays_in_sight(tmp_path: Path) -> None:
    """On a ballot that is higher than the window the view follows the box that keys press."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.desk.prefs.scale = 2.0
        to_debrief(hands, "director")
        hands.press("tab")
        for _ in range(5):
            hands.press("down")
            caret = frame(hands).caret
            assert caret is not None
            assert frame(hands).areas[0].rect.colliderect(caret)
        hands.press("space")
        rect = next(s.rect for s in frame(hands).stops if s.key == "ballot.5.first")

        assert kept(hands).first == ("5",)
        assert frame(hands).areas[0].rect.contains(rect)


def test_arrows_on_a_ballot() -> None:
    """Arrows stop at the ballot's edges, and other keys are for somebody else."""
    areas = ("1", "2")

    assert ballot.moved(areas, ("1", "first"), "up") == ("1", "first")
    assert ballot.moved(areas, ("1", "first"), "down") == ("2", "first")
    assert ballot.moved(areas, ("2", "first"), "right") == ("2", "let_go")
    assert ballot.moved(areas, ("2", "let_go"), "right") == ("2", "let_go")
    assert ballot.moved(areas, ("2", "let_go"), "x") is None


def agreed(record: Record) -> PlayId:
    """An agreement of a month ago, from another play whose debrief is done."""
    play = record.begin("andet", "director", "{}")
    record.debrief_at(play, 6, done=True)
    record.agree(play, what="Ring samme dag.", with_whom="Birgitte", when="")
    return play


def outcome(record: Record, play: PlayId) -> str | None:
    """What became of the agreement of a play, as it is on disk."""
    return next(one.outcome for one in record.agreements() if one.play == play)


def last_time(hands: Hands) -> PlayId:
    """A debrief's beginning, some time after an agreement was made."""
    play = agreed(hands.desk.record)
    hands.desk.began = MONDAY + timedelta(days=30)
    to_debrief(hands, "director")
    return play


def test_last_agreement_comes_first(tmp_path: Path) -> None:
    """What was agreed last time is asked about before the question, and the answer is kept."""
    with window(tmp_path) as hands:
        play = last_time(hands)
        shown, focus = hands.text, hands.top.focus
        hands.write("Jeg ringede.")
        hands.press("ctrl+enter")

        assert "Ring samme dag." in shown
        assert "Birgitte" in shown
        assert "Hvilket øjeblik" not in shown
        assert focus == "outcome"
        assert outcome(hands.desk.record, play) == "Jeg ringede."
        assert "Hvilket øjeblik" in hands.text
        assert hands.top.focus == "words"


def test_the_question_opens_at_its_top(tmp_path: Path) -> None:
    """Where both are higher than the window, the question is seen after last time's agreement."""
    with window(tmp_path, size=(640, 480)) as hands:
        hands.desk.prefs.scale = 2.0
        last_time(hands)
        hands.write("Jeg ringede. " * 20)
        scrolled = hands.top.scrolls["body"]
        hands.press("ctrl+enter")
        question = next(one for one in frame(hands).written if "Hvilket" in one.text)

        assert scrolled > 0
        assert frame(hands).areas[0].rect.contains(question.rect)


def test_last_agreement_can_be_skipped(tmp_path: Path) -> None:
    """An empty answer leaves the agreement to be asked about another time, not in this debrief."""
    with window(tmp_path) as hands:
        play = last_time(hands)
        hands.press("ctrl+enter")
        answer(hands)
        hands.press("ctrl+enter", "alt+left")

        assert outcome(hands.desk.record, play) is None
        assert "Ring samme dag." not in hands.text
        assert hands.top.focus == "words"


def test_an_unfinished_outcome_is_kept(tmp_path: Path) -> None:
    """What is written of last time's agreement is kept like everything else."""
    with window(tmp_path) as hands:
        play = last_time(hands)
        hands.write("Jeg ri")
        hands.wait(2)

        assert outcome(hands.desk.record, play) == "Jeg ri"


def test_an_empty_agreement_is_not_asked_about(tmp_path: Path) -> None:
    """An agreement without a word in it is not asked about."""
    with window(tmp_path) as hands:
        play = agreed(hands.desk.record)
        hands.desk.record.agree(play, what=" ", with_whom="", when="")
        hands.desk.began = MONDAY + timedelta(days=30)
        to_debrief(hands, "director")

        assert hands.top.focus == "words"


def test_answers_can_be_changed_later(tmp_path: Path) -> None:
    """Who comes back to the first screen finds everything, and can change it."""
    with window(tmp_path) as hands:
        to_debrief(hands, "director")
        answer(hands, "Først dette.")
        hands.press("ctrl+enter", "alt+left")
        found = ask(hands).fields["words"].text
        hands.write(" Og dette.")
        hands.press("alt+right")
        go_to(hands, 2)
        hands.press("alt+left")

        assert found == "Først dette."
        assert kept(hands) == Answers("Først dette. Og dette.", ("1", "2"), "3")


def test_of_two_people_each_answers_behind_the_curtain(tmp_path: Path) -> None:
    """The screens of one are never shown to the other, neither going on nor going back."""
    with window(tmp_path) as hands:
        begin(hands, "both")
        for _ in range(300):
            if isinstance(hands.top, HandOverView):
                break
            asked = any(key.startswith("choice.") for key in hands.stops)
            hands.press("1" if asked else "enter")
        assert "Karen" in hands.text
        hands.press("space", "l")
        assert isinstance(hands.top, HandOverView)
        hands.press("enter")
        go_to(hands, 4)
        hands.press("alt+right")
        assert isinstance(hands.top, HandOverView)
        assert "Jonas" in hands.text
        hands.press("enter")
        assert "Da telefonen ringede." not in hands.text
        hands.press("alt+left")
        assert isinstance(hands.top, HandOverView)
        assert "Giv pladsen til Karen" in hands.text
