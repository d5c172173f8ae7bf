"""From what is written in a cell to a place on the response scale: whole labels or whole numbers only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.content.instrument import Item, ResponseScale
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.cells import Cells
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.names import folded, plain
from unlabeled.survey.read.table import row_numbers
from unlabeled.survey.responses import Codes

if TYPE_CHECKING:
    import pyarrow as pa

_NUMBER: Final = re.compile(r"[+-]?\d+([.,]0+)?")
_BOTH: Final = re.compile(r"([+-]?\d+)\s*[-–—:.=)]\s*(\S.*)", re.DOTALL)
_EXAMPLE: Final = "in which stands, for instance, answers: {A1: 1, A2: 2}"


class AnswerReader:
    """Reads the columns of items. A cell may hold a label ("Agree", in any case), a number ("4") or both.

    Parameters
    ----------
    scale : ResponseScale
        The answers that are allowed.
    meanings : mapping of str to str, int or None
        What other cells stand for: a label, a number, or no answer.
    first_row : int
        The number, as a spreadsheet counts, of the first row with answers.

    Raises
    ------
    UnreadableError
        If a meaning is not on the scale.
    """

    def __init__(
        self, scale: ResponseScale, meanings: Mapping[str, str | int | None], first_row: int
    ) -> None:
        self._scale, self._first_row = scale, first_row
        self._known = {folded(label): place for place, label in enumerate(scale.labels)}
        for number, (cell, meaning) in enumerate(
            meanings.items(), 1
        ):  # what a cell says may be somebody's own
            place = self._place("" if meaning is None else str(meaning))
            if place < 0:
                raise UnreadableError(
                    f"The mapping gives a meaning that the scale does not have: it is number {number} of its "
                    f"answers. {self._allowed()}"
                )
            self._known[folded(cell)] = place

    def table(
        self, cells: Cells, places: Sequence[int], items: Sequence[Item], columns: Sequence[Column]
    ) -> Codes:
        """Return what `codes` returns for each item, shape (items, people).

        Parameters
        ----------
        places : sequence of int
            Where in the file each of `items` stands.
        columns : sequence of Column
            All columns of the file.
        """
        return np.stack(
            [
                self.codes(cells.coded[place], item, columns[place])
                for place, item in zip(places, items, strict=True)
            ]
        )

    def codes(self, column: pa.DictionaryArray, item: Item, header: Column) -> Codes:
        """Return each row's place on the scale from 0; the number of its points means "no answer".

        Raises
        ------
        UnreadableError
            If a cell holds something else. Names the item, the rows and what is allowed, and quotes no cell.
        """
        texts = column.dictionary.to_pylist()
        places = np.array([self._place(text) for text in texts] or [0], dtype=np.int32)
        codes = places[np.from_dlpack(column.indices)]
        unknown = np.flatnonzero(codes < 0)
        if unknown.size:
            self._refuse_boxes(texts, item, header)
            rows = row_numbers([int(row) + self._first_row for row in unknown])
            raise UnreadableError(
                f"Item '{item.id}' has an answer in {rows} that its scale does not know. {self._allowed()} "
                f"Correct the file or the scale, or say what it means: --mapping YAML, {_EXAMPLE}."
            )
        return np.asarray(codes, dtype=np.int32)

    def places(self, texts: list[str], item: Item, header: Column) -> list[int]:
        """Return the place of each of the different `texts` of a column that is not read row by row.

        Raises
        ------
        UnreadableError
            If one of them is not on the scale. Names the item and what is allowed, and quotes none.
        """
        places = [self._place(text) for text in texts]
        if min(places, default=0) < 0:
            self._refuse_boxes(texts, item, header)
            raise UnreadableError(
                f"Item '{item.id}' has answers that its scale does not know. {self._allowed()} Look at the "
                f"different values in its column, and say what they mean: --mapping YAML, {_EXAMPLE}."
            )
        return places

    def _allowed(self) -> str:
        scale = self._scale
        return f"Allowed are {scale.low} to {scale.high} and {', '.join(scale.labels)}."

    @staticmethod
    def _refuse_boxes(texts: list[str], item: Item, header: Column) -> None:
        """Say so where every answer in a column repeats the column's name: one box of several, ticked."""
        own = {plain(name) for name in header.names}
        if all(plain(text) in own for text in texts if text.strip()):
            raise UnreadableError(
                f"The column of item '{item.id}' holds ticked boxes, no answers on its scale. Say which "
                "column belongs to the item: --mapping YAML."
            )

    def _place(self, text: str) -> int:
        """Return the place on the scale that `text` means, or -1."""
        cell = folded(text)
        if not cell:
            return len(self._scale.labels)
        if cell in self._known:
            return self._known[cell]
        if _NUMBER.fullmatch(cell):
            return self._numbered(cell)
        both = _BOTH.fullmatch(cell)
        if both and self._known.get(both[2].strip()) == self._numbered(both[1]):
            return self._numbered(both[1])
        return -1

    def _numbered(self, number: str) -> int:
        digits = re.split("[.,]", number)[0]
        if len(digits) > 4:  # no scale is that long, and int() of a long text is slow
            return -1
        value = int(digits)
        return value - self._scale.low if value in self._scale.values else -1
