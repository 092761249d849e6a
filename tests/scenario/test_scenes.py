"""Scenes: one exit each, ways on, effects, decisions, joint decisions, draws and endings."""

from __future__ import annotations

import pytest

from makkerpar.scenario.expression import Constant
from makkerpar.scenario.load import Loaded, load
from makkerpar.scenario.model import Chance, Decision, Ending, Phrase, Scene
from makkerpar.scenario.scenes import MAX_CHOICES, MAX_OUTCOMES
from makkerpar.testing import complete

DECISION = """\
    decision:
      seat: chief
      choices:
        ring: { text: Ring nu. }
        vent: { text: Vent., when: capital > 3 }
      counterpart:
        - { take: vent, when: advaret, because: Han havde lovet det. }
        - take: ring
"""
JOINT = """\
    joint:
      director:
        choices: { back: { text: A }, hold: { text: B } }
        counterpart: [ { take: back } ]
      chief:
        choices: { tell: { text: C }, deny: { text: D }, dodge: { text: E } }
        counterpart: [ { take: tell } ]
      outcomes:
"""

BACK = "director: back, goto: slut }"


def loading(scene: str, head: str = "") -> Loaded:
    """A scenario of one scene ``a`` (and the ending it may lead to)."""
    return load({"scenario.yaml": complete(f"{head}scenes:\n  a:\n{scene}").encode()})


def read(scene: str, head: str = "") -> Scene:
    """The scene of a scenario without mistakes."""
    loaded = loading(scene, head)
    assert loaded.diagnostics == ()
    assert loaded.scenario is not None
    return loaded.scenario.scenes["a"]


def mistakes(scene: str, head: str = "") -> list[tuple[str, int]]:
    """The code of each mistake, and its line counted within the scene."""
    before = 2 + head.count("\n")
    return [(item.code, item.where.line - before) for item in loading(scene, head).diagnostics]


def codes(scene: str, head: str = "") -> list[str]:
    """The code of each mistake."""
    return [code for code, _ in mistakes(scene, head)]


# ── exits and ways ──────────────────────────────────────────────────────────────────────────


def test_a_plain_way_on() -> None:
    """'goto: x' is the short way to write a 'next' with one way."""
    assert [way.goto for way in read("    goto: slut\n").ways] == ["slut"]
    long = read("    next: [ { when: advaret, goto: slut }, { goto: slut } ]\n")
    assert [(way.goto, way.when is None) for way in long.ways] == [("slut", False), ("slut", True)]


@pytest.mark.parametrize(
    ("scene", "found"),
    [
        ("    lines: Hej.\n    prop: slut\n", ["no-way-on"]),
        ("    goto: slut\n    next: [ { goto: slut } ]\n", ["goto-and-next"]),
        ("    ending: { title: S }\n    goto: slut\n", ["exit-and-way"]),
        (
            "    chance: [ { weight: 1, goto: slut } ]\n    next: [ { goto: slut } ]\n",
            ["exit-and-way"],
        ),
        (
            "    ending: { title: S }\n    chance: [ { weight: 1, goto: slut } ]\n",
            ["several-exits"],
        ),
        ("    next: []\n    prop: slut\n", ["empty-list"]),
        ("    next: [ slut ]\n", ["expected-mapping"]),
        ("    next: [ { when: advaret, goto: slut } ]\n", ["last-conditional"]),
        ("    next: [ { goto: slut }, { goto: slut }, { goto: slut } ]\n", ["never-reached"]),
        ("    next: [ { when: advaret }, { goto: slut } ]\n", ["missing-key"]),
        ("    goto: [ slut ]\n", ["expected-value"]),
        ("    goto: sluut\n    prop: slut\n", ["unknown-scene"]),
        ("    goto: slut\n    act: storm\n", ["unknown-act"]),
        ("    goto: slut\n    meanwhile: Hej.\n", ["meanwhile-without-only"]),
    ],
)
def test_a_scene_has_one_exit(scene: str, found: list[str]) -> None:
    """Anything but one complete exit is told as what it is, and told alone."""
    assert codes(scene) == found


