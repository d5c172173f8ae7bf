"""What a benchmark says, and how it is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Measurement:
    """One line: what was measured, the result with its unit, and what it should at most be.

    Parameters
    ----------
    result : float or None
        None where it was not measured; the note says why.
    target : float, optional
        What the result should at most be; with `at_least`, what it should at least be.
    ours, beside : str
        What the result was made of: what ours took, and what stands beside it.
    """

    what: str
    result: float | None
    target: float | None
    unit: str
    note: str = ""
    ours: str = ""
    beside: str = ""
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether the target is met, and if not by how much it is missed."""
        if self.result is None:
            return "not run"
        if self.target is None:
            return ""
        if self.result >= self.target if self.at_least else self.result <= self.target:
            return "met"
        times = self.result / self.target
        if max(times, 1 / max(times, 1e-9)) >= 2:
            return f"missed {max(times, 1 / max(times, 1e-9)):.3g}-fold"
        return f"missed by {abs(times - 1):.0%}"

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in the line, with everything that a table may show."""
        sign = "≥" if self.at_least else "≤"
        target = "" if self.target is None else f"{sign} {self.target:g} {self.unit}"
        result = "" if self.result is None else f"{self.result:.3g} {self.unit}"
        return (self.what, self.ours, self.beside, result, target, self.verdict, self.note)


_HEADS = ("what", "ours", "beside it", "result", "target", "", "note")
_NUMBERS = ("ours", "beside it", "result", "target")


def print_table(title: str, measurements: Iterable[Measurement]) -> None:
    """Print all measurements once they are there; until then say on the terminal which one is."""
    before = load()
    lines = [each.cells for each in _told(title, measurements)]
    used = [place for place, head in enumerate(_HEADS) if not head or any(line[place] for line in lines)]
    caption = f"{os.cpu_count()} cores; {before} before, {load()} after."
    table = Table(title=title, title_justify="left", caption=caption, caption_justify="left")
    for place in used:
        right = _HEADS[place] in _NUMBERS
        table.add_column(_HEADS[place], justify="right" if right else "left", no_wrap=right or place == 0)
    for line in lines:
        table.add_row(*(line[place] for place in used))
    Console(width=168 if 1 in used else 120).print(table)


def load() -> str:
    """Return how busy the machine is: other work on it makes everything slower."""
    return f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"


def _told(title: str, measurements: Iterable[Measurement]) -> Iterator[Measurement]:
    with Console(file=sys.stderr).status(title) as status:
        for each in measurements:
            status.update(f"{title}: last, {each.what}")
            yield each
