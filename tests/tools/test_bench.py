from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from makkerpar.diagnostics.catalogue import severity
from makkerpar.diagnostics.model import Severity
from makkerpar.scenario.check import check
from makkerpar.scenario.load import load
from makkerpar.scenario.model import Phrase
from makkerpar.scenario.program import Program, compile_program
from makkerpar_tools.bench import hostile, loading, playing
from makkerpar_tools.bench.__main__ import SECTIONS, main
from makkerpar_tools.bench.bench import Bench
from makkerpar_tools.bench.dice import Dice, fold
from makkerpar_tools.bench.figures import (
    Fault,
    NotMeasured,
    Row,
    Series,
    at_most,
    in_turn,
    times_at_least,
    times_at_most,
)
from makkerpar_tools.bench.language import as_scenario
from makkerpar_tools.bench.plays import checksum, one_play
from makkerpar_tools.bench.processes import (
    environment,
    fields,
    python,
    seconds,
    seconds_to_prompt,
)
from makkerpar_tools.bench.refusal import refuse
from makkerpar_tools.bench.story import CHOICES, Choice, Guard, Node, Story, from_json, generate
from makkerpar_tools.bench.table import as_fields, as_markdown, quantity, significant
from makkerpar_tools.bench.yardsticks import NODE_MODULES, VARIABLE, Yardsticks, yardsticks

# Two decisions at most: the second choice of the first is closed until v0 is above 5.
SMALL = {
    "format": "storybench/1",
    "vars": {"v0": 5, "v1": 5},
    "start": "n0",
    "nodes": [
        {
            "id": "n0",
            "text": "Somebody calls.",
            "choices": [
                {"text": "Answer.", "to": "n1", "set": {"v0": 2, "v1": -1}},
                {
                    "text": "Wait.",
                    "to": "n2",
                    "if": {"var": "v0", "op": ">", "value": 5},
                    "set": {"v1": 3},
                },
            ],
        },
        {
            "id": "n1",
            "text": "It rains.",
            "choices": [{"text": "Go home.", "to": "n2", "set": {"v1": 1}}],
        },
        {"id": "n2", "text": "The end.", "choices": []},
    ],
}


def compiled(story: Story) -> Program:
    """The tables of a story in our language, which must be without a fault."""
    scenario = load({"scenario.yaml": as_scenario(story, "story").encode()}).scenario
    assert scenario is not None
    return compile_program(scenario)


def bench(folder: Path, yardsticks: Path | None = None) -> Bench:
    """One short round in a folder."""
    return Bench(1, 0.001, Yardsticks(yardsticks), folder, environment(folder / "home"))


def lines(rows: list[Row]) -> list[list[str]]:
    """The cells of a table's rows."""
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in as_markdown(rows).splitlines()[2:]
    ]


# ── the story ───────────────────────────────────────────────────────────────────────────────


def test_a_story_is_read_as_the_generator_wrote_it() -> None:
    """Variables, guards, changes and targets are those of the JSON, in its order."""
    story = from_json(SMALL)
    assert story.variables == {"v0": 5, "v1": 5}
    assert story.start == "n0"
    assert story.nodes[0].choices == (
        Choice("Answer.", "n1", None, (("v0", 2), ("v1", -1))),
        Choice("Wait.", "n2", Guard("v0", ">", 5), (("v1", 3),)),
    )
    assert story.nodes[2] == Node("n2", "The end.", ())


def test_another_format_is_refused() -> None:
    """What is not known is not guessed at."""
    with pytest.raises(ValueError, match="storybench/1"):
        from_json({**SMALL, "format": "storybench/2"})


@pytest.mark.parametrize("size", [7, 30, 300])
def test_our_own_story_has_the_shape_of_the_yardsticks(size: int) -> None:
    """As many nodes as asked, forward only, all reached, three choices, one of them free."""
    story = generate(size)
    assert [node.id for node in story.nodes] == [f"n{number}" for number in range(size)]
    assert len(story.variables) == 6
    reached = {"n0"}
    for number, node in enumerate(story.nodes):
        assert node.id in reached
        reached |= {choice.target for choice in node.choices}
        assert all(int(choice.target[1:]) > number for choice in node.choices)
        assert len(node.choices) in (0, CHOICES)
        assert not node.choices or any(choice.guard is None for choice in node.choices)
        assert all(1 <= len(choice.changes) <= 3 for choice in node.choices)
        assert len(node.text.split()) == 60
    choices = [choice for node in story.nodes for choice in node.choices]
    assert any(choice.guard is not None for choice in choices)