def test_a_scene_for_one_seat() -> None:
    """Its only decision can be that seat's; joint decisions and endings are for both."""
    own = read(f"    only: chief\n    meanwhile: Døren er lukket.\n{DECISION}    goto: slut\n")
    assert own.only == "chief"
    assert len(own.meanwhile) == 1
    assert codes(f"    only: director\n{DECISION}    goto: slut\n") == ["only-scene-exit"]
    assert codes("    only: director\n    ending: { title: S }\n") == ["only-scene-exit"]
    joint = f"    only: chief\n{JOINT}        - goto: slut\n"
    assert codes(joint) == ["only-scene-exit"]


def test_a_decision_without_its_seat_is_not_blamed_for_more() -> None:
    """A misspelt seat in a scene for one is told once."""
    scene = f"    only: chief\n{DECISION.replace('seat: chief', 'seat: cheif')}    goto: slut\n"
    assert codes(scene) == ["not-one-of"]


def test_a_place_for_each_window() -> None:
    """A place may differ by window, and one of them may stay where it was."""
    assert read("    place: office\n    goto: slut\n").place == ("office", "office")
    assert read("    place: { chief: office }\n    goto: slut\n").place == (None, "office")
    assert codes("    place: { begge: office }\n    goto: slut\n") == ["unknown-key"]


# ── effects ─────────────────────────────────────────────────────────────────────────────────


def test_effects() -> None:
    """Numbers with a sign are amounts, anything else an expression of the variable's type."""
    scene = read("    set: { advaret: capital > 3 }\n    change: { capital: +2 }\n    goto: slut\n")
    assert [amount.variable for amount in scene.effects.set] == ["advaret"]
    assert scene.effects.change[0].tree == Constant(2, "integer")
    scene = read("    change: { capital: -999999999 }\n    goto: slut\n")
    assert scene.effects.change[0].tree == Constant(-999_999_999, "integer")


@pytest.mark.parametrize(
    ("effects", "found"),
    [
        ("set: { capital: true }", "expression-type"),
        ("set: { advaret: 1 }", "expression-type"),
        ("set: { kapital: 1 }", "unknown-variable"),
        ("change: { advaret: 1 }", "change-switch"),
        ("change: { capital: 1000000000 }", "expression-number-long"),
        ("change: { capital: }", "comma-in-braces"),
        ("change: 5", "expected-mapping"),
        ("{ set: { capital: 1 }, change: { capital: 1 } }", "set-and-change"),
    ],
)
def test_effects_that_cannot_be(effects: str, found: str) -> None:
    """Types never mix, and nothing is set and changed at once."""
    inner = effects.strip("{}").strip() if effects.startswith("{") else effects
    scene = "".join(f"    {part}\n" for part in inner.replace(" }, ", " }\n").split("\n"))
    assert codes(f"{scene}    goto: slut\n") == [found]


# ── decisions ───────────────────────────────────────────────────────────────────────────────


def test_a_decision() -> None:
    """One seat, its choices in order, and the rules of the counterpart."""
    exit_ = read(f"{DECISION}    goto: slut\n").exit
    assert isinstance(exit_, Decision)
    assert not exit_.joint
    (side,) = exit_.sides
    assert side.seat == "chief"
    assert [choice.id for choice in side.choices] == ["ring", "vent"]
    assert [(rule.take, rule.when is None) for rule in side.counterpart] == [
        ("vent", False),
        ("ring", True),
    ]


def test_choices_follow_their_own_way_or_the_scenes() -> None:
    """Without a way on the scene, every choice needs one; each that lacks it is told."""
    assert mistakes(f"{DECISION}    prop: slut\n") == [
        ("choice-without-way", 4),
        ("choice-without-way", 5),
    ]


def test_a_way_that_cannot_be_read_is_a_way_all_the_same() -> None:
    """A misspelt scene is told once, not as a choice that leads nowhere too."""
    scene = DECISION.replace("Ring nu. }", "Ring nu., goto: sluut }").replace(
        "vent: {", "vent: { goto: slut,"
    )
    assert codes(scene) == ["unknown-scene"]


