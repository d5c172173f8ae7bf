"""The gate: tallies in, a release out. What it cannot decide, it withholds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.consistency import published_alpha
from unlabeled.disclosure.detail import ItemCells, detail_of, item_cells
from unlabeled.disclosure.names import EVERYONE, WITHHELD_WAVE, in_order
from unlabeled.disclosure.pooling import published_groups
from unlabeled.disclosure.published import PublishedGroup, Release, Row, let_pass
from unlabeled.disclosure.rows import Place, alpha_row, item_rows, scale_rows, withheld_rows
from unlabeled.disclosure.tally import Counts, Tally
from unlabeled.disclosure.whole import whole_cells


@dataclass(frozen=True)
class Wave:
    """One round of the survey: its name, its groups' names (blank: no group), and its tally."""

    name: str
    groups: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True)
class _Part:
    """A published group: its keyed counts, shape (items, answers + 1), and what is shown of them."""

    name: str
    counts: Counts
    cells: tuple[ItemCells, ...]

    @property
    def n(self) -> int:
        return self.cells[0].n

    @property
    def detail(self) -> Detail:
        """The detail in which it is shown, which for everyone may be less than their number allows."""
        return detail_of(self.cells[0])


def release(waves: Sequence[Wave], blueprint: Blueprint, appetite: RiskAppetite) -> Release:
    """Return what may be shown of `waves`. Each is a tree of its own; nothing is compared between them.

    Parameters
    ----------
    waves : sequence of Wave
        In the order in which they are to be shown.
    blueprint : Blueprint
        The questionnaire that the tallies count.
    appetite : RiskAppetite
        The thresholds.

    Raises
    ------
    ValueError
        If a tally does not fit the questionnaire or its groups' names.
    """
    rows: list[Row] = []
    groups: list[PublishedGroup] = []
    withheld = False
    for wave in waves:
        _refuse_misfits(wave, blueprint)
        if wave.tally.people < appetite.k:
            withheld = True
            continue
        for part in _parts(wave, blueprint, appetite):
            groups.append(PublishedGroup(wave.name, part.name, part.n, part.detail, part.name == EVERYONE))
            rows += _rows_of(wave, part, blueprint, appetite)
    if withheld:  # all such waves together, without their names: they could be anything
        rows += withheld_rows(WITHHELD_WAVE, EVERYONE, blueprint)
    return let_pass(tuple(rows), tuple(groups), appetite)


def _refuse_misfits(wave: Wave, blueprint: Blueprint) -> None:
    expected = (len(wave.groups), len(blueprint.items), blueprint.points + 1)
    items = [len(moments.sums) for moments in wave.tally.moments]
    if wave.tally.counts.shape != expected or items != [len(scale.items) for scale in blueprint.scales]:
        raise ValueError("A tally does not fit its questionnaire or its groups. Tabulate again.")
    if len(set(wave.groups)) < len(wave.groups):
        raise ValueError("Two groups of a wave have the same name. Tabulate them as one.")


def _parts(wave: Wave, blueprint: Blueprint, appetite: RiskAppetite) -> list[_Part]:
    """Return everyone and the groups that are published beside them, in the order in which they are shown."""
    sizes = [int(size) for size in wave.tally.sizes]
    members = published_groups(wave.groups, sizes, appetite.k)
    parts = [
        _part(name, _keyed(wave.tally.of(places), blueprint), blueprint, appetite)
        for name, places in members.items()
    ]
    everyone = _keyed(wave.tally.of(range(len(wave.groups))), blueprint)
    if len(parts) < 2:  # the same people twice
        return [_part(EVERYONE, everyone, blueprint, appetite)]
    cells = []
    for item in range(len(blueprint.items)):
        of_item = [part.cells[item] for part in parts]
        coarse = [p.counts[item] for p, c in zip(parts, of_item, strict=True) if c.categories is None]
        table = [int(sum(column)) for column in zip(*coarse, strict=True)]
        cells.append(whole_cells(table, of_item, blueprint, appetite))
    return [_Part(EVERYONE, everyone, tuple(cells)), *sorted(parts, key=lambda part: in_order(part.name))]


def _keyed(counts: Counts, blueprint: Blueprint) -> Counts:
    """Return counts with reverse-keyed items turned round: the last answer is the most favourable."""
    keyed = counts.copy()
    for place, item in enumerate(blueprint.items):
        if item.reverse_keyed:
            keyed[place, : blueprint.points] = counts[place, : blueprint.points][::-1]
    return keyed


def _part(name: str, counts: Counts, blueprint: Blueprint, appetite: RiskAppetite) -> _Part:
    tables = ([int(count) for count in item] for item in counts)
    return _Part(name, counts, tuple(item_cells(table, blueprint, appetite) for table in tables))


def _rows_of(wave: Wave, part: _Part, blueprint: Blueprint, appetite: RiskAppetite) -> Iterator[Row]:
    place = Place(wave.name, part.name, part.n)
    for scale, moments in zip(blueprint.scales, wave.tally.moments, strict=True):
        cells = part.cells[blueprint.places(scale)]
        yield from scale_rows(place, scale, cells, blueprint, appetite)
        if part.name == EVERYONE and part.detail is Detail.CATEGORIES:
            alpha = published_alpha(moments, cells, appetite)
            yield alpha_row(place, scale, alpha.value, alpha.low, alpha.high)
        for item, each in zip(scale.items, cells, strict=True):
            yield from item_rows(place, scale, item, each, blueprint)
