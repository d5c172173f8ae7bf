"""Our own release, as text: every row is read, or the whole is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts, Flags, distinct
from unlabeled.attack.asked import HEADS, Heads, read_heads, refuse_strangers
from unlabeled.attack.columns import Columns, columns_of_csv
from unlabeled.attack.facts import AttackError, Scale
from unlabeled.attack.shares import OF_TEAM, SHARES
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.sheets import NUMBERS, Print, sheet_of
from unlabeled.attack.turned import as_favourable

_KNOWN: Final = (*SHARES, *NUMBERS, *HEADS, OF_TEAM, "category_share", "alpha")


@dataclass(frozen=True)
class Alpha:
    """A printed alpha: of which wave, group and scale, how many people, and what it says."""

    wave: str
    group: str
    scale: str
    value: str
    low: str
    high: str


@dataclass(frozen=True)
class ReadRelease:
    """A release: a sheet for each wave, what is printed of whole scales, and how many each group has.

    `scale_rows` are the numbers of whole scales, and how many people each is about.
    """

    sheets: tuple[Sheet, ...]
    alphas: tuple[Alpha, ...]
    scale_rows: tuple[Columns, Counts]
    items_of: dict[str, tuple[str, ...]]
    heads: Heads = field(default_factory=dict)


def read_csv(text: str, scale: Scale, turned: Collection[str] | None, share_end: int = 20) -> ReadRelease:
    """Return what a `release.csv` prints; the parameters and errors are those of `read_columns`."""
    return read_columns(columns_of_csv(text), scale, turned, share_end)


def read_columns(
    columns: Columns, scale: Scale, turned: Collection[str] | None, share_end: int = 20
) -> ReadRelease:
    """Return what the rows of a release print.

    Parameters
    ----------
    scale : Scale
        Of the answers; its number of points gives way to the number of categories, where some are printed.
    turned : collection of str, or None
        Items that are favourable where people disagree; None: as the printed numbers tell.
    share_end : int
        Where the open ends of the policy begin, in points.

    Raises
    ------
    AttackError
        If a row is not understood. Quotes no cell.
    """
    _refuse_unknown(columns)
    shown = columns.at(columns.where("status", "shown"))
    numbers = _numbers(shown)
    _refuse_twice(shown)
    labels = _labels(columns)
    scale = replace(scale, high=scale.low + len(labels) - 2) if labels else scale
    of_heads, whole = shown.where("statistic", *HEADS), shown.where("item", "")
    heads = read_heads(shown.at(of_heads), numbers[of_heads])
    print_of = Print(scale, labels, share_end, heads)
    sheets = [
        as_favourable(sheet_of(shown.at(rows), numbers[rows], print_of), turned)
        for rows in _by_wave(shown, ~whole)
    ]
    refuse_strangers(heads, sheets)
    alpha = shown.where("statistic", "alpha")
    of_scales = whole & ~of_heads & ~alpha
    scale_rows = shown.at(of_scales), numbers[of_scales]
    items_of = _items_of(shown.only("scale", "item").at(~whole))
    return ReadRelease(tuple(sheets), _alphas(shown.at(alpha)), scale_rows, items_of, heads)


def _refuse_unknown(columns: Columns) -> None:
    statuses = {"shown", "withheld"}
    if set(columns.of["statistic"].texts) - set(_KNOWN) or set(columns.of["status"].texts) - statuses:
        raise AttackError("The release holds a kind of number that no rule knows. It cannot be attacked.")
    hidden = columns.where("status", "withheld")
    for name in ("value", "low", "high", "n"):
        if (hidden & ~columns.where(name, "")).any():
            raise AttackError("A withheld row of the release prints a number. Withhold it.")
    of_item = ~columns.where("item", "")
    if (columns.where("statistic", "alpha") & of_item).any():
        raise AttackError("The release prints alpha of one item. It cannot be attacked.")
    if (columns.where("statistic", *HEADS) & of_item).any():
        raise AttackError("The release prints a head count of one item. It cannot be attacked.")


def _numbers(shown: Columns) -> Counts:
    """Return how many people each row is about."""
    column = shown.of["n"]
    sizes = np.zeros(len(column.texts) or 1, dtype=np.int64)
    for code in distinct(column.codes, len(column.texts))[0]:
        text = column.texts[code]
        if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < 1:
            raise AttackError("A row of the release has no whole n. Write it anew.")
        sizes[code] = int(text)
    return np.asarray(sizes[column.codes])


def _refuse_twice(shown: Columns) -> None:
    key = shown.key(("group", "item", "category", "statistic", "scale", "wave", "parent"))
    key.sort()
    if (key[1:] == key[:-1]).any():
        raise AttackError("A number stands twice in the release. Write it anew.")


def _labels(columns: Columns) -> tuple[str, ...]:
    """Return the answers that shares are printed of, the lowest first; "no answer" must be last."""
    labels = tuple(text for text in columns.of["category"].texts if text)
    if labels and (labels[-1] != "no answer" or len(labels) < 3):
        raise AttackError("The categories of the release do not end with 'no answer'. Write it anew.")
    return labels


def _by_wave(shown: Columns, of_items: Flags) -> Iterator[Counts]:
    """Yield the rows of statements, wave by wave, in the order in which they stand."""
    rows = np.flatnonzero(of_items)
    waves = shown.of["wave"].codes[rows]
    for wave in dict.fromkeys(waves.tolist()):
        yield rows[waves == wave]


def _alphas(rows: Columns) -> tuple[Alpha, ...]:
    names = ("wave", "group", "scale", "value", "low", "high")
    return tuple(Alpha(*(rows.cell(name, row) for name in names)) for row in range(len(rows)))


def _items_of(of_items: Columns) -> dict[str, tuple[str, ...]]:
    """Return the statements of each scale."""
    scales, items = of_items.of["scale"], of_items.of["item"]
    found: dict[str, list[str]] = {}
    width = len(items.texts) + 1
    for pair in distinct(of_items.key(("scale", "item")), (len(scales.texts) + 1) * width)[0].tolist():
        scale, item = divmod(pair, width)
        found.setdefault(scales.texts[scale], []).append(items.texts[item])
    return {scale: tuple(each) for scale, each in found.items()}
