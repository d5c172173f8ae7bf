"""What is printed, each once: a release is many numbers, and only a few of them differ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Printed(NamedTuple):
    """A value, or words, and its limits, as they are printed; None where there is none."""

    value: float | str | None
    low: float | None
    high: float | None


@dataclass(repr=False)
class Prints:
    """Everything that a release prints. Its rows refer to a place in `entries`."""

    entries: list[Printed] = field(default_factory=list)
    _places: dict[tuple[object, ...], int] = field(default_factory=dict)

    def place(self, value: float | str, low: float | None, high: float | None) -> int:
        """Return where this is printed; 2 and 2.0 are printed apart."""
        key = (type(value), type(low), type(high), value, low, high)
        if key not in self._places:
            self._places[key] = len(self.entries)
            self.entries.append(Printed(value, low, high))
        return self._places[key]
