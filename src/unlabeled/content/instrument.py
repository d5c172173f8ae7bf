"""The survey instrument: scales, items and answers, as data."""

from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from unlabeled.content.load import Content, load

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
WAVE_COLUMN: Final = "wave"  # in an export that holds more than one wave


class ResponseScale(Content):
    """Ordered answers from `low` to `high`; `labels` name the points in order."""

    low: int
    labels: tuple[str, ...] = Field(min_length=2, max_length=11)

    @property
    def high(self) -> int:
        """Largest value of the scale."""
        return self.low + len(self.labels) - 1

    @property
    def values(self) -> range:
        """All values, smallest first."""
        return range(self.low, self.high + 1)

    @model_validator(mode="after")
    def _labels_differ(self) -> Self:
        if len({label.casefold() for label in self.labels}) < len(self.labels):
            raise ValueError("Two labels of one response scale are the same. Make them differ")
        return self


class Item(Content):
    """One statement; `reverse_keyed` items are turned round before they count towards their scale."""

    id: Name
    text: str
    reverse_keyed: bool = False


class Scale(Content):
    """Items that are read together."""

    id: Name
    title: str
    about: str
    items: tuple[Item, ...] = Field(min_length=1)


class OpenQuestion(Content):
    """A question answered in words. Its answers are never part of a report."""

    id: Name
    text: str


class Instrument(Content):
    """A questionnaire: one response scale, its scales and items, its open questions and its group column.

    `about` is for whoever runs the survey (what it is, what it is not for), `invitation` for who answers it.
    """

    id: Name
    title: str
    version: str
    about: str | None = None
    invitation: str
    response_scale: ResponseScale
    scales: tuple[Scale, ...] = Field(min_length=1)
    open_questions: tuple[OpenQuestion, ...] = ()
    group_column: str = "team"

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the questionnaire."""
        return tuple(item for scale in self.scales for item in scale.items)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        ids = [item.id for item in self.items] + [question.id for question in self.open_questions]
        ids += [scale.id for scale in self.scales]
        for name in ids:
            if ids.count(name) > 1:
                raise ValueError(f"The id '{name}' is used twice. Give each scale, item and question its own")
        return self

    @model_validator(mode="after")
    def _columns_differ(self) -> Self:
        columns = [item.id for item in self.items] + [question.id for question in self.open_questions]
        if WAVE_COLUMN in (*columns, self.group_column):
            raise ValueError(f"'{WAVE_COLUMN}' is the column that tells the waves apart. Choose another name")
        if self.group_column in columns:
            raise ValueError(
                f"'{self.group_column}' names the group column and an item or question. Rename one of them"
            )
        return self


def load_instrument(file: Path) -> Instrument:
    """Return the instrument in `file`; raises `ContentError` naming file, line and field."""
    return load(file, Instrument)
