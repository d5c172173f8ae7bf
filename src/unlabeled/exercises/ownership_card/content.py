"""The words of `ownership-card`."""

from typing import Literal, Self

from pydantic import Field, model_validator

from unlabeled.exercises.content import MOST_INPUTS, Exercise, Id, Question

STEPS = ("write", "keep")


class Line(Question):
    """One line of the card: the question, and the heading under which its answer stands."""

    id: Id
    heading: str


class OwnershipCard(Exercise):
    """The whole exercise."""

    kind: Literal["ownership-card"]
    lines: tuple[Line, ...] = Field(min_length=1, max_length=MOST_INPUTS)
    before: str
    head: str
    keep: str
    file: str
    file_name: str = Field(pattern=r"^[\w-]+\.txt$")
    still: Question

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {line.id: line.label for line in self.lines} | {"still": self.still.label}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if len({line.id for line in self.lines}) < len(self.lines):
            raise ValueError("Two lines of the card have the same id. Give each its own")
        return self
