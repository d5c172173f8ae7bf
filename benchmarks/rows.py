"""From what was measured to lines of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from benchmarks.runs import RUNS, Cost, Costs, NotRunError, per_doubling
from benchmarks.table import Measurement

LINEAR = 2.2  # × per doubling: 2 is linear; the rest is room for sorting and for noise
Told: TypeAlias = Cost | NotRunError


def part(costs: Costs | NotRunError, name: str = "all") -> Told:
    """Return what one part of the work cost."""
    if isinstance(costs, NotRunError):
        return costs
    return costs.get(name) or NotRunError("this part cannot be had apart any more")


def together(*several: Told) -> Told:
    """Return what parts cost that follow one another."""
    costs = [each for each in several if isinstance(each, Cost)]
    if len(costs) < len(several):
        return next(each for each in several if isinstance(each, NotRunError))
    most = max(each.megabytes for each in costs)
    return Cost(sum(each.seconds for each in costs), most, min(each.runs for each in costs))


def alone(what: str, ours: Told, target: float | None) -> Measurement:
    """Return the line of what stands beside nothing."""
    if isinstance(ours, NotRunError):
        return Measurement(what, None, target, "s", f"because {ours}")
    return Measurement(what, ours.seconds, target, "s", _note(ours), str(ours))


def ratio(what: str, ours: Told, beside: Told, target: float | None = None) -> Measurement:
    """Return the line of our time divided by another's."""
    return _line(what, ours, beside, target)


def faster(what: str, ours: Told, beside: Told, target: float | None = None) -> Measurement:
    """Return the line of how many times as fast ours is."""
    return _line(what, ours, beside, target, at_least=True)


def memory(what: str, ours: Told, beside: Told, target: float | None = None) -> Measurement:
    """Return the line of our memory divided by another's."""
    return _line(what, ours, beside, target, of="megabytes")


def growth(what: str, sizes: Sequence[int], told: Sequence[Told]) -> Measurement:
    """Return the line of how the time grows with the size."""
    costs = [each for each in told if isinstance(each, Cost)]
    if len(costs) < len(told):
        return Measurement(what, None, LINEAR, "×", "because a size is missing")
    result = per_doubling(sizes, [each.seconds for each in costs])
    return Measurement(what, result, LINEAR, "×", ", ".join(f"{each.seconds:.3g}" for each in costs) + " s")


def _line(
    what: str,
    ours: Told,
    beside: Told,
    target: float | None,
    *,
    of: str = "seconds",
    at_least: bool = False,
) -> Measurement:
    for each in (ours, beside):
        if isinstance(each, NotRunError):
            return Measurement(what, None, target, "×", f"because {each}", at_least=at_least)
    assert isinstance(ours, Cost) and isinstance(beside, Cost)
    top, bottom = (beside, ours) if at_least else (ours, beside)
    result = getattr(top, of) / max(getattr(bottom, of), 1e-9)
    return Measurement(what, result, target, "×", _note(ours, beside), str(ours), str(beside), at_least)


def _note(*costs: Cost) -> str:
    notes = [each.note for each in costs if each.note]
    runs = min(each.runs for each in costs)
    if runs < RUNS:
        notes.append("1 run" if runs == 1 else f"{runs} runs")
    return "; ".join(notes)
