from __future__ import annotations

import functools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makkerpar.focus import HELD, SEATS, Seat
from makkerpar.play import moments, rules, score, view
from makkerpar.play.moment import Wording
from makkerpar.play.rules import Play
from makkerpar.play.view import (
    ActBegins,
    ActEnds,
    Beat,
    Chose,
    Ended,
    Meter,
    Said,
    SceneOpens,
    Words,
)
from makkerpar.scenario.load import load
from makkerpar.scenario.program import Program, compile_program
from makkerpar.text.catalogue import Catalogue, read_po
from tests.insight.world import world
from tests.oracle.generator import make_scenario

DIRECTOR: Seat = "director"
CHIEF: Seat = "chief"


def _played(program: Program, held: str, *choices: str) -> Play:
    return functools.reduce(rules.take, choices, rules.begin(program, held))


def _told(play: Play, seat: Seat, catalogue: Catalogue | None = None) -> list[str]:
    """A window in short: one string a beat."""
    wording = Wording(play.program.scenario, catalogue or Catalogue.empty("da"), {})

    def say(words: Words | None) -> str:
        return wording.say(words.phrase, words.values) if words is not None else "…"

    def short(beat: Beat) -> str:
        match beat:
            case ActBegins():
                return f"[{say(beat.title)}]"
            case ActEnds():
                meters = ", ".join(f"{one.variable} {one.value}" for one in beat.meters)
                return f"[end of {beat.act}: {meters}]"
            case SceneOpens():
                return f"# {beat.scene}" + (" (away)" if beat.away else "")
            case Chose():
                return f"> {say(beat.words)}"
            case Ended():
                return f"= {say(beat.title)} ({beat.tone})"
            case Said():
                who = f"{beat.speaker} ({beat.mood}): " if beat.speaker is not None else ""
                return f"{who}{say(beat.words)}"

    return [short(beat) for beat in view.window(play, seat)]


def _lines(play: Play, seat: Seat) -> list[str]:
    """Only what is said and narrated."""
    return [line for line in _told(play, seat) if line[0] not in "#[>="]


# ── who sees what of a decision ─────────────────────────────────────────────────────────────

ONE_DECIDES = """\
talk:
  lines: Alle er her.
  decision:
    seat: chief
    prompt: Hvad nu, {n}?
    choices:
      ring:
        text: Ring til Karen nu.
        seen: [ Jonas ringer., { karen (worried): "Nå, {n}?" } ]
        change: { n: 1 }
        lines: [ { jonas: "Nu er det {n}." }, { only: director, karen: Kun til dig. } ]
    counterpart: [ { take: ring } ]
  goto: slut
"""


@pytest.mark.parametrize("held", ["chief", "director", "both", "nobody"])
def test_a_decision_is_seen_from_two_sides(held: str) -> None:
    """The other sees `seen`, then the reaction; the decider the own choice, then the reaction."""
    program = world(ONE_DECIDES, variables="n: { start: 3, max: 9 }")
    play = _played(program, held, *(["ring"] if held in ("chief", "both") else []))
    assert _told(play, CHIEF) == [
        "# talk",
        "Alle er her.",
        "> Ring til Karen nu.",
        "jonas (neutral): Nu er det 4.",
        "# slut",
        "= Slut (mixed)",
    ]
    assert _told(play, DIRECTOR) == [
        "# talk",
        "Alle er her.",
        "Jonas ringer.",
        "karen (worried): Nå, 4?",
        "jonas (neutral): Nu er det 4.",
        "karen (worried): Kun til dig.",
        "# slut",
        "= Slut (mixed)",
    ]


