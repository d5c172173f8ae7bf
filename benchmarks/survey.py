"""How fast a survey becomes a report, and a tally beside the way most people would count.

Each run is a process of its own, so that imports count where they should and memory starts from nothing.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.table import Measurement
from unlabeled.content import kit_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.survey.policy import blueprint

RUNS = 3
PEOPLE, TEAMS = 200_000, 16_000
INSTRUMENT = load_instrument(kit_folder() / "data" / "survey" / "instrument.yaml")


def measurements() -> Iterator[Measurement]:
    """Yield each line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        for people, target in ((60, 3.0), (5_000, 6.0)):
            seconds = median(_analyze(Path(folder), people, run) for run in range(RUNS))
            yield Measurement(f"analyze end to end, {people:,} people", seconds, target, "s")
    ours, usual = (_counted(way) for way in ("tally", "melt"))
    size = f"{PEOPLE:,} × {len(INSTRUMENT.items)} in {TEAMS:,} teams"
    for place, (what, target, unit) in enumerate((("time", 1 / 20, "s"), ("memory", 0.15, "MB"))):
        note = f"{ours[place]:.3g} and {usual[place]:.3g} {unit}"
        yield Measurement(
            f"Tally ÷ melt + groupby, {what}, {size}", ours[place] / usual[place], target, "×", note
        )


def _analyze(folder: Path, people: int, run: int) -> float:
    """Return how long the command takes, from the shell and back."""
    file = folder / f"{people}.csv"
    if not file.exists():
        _write(file, people)
    command = [
        sys.executable,
        "-m",
        "unlabeled.cli",
        "analyze",
        str(file),
        "--out",
        str(folder / f"{people}-{run}"),
    ]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _write(file: Path, people: int) -> None:
    draw = np.random.default_rng(1)
    labels = np.array([*INSTRUMENT.response_scale.labels, ""])
    answers = labels[draw.integers(0, len(labels), (people, len(INSTRUMENT.items)))]
    teams = draw.integers(0, max(people // 12, 1), people)
    head = ",".join([INSTRUMENT.group_column, *(item.id for item in INSTRUMENT.items)])
    lines = (",".join([f"Team {team}", *row]) for team, row in zip(teams, answers, strict=True))
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def _counted(way: str) -> tuple[float, float]:
    """Return seconds and megabytes of one way to count, each the median of its runs."""
    runs = [
        json.loads(subprocess.check_output([sys.executable, "-m", "benchmarks.survey", way]))
        for _ in range(RUNS)
    ]
    return median(run["seconds"] for run in runs), median(run["megabytes"] for run in runs)


def _tally(answers: np.ndarray, teams: np.ndarray) -> Callable[[], object]:
    from unlabeled.survey.tabulate import tally

    plan = blueprint(INSTRUMENT)
    return lambda: tally(answers, teams, TEAMS, plan)


def _melt(answers: np.ndarray, teams: np.ndarray) -> Callable[[], object]:
    import pandas as pd

    table = pd.DataFrame(answers, columns=[item.id for item in INSTRUMENT.items])
    table["team"] = teams
    return lambda: (
        table.melt(id_vars="team", var_name="item", value_name="answer")
        .groupby(["team", "item", "answer"])
        .size()
        .unstack(fill_value=0)
    )


def _run(way: str) -> None:
    """Count once, and print the time and how far memory rose above what the data takes."""
    draw = np.random.default_rng(1)
    places = len(INSTRUMENT.response_scale.labels) + 1
    answers = draw.integers(0, places, (PEOPLE, len(INSTRUMENT.items)), dtype=np.int32)
    teams = draw.integers(0, TEAMS, PEOPLE, dtype=np.int32)
    count = {"tally": _tally, "melt": _melt}[way](answers, teams)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    count()
    seconds = time.perf_counter() - start
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024}))


if __name__ == "__main__":
    _run(sys.argv[1])
