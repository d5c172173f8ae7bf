"""What a benchmark says, and how it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Measurement:
    """One line: what was measured, the result with its unit, and what it should at most be."""

    what: str
    result: float
    target: float | None
    unit: str
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met, and if not by how much it is missed."""
        if self.target is None:
            return ""
        return "met" if self.result <= self.target else f"missed by {self.result / self.target - 1:.0%}"


def print_table(title: str, measurements: Iterable[Measurement]) -> None:
    """Print each measurement as soon as all are there."""
    table = Table(title=title, title_justify="left")
    for head in ("what", "result", "target", "", "note"):
        table.add_column(head, justify="right" if head in ("result", "target") else "left")
    for each in measurements:
        target = "" if each.target is None else f"≤ {each.target:g} {each.unit}"
        table.add_row(each.what, f"{each.result:.3g} {each.unit}", target, each.verdict, each.note)
    Console(width=120).print(table)