def test_a_joint_is_seen_from_two_sides() -> None:
    """At a joint each sees the other's `seen`, its reaction and the outcome, once both are in."""
    program = world(
        """\
        talk:
          joint:
            director:
              choices: { give: { text: Giv., seen: Hun giver., lines: Det føles godt. } }
              counterpart: [ { take: give } ]
            chief:
              choices: { spend: { text: Brug., seen: Han bruger., lines: Det er brugt. } }
              counterpart: [ { take: spend } ]
            outcomes: [ { lines: [ Begge rejser sig., { chief: Han smiler. } ], goto: slut } ]
        """
    )
    whole = {
        DIRECTOR: ["> Giv.", "Han bruger.", "Det føles godt.", "Begge rejser sig."],
        CHIEF: ["> Brug.", "Hun giver.", "Det er brugt.", "Begge rejser sig.", "Han smiler."],
    }
    for first, second in (("give", "spend"), ("spend", "give")):
        half = _played(program, "both", first)
        assert _told(half, DIRECTOR) == _told(half, CHIEF) == ["# talk"]
        play = rules.take(half, second)
        for seat, told in whole.items():
            assert _told(play, seat) == ["# talk", *told, "# slut", "= Slut (mixed)"]


def test_an_unseen_scene_tells_meanwhile_and_news_alone() -> None:
    """Of the other's own scene a seat sees `meanwhile` and `seen`, no lines and no reaction."""
    program = world(
        """\
        board_room:
          title: Direktionen
          place: office
          prop: phone
          only: director
          meanwhile: [ Døren er lukket., { when: n > 5, text: Ingen hører det. } ]
          lines: Der er stille.
          change: { n: 1 }
          decision:
            seat: director
            choices:
              fight: { text: Kæmp., seen: "Nogen råber {n} gange.", lines: Bordet ryster. }
            counterpart: [ { take: fight } ]
          goto: slut
        """,
        variables="n: { start: 5, max: 9 }",
    )
    play = _played(program, "director", "fight")
    assert _told(play, DIRECTOR)[:4] == [
        "# board_room",
        "Der er stille.",
        "> Kæmp.",
        "Bordet ryster.",
    ]
    assert _told(play, CHIEF) == [
        "# board_room (away)",
        "Døren er lukket.",
        "Ingen hører det.",
        "Nogen råber 6 gange.",
        "# slut",
        "= Slut (mixed)",
    ]
    opened = {
        seat: next(beat for beat in view.window(play, seat) if isinstance(beat, SceneOpens))
        for seat in SEATS
    }
    assert (opened[DIRECTOR].place, opened[DIRECTOR].prop) == ("office", "phone")
    assert (opened[CHIEF].title, opened[CHIEF].place, opened[CHIEF].prop) == (None, None, None)


def test_news_of_an_unseen_scene_opens_it_when_it_comes() -> None:
    """A scene of which a seat sees the choice alone is opened, away, only once that was taken."""
    program = world(
        """\
        alone:
          only: director
          lines: Der er stille.
          decision:
            seat: director
            choices: { call: { text: Ring., seen: Telefonen ringer. }, sit: { text: Sid. } }
            counterpart: [ { take: sit } ]
          goto: slut
        """
    )
    begun = rules.begin(program, "director")
    assert _told(begun, CHIEF) == []
    assert _told(rules.take(begun, "sit"), CHIEF) == ["# slut", "= Slut (mixed)"]
    assert _told(rules.take(begun, "call"), CHIEF)[:2] == ["# alone (away)", "Telefonen ringer."]


def test_a_scene_that_shows_a_seat_nothing_is_passed() -> None:
    """A scene without lines or decision for a seat leaves no trace in its window."""
    program = world(
        """\
        one: { title: Ét, lines: [ { only: chief, text: Kun chefen. } ], goto: two }
        two: { title: To, lines: [ { when: false, text: Aldrig. } ], goto: three }
        three: { title: Tre, goto: slut }
        """
    )
    play = rules.begin(program, "nobody")
    assert _told(play, CHIEF) == ["# one", "Kun chefen.", "# slut", "= Slut (mixed)"]
    assert _told(play, DIRECTOR) == ["# slut", "= Slut (mixed)"]


