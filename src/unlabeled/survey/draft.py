"""A first questionnaire for a survey that is not ours, begun from its export.

Column names are copied, as they are questions. Of the cells, only answers are: texts that are few, repeated,
and shared by several columns. What stands in one column only, or in fewer than three cells, is never copied.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from unlabeled.survey.addresses import is_address, is_telephone
from unlabeled.survey.draft_left_out import LeftOutColumn, why_by_cells, why_by_name
from unlabeled.survey.draft_yaml import DraftScale, draft_yaml
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.export import find_dialect
from unlabeled.survey.read.names import folded
from unlabeled.survey.read.names_row import refuse_answers_as_names
from unlabeled.survey.read.open import open_table

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_ANSWERS: Final = 11
_LEAST_ROWS: Final = 3  # an answer that fewer gave is not copied: it could be somebody's own words
_LONGEST: Final = 80
_NUMBER: Final = re.compile(r"[+-]?\d{1,4}")
_WHOLE: Final = re.compile(r"([+-]?\d{1,4})[.,]0+")  # 4.0, as a column of numbers with a gap is written
_NUMBERED: Final = re.compile(r"(\d{1,2})\s*([-–—:=)]|\.(?!\d))\s*(\S.*)", re.DOTALL)
# Words by which an answer is low or high, in the order in which they are looked for; English, German, French,
# Spanish, Japanese. Only whole answers that are all found here are put into this order.
_ORDERS: Final = (
    "strongly disagree|disagree|somewhat disagree|slightly disagree|neither agree nor disagree|neither"
    "|neutral|undecided|slightly agree|somewhat agree|agree|strongly agree",
    "never|rarely|seldom|sometimes|often|very often|usually|always",
    "very dissatisfied|dissatisfied|neither satisfied nor dissatisfied|neutral|satisfied|very satisfied",
    "very poor|poor|fair|good|very good|excellent",
    "stimme überhaupt nicht zu|stimme gar nicht zu|stimme nicht zu|stimme eher nicht zu|weder noch"
    "|teils/teils|neutral|unentschieden|stimme eher zu|stimme zu|stimme voll zu|stimme voll und ganz zu",
    "trifft überhaupt nicht zu|trifft gar nicht zu|trifft nicht zu|trifft eher nicht zu|teils/teils"
    "|weder noch|trifft eher zu|trifft zu|trifft voll zu|trifft voll und ganz zu",
    "pas du tout d'accord|pas d'accord|plutôt pas d'accord|ni d'accord ni pas d'accord|neutre"
    "|plutôt d'accord|d'accord|tout à fait d'accord",
    "totalmente en desacuerdo|muy en desacuerdo|en desacuerdo|ni de acuerdo ni en desacuerdo|neutral"
    "|de acuerdo|muy de acuerdo|totalmente de acuerdo",
    "まったくそう思わない|全くそう思わない|そう思わない|あまりそう思わない|どちらともいえない"
    "|どちらでもない|ややそう思う|そう思う|とてもそう思う|強くそう思う",
)


@dataclass(frozen=True)
class _Question:
    """A column that may be a statement, the folded answer in each row, and how often each stands in it."""

    column: Column
    rows: list[str]
    answers: Counter[str]


def draft(file: Path, tool: str | None = None) -> str:
    """Return a questionnaire for the export in `file`, as YAML; what is uncertain is a comment.

    Raises
    ------
    UnreadableError
        If the file cannot be read, or no columns share a small set of answers.
    """
    table = open_table(file)
    dialect = find_dialect(table.head, tool)
    header = dialect.header(table.head)
    refuse_answers_as_names(file, header.columns)
    named = [column for column in header.columns if column.name]
    left = {id(column): why for column in named if (why := why_by_name(column))}
    places = [p for p, column in enumerate(header.columns) if column.name and id(column) not in left]
    columns = [header.columns[place] for place in places]
    cells = table.columns_at(places, header.rows)
    spellings: dict[str, Counter[str]] = {}
    counted = [_counted(c, cell, spellings) for c, cell in zip(columns, cells, strict=True)]
    statements = _statements([each for each in counted if _is_short(each.answers)])
    if len(statements) < 2:
        raise UnreadableError(
            f"{file.name} has no two columns that share a small set of answers, so there is nothing to begin "
            "with. Write the questionnaire by hand; data/survey/instrument.yaml shows how."
        )
    taken = [each.column for each in statements]
    scale = [answer for each in statements for answer in each.answers]
    left |= {
        id(each.column): why_by_cells(each.answers, scale, _MOST_ANSWERS)
        for each in counted
        if each not in statements
    }
    others = [LeftOutColumn(column, left[id(column)]) for column in named if id(column) in left]
    return draft_yaml(dialect.tool, taken, others, _scale(statements, spellings))


def _counted(column: Column, cells: pa.DictionaryArray, spellings: dict[str, Counter[str]]) -> _Question:
    """Return the answers in a column, however they were typed; note how they were."""
    texts = [_WHOLE.sub(r"\1", text) if _WHOLE.fullmatch(text) else text for text in _trimmed(cells)]
    keys = [folded(text) for text in texts]
    places = np.from_dlpack(cells.indices)
    found: Counter[str] = Counter()
    for key, text, often in zip(keys, texts, np.bincount(places, minlength=len(texts)).tolist(), strict=True):
        if key:
            found[key] += often
            if len(key) <= _LONGEST:
                spellings.setdefault(key, Counter())[text] += often
    return _Question(column, [keys[place] for place in places.tolist()], found)


def _trimmed(cells: pa.DictionaryArray) -> list[str]:
    return [text.strip() for text in cells.dictionary.to_pylist()]


def _is_short(answers: Counter[str]) -> bool:
    """Return whether a column may hold answers to choose from: few, short, no addresses."""
    return (
        1 <= len(answers) <= _MOST_ANSWERS
        and all(len(text) <= _LONGEST for text in answers)
        and not any(is_address(text) or is_telephone(text) for text in answers)
    )


def _statements(questions: Sequence[_Question]) -> list[_Question]:
    """Return the largest set of columns that share most of their answers, if these are repeated in them."""
    best: list[_Question] = []
    for first in questions:
        shared, together = set(first.answers), []
        for each in questions:
            own = set(each.answers)
            if 2 * len(own & shared) >= len(own) and len(own | shared) <= _MOST_ANSWERS:
                together.append(each)
                shared |= own
        if _weight(together) > _weight(best) and not _is_ranking(together):
            best = together
    repeated = sum(sum(each.answers.values()) for each in best) >= 2 * _varied(best)
    return best if repeated and _varied(best) >= 2 else []


def _weight(questions: Sequence[_Question]) -> tuple[bool, int, int]:
    """Return what makes a set of columns likelier to be statements; boxes have two answers at most."""
    varied = _varied(questions)
    return varied > 2, len(questions), varied


def _is_ranking(questions: Sequence[_Question]) -> bool:
    """Return whether nobody gave two columns the same answer, and everybody had them all to give away."""
    if len(questions) < 3 or _varied(questions) > len(questions):
        return False
    rows = zip(*(question.rows for question in questions), strict=True)
    given = [[answer for answer in row if answer] for row in rows]
    return all(len(set(row)) == len(row) for row in given)


def _varied(questions: Iterable[_Question]) -> int:
    return len({answer for question in questions for answer in question.answers})


def _scale(statements: Sequence[_Question], spellings: dict[str, Counter[str]]) -> DraftScale:
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for each in statements:
        rows.update(each.answers)
        columns.update(each.answers.keys())
    kept = [text for text in rows if rows[text] >= _LEAST_ROWS and columns[text] >= 2]
    if len(kept) < 2:
        raise UnreadableError(
            "The columns share answers that too few people gave to copy them. Write the questionnaire by "
            "hand."
        )
    written = {text: spellings[text].most_common(1)[0][0] for text in kept}
    lost = len(rows) - len(kept)
    if all(map(_NUMBER.fullmatch, kept)):
        numbers = sorted(map(int, kept))
        low, high = numbers[0], numbers[-1]
        if high - low < _MOST_ANSWERS:
            return DraftScale(tuple(map(str, range(low, high + 1))), low, True, lost)
    both = {text: found for text in kept if (found := _NUMBERED.fullmatch(written[text]))}
    if len(both) == len(kept):
        ordered = sorted(both, key=lambda text: int(both[text][1]))
        numbers = [int(both[text][1]) for text in ordered]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return DraftScale(tuple(both[text][3].strip() for text in ordered), numbers[0], True, lost)
    for order in _ORDERS:
        known = order.split("|")
        if set(kept) <= set(known):
            return DraftScale(tuple(written[text] for text in sorted(kept, key=known.index)), 1, True, lost)
    return DraftScale(tuple(written[text] for text in sorted(kept)), 1, False, lost)
