"""What a room showed, once more, after it is closed: from its file, and no more than phones and wall saw.

The file's counts are finer than what was shown. So a table or page is made of results alone: two rooms that
showed the same give the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.prompts import Prompt
from unlabeled.content.room import Shown
from unlabeled.disclosure import RiskAppetite
from unlabeled.room.image import Asked, Image
from unlabeled.room.shown import Result, result_of

COLUMNS: Final = ("question", "title", "text", "says", "answer", "shown", "low", "high")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet begins to calculate


@dataclass(frozen=True)
class ShownQuestion:
    """A closed question and what everybody saw of it."""

    prompt: Prompt
    result: Result


def shown_questions(image: Image, appetite: RiskAppetite, words: Shown) -> tuple[ShownQuestion, ...]:
    """Return every closed question of a room with what was shown of it, in the order of asking.

    Parameters
    ----------
    appetite : RiskAppetite
        The thresholds under which the room was open.

    Raises
    ------
    ValueError
        If these are others: the same answers in two details would tell more than either.
    """
    if not image.is_shown_under(appetite):
        raise ValueError("A room's results are shown under the thresholds that it had, and no others.")
    return tuple(
        ShownQuestion(one.prompt, result_of(one.prompt, one.counts, appetite, words, image.people))
        for one in image.questions
        if one.asked is Asked.CLOSED
    )


def shown_csv(questions: Sequence[ShownQuestion]) -> str:
    """Return what was shown as CSV: a line for each answer that was, and one for a question without any."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in questions:
        about = (one.prompt.id, one.prompt.title, one.prompt.text, one.result.says)
        lines = [(line.label, line.value, f"{line.low:g}", f"{line.high:g}") for line in one.result.lines]
        for cells in lines or [("", "", "", "")]:
            writer.writerow([_cell(cell) for cell in (*about, *cells)])
    return text.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