def test_our_own_story_is_the_same_every_time() -> None:
    """Seed and size decide it; another seed gives another story."""
    assert generate(30) == generate(30)
    assert generate(30) != generate(30, seed=2)


# ── in our language ─────────────────────────────────────────────────────────────────────────


def test_a_story_in_our_language_is_without_a_fault() -> None:
    """No error, no warning, and no clamp that could make it another story."""
    loaded = load({"scenario.yaml": as_scenario(generate(30), "story").encode()}, folder="story")
    assert loaded.scenario is not None
    found = [*loaded.diagnostics, *check(loaded.scenario)]
    assert [item for item in found if severity(item) is not Severity.NOTE] == []
    assert "clamp" not in {item.code for item in found}


def end(name: str) -> Node:
    """An ending."""
    return Node(name, "The end.", ())


def test_a_text_that_could_mean_something_is_quoted() -> None:
    """A colon, a quotation mark or a hash in a text stays in the text."""
    odd = 'She said: "no" # twice'
    here = Node("n0", "Plain.", (Choice(odd, "n1", None, ()),))
    program = compiled(Story({"v0": 5}, "n0", (here, end("n1"))))
    text = program.scenes[0].sides[0].choices[0].source.text
    assert isinstance(text, Phrase)
    assert text.source == odd


def test_a_node_without_a_free_choice_cannot_be_written() -> None:
    """The counterpart needs a choice that is always on offer."""
    guarded = Choice("Go.", "n1", Guard("v0", ">", 1), ())
    with pytest.raises(ValueError, match="n0"):
        as_scenario(Story({"v0": 5}, "n0", (Node("n0", "Here.", (guarded,)), end("n1"))), "story")


# ── plays ───────────────────────────────────────────────────────────────────────────────────


def naive(story: Story, seed: int) -> tuple[int, list[int]]:
    """The same play as our rules make it, by a loop over the story itself."""
    tests: dict[str, Callable[[int, int], bool]] = {
        ">=": int.__ge__,
        "<=": int.__le__,
        ">": int.__gt__,
        "<": int.__lt__,
    }
    dice, values, steps = Dice(seed), dict(story.variables), 0
    nodes = {node.id: node for node in story.nodes}
    here = nodes[story.start]
    while here.choices:
        on_offer = [
            choice
            for choice in here.choices
            if choice.guard is None
            or tests[choice.guard.sign](values[choice.guard.variable], choice.guard.value)
        ]
        choice = on_offer[dice.pick(len(on_offer))]
        for name, amount in choice.changes:
            values[name] += amount
        here, steps = nodes[choice.target], steps + 1
    return steps, list(values.values())


@pytest.mark.parametrize("story", [from_json(SMALL), generate(30)])
def test_our_rules_play_the_story_that_was_given(story: Story) -> None:
    """Steps, values and checksum are those of a plain loop over the story."""
    program, total = compiled(story), 0
    for seed in range(1, 21):
        steps, values = naive(story, seed)
        assert one_play(program, seed, told=seed % 2 == 0) == (steps, tuple(values))
        total = fold(total, steps, values)
    assert checksum(program, 20) == total


def test_dice_and_checksum_are_those_that_every_runner_has() -> None:
    """Worked out by hand from their definition: 32 bits, the upper half picks."""
    state = (1 * 2654435761 * 1664525 + 1013904223) % 2**32
    dice = Dice(1)
    assert dice.pick(1000) == state // 2**16 % 1000
    state = (state * 1664525 + 1013904223) % 2**32
    assert dice.pick(7) == state // 2**16 % 7
    assert fold(0, 3, [10, 20]) == 3 * 7 + 10 + 2 * 20
    assert fold(2**31, 1, [-9]) == (2**31 * 31 + 7 - 9) % 2**32