def test_a_decision_opens_its_scene_even_without_a_line() -> None:
    """Where a seat decides, its scene opens; the other's opens with the first thing to see."""
    program = world(
        """\
        talk:
          title: Samtalen
          decision:
            seat: chief
            choices: { ring: { text: Ring., lines: Tuut. } }
            counterpart: [ { take: ring } ]
          goto: slut
        """
    )
    begun = rules.begin(program, "both")
    assert (_told(begun, CHIEF), _told(begun, DIRECTOR)) == (["# talk"], [])
    assert _told(rules.take(begun, "ring"), DIRECTOR)[:2] == ["# talk", "Tuut."]


def test_choices_of_the_clock_are_told_apart() -> None:
    """What a seat chose keeps who took it: the person, the clock, or a rule in its place."""
    program = world(
        """\
        talk:
          decision:
            seat: chief
            seconds: 30
            on_timeout: wait
            choices: { wait: { text: Vent. } }
            counterpart: [ { take: wait } ]
          goto: slut
        """
    )
    begun = rules.begin(program, "chief")
    plays = [
        rules.take(begun, "wait"),
        rules.take(begun, "wait", by="timeout"),
        rules.begin(program, "director"),
    ]
    took = [
        beat.by for play in plays for beat in view.window(play, CHIEF) if isinstance(beat, Chose)
    ]
    assert took == ["person", "timeout", "counterpart"]


# ── lines ───────────────────────────────────────────────────────────────────────────────────


def test_every_form_of_line_is_told_to_whom_it_is_for() -> None:
    """Narration, speech, silence, items and blocks for a window or under a condition, `first`."""
    program = world(
        """\
        talk:
          set: { s: true }
          lines:
            - Til begge.
            - director: Til Karen.
              chief: Til Jonas.
            - director: Kun hun ser det.
            - only: chief
              lines:
                - Kun han ser det.
                - when: n > 5
                  text: Og aldrig det her.
                - jonas: Siger han.
            - when: s
              lines: [ { only: director, karen: Siger hun. } ]
            - when: not s
              text: Ikke her.
            - karen:
            - first:
                - when: n > 5
                  text: Mange.
                - when: n > 4
                  only: chief
                  text: Nogle.
                - jonas: Få.
            - first:
                - when: n > 5
                  text: Ingen ser det.
            - first:
                - when: s
                  lines: [ Én., To. ]
                - Aldrig.
          goto: slut
        """,
        variables="n: { start: 5, max: 9 }\ns: false",
    )
    play = rules.begin(program, "nobody")
    assert _lines(play, DIRECTOR) == [
        "Til begge.",
        "Til Karen.",
        "Kun hun ser det.",
        "karen (neutral): Siger hun.",
        "karen (neutral): …",
        "jonas (neutral): Få.",
        "Én.",
        "To.",
    ]
    assert _lines(play, CHIEF) == [
        "Til begge.",
        "Til Jonas.",
        "Kun han ser det.",
        "jonas (neutral): Siger han.",
        "karen (neutral): …",
        "Nogle.",
        "Én.",
        "To.",
    ]


def test_every_line_says_where_it_comes_from() -> None:
    """A line knows its source; narration has neither speaker nor mood."""
    program = world(
        """\
        alone:
          only: director
          meanwhile: Imens.
          lines: Alene.
          goto: talk
        talk:
          lines: [ Her., { jonas: Ja. } ]
          joint:
            director:
              choices: { give: { text: Giv., seen: Hun giver., lines: Godt. } }
              counterpart: [ { take: give } ]
            chief:
              choices: { spend: { text: Brug., seen: Han bruger. } }
              counterpart: [ { take: spend } ]
            outcomes: [ { lines: Begge., goto: slut } ]
        """
    )
    play = rules.begin(program, "nobody")

    def sources(seat: Seat) -> list[tuple[str, str | None]]:
        said = [beat for beat in view.window(play, seat) if isinstance(beat, Said)]
        assert all((one.speaker is None) == (one.mood is None) for one in said)
        return [(one.source, one.speaker) for one in said]

    both = [("lines", None), ("lines", "jonas"), ("seen", None)]
    assert sources(DIRECTOR) == [("lines", None), *both, ("reaction", None), ("outcome", None)]
    assert sources(CHIEF) == [("meanwhile", None), *both, ("outcome", None)]


