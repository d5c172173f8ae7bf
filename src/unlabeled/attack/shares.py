"""The printed shares of a wave as limits of counts; each way of printing one is looked at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, Limits, numbered
from unlabeled.attack.asked import Heads
from unlabeled.attack.columns import Columns
from unlabeled.attack.facts import AttackError
from unlabeled.attack.printed import Printed, limits, stepped_limits

SHARES: Final = {"unfavourable_share": 0, "favourable_share": 1}
OF_TEAM: Final = "favourable_of_team"
CATEGORY: Final = "category_share"
_PRINTED: Final = ("value", "low", "high")


@dataclass(frozen=True)
class Rules:
    """How shares are printed: of how many answers, and where the open ends begin, in points."""

    answers: int
    share_end: int

    def read(self, printed: Printed, stepped: bool, of_category: bool) -> tuple[int, int]:
        """Return the counts that a printed share allows; `stepped` is one step, not all of its limits."""
        if not stepped:
            return limits(printed)
        if of_category:
            return stepped_limits(printed, None, self.answers)
        return stepped_limits(printed, self.share_end, None)


def share_limits(rows: Columns, numbers: Counts, loose: tuple[Flags, Flags], rules: Rules) -> Limits:
    """Return the counts that each row allows, shape (rows, 2).

    Parameters
    ----------
    numbers : ndarray of int
        How many people each row is about.
    loose : tuple of ndarray of bool
        Which rows are of a group with parts, and which of one with categories.
    """
    is_total, is_fine = loose
    category = rows.where("statistic", CATEGORY)
    at = np.flatnonzero(category | rows.where("statistic", *SHARES))
    stepped = ~is_total & (category | ~is_fine)
    rows, numbers, stepped, category = rows.only(*_PRINTED).at(at), numbers[at], stepped[at], category[at]
    first, back = each_once(rows, numbers * 4 + stepped * 2 + category)
    found = np.array(
        [
            rules.read(printed(rows, row, int(numbers[row])), bool(stepped[row]), bool(category[row]))
            for row in first.tolist()
        ],
        dtype=np.int64,
    ).reshape(len(first), 2)
    read = np.zeros((len(is_fine), 2), dtype=np.int64)
    read[at] = found[back]
    return read


def each_once(rows: Columns, also: Counts) -> tuple[Counts, Counts]:
    """Return one row of each way of printing a share, and which of these each row is like.

    Rows are alike whose value, limits and number in `also` are the same.
    """
    places = (rows.of[name].codes.astype(np.int64) for name in _PRINTED)
    back, count = numbered((len(rows),), *places, also)
    first = np.zeros(count, dtype=np.int64)
    first[back] = np.arange(len(rows))
    return first, back


def printed(rows: Columns, row: int, n: int) -> Printed:
    """Return the share in one row, of `n` people."""
    return Printed(rows.cell("value", row), rows.cell("low", row), rows.cell("high", row), n)


def add_whole_teams(
    shares: Limits, rows: Columns, numbers: Counts, where: tuple[Counts, Counts], heads: Heads
) -> None:
    """Narrow the favourable count by what is printed of a whole team, those included who were silent."""
    items, groups = where
    for row in np.flatnonzero(rows.where("statistic", OF_TEAM)).tolist():
        asked = heads.get((rows.cell("wave", row), rows.cell("group", row)))
        if asked is None:
            raise AttackError("A share of a whole team stands without its head count. It cannot be attacked.")
        low, high = limits(printed(rows, row, asked))
        own = shares[items[row], groups[row], SHARES["favourable_share"]]
        silent = asked - int(numbers[row])
        own[:] = max(own[0], low), min(own[1], max(high - silent, 0))
