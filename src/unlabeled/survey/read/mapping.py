"""A mapping file: what somebody says about the columns of one export, where names alone do not settle it."""

from pathlib import Path
from typing import Any, Final

from pydantic import Field, field_validator

from unlabeled.content.errors import misplaced
from unlabeled.content.load import Content, load
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.names import listed, plain


class Mapping(Content):
    """Which column is which item, which holds the groups, which to leave alone; what a cell stands for.

    Parameters
    ----------
    items : dict of str to str
        Name of a column → id of an item.
    group : str, optional
        Name of the column with the groups.
    ignore : tuple of str
        Names of columns that are not to be read.
    answers : dict of str to str
        What stands in a cell → a label or a number of the response scale, or nothing for "no answer".
    """

    items: dict[str, str] = Field(default_factory=dict)
    group: str | None = None
    ignore: tuple[str, ...] = ()
    answers: dict[str, str | int | None] = Field(default_factory=dict)

    @field_validator("answers", mode="before")
    @classmethod
    def _cells_have_meanings(cls, answers: Any) -> Any:
        """Take the number 1 for a cell that holds 1; say by an example what a meaning is."""
        if not isinstance(answers, dict):
            return answers
        for cell, meaning in answers.items():
            if type(cell) not in (str, int) or type(meaning) not in (str, int, type(None)):
                problem = (
                    "A cell stands for a label or a whole number of the scale, or for nothing. "
                    'Write: answers: {A1: 1, A2: 2}; put words like "yes" in quotes'
                )
                raise misplaced(problem, cell)
        return {str(cell): meaning for cell, meaning in answers.items()}


NO_MAPPING: Final = Mapping()


def load_mapping(file: Path | None) -> Mapping:
    """Return the mapping in `file`, or one that says nothing; raises `ContentError`."""
    return NO_MAPPING if file is None else load(file, Mapping)


def place_of(name: str, columns: tuple[Column, ...]) -> int:
    """Return where the column is that the mapping calls `name`.

    Raises
    ------
    UnreadableError
        If no column is called so, or several are.
    """
    wanted = plain(name)
    found = [place for place, column in enumerate(columns) if plain(column.name) == wanted]
    if not found:  # then under its other names: its text, or the row of a matrix
        found = [place for place, column in enumerate(columns) if wanted in map(plain, column.names)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnreadableError(
            f"{len(found)} columns are called '{listed([name])}', which the mapping names. "
            "Name the one that is meant by its code or its full name."
        )
    raise UnreadableError(
        f"There is no column '{listed([name])}', which the mapping names. Write it as the first row has it."
    )
