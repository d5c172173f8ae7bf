"""What the group sees of a closed prompt: sealed counts through the gate, as words and limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import reduce
from typing import Any, Final, TypeAlias

import numpy as np

from unlabeled.content.prompts import AgreementPrompt, Prompt, RankingPrompt, SafetyPrompt, SurveyPrompt
from unlabeled.content.room import Answered, Shown
from unlabeled.disclosure import (
    Blueprint,
    Detail,
    ItemPlan,
    Moments,
    RiskAppetite,
    Row,
    ScalePlan,
    Statistic,
    Tally,
    Wave,
    release,
)
from unlabeled.disclosure.cell import Cell, band
from unlabeled.room.answers import Answer
from unlabeled.room.cells import choice_cells, sizes_alike
from unlabeled.room.counts import PASSED, Counts, place_name

Sizes: TypeAlias = tuple[int, int | None]  # from how many people to how many; None: no upper end
_WIDE: Final = 20  # points; where a step reaches further, its limits are read instead of its middle


@dataclass(frozen=True)
class Line:
    """One share: whose it is, its words, and its limits in percent."""

    label: str
    value: str
    low: float
    high: float


@dataclass(frozen=True)
class Result:
    """What phones, wall and console show of a prompt: a sentence, and lines if there is something to show."""

    says: str
    lines: tuple[Line, ...] = ()
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


def result_of(
    prompt: Prompt, counts: Counts | None, appetite: RiskAppetite, words: Shown, people: int | None = None
) -> Result:
    """Return what is shown of `prompt` after it was closed.

    Parameters
    ----------
    counts : mapping or None
        What was sealed; None if nothing was.
    people : int, optional
        How many seats the room has. Everybody knows them, so nobody reads of more people than could answer.
    """
    if isinstance(prompt, SafetyPrompt):
        return Result(words.way_gone)
    if not counts:
        return Result(words.nothing)
    if isinstance(prompt, SurveyPrompt):
        return Result(words.sealed)
    if isinstance(prompt, AgreementPrompt):
        sizes, lines = _agreement(prompt, counts, appetite, words)
    elif isinstance(prompt, RankingPrompt):
        first = [counts[place_name(option.id, 1)] for option in prompt.options]
        labels = [words.first.format(option=option.text) for option in prompt.options]
        sizes, lines = _choice(labels, first, counts[PASSED], appetite)
    else:
        chosen = [counts[str(place)] for place in range(len(prompt.answers))]
        sizes, lines = _choice(prompt.answers, chosen, counts[PASSED], appetite)
    if not lines:
        return Result(words.nothing)
    return Result(_answered(sizes, people, words.answered), lines, words.passing)


def way_to_run(
    prompt: SafetyPrompt, answers: Sequence[Answer], appetite: RiskAppetite, words: Shown
) -> Result:
    """Return the way to run that follows from a safety check: the most careful one if too few answered.

    It follows from the third in which the share of "open" answers lies. So nobody, one or two people less
    open than all others give the same way, and the most careful one may always mean that few answered.
    """
    ways, n = prompt.ways, len(answers)
    cell = band(n, sum(_is_open(prompt, answer) for answer in answers)) if n >= appetite.k else None
    way = ways.alone if cell is None else ways.pairs
    if cell is not None and cell.low == 0:
        way = ways.alone
    elif cell is not None and 3 * cell.low >= 2 * n:
        way = ways.together
    return Result(words.way, (Line(way, "", 0, 0),))


def _is_open(prompt: SafetyPrompt, answer: Answer) -> bool:
    return isinstance(answer, int) and prompt.options[answer].open


def _choice(
    labels: Sequence[str], counts: Sequence[int], passed: int, appetite: RiskAppetite
) -> tuple[Sizes, tuple[Line, ...]]:
    n = sum(counts) + passed
    if n < appetite.k:
        return sizes_alike(n, appetite), ()
    cells = choice_cells(counts, passed, appetite)
    return sizes_alike(n, appetite), tuple(map(_line, labels, cells))


def _line(label: str, cell: Cell) -> Line:
    return Line(label, _percent(cell.value, cell.shown_low, cell.shown_high), cell.shown_low, cell.shown_high)


def _agreement(
    prompt: AgreementPrompt, counts: Counts, appetite: RiskAppetite, words: Shown
) -> tuple[Sizes, tuple[Line, ...]]:
    """Return about how many answered, and the lines of a statement: to the gate, a questionnaire of one."""
    plan = Blueprint((ScalePlan("room", (ItemPlan("prompt"),)),), prompt.labels)
    table = np.array(
        [counts[str(place)] for place in range(len(prompt.labels))] + [counts[PASSED]], dtype=np.int64
    )
    nobody = Moments(0, np.zeros(1, dtype=np.int64), np.zeros((1, 1), dtype=np.int64))
    tally = Tally(table[None, None, :], (nobody,))
    found = release([Wave("", ("room",), tally)], plan, appetite)
    rows = {(row.statistic, row.category): row for row in found.rows if row.item}
    fine = [(label, rows.get((Statistic.CATEGORY_SHARE, label))) for label in prompt.labels]
    if all(row for _, row in fine):
        pairs: Sequence[tuple[str, Row | None]] = fine
    else:
        pairs = [
            (_joined(prompt.labels, plan.favourable, words), rows.get((Statistic.FAVOURABLE_SHARE, ""))),
            (_joined(prompt.labels, plan.unfavourable, words), rows.get((Statistic.UNFAVOURABLE_SHARE, ""))),
        ]
    return _sizes_of_detail(tally.people, plan.categories, appetite), tuple(
        _line_of(label, row) for label, row in pairs if row and row.value is not None
    )


def _sizes_of_detail(n: int, categories: int, appetite: RiskAppetite) -> Sizes:
    """Return from how many to how many people the gate shows a statement in the same detail as for `n`."""
    match appetite.detail(n, categories):
        case Detail.BAND:
            return appetite.k, appetite.shares_from - 1
        case Detail.SHARES:
            return appetite.shares_from, appetite.most_in_shares(categories)
        case _:
            return appetite.categories_from, None


def _joined(labels: Sequence[str], places: range, words: Shown) -> str:
    """Return several answers as one: "Agree or Strongly agree"."""
    first, *more = (labels[place] for place in places)
    return reduce(lambda one, other: words.together.format(one=one, other=other), more, first)


def _line_of(label: str, row: Row) -> Line:
    low, high = row.low or 0, 100 if row.high is None else row.high
    return Line(label, _percent(row.value or 0, low, high), low, high)


def _percent(value: float | str, low: float, high: float) -> str:
    """Return a share as it is read, never as if it were finer than its limits. Words are left alone.

    Examples
    --------
    >>> [_percent(30, 20, 40), _percent(50, 25, 75), _percent("20 or less", 0, 20)]
    ['about 30 %', 'between 25 and 75 %', '20 % or less']
    >>> _percent("in between", 33, 67)
    'in between'
    """
    if isinstance(value, str):
        return re.sub(r"(\d+)(?!.*\d)", r"\1 %", value)
    if high - low > _WIDE:
        return f"between {low:g} and {high:g} %"
    return f"about {value:g} %"


def _answered(sizes: Sizes, people: int | None, words: Answered) -> str:
    least, most = sizes
    if most is not None and people is not None and people > least:
        most = min(most, people)
    return words.many.format(least=least) if most is None else words.some.format(least=least, most=most)
