"""The survey instrument: scales, items and answers, as data."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from unlabeled.content.errors import misplaced
from unlabeled.content.load import Content, load
from unlabeled.content.open_checks import CHECK, ORDER


def _plain_name(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name):
        raise ValueError("An id begins with a small letter; up to 39 small letters, digits or _ may follow")
    return name


Name = Annotated[str, AfterValidator(_plain_name)]
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

    @field_validator("labels", mode="before")
    @classmethod
    def _order_is_known(cls, labels: Any) -> Any:
        """Refuse what a draft writes where it does not know the order: a report would be of other answers."""
        if isinstance(labels, list) and CHECK in labels:
            problem = (
                f"The answers are {ORDER}. Put them lowest first, then delete the line that says {CHECK}"
            )
            raise misplaced(problem, labels.index(CHECK))
        return labels

    @model_validator(mode="after")
    def _labels_differ(self) -> Self:
        if len({label.casefold() for label in self.labels}) < len(self.labels):
            raise misplaced("Two labels of one response scale are the same. Make them differ", "labels")
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
    """A question answered in words. Its answers are no part of a report; a person may show some beside it."""

    id: Name
    text: str


class HeadCount(Content):
    """How many people an innermost group has, named from the outermost group inwards."""

    group: tuple[str, ...] = Field(min_length=1)
    n: int = Field(ge=1)


class Instrument(Content):
    """A questionnaire: one response scale, its scales and items, its open questions and its group columns.

    `about` is for whoever runs the survey (what it is, what it is not for), `invitation` for who answers it.
    `invitation_with_comments` takes its place where people's own words may be shown, `invitation_in_room` on
    phones, which take none. `group_columns`, the outermost first, takes the place of `group_column` where
    groups lie in one another.
    """

    id: Name
    title: str
    version: str
    about: str | None = None
    invitation: str
    invitation_with_comments: str | None = None
    invitation_in_room: str | None = None
    response_scale: ResponseScale
    scales: tuple[Scale, ...] = Field(min_length=1)
    open_questions: tuple[OpenQuestion, ...] = ()
    group_column: str = "team"
    group_columns: tuple[str, ...] = ()
    head_counts: tuple[HeadCount, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The columns with the groups, outermost first."""
        return self.group_columns or (self.group_column,)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the questionnaire."""
        return tuple(item for scale in self.scales for item in scale.items)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        taken = {WAVE_COLUMN: "the column that tells the waves apart"}
        field = "group_columns" if self.group_columns else "group_column"
        for level in self.levels:
            if level in taken:
                raise misplaced(f"'{level}' is {taken[level]}. Name the groups otherwise", field)
            taken[level] = "the group column" if len(self.levels) == 1 else "a group column"
        for name, kind, place in self._ids():
            if name in taken:
                raise misplaced(f"The id '{name}' is taken by {taken[name]}. Choose another", *place, "id")
            taken[name] = kind
        return self

    @model_validator(mode="after")
    def _head_counts_fit(self) -> Self:
        for place, each in enumerate(self.head_counts):
            if len(each.group) != len(self.levels):
                raise misplaced(
                    f"A head count names a group by {len(self.levels)} names, outermost first. Give as many",
                    "head_counts",
                    place,
                    "group",
                )
        return self

    def _ids(self) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
        """Yield each id, what it stands for, and where it stands."""
        for s, scale in enumerate(self.scales):
            yield scale.id, "a scale", ("scales", s)
            for i, item in enumerate(scale.items):
                yield item.id, "an item", ("scales", s, "items", i)
        for q, question in enumerate(self.open_questions):
            yield question.id, "an open question", ("open_questions", q)


def load_instrument(file: Path) -> Instrument:
    """Return the instrument in `file`; raises `ContentError` naming file, line and field."""
    return load(file, Instrument)