def test_a_silence_is_a_speaker_without_words() -> None:
    """An item with a speaker and no text is a silence, in a mood if one is given."""
    play = rules.begin(
        world("talk: { lines: [ { karen (annoyed): }, { karen: } ], goto: slut }"), "nobody"
    )
    said = [beat for beat in view.window(play, CHIEF) if isinstance(beat, Said)]
    assert [(one.speaker, one.mood, one.words) for one in said] == [
        ("karen", "annoyed", None),
        ("karen", "annoyed", None),
    ]


def test_a_mood_stays_within_the_scene_in_the_window_that_saw_it() -> None:
    """A mood is kept by its speaker to the end of the scene, for those who have seen it begin."""
    program = world(
        """\
        talk:
          lines:
            - jonas (worried): Ét.
            - only: chief
              lines: [ { karen (glad): To. } ]
            - karen: Tre.
            - jonas: Fire.
          decision:
            seat: chief
            choices:
              ring:
                text: Ring.
                seen: [ { jonas (glad): Fem. } ]
                lines: [ { jonas: Seks. }, { karen: Syv. } ]
                goto: talk_on
            counterpart: [ { take: ring } ]
        talk_on:
          lines: [ { jonas: Otte. } ]
          goto: slut
        """
    )
    play = rules.begin(program, "nobody")
    assert _lines(play, CHIEF) == [
        "jonas (worried): Ét.",
        "karen (glad): To.",
        "karen (glad): Tre.",
        "jonas (worried): Fire.",
        "jonas (worried): Seks.",
        "karen (glad): Syv.",
        "jonas (neutral): Otte.",
    ]
    assert _lines(play, DIRECTOR) == [
        "jonas (worried): Ét.",
        "karen (neutral): Tre.",
        "jonas (worried): Fire.",
        "jonas (glad): Fem.",
        "jonas (glad): Seks.",
        "karen (neutral): Syv.",
        "jonas (neutral): Otte.",
    ]


def test_lines_are_told_with_the_state_of_their_moment() -> None:
    """A scene's effects come before its lines; a choice is told as before, a reaction as after."""
    program = world(
        """\
        talk:
          change: { n: 2 }
          lines: "{n} {n.word} {kommune} {Kommune}"
          decision:
            seat: chief
            choices:
              ring: { text: "Ring {n}.", change: { n: 1 }, lines: "Nu {n}." }
            counterpart: [ { take: ring } ]
          goto: slut
        """,
        variables="n: { start: 3, max: 9, words: { 0: lidt, 5: meget } }",
        top="terms: { kommune: egekommunen }",
    )
    told = _told(_played(program, "chief", "ring"), CHIEF)
    assert told[1:4] == ["5 meget egekommunen Egekommunen", "> Ring 5.", "Nu 6."]


def test_history_in_texts_is_of_the_whole_play() -> None:
    """Texts ask what was taken, visited and entered again, though no rule asks for it."""
    program = world(
        """\
        talk:
          change: { n: 1 }
          lines:
            - { when: again, text: Igen. }
            - { when: visited(talk), text: Her. }
            - { when: visited(slut), text: Aldrig. }
            - { when: talk.ring, text: Du har ringet. }
          decision:
            seat: chief
            choices:
              ring:
                text: Ring.
                seen: [ { when: talk.ring, text: Nu har han. } ]
                next: [ { when: n < 2, goto: talk }, { goto: slut } ]
            counterpart: [ { take: ring } ]
        """,
        variables="n: { start: 0, max: 9 }",
    )
    assert program.flags == ()
    play = rules.begin(program, "nobody")
    assert _lines(play, CHIEF) == ["Her.", "Igen.", "Her.", "Du har ringet."]
    assert _lines(play, DIRECTOR) == [
        "Her.", "Nu har han.", "Igen.", "Her.", "Du har ringet.", "Nu har han."
    ]  # fmt: skip