# ── figures ─────────────────────────────────────────────────────────────────────────────────


def test_runs_are_taken_in_turn() -> None:
    """A B A B, not A A B B: what disturbs the machine disturbs both."""
    order: list[str] = []

    def run(name: str) -> Callable[[], float]:
        def one() -> float:
            order.append(name)
            return float(len(order))

        return one

    taken = in_turn(2, {"a": run("a"), "b": run("b")})
    assert order == ["a", "b", "a", "b"]
    assert taken == {"a": Series((1, 3)), "b": Series((2, 4))}


def test_what_cannot_be_measured_does_not_stop_the_rest() -> None:
    """A run that lacks something, or goes wrong, is asked once and says why."""
    asked: list[str] = []

    def missing() -> float:
        asked.append("missing")
        raise NotMeasured("no node here")

    def wrong() -> float:
        asked.append("wrong")
        raise Fault("another story")

    taken = in_turn(3, {"missing": missing, "wrong": wrong, "fine": lambda: 1.0})
    assert asked == ["missing", "wrong"]
    assert taken == {
        "missing": Series(missing="no node here"),
        "wrong": Series(fault="another story"),
        "fine": Series((1, 1, 1)),
    }


def test_a_ratio_is_the_median_of_the_rounds_ratios() -> None:
    """Not the ratio of the medians: rounds differ, and each is fair in itself."""
    row = Row("g", "w", "s", Series((1, 9, 30)), "peer", Series((2, 10, 10)))
    assert row.ratio is not None
    assert (row.ratio.median, row.ratio.least, row.ratio.greatest) == (0.9, 0.5, 3)


@pytest.mark.parametrize(
    ("row", "met"),
    [
        (Row("g", "w", "s", Series((2.0,)), goal=at_most(2)), True),
        (Row("g", "w", "s", Series((2.1,)), goal=at_most(2)), False),
        (Row("g", "w", "s", Series((4.0,)), "p", Series((2.0,)), times_at_most(2)), True),
        (Row("g", "w", "s", Series((4.1,)), "p", Series((2.0,)), times_at_most(2)), False),
        (Row("g", "w", "steps/s", Series((8.0,)), "p", Series((1.0,)), times_at_least(8)), True),
        (Row("g", "w", "steps/s", Series((7.9,)), "p", Series((1.0,)), times_at_least(8)), False),
        (Row("g", "w", "s", Series((4.0,)), "p", Series(missing="m"), times_at_most(2)), None),
        (Row("g", "w", "s", Series(missing="m"), goal=at_most(2)), None),
        (Row("g", "w", "s", Series((1.0,)), "p", Series(fault="f"), at_most(2)), None),
        (Row("g", "w", "s", Series((1.0,))), None),
    ],
)
def test_a_goal_is_met_at_its_bound_and_open_without_figures(row: Row, met: bool | None) -> None:
    """What was not measured, or wrongly, meets no goal and misses none."""
    assert row.met is met


# ── the table ───────────────────────────────────────────────────────────────────────────────


def test_the_table_tells_figure_peer_ratio_goal_and_verdict() -> None:
    """One line a row; what our figure is held against next stands under it."""
    ours = Series((0.02, 0.03, 0.025))
    rows = [
        Row("g", "read", "s", ours, "events", Series((0.01, 0.01, 0.01)), times_at_most(3)),
        Row("g", "read", "s", ours, "inkjs", Series(missing="no node here"), times_at_most(0.2)),
        Row("g", "play", "steps/s", Series((151_234,)), goal=None),
        Row("g", "refuse", "MB", Series((212.4,)), goal=at_most(200)),
        Row("g", "play on", "steps/s", Series(fault="not the same plays")),
    ]
    assert lines(rows) == [
        ["read", "25 ms", "events", "10 ms", "2.5× (2–3)", "≤ 3×", "yes"],
        ["", "", "inkjs", "not measured", "", "≤ 0.2×", "not measured: no node here"],
        ["play", "151,000 steps/s", "", "", "", "", ""],
        ["refuse", "212 MB", "", "", "", "≤ 200 MB", "no"],
        ["play on", "wrong", "", "", "", "", "error: not the same plays"],
    ]


