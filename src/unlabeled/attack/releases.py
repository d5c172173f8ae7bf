"""Our own release, as text: every row is read, or the whole is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.facts import AttackError, Scale
from unlabeled.attack.printed import Printed, limits, stepped_limits
from unlabeled.attack.sheet import Limits, Sheet

COLUMNS: Final = (
    "wave",
    "group",
    "parent",
    "scale",
    "item",
    "statistic",
    "category",
    "value",
    "low",
    "high",
    "n",
    "status",
)
EVERYONE: Final = "Everyone"
_SHARES: Final = {"unfavourable_share": 0, "favourable_share": 1}
_NUMBERS: Final = ("mean", "sd")
_HEADS: Final = ("head_count", "response_rate")
_OF_TEAM: Final = "favourable_of_team"
_KNOWN: Final = (*_SHARES, *_NUMBERS, *_HEADS, _OF_TEAM, "category_share", "alpha")
_TENTHS = re.compile(r"-?\d+\.\d")


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
class ScaleRow:
    """A number of a whole scale: it must follow from those of its items."""

    wave: str
    group: str
    scale: str
    statistic: str
    value: str
    low: str
    high: str
    n: int


@dataclass(frozen=True)
class ReadRelease:
    """A release: a sheet for each wave, what is printed of whole scales, and how many each group has."""

    sheets: tuple[Sheet, ...]
    alphas: tuple[Alpha, ...]
    scale_rows: tuple[ScaleRow, ...]
    items_of: dict[str, tuple[str, ...]]
    heads: dict[tuple[str, str], int] = field(default_factory=dict)


class _Column:
    """A column as codes, and the texts that they stand for."""

    def __init__(self, array: Any) -> None:
        encoded = array.combine_chunks() if hasattr(array, "combine_chunks") else array
        if encoded.null_count:
            raise AttackError("A cell of the release is missing. Write it anew.")
        self.codes: NDArray[np.int64] = encoded.indices.to_numpy().astype(np.int64)
        self.texts: list[str] = encoded.dictionary.to_pylist()

    def code(self, text: str) -> int:
        return self.texts.index(text) if text in self.texts else -1


def is_release(columns: Sequence[str]) -> bool:
    """Return whether these are the columns of a release of ours."""
    return tuple(columns) == COLUMNS


def read_csv(text: str, scale: Scale, turned: Collection[str] | None, share_end: int = 20) -> ReadRelease:
    """Return what a `release.csv` prints.

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
    import pyarrow as pa
    from pyarrow import csv

    types = {name: pa.dictionary(pa.int32(), pa.string()) for name in COLUMNS}
    try:
        table = csv.read_csv(
            pa.BufferReader(text.encode()),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(column_types=types, strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        raise AttackError("The release cannot be read as a table. Write it anew.") from None
    if tuple(table.column_names) != COLUMNS:
        raise AttackError("The release has other columns than a release has. Write it anew.")
    columns = {name: _Column(table[name].unify_dictionaries()) for name in COLUMNS}
    return _read(columns, table.num_rows, scale, turned, share_end)


def csv_of_json(text: str) -> str:
    """Return the rows of a `release.json` as the CSV that says the same.

    Raises
    ------
    AttackError
        If it is no release.
    """
    import csv
    import io

    try:
        content = json.loads(text)
        rows = [[row[name] for name in COLUMNS] for row in content["rows"]]
        known = set(content) == {"columns", "rows"} and tuple(content["columns"]) == COLUMNS
        if not known or any(set(row) != set(COLUMNS) for row in content["rows"]):
            raise KeyError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise AttackError("This JSON is no release. Give release.csv or release.json.") from None
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return page.getvalue()


def _read(
    columns: dict[str, _Column], rows: int, scale: Scale, turned: Collection[str] | None, share_end: int
) -> ReadRelease:
    every = np.arange(rows)
    if set(columns["statistic"].texts) - set(_KNOWN) or set(columns["status"].texts) - {"shown", "withheld"}:
        raise AttackError("The release holds a kind of number that no rule knows. It cannot be attacked.")
    hidden = columns["status"].codes == columns["status"].code("withheld")
    for name in ("value", "low", "high", "n"):
        if (columns[name].codes[hidden] != columns[name].code("")).any():
            raise AttackError("A withheld row of the release prints a number. Withhold it.")
    whole = columns["item"].codes == columns["item"].code("")
    alpha = columns["statistic"].codes == columns["statistic"].code("alpha")
    if (alpha & ~whole).any():
        raise AttackError("The release prints alpha of one item. It cannot be attacked.")
    shown = every[~hidden]
    numbers = _numbers(columns["n"], shown)
    _refuse_twice(columns, shown)
    labels = [text for text in columns["category"].texts if text]
    if labels:
        if labels[-1] != "no answer" or len(labels) < 3:
            raise AttackError("The categories of the release do not end with 'no answer'. Write it anew.")
        scale = replace(scale, high=scale.low + len(labels) - 2)
    of_heads = np.isin(columns["statistic"].codes, [columns["statistic"].code(name) for name in _HEADS])
    if (of_heads & ~whole).any():
        raise AttackError("The release prints a head count of one item. It cannot be attacked.")
    heads = _heads(columns, shown[of_heads[shown]], numbers)
    of_items = shown[~whole[shown]]
    sheets = [
        _sheet(
            columns,
            of_items[columns["wave"].codes[of_items] == wave],
            numbers,
            scale,
            labels,
            share_end,
            heads,
        )
        for wave in dict.fromkeys(columns["wave"].codes[of_items].tolist())
    ]
    items_of = _items_of(columns, of_items)
    sheets = [_turned(sheet, turned) for sheet in sheets]
    scale_rows = [int(row) for row in shown[whole[shown] & ~of_heads[shown]]]

    def cells(row: int) -> tuple[str, str, str, str, str, str, str]:
        def cell(name: str) -> str:
            column = columns[name]
            return column.texts[int(column.codes[row])]

        return (
            cell("wave"),
            cell("group"),
            cell("scale"),
            cell("statistic"),
            cell("value"),
            cell("low"),
            cell("high"),
        )

    alphas = [Alpha(*each[:3], *each[4:]) for row in scale_rows if alpha[row] for each in [cells(row)]]
    others = [ScaleRow(*cells(row), int(numbers[row])) for row in scale_rows if not alpha[row]]
    _refuse_strangers(heads, sheets)
    return ReadRelease(tuple(sheets), tuple(alphas), tuple(others), items_of, heads)


def _numbers(column: _Column, shown: NDArray[np.int64]) -> NDArray[np.int64]:
    used = np.unique(column.codes[shown])
    sizes = np.zeros(len(column.texts), dtype=np.int64)
    for code in used:
        text = column.texts[code]
        if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < 1:
            raise AttackError("A row of the release has no whole n. Write it anew.")
        sizes[code] = int(text)
    return sizes[column.codes]


def _refuse_twice(columns: dict[str, _Column], shown: NDArray[np.int64]) -> None:
    key = np.zeros(len(shown), dtype=np.int64)
    for name in COLUMNS[:7]:
        key = key * (len(columns[name].texts) + 1) + columns[name].codes[shown]
        key = np.unique(key, return_inverse=True)[1].astype(np.int64)
    if len(np.unique(key)) < len(key):
        raise AttackError("A number stands twice in the release. Write it anew.")


def _heads(
    columns: dict[str, _Column], rows: NDArray[np.int64], numbers: NDArray[np.int64]
) -> dict[tuple[str, str], int]:
    """Return the head count of each group that has one; the printed rate must follow from it."""
    found: dict[str, dict[tuple[str, str], int]] = {name: {} for name in _HEADS}
    sizes: dict[tuple[str, str], int] = {}
    for row in rows:
        cell = {name: column.texts[int(column.codes[row])] for name, column in columns.items()}
        value = cell["value"]
        if not (value.isascii() and value.isdigit()) or len(value) > 9:
            raise AttackError("A head count or a response rate is no whole number. It cannot be attacked.")
        if cell["scale"] or cell["category"] or cell["low"] or cell["high"]:
            raise AttackError("A head count says more than how many there are. It cannot be attacked.")
        place = cell["wave"], cell["group"]
        if sizes.setdefault(place, int(numbers[row])) != int(numbers[row]):
            raise AttackError("A group of the release has two sizes. Write it anew.")
        found[cell["statistic"]][place] = int(value)
    counts, rates = (found[name] for name in _HEADS)
    for place in {*counts, *rates}:
        n, asked = sizes[place], counts.get(place, 0)
        if asked < n or rates.get(place, 100 * n // asked) != 100 * n // asked:
            raise AttackError("A response rate does not follow from a head count. It cannot be attacked.")
    return counts


def _refuse_strangers(heads: dict[tuple[str, str], int], sheets: Sequence[Sheet]) -> None:
    known = {(sheet.wave, group) for sheet in sheets for group in sheet.groups}
    if set(heads) - known:
        raise AttackError("A head count is printed of a group without its items. It cannot be attacked.")


def _items_of(columns: dict[str, _Column], rows: NDArray[np.int64]) -> dict[str, tuple[str, ...]]:
    pairs = np.stack([columns["scale"].codes[rows], columns["item"].codes[rows]], axis=1)
    found: dict[str, list[str]] = {}
    for scale, item in np.unique(pairs, axis=0) if len(rows) else []:
        found.setdefault(columns["scale"].texts[scale], []).append(columns["item"].texts[item])
    return {scale: tuple(items) for scale, items in found.items()}


def _sheet(
    columns: dict[str, _Column],
    rows: NDArray[np.int64],
    numbers: NDArray[np.int64],
    scale: Scale,
    labels: Sequence[str],
    share_end: int,
    heads: dict[tuple[str, str], int],
) -> Sheet:
    group_codes, groups = np.unique(columns["group"].codes[rows], return_inverse=True)
    item_codes, items = np.unique(columns["item"].codes[rows], return_inverse=True)
    n = np.zeros(len(group_codes), dtype=np.int64)
    n[groups] = numbers[rows]
    if (n[groups] != numbers[rows]).any():
        raise AttackError("A group of the release has two sizes. Write it anew.")
    statistic = columns["statistic"]
    kinds = {name: statistic.codes[rows] == statistic.code(name) for name in _KNOWN}
    categorised = columns["category"].codes[rows] != columns["category"].code("")
    if (categorised != kinds["category_share"]).any():
        raise AttackError("A category stands where no share of one is printed. Write the release anew.")
    names = [columns["group"].texts[code] for code in group_codes]
    everyone = names.index(EVERYONE) if EVERYONE in names and len(names) > 1 else None
    parent = _parents(columns, rows, groups, names)
    fine = np.unique(groups[kinds["category_share"]])
    is_fine = np.isin(groups, fine)
    is_total = np.isin(groups, parent)
    low, high = _limits(columns, rows, numbers, kinds, is_fine, is_total, len(labels), share_end)
    shape = (len(item_codes), len(group_codes))
    shares = np.zeros((*shape, 2, 2), dtype=np.int64)
    shares[..., 1] = n[:, None]
    for name, side in _SHARES.items():
        at = kinds[name]
        shares[items[at], groups[at], side] = np.stack([low[at], high[at]], axis=1)
    _add_whole_teams(shares, columns, rows, np.flatnonzero(kinds[_OF_TEAM]), (items, groups), heads)
    place_of_fine = np.searchsorted(fine, groups)
    categories = np.zeros((len(item_codes), len(fine), len(labels), 2), dtype=np.int64)
    categories[..., 1] = n[fine][:, None]
    label = np.array([labels.index(text) if text else 0 for text in columns["category"].texts] or [0])
    at = kinds["category_share"]
    categories[items[at], place_of_fine[at], label[columns["category"].codes[rows[at]]]] = np.stack(
        [low[at], high[at]], axis=1
    )
    spread = [np.full((len(item_codes), len(fine), 2), np.nan) for _ in _NUMBERS]
    for name, into in zip(_NUMBERS, spread, strict=True):
        for row in np.flatnonzero(kinds[name]):
            if not is_fine[row]:
                raise AttackError("A mean or an SD is printed without every category. It cannot be attacked.")
            into[items[row], place_of_fine[row]] = tenths(
                *(columns[each].texts[columns[each].codes[rows[row]]] for each in ("value", "low", "high"))
            )
    wave = columns["wave"].texts[columns["wave"].codes[rows[0]]]
    item_names = tuple(columns["item"].texts[code] for code in item_codes)
    return Sheet(
        wave, scale, item_names, tuple(names), n, everyone, parent, shares, fine, categories, *spread
    )


def _parents(
    columns: dict[str, _Column], rows: NDArray[np.int64], groups: NDArray[np.int64], names: Sequence[str]
) -> NDArray[np.int64]:
    """Return the place of the group that each group is a part of, -1 for none."""
    codes = np.full(len(names), -1, dtype=np.int64)
    codes[groups] = columns["parent"].codes[rows]
    if (codes[groups] != columns["parent"].codes[rows]).any():
        raise AttackError("A group of the release is a part of two others. Write it anew.")
    place = {name: at for at, name in enumerate(names)} | {"": -1}
    texts = [columns["parent"].texts[code] for code in codes]
    if any(text not in place for text in texts):
        raise AttackError("A group of the release is a part of one that is not there. Write it anew.")
    parent = np.array([place[text] for text in texts], dtype=np.int64)
    above = parent
    for _ in names:  # further out than there are groups, nobody is
        above = np.where(above >= 0, parent[above], -1)
        if (above < 0).all():
            break
    outermost = [name for name, at in zip(names, parent, strict=True) if at < 0]
    if (above >= 0).any() or (EVERYONE in names and outermost != [EVERYONE]):
        raise AttackError("The groups of the release do not lie in one another. Write it anew.")
    return parent


def _add_whole_teams(
    shares: Limits,
    columns: dict[str, _Column],
    rows: NDArray[np.int64],
    at: NDArray[np.int64],
    where: tuple[NDArray[np.int64], NDArray[np.int64]],
    heads: dict[tuple[str, str], int],
) -> None:
    """Narrow the favourable count by what is printed of a whole team, those included who were silent."""
    items, groups = where
    for row in at:
        cell = {name: column.texts[int(column.codes[rows[row]])] for name, column in columns.items()}
        asked = heads.get((cell["wave"], cell["group"]))
        if asked is None:
            raise AttackError("A share of a whole team stands without its head count. It cannot be attacked.")
        low, high = limits(Printed(cell["value"], cell["low"], cell["high"], asked))
        own = shares[items[row], groups[row], _SHARES["favourable_share"]]
        silent = asked - int(cell["n"])
        own[:] = max(own[0], low), min(own[1], max(high - silent, 0))


def _limits(
    columns: dict[str, _Column],
    rows: NDArray[np.int64],
    numbers: NDArray[np.int64],
    kinds: dict[str, NDArray[np.bool_]],
    is_fine: NDArray[np.bool_],
    is_total: NDArray[np.bool_],
    places: int,
    share_end: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the counts that each printed share allows; each way of printing one is looked at once."""
    low, high = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    category = kinds["category_share"]
    share = category | kinds["favourable_share"] | kinds["unfavourable_share"]
    stepped = ~is_total & (category | ~is_fine)
    key = stepped * 2 + category
    parts = [columns[name].codes[rows] for name in ("value", "low", "high")]
    for part, size in zip(
        parts, (len(columns[name].texts) for name in ("value", "low", "high")), strict=True
    ):
        key = key * size + part
    key = np.unique(key, return_inverse=True)[1] * (int(numbers.max(initial=0)) + 1) + numbers[rows]
    at = np.flatnonzero(share)
    _, first, back = np.unique(key[at], return_index=True, return_inverse=True)
    found = np.zeros((len(first), 2), dtype=np.int64)
    for place, row in enumerate(at[first]):
        value, least, most = (
            columns[name].texts[columns[name].codes[rows[row]]] for name in ("value", "low", "high")
        )
        printed = Printed(value, least, most, int(numbers[rows[row]]))
        if stepped[row]:
            is_category = bool(category[row])
            found[place] = stepped_limits(
                printed, None if is_category else share_end, places if is_category else None
            )
        else:
            found[place] = limits(printed)
    low[at], high[at] = found[back, 0], found[back, 1]
    return low, high


def tenths(value: str, low: str, high: str) -> tuple[float, float]:
    """Return the limits of a mean or an SD as they are printed.

    Raises
    ------
    AttackError
        If they are not what a release prints.
    """
    if not all(_TENTHS.fullmatch(text) for text in (value, low, high)):
        raise AttackError("A mean or an SD is not printed to one decimal. It cannot be attacked.")
    if not float(low) - 0.1 <= float(value) <= float(high) + 0.1:
        raise AttackError("A mean or an SD lies outside its own limits. Write the release anew.")
    return float(low), float(high)


def _turned(sheet: Sheet, turned: Collection[str] | None) -> Sheet:
    """Return a sheet whose categories and means all point to the favourable side."""
    if not len(sheet.fine):
        return sheet
    categories, means = sheet.categories.copy(), sheet.means.copy()
    for item, name in enumerate(sheet.items):
        as_asked = sheet.categories[item]
        other_way = np.concatenate([as_asked[:, -2::-1], as_asked[:, -1:]], axis=1)
        turn = name in turned if turned is not None else _must_turn(sheet, item, as_asked, other_way)
        if turn:
            categories[item] = other_way
            means[item] = sheet.scale.low + sheet.scale.high - means[item][:, ::-1]
    return replace(sheet, categories=categories, means=means)


def _must_turn(sheet: Sheet, item: int, as_asked: Limits, other_way: Limits) -> bool:
    """Return whether the shares fit the categories only, or better, if the item is turned round."""
    return _misfit(sheet, item, other_way) < _misfit(sheet, item, as_asked)


def _misfit(sheet: Sheet, item: int, cells: Limits) -> int:
    bands, n = np.array([*sheet.scale.bands, 1]), sheet.n[sheet.fine]
    total = 0
    for place, side in enumerate((0, 2)):
        inside = bands == side
        low = np.maximum(cells[:, inside, 0].sum(axis=1), n - cells[:, ~inside, 1].sum(axis=1))
        high = np.minimum(cells[:, inside, 1].sum(axis=1), n - cells[:, ~inside, 0].sum(axis=1))
        printed = sheet.shares[item, sheet.fine, place]
        total += int(np.abs(printed[:, 0] - low).sum() + np.abs(printed[:, 1] - high).sum())
    return total