# ── acts, places, meters ────────────────────────────────────────────────────────────────────

ACTS = """\
calm_talk:
  act: calm
  place: office
  lines: Roligt.
  change: { n: 1 }
  goto: board_room
board_room:
  act: storm
  only: director
  place: { director: boardroom, chief: corridor }
  lines: Blæst.
  change: { n: 1 }
  goto: meet
meet:
  lines: Sammen igen.
  change: { n: 1 }
  goto: still
still:
  act: storm
  place: office
  lines: Stadig storm.
  change: { n: 1 }
  goto: slut
"""
NUMBER = "n: { start: 0, max: 9, meter: true, words: { 0: nul, 2: to, 9: ni } }\n"
ACT_TITLES = "acts: { calm: Før stormen, storm: Stormen }"


def test_an_act_that_begins_unseen_is_announced_late() -> None:
    """An act that begins in an unseen scene is told at the next seen one, and once."""
    play = rules.begin(world(ACTS, variables=NUMBER, top=ACT_TITLES), "nobody")
    assert _told(play, DIRECTOR)[:7] == [
        "[Før stormen]",
        "# calm_talk",
        "Roligt.",
        "[end of calm: n 1]",
        "[Stormen]",
        "# board_room",
        "Blæst.",
    ]
    assert _told(play, CHIEF) == [
        "[Før stormen]",
        "# calm_talk",
        "Roligt.",
        "[end of calm: n 1]",
        "[Stormen]",
        "# meet",
        "Sammen igen.",
        "# still",
        "Stadig storm.",
        "# slut",
        "= Slut (mixed)",
    ]


def test_an_act_that_comes_and_goes_unseen_is_not_announced() -> None:
    """An act of which a seat sees nothing is no act to it."""
    program = world(
        """\
        one: { act: calm, lines: Ét., goto: two }
        two: { act: gust, only: director, lines: To., goto: three }
        three: { act: storm, lines: Tre., goto: slut }
        """,
        top="acts: { calm: Stille, gust: Vind, storm: Storm }",
    )
    play = rules.begin(program, "nobody")
    acts = {
        seat: [beat.act for beat in view.window(play, seat) if isinstance(beat, ActBegins)]
        for seat in SEATS
    }
    assert acts == {DIRECTOR: ["calm", "gust", "storm"], CHIEF: ["calm", "storm"]}


def test_news_of_an_unseen_scene_announces_its_act() -> None:
    """What one hears of an unseen scene may be the first of a new act, told when it is heard."""
    program = world(
        """\
        one: { act: calm, lines: Ét., goto: two }
        two:
          act: storm
          only: director
          decision:
            seat: director
            choices: { shout: { text: Råb., seen: Nogen råber. } }
            counterpart: [ { take: shout } ]
          goto: slut
        """,
        top=ACT_TITLES,
    )
    assert _told(rules.begin(program, "nobody"), CHIEF)[2:] == [
        "Ét.",
        "[end of calm: ]",
        "[Stormen]",
        "# two (away)",
        "Nogen råber.",
        "# slut",
        "= Slut (mixed)",
    ]


def test_a_place_stays_until_it_is_changed() -> None:
    """A scene without a place is where the last one was, in each window by itself."""
    play = rules.begin(world(ACTS, variables=NUMBER, top=ACT_TITLES), "nobody")
    places = {
        seat: {
            beat.scene: beat.place
            for beat in view.window(play, seat)
            if isinstance(beat, SceneOpens)
        }
        for seat in SEATS
    }
    assert places[DIRECTOR] == {
        "calm_talk": "office",
        "board_room": "boardroom",
        "meet": "boardroom",
        "still": "office",
        "slut": "office",
    }
    assert places[CHIEF] == {
        "calm_talk": "office",
        "meet": "corridor",
        "still": "office",
        "slut": "office",
    }


