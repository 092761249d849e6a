from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from makkerpar.debrief.ask import Answers
from makkerpar.debrief.screens import debrief
from makkerpar.frontend import answers
from makkerpar.play.journal import Choice, Journal
from makkerpar.terminal.page import Page
from makkerpar.terminal.screens import Screens
from makkerpar.text.interface import Interface, interface
from tests.terminal.world import Script, begun, case_in, record, sit

# The chief's play up to the debrief, and the first screen's answers.
STORY = ["", "1", "", "1", ""]
WORDS = ["Da hun svarede.", ""]
FIRST = [*WORDS, "1 4", "3"]


def test_the_first_screen_opens_the_rest(tmp_path: Path) -> None:
    """Without a word, two areas put first and one let go, there is no second screen."""
    _, script = sit(tmp_path, [*STORY, "", "", *WORDS, "", "1", "1 1", "1 9", "1 4", "", "4", ""])
    assert "Opsamling, 2" not in script.text
    assert script.text.count("Et enkelt ord er nok") == 2
    assert "Skriv 2 forskellige tal fra 1 til 5." in script.text
    assert "Det satte du først. Hvilket lod du ligge?" in script.text


def test_nothing_is_told_before_the_player_has_spoken(tmp_path: Path) -> None:
    """The first screen shows no score, no reason and no other window."""
    _, script = sit(tmp_path, STORY)
    screen = script.text[script.text.index("Opsamling, 1") :]
    for told in ("gav", "kostede", "Forfatterens", "Karen Lind"):
        assert told not in screen


def test_answers_are_kept_at_once(tmp_path: Path) -> None:
    """Every answer is on disk when it has been typed, half an answer as well."""
    sit(tmp_path, [*STORY, "Da hun svarede.", "Og jeg tav."])
    with record(tmp_path) as kept:
        (saved,) = kept.open_debriefs()
        assert answers.read(kept, saved.id, "chief") == Answers("Da hun svarede.\nOg jeg tav.")
    sit(tmp_path, ["1", "", "4 1", "3", ""])
    with record(tmp_path) as kept:
        said = answers.read(kept, saved.id, "chief")
        assert said == Answers("Da hun svarede.\nOg jeg tav.", ("1", "4"), "3")


def test_answers_that_make_no_sense_count_as_not_said(tmp_path: Path) -> None:
    """A damaged record asks the ballot again instead of failing."""
    sit(tmp_path, [*STORY, *FIRST])
    with record(tmp_path) as kept:
        (saved,) = kept.open_debriefs()
        kept.answer(saved.id, "chief.first", "7,x,3")
        kept.answer(saved.id, "chief.let_go", "3")
        assert answers.read(kept, saved.id, "chief") == Answers("Da hun svarede.")


@pytest.mark.parametrize("screen", [2, 3, 4, 5])
def test_a_debrief_is_taken_up_at_the_screen_it_was_left_at(tmp_path: Path, screen: int) -> None:
    """Left at any screen, it is offered next time and opens there."""
    sit(tmp_path, [*STORY, *FIRST, *[""] * (screen - 2)])
    _, script = sit(tmp_path, ["1"])
    assert "1. Fortsæt opsamlingen: Lille sag, chef." in script.text
    headings = re.findall(r"Opsamling, (\d) af 6", script.text)
    assert headings == [str(screen)]


def test_a_debrief_left_on_the_first_screen_opens_there(tmp_path: Path) -> None:
    """What had been written stands there, and Enter keeps it."""
    sit(tmp_path, [*STORY, *WORDS])
    _, script = sit(tmp_path, ["1", "", "1 4", "3"])
    assert "Du har skrevet: Da hun svarede." in script.text
    assert "Opsamling, 2 af 6" in script.text


def test_no_screen_can_be_skipped(tmp_path: Path) -> None:
    """All six come, in their order, whatever is typed beside Enter."""
    _, script = sit(tmp_path, (), finish=True)
    assert re.findall(r"Opsamling, (\d) af 6", script.text) == list("123456")


def test_one_can_go_back_a_screen(tmp_path: Path) -> None:
    """The screen before opens again, and on the first one the answers stand as they were."""
    _, script = sit(tmp_path, [*STORY, *FIRST, "", "tilbage", "tilbage", "", "", "", ""])
    assert re.findall(r"Opsamling, (\d) af 6", script.text) == list("1232123")
    assert "Du har svaret: 1, 4" in script.text


def test_the_second_screen_tells_what_happened(tmp_path: Path) -> None:
    """The ending, the capital over the acts, and the own decisions by act with their numbers."""
    _, script = sit(tmp_path, [*STORY, *FIRST])
    screen = script.text[script.text.index("Opsamling, 2") :]
    assert "Slut: Fælles sag med hul\n" in screen
    assert "Samarbejdskapital ved slutningen af hver akt:\n  Før stormen: stærk.\n" in screen
    assert "Før stormen\n\nValg 1. Mandag kl. 8. Ring til Karen nu.\n" in screen
    assert "Stormen\n\nValg 2. Tirsdag kl. 9. Sig det hele.\n" in screen
    assert "Vis Jonas listen" not in screen


