"""How a room does with 50, 500 and 1,000 phones, beside the targets of its design.

Server and phones are processes of their own (`benchmarks/works/room.py`) and share the machine's cores, so
what the phones take makes everything slower that is measured here. What does nothing stands beside what does:
a no-op of the same server, sent by the same phones at the same moments of another few seconds.

- CPU for each ballot: medians of three questions; all else is of all phones, p95 unless it says more.
- Open and close: from the host's request to each phone's event. Close waits for the disk.
- Memory: how far the server's grew, for each participant, who holds two connections.
- Killed: from `kill -9` in the middle of a question until every phone's ballot is there again; phones try to
  come back ten times a second, and the time to start Python is in it.
- Kept: ballots in the sealed counts, of the question where fewest were; one of the four has met the kill.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil
from statistics import median
from typing import Any

from benchmarks.runs import ROOT, NotRunError
from benchmarks.table import Measurement

SIZES = (50, 500, 1_000)
_LONGEST = 75.0  # seconds for one size; with three of them a run ends within four minutes
_MS, _KIB = 1_000.0, 1_024.0
Told = Mapping[str, Any]


def measurements(quick: bool = False) -> Iterator[Measurement]:
    """Yield each line of the table; `quick`: with few people and no targets, only to see that all works."""
    if quick:
        yield from (replace(each, target=None) for each in lines(8, told(8, 0.3)))
        return
    for people in SIZES:
        yield from lines(people, told(people))


def told(people: int, spread: float = 4.0) -> Told | NotRunError:
    """Return what a run with so many people says, who answer within `spread` seconds; or why none does."""
    command = [sys.executable, "-m", "benchmarks.works.room", "load", str(people), str(spread)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            out, err = running.communicate(timeout=_LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # the room with its phones
            running.communicate()
            return NotRunError(f"it was not done in {_LONGEST:.0f} s")
    if running.returncode:
        return NotRunError((err.strip().splitlines() or [f"it ended with {running.returncode}"])[-1])
    found: Told = json.loads(out.splitlines()[-1])
    return found


def lines(people: int, told: Told | NotRunError) -> Iterator[Measurement]:
    """Yield the lines of one size. Targets stand where the design has one."""
    with_people = f"{people:,} people"
    if isinstance(told, NotRunError):
        yield Measurement(with_people, None, None, "", f"because {told}")
        return
    middle = people == 500
    ballot, noop = (median(each[place] for each in told["cpu"]) for place in (0, 1))
    yield Measurement(
        f"{with_people}: CPU for each ballot ÷ no-op", ballot / noop, 1.5, "×", "", _ms(ballot), _ms(noop)
    )
    yield _waited("  ack p95", told["acked"], told["noop"], 95, 50 if middle else None)
    yield _waited("  ack p99", told["acked"], told["noop"], 99, {500: 250, 1_000: 1_000}.get(people))
    yield Measurement("  open → phones p95", p(told["opened"], 95) * _MS, 250 if middle else None, "ms")
    yield Measurement(
        "  close → phones p95, fsynced", p(told["closed"], 95) * _MS, 300 if middle else None, "ms"
    )
    yield Measurement("  all join at once", told["joined"], 2 if middle else None, "s")
    few = people < 500
    yield Measurement(
        "  memory for each participant",
        *(told["memory"] / _KIB, None if few else 64, "KiB"),
        "mostly what grows once" if few else "",
    )
    yield Measurement("  killed, until all ballots are back", told["back"], 5, "s")
    kept = min(told["kept"])
    yield Measurement("  kept", 100 * kept / people, 100, "%", "", f"{kept:,}", f"{people:,}", at_least=True)


def _waited(
    what: str, ours: Sequence[float], beside: Sequence[float], percent: int, target: float | None
) -> Measurement:
    one, other = p(ours, percent), p(beside, percent)
    return Measurement(what, one * _MS, target, "ms", f"{one / other:.2g} × no-op", _ms(one), _ms(other))


def p(values: Sequence[float], percent: int) -> float:
    """Return the smallest of `values` that at least so many percent do not exceed."""
    return sorted(values)[max(ceil(len(values) * percent / 100) - 1, 0)]


def _ms(seconds: float) -> str:
    return f"{seconds * _MS:.3g} ms"