def _stopping(kind: str) -> Program:
    """The acts again, with a stop of the chief's after each scene but the unseen one."""
    stop = (
        "  decision: { seat: chief, choices: { go_on: { text: Videre., change: { n: 1 } } },"
        " counterpart: [ { take: go_on } ] }\n"
    )
    story = ACTS
    for goto in ("board_room", "still", "slut"):
        story = story.replace(f"  goto: {goto}", f"{stop}  goto: {goto}")
    return world(story, variables=f"n: {{ start: 0, max: 20, {kind} }}", top=ACT_TITLES)


def _meters(program: Program, seat: Seat) -> list[int]:
    """The meter's value at each stop of a play."""
    play = rules.begin(program, "chief")
    shown = []
    while True:
        shown += [one.value for one in view.meters(play, seat)]
        if play.ended:
            return shown
        play = rules.take(play, "go_on")


def test_a_meter_in_numbers_is_of_the_last_scene_one_was_in() -> None:
    """A number moves at once, but tells nothing of a scene that the seat was not in."""
    numbers = _stopping("meter: true")
    # Entered calm_talk 1; chosen 2, board_room 3, meet 4; chosen 5, still 6; chosen 7, slut.
    assert _meters(numbers, CHIEF) == _meters(numbers, DIRECTOR) == [1, 4, 6, 7]
    # Alone in the board room, the director knows of it before the chief does: both of what
    # entering it brought, and of what was decided there.
    story = ACTS.replace(
        "  goto: meet",
        """\
  decision: { seat: director, choices: { sit: { text: Sid., change: { n: 1 } } },
    counterpart: [ { take: sit } ] }
  goto: meet""",
    )
    story = (
        story.replace("  goto: meet", "  goto: corridor")
        + """\
corridor:
  only: director
  decision: { seat: director, choices: { walk: { text: Gå. } }, counterpart: [ { take: walk } ] }
  goto: meet
"""
    )
    program = world(story, variables="n: { start: 0, max: 20, meter: true }", top=ACT_TITLES)
    stops = [rules.begin(program, "director")]
    stops += [rules.take(stops[0], "sit")]
    stops += [rules.take(stops[1], "walk")]
    shown = [[meter.value for seat in SEATS for meter in view.meters(play, seat)] for play in stops]
    assert shown == [[2, 1], [3, 1], [5, 5]]


def test_a_meter_in_words_changes_when_an_act_ends() -> None:
    """A worded meter keeps what it showed until an act is over, and is up to date at the end."""
    program = _stopping("meter: true, words: { 0: nul, 2: to, 9: ni }")
    # The calm act is over on 2 for the chief; the storm, and the story, on 7.
    assert _meters(program, CHIEF) == [0, 2, 2, 7]
    # The director was in the board room, which the storm began with: it, too, began on 2.
    assert _meters(program, DIRECTOR) == [0, 2, 2, 7]
    ends = [
        beat.meters
        for beat in view.window(rules.begin(program, "nobody"), CHIEF)
        if isinstance(beat, ActEnds)
    ]
    assert ends == [(Meter("n", 2, in_words=True),)]


@pytest.mark.parametrize(
    ("meter", "seen"),
    [("true", [True, True]), ("director", [True, False]), ("chief", [False, True])],
)
def test_a_meter_is_shown_to_whom_it_is_for(meter: str, seen: list[bool]) -> None:
    """A meter is both seats' or one seat's; a variable that is no meter is shown to none."""
    program = world(
        "slut: { ending: { title: Slut } }",
        variables=f"n: {{ start: 4, max: 9, meter: {meter} }}\nm: {{ start: 4, max: 9 }}\ns: false",
    )
    play = rules.begin(program, "nobody")
    assert [bool(view.meters(play, seat)) for seat in SEATS] == seen
    assert all(one.variable == "n" for seat in SEATS for one in view.meters(play, seat))


# ── questions ───────────────────────────────────────────────────────────────────────────────

