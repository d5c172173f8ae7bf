"""What is shown of everyone beside their groups, so that the two together tell of nobody.

A total can give its parts away: beside "two thirds or more" of nine and "a third or less" of nine, "two
thirds or more" of the eighteen can only mean nine and three. Three things prevent it:

1. Groups shown in every category enter as what is published of them; the total adds nothing.
2. Of the less detailed groups, fewer than four enter as what is published of them likewise.
3. Four or more are counted anew, but where their count is within two people of the least or the most that
   their published cells allow, it is moved that far away first. The result does not tell whether it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cell import LEAST_COUNTS, WHOLE_POINTS, Cell, ranged
from unlabeled.disclosure.detail import (
    ItemCells,
    favourable_cell,
    from_categories,
    item_cells,
    unfavourable_cell,
)
from unlabeled.disclosure.eased import Side, Sides, eased, may_be_eased

_AWAY = LEAST_COUNTS - 1  # people

Limits: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Shares:
    """What several groups say together: how many they are, their people, and the sums of their limits.

    Parameters
    ----------
    favourable, unfavourable : tuple of int
        An unfavourable share that a group does not show counts from nobody to all of it.
    most : tuple of int
        The most favourable and the most unfavourable answers, where the least of the one limits the other.
    both : int
        How many of the groups show an unfavourable share.
    """

    groups: int
    n: int
    favourable: Limits
    unfavourable: Limits
    most: Limits
    both: int


@dataclass(frozen=True)
class Together:
    """What is published of one item for the parts of a group, added up.

    Parameters
    ----------
    fine, coarse : Shares
        Of the parts that are shown in every category, and of those that are not.
    categories : tuple of tuple of int
        Limits of each category over the fine parts.
    """

    fine: Shares
    coarse: Shares
    categories: tuple[Limits, ...]


def whole_cells(
    table: Sequence[int], parts: Together, blueprint: Blueprint, appetite: RiskAppetite
) -> ItemCells:
    """Return what may be shown of one item for a group with published parts.

    Parameters
    ----------
    table : sequence of int
        Keyed counts over those parts together that are shown without categories, "no answer" last.
    parts : Together
        What is published of this item for the parts, two or more.
    """
    if not parts.coarse.groups:
        return _categories(parts.fine.n, parts.categories, blueprint, appetite)
    rest = _shares(parts.coarse, appetite)
    if parts.coarse.groups >= appetite.least_parts:
        rest = _counted_anew(table, parts.coarse, rest, blueprint, appetite)
    return _beside(parts, rest, blueprint, appetite) if parts.fine.groups else rest


def _categories(n: int, limits: Iterable[Limits], blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return what follows from every category's limits and from nothing else."""
    step = appetite.category_steps(n, blueprint.categories).step
    return from_categories((ranged(n, low, high, step) for low, high in limits), blueprint)


def _shares(parts: Shares, appetite: RiskAppetite) -> ItemCells:
    """Return what follows from the parts' shares and from nothing else."""
    step, both = appetite.share_step, parts.both == parts.groups
    return ItemCells(
        ranged(parts.n, *parts.favourable, step), ranged(parts.n, *parts.unfavourable, step) if both else None
    )