def test_the_tables_columns_are_even() -> None:
    """It is Markdown that reads as well in a terminal."""
    rows = [Row("g", "a", "s", Series((1.0,))), Row("g", "much longer", "s", Series((1.0,)))]
    text = as_markdown(rows).splitlines()
    assert len({len(line) for line in text}) == 1
    assert set(text[1]) == {"|", "-", " "}


@pytest.mark.parametrize(
    ("value", "text"),
    [(1_234_567, "1,230,000"), (12.34, "12.3"), (0.08196, "0.082"), (2.0, "2"), (0, "0")],
)
def test_numbers_have_three_digits_that_mean_something(value: float, text: str) -> None:
    """No more than a noisy machine can tell, and no powers of ten."""
    assert significant(value) == text


def test_short_times_are_told_in_milliseconds() -> None:
    """Under a tenth of a second; other units stay."""
    assert quantity(0.0123, "s") == "12.3 ms"
    assert quantity(0.123, "s") == "0.123 s"
    assert quantity(0.05, "MB") == "0.05 MB"


def test_machines_get_every_rounds_figures() -> None:
    """The JSON of a row keeps what the table sums up."""
    row = Row("g", "w", "s", Series((1, 3)), "p", Series((2, 2)), times_at_most(2))
    assert as_fields(row) == {
        "group": "g",
        "what": "w",
        "unit": "s",
        "figure": 2,
        "rounds": [1, 3],
        "beside": "p",
        "beside_figure": 2,
        "beside_rounds": [2, 2],
        "ratio": 1,
        "ratio_least": 0.5,
        "ratio_greatest": 1.5,
        "goal": "≤ 2×",
        "met": True,
        "missing": None,
        "fault": None,
    }
    assert json.dumps(as_fields(row))


# ── yardsticks and other processes ──────────────────────────────────────────────────────────


def test_without_yardsticks_our_own_figures_stand_alone(tmp_path: Path) -> None:
    """Each peer's row says what is missing; nothing is wrong."""
    [first, *_] = playing.rows_of(bench(tmp_path), 30)
    assert first.ours.values
    assert first.missing == f"{VARIABLE} is not set"
    assert first.fault == ""


def test_a_yardsticks_folder_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    """A mistyped folder is named, not passed over; an unset variable is fine."""
    assert yardsticks({}).folder is None
    assert yardsticks({VARIABLE: str(tmp_path)}).folder == tmp_path.resolve()
    missing = str(tmp_path / "nowhere")
    with pytest.raises(NotADirectoryError, match="nowhere"):
        yardsticks({VARIABLE: missing})
    result = CliRunner().invoke(main, [], env={VARIABLE: missing})
    assert result.exit_code == 2
    assert "nowhere" in result.output


def script(folder: Path, name: str, text: str) -> None:
    """A yardstick that is a short Python script."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


GENERATOR = f"""
import json, sys
folder = sys.argv[sys.argv.index("--out") + 1]
with open(folder + "/story.json", "w") as out:
    json.dump({SMALL!r}, out)
