"""The minutes of the workshop, and the order of its parts."""

from pathlib import Path
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content.errors import misplaced
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

Length = Literal[45, 90, 180]
LENGTHS: Final[tuple[Length, ...]] = (45, 90, 180)


class Part(Content):
    """One part: its minutes in each live plan, and, where it has a notebook, its minutes alone."""

    id: str
    title: str
    notebook: str | None = None
    solo: int | None = Field(default=None, gt=0)
    live: dict[Length, int]


class Schedule(Content):
    """All parts in their order; each live plan sums to its length."""

    unpiloted: bool
    parts: tuple[Part, ...]

    @model_validator(mode="after")
    def _sums_are_exact(self) -> Self:
        for length in LENGTHS:
            total = sum(part.live.get(length, 0) for part in self.parts)
            if total != length:
                problem = f"The {length}-minute plan adds up to {total} minutes. Make it {length}"
                raise misplaced(problem, "parts")
        return self

    @property
    def notebooks(self) -> tuple[Part, ...]:
        """The parts that have a notebook, in order."""
        return tuple(part for part in self.parts if part.notebook)


def load_schedule(file: Path | None = None) -> Schedule:
    """Return the schedule in `file`, or in the data folder in use."""
    return load(file or data_folder() / "schedule.yaml", Schedule)