QUESTION = """\
talk:
  change: { n: 1 }
  decision:
    seat: chief
    prompt:
      director: Hvad gør han?
      chief: { first: [ { when: n > 3, text: "Og nu, {n}?" }, { text: Nå? } ] }
    talk: 3
    seconds: 60
    on_timeout: wait
    choices:
      wait: { text: { director: Han venter., chief: Vent. } }
      ring: { text: Ring., when: n > 5, locked: { director: Nej., chief: "For tidligt, {n}." } }
      hide: { text: Gem dig., when: n > 5 }
    counterpart: [ { take: wait } ]
  goto: slut
"""


def _words(play: Play, words: Words | None) -> str | None:
    wording = Wording(play.program.scenario, Catalogue.empty("da"), {})
    return wording.say(words.phrase, words.values) if words is not None else None


def test_a_question_is_all_that_a_seat_is_asked() -> None:
    """A question has its prompt and choices in the seat's words, closed ones only with a reason."""
    program = world(QUESTION, variables="n: { start: 3, max: 9 }", top="cut: [talk]")
    play = rules.begin(program, "chief")
    asked = view.question(play, CHIEF)
    assert asked is not None
    assert (asked.scene, asked.seat, asked.joint) == ("talk", CHIEF, False)
    assert (asked.seconds, asked.timeout, asked.talk) == (60, "wait", 3)
    assert _words(play, asked.prompt) == "Og nu, 4?"
    assert [
        (one.id, _words(play, one.words), _words(play, one.locked)) for one in asked.options
    ] == [
        ("wait", "Vent.", None),
        ("ring", "Ring.", "For tidligt, 4."),
    ]
    assert view.question(play, DIRECTOR) is None
    assert view.question(rules.take(play, "wait"), CHIEF) is None


def test_a_room_is_under_no_time_limit() -> None:
    """Where a room decides, a question has its minutes of talk and no seconds."""
    program = world(QUESTION, variables="n: { start: 3, max: 9 }", top="cut: [talk]")
    asked = view.question(rules.begin(program, "room"), CHIEF)
    assert asked is not None
    assert (asked.seconds, asked.talk) == (None, 3)


def test_at_a_joint_each_is_asked_until_it_has_answered() -> None:
    """At a joint both are asked with prompts of their own; who has answered is asked no more."""
    program = world(
        """\
        talk:
          joint:
            director:
              prompt: Og du?
              choices: { give: { text: Giv. } }
              counterpart: [ { take: give } ]
            chief:
              choices: { spend: { text: Brug. } }
              counterpart: [ { take: spend } ]
            outcomes: [ { goto: slut } ]
        """
    )
    play = rules.begin(program, "both")
    asked = [view.question(play, seat) for seat in SEATS]
    assert [
        (one.seat, one.joint, _words(play, one.prompt)) for one in asked if one is not None
    ] == [
        (DIRECTOR, True, "Og du?"),
        (CHIEF, True, None),
    ]
    half = rules.take(play, "spend")
    assert view.question(half, CHIEF) is None
    assert view.question(half, DIRECTOR) == view.question(play, DIRECTOR)


# ── endings, languages ──────────────────────────────────────────────────────────────────────


def test_an_ending_is_called_and_coloured_by_window() -> None:
    """Each window has its own title and tone of the same ending."""
    program = world(
        """\
        slut:
          lines: Solen skinner.
          ending:
            title: { director: Fælles sag, chief: "Fælles sag, {n} gange" }
            tone: { director: bright, chief: dark }
        """,
        variables="n: { start: 3, max: 9 }",
    )
    play = rules.begin(program, "nobody")
    assert _told(play, DIRECTOR) == ["# slut", "Solen skinner.", "= Fælles sag (bright)"]
    assert _told(play, CHIEF) == ["# slut", "Solen skinner.", "= Fælles sag, 3 gange (dark)"]


def test_the_language_changes_without_playing_again() -> None:
    """The same beats are said in any language, by its catalogue, their values as they were."""
    po = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "Ring til Karen nu."
msgstr "Call Karen now."