print("{{}}")
"""


@pytest.mark.parametrize("agrees", [True, False])
def test_a_peer_that_plays_another_story_is_an_error(tmp_path: Path, agrees: bool) -> None:
    """Its checksum tells; neither its figure nor ours is then worth anything."""
    total = checksum(compiled(from_json(SMALL))) + (0 if agrees else 1)
    figures = {"checksum": total, "steps": 10, "play_s": 2.0}
    script(tmp_path / "yardsticks", "gen.py", GENERATOR)
    script(tmp_path / "yardsticks", "py_floor.py", f"print('''{json.dumps(figures)}''')")
    rows = playing.rows_of(bench(tmp_path, tmp_path / "yardsticks"), 30)
    floor = next(row for row in rows if row.beside == "floor: tuples")
    if agrees:
        assert floor.other == Series((5.0,))
        assert floor.ours.values
        assert floor.fault == ""
    else:
        assert floor.ours.values == floor.other.values == ()
        assert str(total) in floor.fault
        assert str(total - 1) in floor.fault


def test_a_yardstick_that_lacks_a_package_is_not_measured(tmp_path: Path) -> None:
    """It says which; one that fails otherwise is an error with its last words."""
    script(tmp_path, "lacks.py", "import makkerpar_no_such_package")
    script(tmp_path, "fails.py", "raise SystemExit('story refused')")
    script(tmp_path, "silent.py", "")
    with pytest.raises(NotMeasured, match="needs makkerpar_no_such_package"):
        fields(python(str(tmp_path / "lacks.py")))
    with pytest.raises(Fault, match=r"fails\.py .* story refused"):
        fields(python(str(tmp_path / "fails.py")))
    with pytest.raises(Fault, match=r"silent\.py printed no figures"):
        fields(python(str(tmp_path / "silent.py")))
    with pytest.raises(NotMeasured, match="no makkerpar-no-such-program here"):
        fields(["makkerpar-no-such-program"])


def test_a_command_that_fails_has_no_time(tmp_path: Path) -> None:
    """How long an error took says nothing about the work."""
    env = environment(tmp_path)
    with pytest.raises(Fault, match="status 3"):
        seconds(python("-c", "raise SystemExit(3)"), env)
    assert seconds(python("-c", "import makkerpar_tools"), env) > 0


@pytest.mark.skipif(os.name == "nt", reason="needs pseudo-terminals")
def test_a_prompt_is_an_unfinished_line_on_which_a_program_rests(tmp_path: Path) -> None:
    """Whole lines are none, however long the rest; a program that ends has asked nothing."""
    env = environment(tmp_path)
    ask = "import sys; assert sys.stdin.isatty(); print('Hello.'); input('Well? ')"
    assert seconds_to_prompt(python("-c", ask), env) > 0
    with pytest.raises(Fault, match="prompt"):
        seconds_to_prompt(python("-c", "import time; print('Hello.'); time.sleep(60)"), env)
    with pytest.raises(Fault, match="prompt"):
        seconds_to_prompt(python("-c", "print('Hello.')"), env)


@pytest.mark.parametrize("what", list(hostile.FILES))
def test_each_hostile_file_is_refused_for_what_it_is(tmp_path: Path, what: str) -> None:
    """The file is what its row says, or its time would mean nothing."""
    write, code = hostile.FILES[what]
    write(tmp_path / "scenario.yaml")
    assert refuse(str(tmp_path), code).keys() == {"peak_mb"}
    with pytest.raises(AssertionError, match=code):
        refuse(str(tmp_path), "no-ending")


def test_loading_tells_the_whole_and_its_parts(tmp_path: Path) -> None:
    """The whole is the sum of reading, graph and check, beside libyaml's events."""
    rows = loading.rows_of(bench(tmp_path), 30)
    whole = rows[0].ours.values[0]
    parts = [row.ours.values[0] for row in rows if "of it" in row.what]
    assert sum(parts) == pytest.approx(whole)
    assert len(parts) == 3
    events = next(row for row in rows if row.beside == loading.EVENTS)
    assert events.ratio is not None


def test_the_command_writes_table_and_json(tmp_path: Path) -> None:
    """Both hold the rows of the sections asked for, and what they were measured on."""
    out = tmp_path / "figures.json"
    options = ["--only", "hostile", "--rounds", "1", "--json", str(out)]
    result = CliRunner().invoke(main, options, env={VARIABLE: ""})
    assert result.exit_code == 0, result.output
    assert "refuse an alias bomb" in result.stdout
    report = json.loads(out.read_text(encoding="utf-8"))
    assert {row["group"] for row in report["rows"]} == {"hostile"}
    assert report["machine"]["python"] in result.stdout


def test_the_page_names_every_option_section_and_variable() -> None:
    """What `make bench` can be told is documented, and nothing else."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md").read_text("utf-8")
    options = {option.opts[0] for option in main.params}
    assert set(re.findall(r"^\| `(--\w+) \w+`", page, re.MULTILINE)) == options
    explained = page.partition("## What the rows mean")[2].partition("##")[0]
    assert re.findall(r"^\| `(\w+)` \|", explained, re.MULTILINE) == list(SECTIONS)
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)) == {VARIABLE, NODE_MODULES}
