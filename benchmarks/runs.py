"""Work in processes of its own: several runs in turns, of which the median counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
_LONG = 45.0  # seconds: what takes longer is not run again
_LONGEST = 300.0  # seconds: what takes longer is given up
Command = Sequence[str]


class NotRunError(Exception):
    """Something could not be measured. The message says why."""


@dataclass(frozen=True)
class Cost:
    """Seconds and megabytes, and how many runs they are the medians of."""

    seconds: float
    megabytes: float
    runs: int = 1
    note: str = ""

    def __str__(self) -> str:
        return f"{_short(self.seconds)}, {self.megabytes:,.0f} MB"


Costs = Mapping[str, Cost]  # the parts of one piece of work
_Parts = Mapping[str, Mapping[str, float | str]]


def ours(name: str, *sizes: int) -> Command:
    """Return the command that does `MODULE:WORK` of `benchmarks/works` in our environment."""
    module, work = name.split(":")
    return (sys.executable, "-m", f"benchmarks.works.{module}", work, *map(str, sizes))


def costs(commands: Mapping[str, Command | NotRunError]) -> dict[str, Costs | NotRunError]:
    """Return what each of `commands` costs. They take turns, so that all meet the same noise."""
    told: dict[str, list[_Parts]] = {name: [] for name in commands}
    failed = {name: each for name, each in commands.items() if isinstance(each, NotRunError)}
    seconds = dict.fromkeys(commands, 0.0)
    for _ in range(RUNS):
        for name, command in commands.items():
            if isinstance(command, NotRunError) or name in failed or seconds[name] > _LONG:
                continue
            try:
                told[name].append(_once(command))
            except NotRunError as error:
                failed[name] = error
                continue
            seconds[name] = max(
                seconds[name], sum(float(part["seconds"]) for part in told[name][-1].values())
            )
    return {name: failed[name] if name in failed else _medians(told[name]) for name in commands}


def per_doubling(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return by how much the time grows as the size doubles: 2 is linear."""
    doublings = log2(sizes[-1] / sizes[0])
    return float((seconds[-1] / seconds[0]) ** (1 / doublings))


def _once(command: Command) -> _Parts:
    # An environment of its own must not find our packages.
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    own = command[0] == sys.executable
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=None if own else around,
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise NotRunError(f"it was not done in {_LONGEST:.0f} s") from None
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or [f"it ended with {error.returncode}"])[-1]
        raise NotRunError(last) from None
    parts: _Parts = json.loads(done.stdout.splitlines()[-1])
    return parts


def _medians(told: Sequence[_Parts]) -> dict[str, Cost]:
    return {
        part: Cost(
            median(float(each[part]["seconds"]) for each in told),
            median(float(each[part]["megabytes"]) for each in told),
            len(told),
            str(told[0][part].get("note", "")),
        )
        for part in told[0]
    }


def _short(seconds: float) -> str:
    return f"{seconds * 1000:.3g} ms" if seconds < 0.1 else f"{seconds:.3g} s"