msgid "Nu er det {n}."
msgstr "{n} it is now."
"""
    play = _played(world(ONE_DECIDES, variables="n: { start: 3, max: 9 }"), "chief", "ring")
    told = _told(play, CHIEF, read_po(po.encode(), language="en"))
    assert told[:4] == [
        "# talk",
        "Alle er her.",
        "> Call Karen now.",
        "jonas (neutral): 4 it is now.",
    ]


def test_the_moment_of_a_play_is_what_a_debrief_asks() -> None:
    """At any stop the moment has the values, choices and scenes of all that happened so far."""
    program = world(ONE_DECIDES, variables="n: { start: 3, max: 9 }")
    begun, ended = rules.begin(program, "both"), _played(program, "both", "ring")
    assert moments.last(begun).values == {"n": 3}
    assert moments.last(begun).taken == frozenset()
    assert moments.last(begun).visited == {"talk"}
    assert moments.last(ended).values == {"n": 4}
    assert moments.last(ended).taken == {("talk", "ring")}
    assert moments.last(ended).visited == {"talk", "slut"}


# ── what holds of every play ────────────────────────────────────────────────────────────────


@functools.cache
def _generated(seed: int) -> Program:
    loaded = load({name: text.encode() for name, text in make_scenario(seed).items()})
    assert loaded.scenario is not None
    return compile_program(loaded.scenario)


@st.composite
def lives(draw: st.DrawFn) -> list[Play]:
    """A random play of a random scenario, all its stops to the ending."""
    program = _generated(draw(st.integers(0, 40)))
    held = draw(st.sampled_from([held for held in HELD if program.playable_as(held)]))
    chooser = random.Random(draw(st.integers(0, 10**6)))
    stops = [rules.begin(program, held, draw(st.integers(0, 10**6)))]
    while not stops[-1].ended:
        offer = rules.offer(stops[-1])
        seat = chooser.choice(sorted(offer))
        stops.append(rules.take(stops[-1], chooser.choice(offer[seat]), seat=seat))
    return stops


@given(lives())
def test_what_has_been_seen_stays_seen(stops: list[Play]) -> None:
    """What a seat has seen at one stop is the beginning of what it has seen at the next."""
    for seat in SEATS:
        last = view.window(stops[-1], seat)
        for play in stops:
            seen = view.window(play, seat)
            assert last[: len(seen)] == seen


@given(lives())
def test_a_scene_opens_before_anything_of_it_is_seen(stops: list[Play]) -> None:
    """Beats come in the order of what happened, each after its scene has opened in that window."""
    for seat in SEATS:
        beats = view.window(stops[-1], seat)
        assert [beat.event for beat in beats] == sorted(beat.event for beat in beats)
        here = None
        for beat in beats:
            if isinstance(beat, SceneOpens):
                here = beat.scene
            elif isinstance(beat, Said | Chose | Ended):
                assert beat.scene == here
        assert isinstance(beats[-1], Ended)
        chosen = [(beat.scene, beat.choice) for beat in beats if isinstance(beat, Chose)]
        made = [one for one in score.decisions(stops[-1]) if one.pick.seat == seat]
        assert chosen == [(one.scene, one.choice.id) for one in made]


@given(lives())
def test_a_seat_that_waits_has_a_question_with_its_offer(stops: list[Play]) -> None:
    """Exactly the seats that are waited for are asked, and can take what is on offer."""
    for play in stops:
        offer = rules.offer(play)
        for seat in SEATS:
            asked = view.question(play, seat)
            assert (asked is not None) == (seat in offer)
            if asked is not None:
                taken = [one.id for one in asked.options if one.locked is None]
                assert taken == list(offer[seat])


@given(lives())
def test_at_the_end_a_meter_shows_what_is(stops: list[Play]) -> None:
    """Both have been in the ending, so every meter tells the value as it is."""
    play = stops[-1]
    values = play.program.named(play.values)
    for seat in SEATS:
        for meter in view.meters(play, seat):
            assert meter.value == values[meter.variable]