def test_scores_with_their_reasons() -> None:
    """One reason for all parts, or one a part."""
    choice = "ring: { text: R, focus: { 3A: 2, 1B: -1 }, because: Fordi., yet: { 3A: Men. } }"
    exit_ = read(f"{DECISION.replace('ring: { text: Ring nu. }', choice)}    goto: slut\n").exit
    assert isinstance(exit_, Decision)
    scores = exit_.sides[0].choices[0].focus
    assert [(score.part, score.value) for score in scores] == [("3A", 2), ("1B", -1)]
    assert [isinstance(score.because, Phrase) for score in scores] == [True, True]
    assert [score.yet is not None for score in scores] == [True, False]


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        ("{ goto: slut }", ["missing-key"]),
        ("{ text: R, focus: { 3A: 3 }, because: F }", ["integer-range"]),
        ("{ text: R, focus: { 3D: 1 }, because: F }", ["unknown-part"]),
        ("{ text: R, focus: { 3A: 1 } }", ["score-without-because"]),
        ("{ text: R, focus: { 3A: 1, 3B: 1 }, because: { 3A: F } }", ["score-without-because"]),
        ("{ text: R, focus: { 3A: 0 } }", []),
        ("{ text: R, because: F }", ["reason-without-score"]),
        ("{ text: R, yet: { 3A: F } }", ["reason-without-score"]),
        ("{ text: R, focus: { 3A: x }, because: { 3A: F } }", ["expected-integer"]),
        ("{ text: R, locked: L }", ["locked-without-when"]),
        ("{ text: R, once: ja }", ["expected-switch"]),
        ("{ text: R, when: kapital > 3 }", ["unknown-variable"]),
        ("{ text: R, nu }", ["comma-in-braces"]),
    ],
)
def test_choices_that_cannot_be(choice: str, found: list[str]) -> None:
    """Each mistake in a choice is told once, and makes no echo around it."""
    scene = DECISION.replace(
        "ring: { text: Ring nu. }", f"ring: {choice}\n        fri: {{ text: F }}"
    )
    assert codes(f"{scene.replace('take: ring', 'take: fri')}    goto: slut\n") == found


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("[ { take: ring } ]", []),
        ("[ { take: ring, when: advaret } ]", ["last-conditional"]),
        ("[ { take: vent } ]", ["last-rule-locked"]),
        ("[ { take: vent }, { take: ring } ]", []),
        ("[ { take: ring }, { take: ring } ]", ["never-reached"]),
        ("[ { take: rang } ]", ["unknown-choice-here"]),
        ("[]", ["empty-list"]),
        ("[ ring ]", ["expected-mapping"]),
        ("[ { because: F } ]", ["missing-key"]),
    ],
)
def test_the_counterpart_always_has_something_to_do(rules: str, found: list[str]) -> None:
    """The last rule has no condition and takes what is always on offer."""
    scene = DECISION.partition("      counterpart:")[0]
    assert codes(f"{scene}      counterpart: {rules}\n    goto: slut\n") == found


def test_a_scenario_for_people_only_needs_no_counterpart() -> None:
    """Elsewhere a decision without rules cannot be played alone, and is told."""
    scene = f"{DECISION.partition('      counterpart:')[0]}    goto: slut\n"
    assert codes(scene) == ["counterpart-missing"]
    assert codes(scene, "people_only: true\n") == []


def test_one_choice_is_always_on_offer() -> None:
    """If every choice has a condition or can be taken once, the play could get stuck."""
    scene = DECISION.replace("ring: { text: Ring nu. }", "ring: { text: Ring nu., once: true }")
    assert codes(f"{scene}    goto: slut\n") == ["no-free-choice"]