def test_the_third_screen_tells_where_it_turned(tmp_path: Path) -> None:
    """A turning point quotes the own choice and the road not taken, with what each led to."""
    _, script = sit(tmp_path, ["", "2", "", "1", "", *FIRST, ""])
    screen = script.text[script.text.index("Opsamling, 3") :]
    assert "1. Valg 1. Mandag kl. 8.\nHer gik mest tabt: Samarbejdskapital.\n" in screen
    assert "Du valgte: Vent til på fredag.\n  Telefonen bliver liggende.\n" in screen
    assert "Der lå også: Ring til Karen nu.\n  Karen Lind, direktør (glad): Godt" in screen
    assert "Kun ad den vej kunne det stadig ende som: Fælles sag med hul." in screen


def test_every_choice_is_told_when_asked(tmp_path: Path) -> None:
    """The number behind the last turning point tells what each choice left within reach."""
    _, script = sit(tmp_path, ["", "2", "", "1", "", *FIRST, "", "3", ""])
    told = script.text[script.text.index("Hvad der kunne nås efter hvert valg") :]
    assert "Valg 1. Mandag kl. 8. Vent til på fredag." in told
    assert "  Hjælpe hinanden til at lykkes: i " in told
    assert "  Der lå også: Ring til Karen nu.\n" in told


def test_a_player_plays_on_from_a_turning_point(tmp_path: Path) -> None:
    """A copy begins there and is played to its own debrief; the first one stays as it was left."""
    _, script = sit(tmp_path, ["", "2", "", "1", "", *FIRST, "", "1", "1", "1", "", "2", "", "Nu."])
    assert "Spil videre fra valg 1?" in script.text
    after = script.text.split("Spil videre fra valg 1?")[1]
    assert "Mandag kl. 8\n\nEgeskov Kommune vågner." in after
    with record(tmp_path) as kept:
        plays = {
            saved.debrief_step: [
                one.choice
                for one in Journal.from_json(saved.journal).entries
                if isinstance(one, Choice) and one.seat == "chief"
            ]
            for saved in kept.open_debriefs()
        }
    assert plays == {3: ["wait", "tell"], 1: ["ring", "dodge"]}


def test_playing_on_can_be_thought_better_of(tmp_path: Path) -> None:
    """It asks first, and »no« stays in the debrief."""
    _, script = sit(tmp_path, [*STORY, *FIRST, "", "1", "2", ""])
    assert re.findall(r"Opsamling, (\d) af 6", script.text) == list("12334")
    with record(tmp_path) as kept:
        assert len(kept.plays()) == 1


def test_the_fourth_screen_tells_the_areas(tmp_path: Path) -> None:
    """Each lane says what was put first and what the choices gave and cost; nothing is added up."""
    _, script = sit(tmp_path, [*STORY, *FIRST, "", ""])
    screen = script.words[script.words.index("Opsamling, 4") :]
    assert "3. Hjælpe hinanden til at lykkes. Lod du ligge. Valg 1 gav 2, valg 2 gav 1." in screen
    assert "1. Fælles ledelsesperspektiv. Satte du først. Valg 1 kostede 1." in screen
    assert "For få valg til at sige noget." in screen
    assert "Ingen af dine valg rørte det her." in screen
    assert screen.index("3. Hjælpe") < screen.index("1. Fælles")  # strengths first
    assert screen.count("Vægtene") == 1  # what the numbers are is said once


def test_the_ends_of_a_lane_are_told_in_words(tmp_path: Path) -> None:
    """With three decisions, a lane says the most that the seat could lose and gain."""
    case = case_in(tmp_path)
    whole = debrief(begun(case, "chief", "ring", "tell"), "chief")
    lane = next(lane for lane in whole.lanes.lanes if lane.area == "3")
    script = Script(())
    longer = dataclasses.replace(
        whole,
        lanes=dataclasses.replace(
            whole.lanes,
            lanes=(dataclasses.replace(lane, dots=lane.dots + lane.dots[:1]),),
            strengths_first=("3",),
        ),
    )
    Screens(Page(script.console()), case, interface("da")).areas(longer)
    assert "En chef kan her miste op til 3 og få op til 3." in script.text


