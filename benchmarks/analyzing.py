"""`unlabeled analyze`, from the shell and back."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.rows import LINEAR, alone
from benchmarks.runs import RUNS, Cost, per_doubling
from benchmarks.table import Measurement
from unlabeled.content import kit_folder
from unlabeled.content.instrument import load_instrument

_TOLD_FROM = 1.2  # times the start: what is nearer to it is noise
PER_TEAM = 12
INSTRUMENT = load_instrument(kit_folder() / "data" / "survey" / "instrument.yaml")


def rows(sizes: tuple[int, int, int], targets: tuple[float | None, ...]) -> Iterator[Measurement]:
    """Yield a line for each number of people, and one for how what comes on top of the start grows."""
    costs = []
    with tempfile.TemporaryDirectory() as folder:
        for people, target in zip(sizes, targets, strict=True):
            costs.append(_cost(Path(folder), people))
            yield alone(f"analyze end to end, {people:,} people", costs[-1], target)
    yield on_top_of_the_start(sizes, [each.seconds for each in costs])


def large(people: int) -> Measurement:
    """Return the line of one run with many people."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.csv"
        _write(file, people)
        cost = Cost(*_once(file, Path(folder) / "out"))
    return alone(f"analyze end to end, {people:,} people in {people // PER_TEAM:,} teams", cost, None)


def on_top_of_the_start(sizes: tuple[int, int, int], seconds: list[float]) -> Measurement:
    """Return the line of how what comes on top of the start grows, if the smallest can be told from it."""
    what = f"analyze, per doubling from {sizes[1]:,} people on"
    start, *above = seconds
    if above[0] < _TOLD_FROM * start:
        why = f"because {sizes[1]:,} people take hardly longer than {sizes[0]}"
        return Measurement(what, None, LINEAR, "×", why)
    grown = per_doubling(sizes[1:], [each - start for each in above])
    return Measurement(what, grown, LINEAR, "×", f"without the time of {sizes[0]}")


def _cost(folder: Path, people: int) -> Cost:
    file = folder / f"{people}.csv"
    _write(file, people)
    runs = [_once(file, folder / f"{people}-{run}") for run in range(RUNS)]
    return Cost(median(each[0] for each in runs), median(each[1] for each in runs), RUNS)


def _once(file: Path, out: Path) -> tuple[float, float]:
    """Return seconds, and megabytes of the whole process."""
    command = [sys.executable, "-m", "unlabeled.cli", "analyze", str(file), "--out", str(out)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"analyze ended with {process.returncode}: {said.decode(errors='replace')}")
    return seconds, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def _write(file: Path, people: int) -> None:
    """Write made-up answers as a plain table, teams of 12 on average."""
    draw = np.random.default_rng(1)
    labels = np.array([*INSTRUMENT.response_scale.labels, ""])
    answers = labels[draw.integers(0, len(labels), (people, len(INSTRUMENT.items)))]
    teams = draw.integers(0, max(people // PER_TEAM, 1), people)
    head = ",".join([INSTRUMENT.group_column, *(item.id for item in INSTRUMENT.items)])
    lines = (",".join([f"Team {team}", *row]) for team, row in zip(teams, answers, strict=True))
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