def test_choices_that_cannot_be_read_cause_nothing_else() -> None:
    """Rules and time limits that name a choice are not blamed for its mistakes."""
    scene = (
        "    decision:\n      seat: chief\n      seconds: 60\n      on_timeout: ring\n"
        "      choices: [ ring ]\n      counterpart: [ { take: ring } ]\n    goto: slut\n"
    )
    assert codes(scene) == ["expected-mapping"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("      seconds: 60\n      on_timeout: ring\n", []),
        ("      seconds: 60\n", ["seconds-without-timeout"]),
        ("      on_timeout: ring\n", ["timeout-without-seconds"]),
        ("      seconds: 60\n      on_timeout: vent\n", ["timeout-choice"]),
        ("      seconds: 60\n      on_timeout: rang\n", ["unknown-choice-here"]),
        ("      seconds: 4\n      on_timeout: ring\n", ["integer-range"]),
        ("      talk: 0\n", ["integer-range"]),
    ],
)
def test_time_limits(head: str, found: list[str]) -> None:
    """A limit and the choice that happens then stand together, and that choice is always there."""
    scene = DECISION.replace("      choices:\n", f"{head}      choices:\n")
    assert codes(f"{scene}    goto: slut\n") == found


def test_more_choices_than_anybody_can_weigh() -> None:
    """The limit itself is allowed, one more is refused."""
    for number, found in ((MAX_CHOICES, []), (MAX_CHOICES + 1, ["too-many-choices"])):
        choices = "".join(f"        v{at}: {{ text: V }}\n" for at in range(number))
        scene = (
            f"    decision:\n      seat: chief\n      choices:\n"
            f"{choices}      counterpart: [ {{ take: v0 }} ]\n"
        )
        assert codes(f"{scene}    goto: slut\n") == found


# ── joint decisions ─────────────────────────────────────────────────────────────────────────


def test_a_joint_decision() -> None:
    """Two sides, the director's first, and the outcomes; a seat left out means any choice."""
    exit_ = read(
        f"{JOINT}        - {{ director: back, chief: [deny, dodge], goto: slut }}\n"
        "        - goto: slut\n"
    ).exit
    assert isinstance(exit_, Decision)
    assert exit_.joint
    assert [side.seat for side in exit_.sides] == ["director", "chief"]
    first, last = exit_.outcomes
    assert (first.director, first.chief) == (("back",), ("deny", "dodge"))
    assert (last.director, last.chief) == ((), ())
    assert first.matches("back", "dodge")
    assert not first.matches("back", "tell")
    assert last.matches("hold", "tell")


@pytest.mark.parametrize(
    ("outcomes", "found"),
    [
        ("- { director: back, goto: slut }", ["last-conditional"]),
        ("- { when: advaret, goto: slut }", ["last-conditional"]),
        ("- goto: slut\n- goto: slut", ["never-reached"]),
        (
            f"- {{ {BACK}\n- {{ {BACK}\n- goto: slut",
            ["never-reached"],
        ),
        (f"- {{ when: advaret, {BACK}\n- {{ {BACK}\n- goto: slut", []),
        ("- { director: tell, goto: slut }\n- goto: slut", ["unknown-choice-here"]),
        ("- { director: [], goto: slut }\n- goto: slut", ["empty-list"]),
        (
            "- change: { capital: 1 }\n  set: { advaret: slut }",
            ["outcome-without-way", "scene-as-variable"],
        ),
        ("- {}\n- goto: slut", ["never-reached", "outcome-without-way"]),
    ],
)
def test_outcomes(outcomes: str, found: list[str]) -> None:
    """Every pair of choices leads somewhere, and every outcome can come about."""
    inner = "".join(f"        {line}\n" for line in outcomes.split("\n"))
    assert sorted(codes(JOINT + inner)) == found


def test_choices_of_a_joint_lead_nowhere_by_themselves() -> None:
    """Their way is the outcome's."""
    scene = JOINT.replace("back: { text: A }", "back: { text: A, goto: slut }")
    assert codes(f"{scene}        - goto: slut\n") == ["joint-choice-way"]


def test_a_name_stands_on_one_side_only() -> None:
    """Otherwise nobody could tell whose choice a condition asks about."""
    scene = JOINT.replace("tell: { text: C }", "hold: { text: C }").replace(
        "take: tell", "take: hold"
    )
    assert codes(f"{scene}        - goto: slut\n") == ["joint-same-choice"]