def test_a_dot_is_told_with_quote_reason_and_dissent(tmp_path: Path) -> None:
    """The best dot is open; a number tells the others of an area, and what the choice cost."""
    _, script = sit(tmp_path, [*STORY, *FIRST, "", "", "1"])
    screen = script.words[script.words.index("Opsamling, 4") :]
    opened, asked = screen.split("Enter går videre: 1 ")
    for told in (
        "Fra Hjælpe hinanden til at lykkes Valg 1. Mandag kl. 8. Gav 2.",
        "Du valgte: Ring til Karen nu. Advare om mulige problemer i tide: gav 2.",
        "Forfatterens begrundelse: Hun kan nå at hjælpe.",
        "En, der er uenig, vil sige: Et tal uden bilag er et rygte.",
        "Samme valg kostede 1 i »Fælles ledelsesperspektiv«.",
    ):
        assert told in opened
    assert asked.startswith("Fælles ledelsesperspektiv Valg 1. Mandag kl. 8. Kostede 1.")
    assert "Samme valg gav 2 i »Hjælpe hinanden til at lykkes«." in asked


def test_the_fifth_screen_shows_the_other_window(tmp_path: Path) -> None:
    """What the other saw and did, with the author's reason where a rule acted."""
    _, script = sit(tmp_path, [*STORY, *FIRST, "", "", ""])
    screen = script.text[script.text.index("Opsamling, 5") :]
    assert "Du så:\n  Karens dør er lukket.\n" in screen
    assert "Karen Lind så:\n  Du sidder med listen.\n" in screen
    assert "Karen Lind valgte: Vis Jonas listen.\nHvorfor: Hun stoler på dig.\n" in screen


def test_the_last_screen_asks_and_keeps_an_agreement(tmp_path: Path) -> None:
    """Questions may be answered or thought about; what, with whom and when are kept as written."""
    _, script = sit(
        tmp_path,
        [*STORY, *FIRST, "", "", "", "", "I mandags.", "", "", "Ringe før.", "Karen", "På fredag"],
    )
    assert "Formanden hørte det først af alle." in script.text
    assert "Hvad holdt du tæt med?" not in script.text  # the director's
    with record(tmp_path) as kept:
        (saved,) = kept.plays()
        assert saved.debriefed
        given = kept.answers(saved.id)
        assert given["chief.question.Hvornår ville du selv have ringet?"] == "I mandags."
        assert "chief.question.Hvad ventede du på?" not in given
        (agreement,) = kept.agreements()
        assert (agreement.what, agreement.with_whom, agreement.when) == (
            "Ringe før.",
            "Karen",
            "På fredag",
        )


def test_half_an_agreement_is_kept(tmp_path: Path) -> None:
    """Broken off in the middle, it stands there next time and Enter keeps it."""
    sit(tmp_path, [*STORY, *FIRST, "", "", "", "", "", "", "Ringe før.", KeyboardInterrupt])
    _, script = sit(tmp_path, ["1", "", "", "", "", ""])
    assert "Du har skrevet: Ringe før." in script.text
    assert "Gemt:\n  Hvad: Ringe før.\n" in script.text


def test_commands_work_in_the_debrief(tmp_path: Path) -> None:
    """Help says where one is, the log and the story can be read again, undo says what there is."""
    _, script = sit(
        tmp_path, [*STORY, *FIRST, "?", "log", "status", "fortryd", "tilbage alt", "sprog", ""]
    )
    assert "side 2 af 6" in script.words
    assert "1. Mandag kl. 8: Ring til Karen nu." in script.text
    assert "kan du spille videre fra det sted, hvor det vendte" in script.words
    assert script.text.count("Egeskov Kommune vågner.") == 2
    assert "Debrief, 2 of 6: What happened" in script.text
    assert "Debrief, 3 of 6: Where it turned" in script.text


class Counting(Interface):
    """Keeps every text of ours that is shown."""

    def gettext(self, msgid: str, /, **values: object) -> str:
        SHOWN.add(self.catalogue.translate(msgid))
        return super().gettext(msgid, **values)

    def pgettext(self, context: str, msgid: str, /, **values: object) -> str:
        SHOWN.add(self.catalogue.translate(msgid, context))
        return super().pgettext(context, msgid, **values)


SHOWN: set[str] = set()


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_screen_has_more_than_ninety_words_of_ours(tmp_path: Path, language: str) -> None:
    """Beside the player's own choices and the author's words, each screen is short."""
    case = case_in(tmp_path)
    whole = debrief(begun(case, "chief", "wait", "dodge"), "chief")
    ui = Counting(language, interface(language).catalogue)
    for number in range(1, 7):
        SHOWN.clear()
        screens = Screens(Page(Script(()).console()), case, ui)
        screens.title(number)
        match number:
            case 1:
                ui.gettext(whole.ask.question)
                ui.gettext(whole.ask.areas_question)
            case 2:
                screens.happened(whole)
            case 3:
                screens.turned(whole)
            case 4:
                screens.areas(whole)
                screens.dots(whole, "3")
            case 5:
                screens.windows(whole, everything=True)
        words = [word for text in SHOWN for word in re.sub(r"\{\w+\}", "", text).split()]
        assert SHOWN
        assert len(words) <= 90, (number, sorted(SHOWN))