def _beside(parts: Together, rest: ItemCells, blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return what follows from the parts that are shown in every category and from the `rest`."""
    n, step = parts.fine.n + rest.n, appetite.share_step
    if rest.categories is not None:
        limits = (_sum(each, cell) for each, cell in zip(parts.categories, rest.categories, strict=True))
        return _categories(n, limits, blueprint, appetite)
    favourable = ranged(n, *_sum(parts.fine.favourable, rest.favourable), step)
    if rest.unfavourable is None:
        return ItemCells(favourable)
    return ItemCells(favourable, ranged(n, *_sum(parts.fine.unfavourable, rest.unfavourable), step))


def _sum(limits: Limits, cell: Cell) -> Limits:
    return limits[0] + cell.low, limits[1] + cell.high


@dataclass(frozen=True)
class _Room:
    """How many favourable and unfavourable answers the published parts allow in total."""

    n: int
    favourable: Limits
    unfavourable: Limits | None  # None: no part says anything about them

    @property
    def is_enough(self) -> bool:
        """Whether a count can be two people away from both ends."""
        limits = [self.favourable, *([self.unfavourable] if self.unfavourable else [])]
        return all(high - low >= 2 * _AWAY for low, high in limits)

    def sides(self, blueprint: Blueprint, appetite: RiskAppetite) -> Sides:
        """Return the answers whose sums the parts tell, and the limits of these sums once they were moved."""
        low, high = self.favourable[0] + _AWAY, self.favourable[1] - _AWAY
        upper, n = tuple(blueprint.favourable), self.n
        rest = tuple(place for place in range(blueprint.categories) if place not in upper)
        sides: tuple[Side, ...] = (Side(upper, low, high), Side(rest, n - high, n - low))
        if self.unfavourable is not None:
            lower = tuple(blueprint.unfavourable)
            between = tuple(place for place in rest if place not in lower)
            most = self.unfavourable[0] + _AWAY, self.unfavourable[1] - _AWAY
            sides = (sides[0], Side(lower, *most), Side(between, 0, n))
        return Sides(sides, blueprint, appetite.category_steps(n, blueprint.categories))


def _room(parts: Shares) -> _Room:
    favourable, unfavourable = (parts.favourable[0], parts.most[0]), (parts.unfavourable[0], parts.most[1])
    return _Room(parts.n, favourable, unfavourable if parts.both else None)


def _counted_anew(
    table: Sequence[int],
    parts: Shares,
    follows: ItemCells,
    blueprint: Blueprint,
    appetite: RiskAppetite,
) -> ItemCells:
    room = _room(parts)
    if not room.is_enough:  # decided from what is published, so the decision itself tells nothing
        return _filled_up(follows, blueprint, appetite)
    cells = _beside_parts(_moved(list(table), room, blueprint), room, blueprint, appetite)
    return _narrowed(_widened(cells, room, blueprint, appetite), room, appetite)


def _beside_parts(table: list[int], room: _Room, blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return what a group of its own would show of `table`, if that leaves room for every answer."""
    match appetite.detail(room.n, blueprint.categories):
        case Detail.CATEGORIES:
            return item_cells(eased(table, room.sides(blueprint, appetite)), blueprint, appetite)
        case Detail.SHARES:
            upper, lower = (
                sum(table[place] for place in part) for part in (blueprint.favourable, blueprint.unfavourable)
            )
            share = favourable_cell(room.n, upper, appetite)
            least = room.favourable[0] + _AWAY
            return ItemCells(share, unfavourable_cell(share, lower, appetite, least))
        case _:
            return item_cells(table, blueprint, appetite)


def _filled_up(follows: ItemCells, blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return `follows` with the rows that its n calls for, each as wide as what is published leaves it."""
    n, most = follows.n, follows.favourable.high
    most_rest = n - follows.favourable.low
    match appetite.detail(n, blueprint.categories):
        case Detail.BAND:
            return ItemCells(follows.favourable)
        case Detail.SHARES:
            unfavourable = follows.unfavourable or ranged(n, 0, most_rest, appetite.share_step)
            return ItemCells(follows.favourable, unfavourable)
        case Detail.CATEGORIES:
            step = appetite.category_steps(n, blueprint.categories).step
            highs = (
                most if place in blueprint.favourable else most_rest for place in range(blueprint.categories)
            )
            filled = from_categories((ranged(n, 0, high, step) for high in highs), blueprint)
            return replace(filled, favourable=follows.favourable)
        case Detail.WITHHELD:
            raise ValueError(f"Everyone together is below {appetite.k}. Publish no group of theirs.")


def _moved(table: list[int], room: _Room, blueprint: Blueprint) -> list[int]:
    """Return `table` with up to two people on the other side of the line, if it is too close to an end."""
    upper, lower = blueprint.favourable, blueprint.unfavourable
    between = [place for place in (blueprint.neutral, blueprint.no_answer) if place is not None]
    # Without a middle answer, who is not favourable is unfavourable, if nobody skipped: whoever knows that
    # must not find people among "no answer" that were moved there.
    not_upper = (
        [*between, *reversed(lower)] if blueprint.neutral is not None else [*reversed(lower), *between]
    )
    _move(table, upper, not_upper, room.favourable)
    if room.unfavourable:
        _move(table, [*reversed(lower)], between, room.unfavourable)
    return table


def _move(table: list[int], inside: Sequence[int], outside: Sequence[int], limits: Limits) -> None:
    """Move people between `inside` and `outside` until the count inside is two away from its limits."""
    count = sum(table[place] for place in inside)
    wanted = min(max(count, limits[0] + _AWAY), limits[1] - _AWAY)
    givers, taker = (inside, outside[0]) if wanted < count else (outside, inside[0])
    for _ in range(abs(wanted - count)):
        giver = max(givers, key=lambda place: table[place])
        table[giver] -= 1
        table[taker] += 1


def _widened(cells: ItemCells, room: _Room, blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return `cells` with limits that hold the true count also where it was moved.

    Where it may have been moved follows from what is published, so widening tells nothing either.
    """
    people = _AWAY * int(_near(cells.favourable, room.favourable))
    if room.unfavourable and cells.unfavourable:
        people += _AWAY * int(_near(cells.unfavourable, room.unfavourable))
    if cells.categories is not None:
        sides = room.sides(blueprint, appetite)
        people += _AWAY * int(may_be_eased(cells.categories, sides))
        if not people:
            return cells
        wider = (_wider(cell, people, sides.steps.step) for cell in cells.categories)
        return from_categories(wider, blueprint)
    if not people:
        return cells
    step = appetite.share_step
    unfavourable = cells.unfavourable and _wider(cells.unfavourable, people, step)
    return ItemCells(_wider(cells.favourable, people, step), unfavourable)


def _narrowed(cells: ItemCells, room: _Room, appetite: RiskAppetite) -> ItemCells:
    """Return `cells` with shares no wider than the sum of the parts, which everybody can add up."""
    step = appetite.share_step if cells.categories is None else WHOLE_POINTS
    unfavourable = cells.unfavourable
    if unfavourable is not None and room.unfavourable is not None:
        unfavourable = _within(unfavourable, room.unfavourable, step)
    favourable = _within(cells.favourable, room.favourable, step)
    return replace(cells, favourable=favourable, unfavourable=unfavourable)


def _within(cell: Cell, limits: Limits, step: int) -> Cell:
    low, high = max(cell.low, limits[0]), min(cell.high, limits[1])
    return cell if (low, high) == (cell.low, cell.high) else ranged(cell.n, low, high, step)


def _near(cell: Cell, limits: Limits) -> bool:
    return cell.low <= limits[0] + _AWAY or cell.high >= limits[1] - _AWAY


def _wider(cell: Cell, people: int, step: int) -> Cell:
    return ranged(cell.n, cell.low - people, cell.high + people, step)