@pytest.mark.parametrize(
    ("director", "chief", "outcome", "found"),
    [
        ("set: { advaret: true }", "set: { advaret: true }", "", 1),
        ("set: { capital: 1 }", "change: { capital: 1 }", "", 1),
        ("change: { capital: 1 }", "set: { capital: 1 }", "", 1),
        ("change: { capital: 1 }", "change: { capital: 1 }", "change: { capital: 1 }", 0),
        ("set: { advaret: true }", "set: { capital: 1 }", "", 0),
        ("set: { advaret: true }", "", "set: { advaret: true }", 1),
        ("", "change: { capital: 1 }", "set: { capital: 1 }", 1),
        ("", "", "set: { capital: 1 }", 0),
    ],
)
def test_nothing_is_set_twice_in_one_step(
    director: str, chief: str, outcome: str, found: int
) -> None:
    """Of two choices and their outcome, one may set a variable if no other touches it."""
    scene = JOINT.replace("text: A", f"text: A, {director}".rstrip(", "))
    scene = scene.replace("text: C", f"text: C, {chief}".rstrip(", "))
    way = f"        - {{ goto: slut, {outcome} }}\n".replace(",  }", " }")
    assert codes(scene + way) == ["joint-conflict"] * found


def test_an_outcome_is_compared_with_the_choices_that_lead_to_it() -> None:
    """A choice that another outcome takes care of is not in its way."""
    scene = JOINT.replace("text: A", "text: A, set: { advaret: true }")
    apart = (
        "        - { director: back, goto: slut }\n"
        "        - { set: { advaret: false }, goto: slut }\n"
    )
    assert codes(scene + apart) == []


def test_a_side_that_cannot_be_read_does_not_hide_the_outcomes() -> None:
    """Mistakes on both sides and in the outcomes come in one run."""
    scene = JOINT.replace("choices: { back: { text: A }, hold: { text: B } }", "choices: back")
    assert codes(f"{scene}        - {{ chief: nothing, goto: sluut }}\n        - goto: slut\n") == [
        "expected-mapping",
        "unknown-choice-here",
        "unknown-scene",
    ]


def test_more_outcomes_than_anybody_can_tell() -> None:
    """The limit itself is allowed, one more is refused."""
    for number, found in ((MAX_OUTCOMES, []), (MAX_OUTCOMES + 1, ["too-many-outcomes"])):
        outcomes = "        - { when: advaret, goto: slut }\n" * (number - 1)
        assert codes(f"{JOINT}{outcomes}        - goto: slut\n") == found


# ── draws and endings ───────────────────────────────────────────────────────────────────────


def test_a_draw() -> None:
    """Branches with weights, some under conditions."""
    exit_ = read(
        "    chance: [ { weight: 3, goto: slut }, { weight: 1, when: advaret, goto: slut } ]\n"
    ).exit
    assert isinstance(exit_, Chance)
    assert [(one.weight, one.goto, one.when is None) for one in exit_.branches] == [
        (3, "slut", True),
        (1, "slut", False),
    ]


@pytest.mark.parametrize(
    ("branches", "found"),
    [
        ("[ { weight: 1, when: advaret, goto: slut } ]", ["chance-all-conditional"]),
        ("[]\n    prop: slut", ["empty-list"]),
        ("[ { weight: 0, goto: slut } ]", ["integer-range"]),
        ("[ { goto: slut } ]", ["missing-key"]),
        ("{ weight: 1, goto: slut }", ["expected-list"]),
    ],
)
def test_draws_that_cannot_be(branches: str, found: list[str]) -> None:
    """There is always a branch to draw, and every branch has a weight."""
    assert codes(f"    chance: {branches}\n") == found


def test_endings() -> None:
    """An ending has a title and a tone, which may differ by window and is mixed if left out."""
    plain, toned, each = (
        read(f"    ending: {{ title: S{more} }}\n").exit
        for more in ("", ", tone: dark", ", tone: { director: bright }")
    )
    assert isinstance(plain, Ending)
    assert plain.tone == ("mixed", "mixed")
    assert isinstance(toned, Ending)
    assert toned.tone == ("dark", "dark")
    assert isinstance(each, Ending)
    assert each.tone == ("bright", "mixed")
    assert codes("    ending: { title: S, tone: glad }\n") == ["not-one-of"]
    assert codes("    ending: { title: S, tone: { begge: dark } }\n") == ["unknown-key"]
    assert codes("    ending: { tone: dark }\n") == ["missing-key"]
