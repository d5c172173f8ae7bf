"""Whether the rows of names are names: a file that lost them begins with somebody's answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.names import folded

if TYPE_CHECKING:
    from unlabeled.survey.read.frame import FileOrFrame

# What cells hold and names do not: a date with a time, an address, the address of a network, a long number.
_DATUM: Final = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T]\d{1,2}:\d\d[:\d. ]{0,9}(?:[AP]M)?(?: GMT[+-]\d+)?"
    r"|[^\s@,;]{1,64}@[^\s@,;]{1,64}\.\w+|\d{1,3}(?:\.\d{1,3}){3}|\d{6,}|R_[0-9A-Za-z]{6,}"
)
_PART: Final = re.compile(
    r"\d*:\d\d(?::\d\d)?(?: [AP]M)?|\d+[.,]\d+"
)  # a name by itself; inside, a numbering
_LONGEST: Final = 5_000  # letters; a consent form has been the name of a column
_CELLS, _INSIDE = 2, 4  # so many names that are data, or so many data inside of names, are no names


def refuse_answers_as_names(file: FileOrFrame, columns: Sequence[Column], labels: Sequence[str] = ()) -> None:
    """Raise `UnreadableError` if the names of the columns are answers, so that no message repeats them.

    `labels` are those of the response scale; a column is never called by one.
    """
    names = {name for column in columns for name in column.names}
    if any(len(name) > _LONGEST for name in names):
        raise UnreadableError(
            f"{file.name} has a column with a name of more than {_LONGEST} letters. A quotation mark may be "
            "missing its twin. Export it again."
        )
    answers = {folded(label) for label in labels if not label.strip().isdecimal()}
    cells = 2 * sum(folded(column.name) in answers for column in columns)
    cells += sum(
        bool(_DATUM.fullmatch(name) or _PART.fullmatch(name))
        for column in columns
        for name in column.names[:2]
    )
    inside = len({datum for name in names for datum in _DATUM.findall(name)})
    if cells >= _CELLS or inside >= _INSIDE:
        raise UnreadableError(
            f"{file.name} has answers where the names of its columns should be. Export it again, with the "
            "names in its first row."
        )
