"""Finished tables of any tool: `group`, `n`, and `mean` or one count or percentage per answer."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from unlabeled.attack.facts import AttackError, Group, Number, Publication, Scale
from unlabeled.attack.spread import mean_numbers, spread_numbers

TOTALS: Final = ("all", "total", "everyone")
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_KNOWN: Final = ("item", "group", "n", "mean", "sd", "favourable")
_CALLED: Final = {  # as other tools head their columns
    "gruppe": "group",
    "team": "group",
    "abteilung": "group",
    "department": "group",
    "anzahl": "n",
    "count": "n",
    "responses": "n",
    "mittelwert": "mean",
    "average": "mean",
    "frage": "item",
    "question": "item",
    "% favourable": "favourable",
    "% favorable": "favourable",
    "favourable %": "favourable",
    "favorable": "favourable",
    "favourable (%)": "favourable",
}
_WITHHELD: Final = frozenset({"*", "**", "-", "\N{EN DASH}", "\N{EM DASH}", "n/a", "na", "x", "k.a.", "."})
_FEWER: Final = re.compile(r"(?:<|\N{LESS-THAN OR EQUAL TO})\s*\d+")
EXAMPLE: Final = "A row looks like this, below the heads group,n,mean: Sales,12,3.4"


def is_table(columns: Sequence[str]) -> bool:
    """Return whether these are the columns of a finished table."""
    names = heads(columns)
    return {"group", "n"} <= set(names) and "statistic" not in names


def heads(columns: Sequence[str]) -> list[str]:
    """Return what columns are called here: the names of other tools for the same are known."""
    names = [" ".join(column.split()).casefold() for column in columns]
    called = [_CALLED.get(name, name) for name in names]
    return [
        name if one != name and (one in names or called.count(one) > 1) else one
        for name, one in zip(names, called, strict=True)
    ]


def is_withheld(cell: str) -> bool:
    """Return whether a cell holds no number, as tools write it: empty, *, -, n/a, <5, x."""
    return not cell or cell.casefold() in _WITHHELD or bool(_FEWER.fullmatch(cell))


def read_table(text: str, label: str, scale: Scale, total: str | None = None) -> list[Publication]:
    """Return one publication for each item of a table.

    Raises
    ------
    AttackError
        If a column, a row or a number is not understood: what is not read cannot be attacked.
    """
    rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise AttackError(f"{label} has no rows. A table needs a header and a row for each group.")
    names = heads(rows[0])
    answers = _answer_columns(names, label, scale)
    items: dict[str, list[tuple[int, dict[str, str], list[str]]]] = {}
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(names):
            raise AttackError(
                f"Row {line} of {label} has another number of cells than the header. Correct it: a decimal "
                f"comma needs semicolons between the cells. {EXAMPLE}"
            )
        is_name = [name in ("item", "group") for name in names]
        row = [cell if keep or not is_withheld(cell) else "" for cell, keep in zip(row, is_name, strict=True)]
        cells = dict(zip(names, row, strict=True))
        items.setdefault(cells.get("item", ""), []).append((line, cells, [row[place] for place in answers]))
    percent = ["%" in names[place] for place in answers]
    return [_publication(each, label, item, scale, total, percent) for item, each in items.items()]


def _answer_columns(names: Sequence[str], label: str, scale: Scale) -> list[int]:
    """Return the places of the columns with a count or percentage for each answer."""
    answers = [place for place, name in enumerate(names) if name not in _KNOWN]
    if len(set(names)) < len(names):
        raise AttackError(f"{label} has two columns of one name. Give each its own.")
    if answers and len(answers) not in (len(scale.values), len(scale.values) + 1):
        raise AttackError(
            f"{label} has {len(answers)} columns beside group, n, mean, sd and item; the scale has "
            f"{len(scale.values)} answers. Name the scale, such as --scale 1-{max(len(answers), 2)}."
        )
    if not answers and "mean" not in names and "favourable" not in names:
        raise AttackError(
            f"{label} has neither a column 'mean' nor one for each answer. Add what is published. {EXAMPLE}"
        )
    return answers


def _delimiter(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)


def _publication(
    rows: Sequence[tuple[int, dict[str, str], list[str]]],
    label: str,
    item: str,
    scale: Scale,
    total: str | None,
    percent: Sequence[bool],
) -> Publication:
    groups: dict[str, Group] = {}
    whole: Group | None = None
    whole_name = "All"
    for line, cells, answers in rows:
        where, name = f"row {line} of {label}", cells["group"]
        if not name:
            raise AttackError(f"There is no group's name in {where}. Write one.")
        group = _group(cells, answers, scale, percent, where)
        if name.casefold() in ((total.casefold(),) if total else TOTALS):
            if whole is not None:
                raise AttackError(f"There is a second total in {where}. Put it into a file of its own.")
            whole, whole_name = group, name
        elif name in groups:
            raise AttackError(f"A group stands twice, in {where}. Put another publication into its own file.")
        else:
            groups[name] = group
    return Publication(label, item, groups, whole, whole_name)


def _group(
    cells: dict[str, str], answers: Sequence[str], scale: Scale, percent: Sequence[bool], where: str
) -> Group:
    n = _people(cells["n"], where)
    printed = any(answers) or any(cells.get(name) for name in ("mean", "sd", "favourable"))
    if not printed:
        return Group(n)
    if not n:
        raise AttackError(f"Numbers without n stand in {where}. Add how many people they are about.")
    numbers = [
        *_shares(answers, n, percent, where),
        *_favourable(cells.get("favourable", ""), n, scale, where),
    ]
    if cells.get("mean"):
        mean = _rounded(cells["mean"], where)
        if mean[1] < scale.low or mean[0] > scale.high:
            raise AttackError(
                f"The mean lies outside the scale in {where}. Name the scale, such as --scale 1-7."
            )
        numbers += mean_numbers(scale, *mean)
        if cells.get("sd"):
            low, high = (max(end, 0) ** 2 for end in _rounded(cells["sd"], where))
            numbers += spread_numbers(scale, mean, (low * (n - 1) / n, high))  # either divisor is usual
    elif cells.get("sd"):
        raise AttackError(f"An sd without a mean stands in {where}. Add the mean.")
    return Group(n, tuple(numbers))


def _people(cell: str, where: str) -> int | None:
    """Return n, None where it is not printed."""
    if cell and (not cell.isascii() or not cell.isdigit() or len(cell) > 9):
        raise AttackError(f"n is not a whole number in {where}. Write one, or leave it empty. {EXAMPLE}")
    return int(cell) if cell else None


def _shares(answers: Sequence[str], n: int, percent: Sequence[bool], where: str) -> Iterator[Number]:
    """Yield each printed count or percentage; which of the two they are, their sum tells."""
    shown = [(place, cell) for place, cell in enumerate(answers) if cell]
    if not shown:
        return
    values = [_rounded(cell.rstrip("% "), where) for _, cell in shown]
    middle = sum(low + high for low, high in values) / 2
    whole = all(cell.isdigit() for _, cell in shown)
    marked = any("%" in cell for _, cell in shown) or any(percent)
    is_count = whole and not marked and (middle == n or (len(shown) < len(answers) and middle <= n))
    if not is_count and not marked and abs(middle - 100) > 0.5 * len(answers) + 1e-9:
        raise AttackError(
            f"The answers add up neither to n nor to 100 in {where}. Write counts or percentages; mark "
            "percentages with %."
        )
    for (place, cell), (low, high) in zip(shown, values, strict=True):
        weights = tuple(float(other == place) for other in range(len(answers)))
        if is_count:
            yield Number(weights, int(cell), int(cell))
        else:
            yield Number(weights, math.ceil(low * n / 100 - 1e-9), math.floor(high * n / 100 + 1e-9))


def _favourable(cell: str, n: int, scale: Scale, where: str) -> Iterator[Number]:
    """Yield the printed share of those who agree: a percentage, or a part of 1 where it has decimals."""
    if not cell:
        return
    low, high = _rounded(cell.rstrip("% "), where)
    part = "%" not in cell and re.search(r"[.,]", cell) and high < 1.01
    whole = 1 if part else 100
    if high < 0 or low > whole:
        raise AttackError(f"A share lies outside 0 to 100 % in {where}. Correct it.")
    weights = tuple(float(band == 2) for band in scale.bands)
    yield Number(weights, math.ceil(low * n / whole - 1e-9), math.floor(high * n / whole + 1e-9))


def _rounded(text: str, where: str) -> tuple[float, float]:
    """Return what a printed number stands for: half a unit of its last digit on either side."""
    if not _NUMBER.fullmatch(text):
        raise AttackError(
            f"A number is not understood in {where}. Write digits, or leave it empty if withheld. {EXAMPLE}"
        )
    number = Decimal(text.replace(",", "."))
    half = Decimal((0, (5,), int(number.as_tuple().exponent) - 1))
    return float(number - half), float(number + half)
