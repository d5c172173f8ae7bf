"""Seconds and megabytes of one piece of work. Standard library only: other tools' environments run it too."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

Parts = Iterator[tuple[str, Callable[[], object]]]
_STATUS = Path("/proc/self/status")
_FORGET = Path("/proc/self/clear_refs")
_TINY = (60, 5)


def main(works: Mapping[str, Callable[..., Parts]]) -> None:
    """Do the work that the command line names, with the sizes behind it, and print what its parts cost.

    A tiny run comes first and does not count, nor do imports or making up the data.
    """
    name, *sizes = sys.argv[1:]
    for _, work in works[name](*_TINY[: len(sizes)]):
        work()
    print(json.dumps({part: clocked(work) for part, work in works[name](*map(int, sizes))}))


def clocked(work: Callable[[], object]) -> dict[str, Any]:
    """Return how long `work` takes, and how far memory rose at its highest above where it began."""
    gc.collect()
    before = _now()
    start = time.perf_counter()
    result = work()
    seconds = time.perf_counter() - start
    note = result if isinstance(result, str) else ""
    return {"seconds": seconds, "megabytes": max(highest() - before, 0) / 1024, "note": note}


def highest() -> int:
    """Return the most memory that this process ever held, in kilobytes."""
    if _STATUS.exists():  # a child's ru_maxrss may begin at what its parent held
        return _kilobytes("VmHWM")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def _now() -> int:
    """Return the memory held now, where the system tells it, and forget how much it was before."""
    try:
        _FORGET.write_text("5", encoding="ascii")
    except OSError:
        return highest()
    return _kilobytes("VmRSS")


def _kilobytes(name: str) -> int:
    lines = _STATUS.read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
