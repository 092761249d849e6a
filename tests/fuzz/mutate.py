"""The campaign: many damaged scenarios, each read in a child process under watch.

    python -m tests.fuzz.mutate --count 10000 --seed 1
    python -m tests.fuzz.mutate --seed 1 --show 4711      # writes one case's files to the console
    python -m tests.fuzz.mutate --monsters                # files as large as may be, whole

A case fails where anything is raised, where it takes longer than ten seconds (the child is ended
and another one started), or where a child's memory passes 200 MB. A case that was too slow is tried
once more in a new child, and told apart where it is in time then: a hang repeats, a machine that
stood still does not. A monster, a thousand times the size of a scenario, has six times the time and
twice the memory. Exit 1 if any case failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from typing import Final

from tests.fuzz import monsters, tree
from tests.fuzz.damage import damaged
from tests.fuzz.exercise import exercise
from tests.fuzz.seeds import Files, seeds

SECONDS: Final = 10.0
MEGABYTES: Final = 200
MONSTER_SECONDS: Final = 60.0
MONSTER_MEGABYTES: Final = 400
# Far above the limit that counts: so that a case gone wild ends itself, not the machine.
ADDRESS_SPACE: Final = 2_000_000_000
WORKERS: Final = 2
# Each child is replaced after so many cases: its memory is a peak that never falls.
CASES_A_CHILD: Final = 500

# A case's number, or a monster's name.
Job = int | str


def case(seed: int, number: int) -> tuple[str, Files]:
    """The damaged files of one case, and the name of their folder."""
    rng = random.Random(f"{seed}:{number}")
    folder, files = rng.choice(seeds())
    name = rng.choice(list(files))
    data = files[name]
    if rng.random() < 0.5:
        root = tree.parse(data.decode())
        tree.damage(root, rng)
        data = tree.written(root, rng).encode("utf-8", "surrogatepass")
        if rng.random() < 0.1:
            data = damaged(rng, data)
    else:
        data = damaged(rng, data)
    if rng.random() < 0.02:
        # The same file twice, or a folder of another name.
        return rng.choice((folder, "x")), {**files, name: data, "zz.yaml": data}
    return folder, {**files, name: data}


def _files(seed: int, job: Job) -> tuple[str, Files]:
    if isinstance(job, int):
        return case(seed, job)
    monster = next(one for one in monsters.MONSTERS if one.__name__ == job)
    return monsters.FOLDER, {"scenario.yaml": monster(1).encode()}


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one case; ``codes`` are the diagnostics it gave."""

    job: Job
    failure: str
    seconds: float
    megabytes: float
    codes: tuple[str, ...]
    tries: int = 1


@dataclass(slots=True)
class Tally:
    """What became of all of them."""

    failures: list[Result] = field(default_factory=list)
    stalled: list[Result] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    done: int = 0
    slowest: Result | None = None
    largest: Result | None = None

    def add(self, result: Result) -> None:
        """Count one more."""
        self.done += 1
        self.codes.update(set(result.codes))
        self.clean += not result.failure and not result.codes
        if result.failure:
            self.failures.append(result)
        elif result.tries > 1:
            self.stalled.append(result)
        if self.slowest is None or result.seconds > self.slowest.seconds:
            self.slowest = result
        if self.largest is None or result.megabytes > self.largest.megabytes:
            self.largest = result


def _peak_megabytes() -> float:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - as above
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _child(connection: Connection, seed: int) -> None:
    """Do the cases whose numbers arrive, until None does."""
    _limit_memory()
    seeds()
    connection.send(None)
    while (job := connection.recv()) is not None:
        folder, files = _files(seed, job)
        begun = time.perf_counter()
        failure = ""
        codes: tuple[str, ...] = ()
        try:
            codes = tuple(item.code for item in exercise(files, folder))
        except Exception:
            failure = traceback.format_exc(limit=-6)
        seconds = time.perf_counter() - begun
        connection.send(Result(job, failure, seconds, _peak_megabytes(), codes))


class _Worker:
    """A child process, started again whenever it had to be ended."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._process: multiprocessing.process.BaseProcess | None = None
        self._done = 0

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_child, args=(theirs, self._seed), daemon=True)
        self._process.start()
        self._connection.recv()
        self._done = 0

    def end(self) -> None:
        """End the child, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None

    def run(self, job: Job) -> Result:
        """One case under watch, once more where it was too slow."""
        result = self._run(job)
        if result.failure and self._process is None and result.seconds >= SECONDS:
            result = replace(self._run(job), tries=2)
        return result

    def _run(self, job: Job) -> Result:
        monster = isinstance(job, str)
        seconds = MONSTER_SECONDS if monster else SECONDS
        megabytes = MONSTER_MEGABYTES if monster else MEGABYTES
        if self._done >= CASES_A_CHILD or monster:
            self.end()
        if self._process is None:
            self._start()
        self._connection.send(job)
        self._done += 1
        try:
            if not self._connection.poll(seconds):
                self.end()
                return Result(job, f"no answer in {seconds} s", seconds, 0.0, ())
            result = self._connection.recv()
        except EOFError:
            code = self._process.exitcode if self._process is not None else None
            self.end()
            return Result(job, f"the interpreter died ({code})", 0.0, 0.0, ())
        assert isinstance(result, Result)
        if result.megabytes > megabytes:
            self.end()
            why = f"{result.failure}{result.megabytes:.0f} MB"
            return Result(job, why, result.seconds, result.megabytes, result.codes)
        return result


def _share(seed: int, jobs: Sequence[Job]) -> Iterator[Result]:
    worker = _Worker(seed)
    try:
        for job in jobs:
            yield worker.run(job)
    finally:
        worker.end()


def campaign(seed: int, jobs: Sequence[Job]) -> Tally:
    """All the cases, in a few child processes."""
    tally = Tally()

    def work(start: int) -> None:
        for result in _share(seed, jobs[start::WORKERS]):
            tally.add(result)

    with ThreadPoolExecutor(WORKERS) as pool:
        for done in [pool.submit(work, start) for start in range(WORKERS)]:
            done.result()
    return tally


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Damage valid scenarios and read what is left.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--monsters", action="store_true", help="the largest files instead")
    parser.add_argument("--show", type=int, help="write the files of this case, and do nothing")
    options = parser.parse_args()
    if options.show is not None:
        for name, data in case(options.seed, options.show)[1].items():
            print(f"--- {name}")
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        return
    begun = time.perf_counter()
    jobs: Sequence[Job] = range(options.first, options.first + options.count)
    if options.monsters:
        jobs = [monster.__name__ for monster in monsters.MONSTERS]
    tally = campaign(options.seed, jobs)
    _report(tally, time.perf_counter() - begun)
    raise SystemExit(1 if tally.failures else 0)


def _report(tally: Tally, seconds: float) -> None:
    for result in sorted(tally.failures, key=lambda result: str(result.job)):
        print(f"case {result.job}: {result.failure}")
    for result in tally.stalled:
        print(f"case {result.job}: too slow, but {result.seconds:.2f} s at the second try")
    print(f"{tally.done} cases in {seconds:.0f} s, {len(tally.failures)} failures")
    print(f"{tally.clean} without a diagnostic, {len(tally.codes)} different codes in the others")
    if tally.slowest is not None and tally.largest is not None:
        print(f"slowest: case {tally.slowest.job}, {tally.slowest.seconds:.2f} s")
        print(f"largest: case {tally.largest.job}, {tally.largest.megabytes:.0f} MB at its peak")
    for code, count in tally.codes.most_common():
        print(f"{count:6} {code}")


if __name__ == "__main__":
    main()
