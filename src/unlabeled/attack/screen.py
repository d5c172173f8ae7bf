"""The quick proof that nothing follows, for all items and groups at once.

Answers are taken in three blocks: unfavourable, in the middle (with "no answer"), favourable. Within limits
of blocks that add up to n, what several groups can reach together is exactly the sum of what each can reach,
so that no search is needed. Whatever is not proved here goes to the exact attack; nothing is found here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.sheet import Sheet

Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]
_SIDES = (0, 2)  # unfavourable, favourable
_EPS = 1e-7


def proved(sheet: Sheet, skips: bool) -> Flags:
    """Return for which items nothing can be worked out of anybody, shape (items,).

    Parameters
    ----------
    skips : bool
        Whether somebody may have given no answer; who knows that nobody did knows more.
    """
    if not sheet.adds_up:
        return np.zeros(len(sheet.items), dtype=bool)
    view = View(sheet, skips)
    fine = view.fine_are_safe()
    if set(sheet.inwards.tolist()) - {sheet.everyone}:
        from unlabeled.attack.nested import proved_inside

        return proved_inside(view, fine)
    free = view.total_adds_nothing()
    coarse, n = view.coarse, sheet.n[view.coarse_groups]
    nothing = np.zeros((len(sheet.items), 3), dtype=np.int64)
    safe = fine & _safe(coarse, n, nothing, nothing + int(n.sum()))
    if free.all() or sheet.everyone is None:
        return safe
    if sheet.everyone not in sheet.fine and not len(view.fine_parts):
        shares = view.blocks(sheet.shares[:, [sheet.everyone]], sheet.n[[sheet.everyone]])[:, 0]
        return np.where(free, safe, _safe(coarse, n, shares[..., 0], shares[..., 1]))
    held, holds = view.hold_the_fine()
    for item in np.flatnonzero(~free):
        safe[item] = bool(holds[item] and beside_everyone(view, int(item), coarse[item], held[item]))
    return safe


@dataclass(frozen=True)
class View:
    """A sheet, as somebody sees it who knows that nobody left anything out, or who does not."""

    sheet: Sheet
    skips: bool

    @property
    def coarse_groups(self) -> Counts:
        return np.setdiff1d(self.sheet.parts, self.sheet.fine)

    @property
    def block_of(self) -> Counts:
        """The block of each category, "no answer" in the middle."""
        return np.array([*self.sheet.scale.bands, 1])

    @property
    def coarse(self) -> Counts:
        """Limits of the blocks of innermost groups without categories, shape (items, groups, 3, 2)."""
        shares, n = self.sheet.shares[:, self.coarse_groups], self.sheet.n[self.coarse_groups]
        return self.blocks(shares, n)

    def blocks(self, shares: Counts, n: Counts) -> Counts:
        """Return what printed shares of groups of `n` say, as blocks."""
        middle = np.zeros((*shares.shape[:2], 1, 2), dtype=np.int64)
        if self.skips or 1 in self.sheet.scale.bands:
            middle[..., 1] = n[None, :, None]
        blocks = np.concatenate([shares[:, :, :1], middle, shares[:, :, 1:]], axis=2)
        return tight(blocks, n[None, :])

    def cells(self, groups: Counts) -> Counts:
        """Return limits of the categories of fine groups; nobody gave no answer unless that may be."""
        cells = self.sheet.categories[:, [int(np.flatnonzero(self.sheet.fine == g)[0]) for g in groups]]
        if not self.skips:
            cells = cells.copy()
            cells[..., -1, 1] = 0
        return cells

    @property
    def fine_parts(self) -> Counts:
        return np.intersect1d(self.sheet.parts, self.sheet.fine)

    def fine_are_safe(self) -> Flags:
        """Return where each fine group's own numbers leave room beside any answer in it."""
        groups = self.fine_parts
        safe = np.ones(len(self.sheet.items), dtype=bool)
        if not len(groups):
            return safe
        cells, n = self.cells(groups), self.sheet.n[groups]
        safe &= self.only_categories(groups, cells)
        places = cells.shape[2]
        for own in (None, *range(places)):
            for other in (0, places - 2):
                wanted = np.zeros(places, dtype=np.int64)
                wanted[other] += 1
                if own is not None:
                    wanted[own] += 1
                reached = _can_hold(cells, n, wanted)
                if own is not None:
                    reached |= ~_can_hold(cells, n, np.eye(places, dtype=np.int64)[own])
                safe &= reached.all(axis=1)
        return safe

    def only_categories(self, groups: Counts, cells: Counts) -> Flags:
        """Return where shares, mean and SD of these groups say no more than their categories."""
        sheet, n = self.sheet, self.sheet.n[groups]
        good = (cells[..., 0].sum(axis=2) <= n).all(axis=1) & (cells[..., 1].sum(axis=2) >= n).all(axis=1)
        for place, side in enumerate(_SIDES):
            weights = (self.block_of == side).astype(float)
            low, high = _least(weights, cells, n), -_least(-weights, cells, n)
            printed = sheet.shares[:, groups, place]
            good &= ((printed[..., 0] <= low + _EPS) & (printed[..., 1] >= high - _EPS)).all(axis=1)
        return np.asarray(good & self.spread_follows(groups, cells))

    def spread_follows(self, groups: Counts, cells: Counts) -> Flags:
        """Return where mean and SD say no more than these limits of the categories."""
        sheet, n = self.sheet, self.sheet.n[groups]
        good = np.ones(len(sheet.items), dtype=bool)
        for column, group in enumerate(groups):
            fine = int(np.flatnonzero(sheet.fine == group)[0])
            for item in np.flatnonzero(good):
                one, size = cells[item : item + 1, column : column + 1], n[column : column + 1]
                for number in sheet.spread(int(item), fine):
                    weights = np.array(number.weights)
                    low, high = _least(weights, one, size)[0, 0], -_least(-weights, one, size)[0, 0]
                    good[item] &= bool(number.low <= low + _EPS and number.high >= high - _EPS)
        return good

    def total_adds_nothing(self) -> Flags:
        """Return where everyone's numbers follow from their groups' numbers, so that they can be left out."""
        sheet = self.sheet
        if sheet.everyone is None:
            return np.ones(len(sheet.items), dtype=bool)
        parts = self.blocks(sheet.shares[:, sheet.parts], sheet.n[sheet.parts]).sum(axis=1)
        whole = sheet.shares[:, sheet.everyone]
        sides = parts[:, list(_SIDES)]
        nothing = ((whole[..., 0] <= sides[..., 0]) & (whole[..., 1] >= sides[..., 1])).all(axis=1)
        if sheet.everyone in sheet.fine:
            sums = self.cells(self.fine_parts).sum(axis=1)
            sums[..., 1] += self.coarse.sum(axis=1)[:, self.block_of, 1]
            whole = sheet.categories[:, np.flatnonzero(sheet.fine == sheet.everyone)[0]]
            nothing &= ((whole[..., 0] <= sums[..., 0]) & (whole[..., 1] >= sums[..., 1])).all(axis=1)
            nothing &= self.spread_follows(np.array([sheet.everyone]), sums[:, None])
        return np.asarray(nothing)

    def hold_the_fine(self) -> tuple[Counts, Flags]:
        """Return one table of the groups with categories together, and for which items it will do.

        In each of these groups it has room for any answer beside any other, so nobody in them is known
        whatever the other groups' answers are.
        """
        if not len(self.fine_parts):
            shape = len(self.sheet.items), len(self.block_of)
            return np.zeros(shape, dtype=np.int64), np.ones(shape[0], dtype=bool)
        cells = self.cells(self.fine_parts)
        held, holds = roomy(cells, self.sheet.n[self.fine_parts])
        return held.sum(axis=1), holds & self.only_categories(self.fine_parts, cells)


def beside_everyone(view: View, item: int, coarse: Counts, held: Counts) -> bool:
    """Return whether nothing follows for one item, where everyone's numbers say more than their groups'.

    For each answer that somebody may know to be their own, the answers of the groups without categories are
    held together at one table that has room for it; then the blocks decide exactly.
    """
    n = view.sheet.n[view.coarse_groups]
    if not len(n):
        return False
    places = len(view.block_of)
    wanted = room_for(places)
    if not view.skips:
        wanted[-1] = 0
    rest = _rest(view, item, coarse, held, wanted)
    if rest is not None and _safe(coarse[None], n, rest[None], rest[None])[0]:
        return True
    for own in range(places - (not view.skips)):
        wanted = np.zeros(places, dtype=np.int64)
        wanted[[0, places - 2]] = 1
        wanted[own] += 1
        rest = _rest(view, item, coarse, held, wanted)
        if rest is None:
            alone = np.eye(places, dtype=np.int64)[own]
            if not held.any() and _rest(view, item, coarse, held, alone) is None:
                continue  # nobody can have given this answer
            return False
        if not _safe(coarse[None], n, rest[None], rest[None], (int(view.block_of[own]),))[0]:
            return False
    return True


def _rest(view: View, item: int, coarse: Counts, held: Counts, wanted: Counts) -> Counts | None:
    """Return how many answers of each block the groups without categories may have given together.

    It agrees with all that is printed of everyone, has at least `wanted` of each answer, and stays away from
    what these groups can reach at most and at least, by two people where that is possible.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    sheet, places = view.sheet, len(view.block_of)
    assert sheet.everyone is not None  # noqa: S101
    numbers = sheet.group(item, sheet.everyone)
    people = int(sheet.n[view.coarse_groups].sum())
    weights = np.array([number.weights for number in numbers.numbers])
    fixed = weights @ held
    blocks = np.array([(view.block_of == block).astype(float) for block in range(3)])
    sums = coarse.sum(axis=0)
    away = np.ones((3, 1))
    rows = np.concatenate(
        [
            np.concatenate([np.ones((1, places)), np.zeros((1, 1))], axis=1),
            np.concatenate([weights, np.zeros((len(weights), 1))], axis=1),
            np.concatenate([blocks, -away], axis=1),
            np.concatenate([blocks, away], axis=1),
        ]
    )
    infinite = np.full(3, np.inf)
    low = np.concatenate(
        [[people], [number.low for number in numbers.numbers] - fixed, sums[:, 0], -infinite]
    )
    high = np.concatenate(
        [[people], [number.high for number in numbers.numbers] - fixed, infinite, sums[:, 1]]
    )
    most = np.full(places, float(people))
    if not view.skips:
        most[-1] = 0
    if (wanted > most).any():
        return None
    result = milp(
        np.array([*[0.0] * places, -1.0]),
        integrality=np.ones(places + 1, dtype=np.int64),
        bounds=Bounds([*wanted, 0.0], [*most, 2.0]),
        constraints=LinearConstraint(rows, low, high),
        options={"time_limit": 5.0},
    )
    return None if result.x is None else np.rint(blocks @ result.x[:-1]).astype(np.int64)


def room_for(places: int) -> Counts:
    """Return two of each end of the scale and one of every other answer: any two people can be among them."""
    wanted = np.ones(places, dtype=np.int64)
    wanted[[0, places - 2]] = 2
    return wanted


def roomy(cells: Counts, n: Counts, wanted: Counts | None = None) -> tuple[Counts, Flags]:
    """Return one table for each group that has room for any two, and for which items there are such.

    With `wanted`, it has room for these answers instead, as far as its limits allow any of them.
    """
    low, high = cells[..., 0], cells[..., 1]
    room = room_for(cells.shape[2]) if wanted is None else wanted
    least = np.maximum(low, np.minimum(room, high))
    good = (high[..., [0, -2]] >= (2 if wanted is None else 1)).all(axis=2)
    good = good & (least.sum(axis=2) <= n) & (high.sum(axis=2) >= n)
    table, room = least.copy(), np.maximum(high - least, 0)
    missing = np.maximum(n - least.sum(axis=2), 0)
    table += room * missing[..., None] // np.maximum(room.sum(axis=2), 1)[..., None]
    for place in range(cells.shape[2]):  # what rounding down has left
        more = np.clip(n - table.sum(axis=2), 0, high[..., place] - table[..., place])
        table[..., place] += more
    return table, good.all(axis=1)


def _can_hold(cells: Counts, n: Counts, wanted: Counts) -> Flags:
    low = np.maximum(cells[..., 0], wanted)
    return np.asarray((low <= cells[..., 1]).all(axis=2) & (low.sum(axis=2) <= n))


def _least(weights: NDArray[np.float64], cells: Counts, n: Counts) -> NDArray[np.float64]:
    """Return the least weighted sum of n people within the limits of each category."""
    order = np.argsort(weights, kind="stable")
    low, room = cells[..., order, 0], (cells[..., 1] - cells[..., 0])[..., order]
    before = np.cumsum(room, axis=2) - room
    more = np.clip((n - low.sum(axis=2))[..., None] - before, 0, room)
    return np.asarray((low + more) @ weights[order])


def tight(blocks: Counts, n: Counts) -> Counts:
    """Return limits of three blocks that add up to n, each as narrow as the other two make it."""
    low, high = blocks[..., 0], blocks[..., 1]
    lows, highs = low.sum(axis=-1, keepdims=True), high.sum(axis=-1, keepdims=True)
    tight = (np.maximum(low, n[..., None] - highs + high), np.minimum(high, n[..., None] - lows + low))
    return np.stack(tight, axis=-1)


def _safe(coarse: Counts, n: Counts, least: Counts, most: Counts, owns: Sequence[int] = (0, 1, 2)) -> Flags:
    """Return for which items nobody's answer is known, whoever knows one answer.

    Parameters
    ----------
    coarse : ndarray, shape (items, groups, 3, 2)
    least, most : ndarray, shape (items, 3)
        Limits of all these groups together.
    owns : sequence of int
        In which blocks the known answer may be.
    """
    if not len(n):
        return np.asarray((least <= 0).all(axis=1) & (most >= 0).all(axis=1))
    people = int(n.sum())
    sums = coarse.sum(axis=1)

    def reached(wanted: Counts, low_more: Counts, high_less: Counts) -> tuple[Flags, Counts, Counts]:
        low = np.maximum(coarse[..., 0], wanted)
        moved = tight(np.stack([low, coarse[..., 1]], axis=-1), n[None, :])
        fits = (moved[..., 0] <= moved[..., 1]).all(axis=2)
        more, less = moved[..., 0] - coarse[..., 0], moved[..., 1] - coarse[..., 1]
        low = np.maximum(least[:, None], sums[:, None, :, 0] + more + low_more[:, None])
        high = np.minimum(most[:, None], sums[:, None, :, 1] + less + high_less[:, None])
        fits &= (low <= high).all(axis=2) & (low.sum(axis=2) <= people) & (high.sum(axis=2) >= people)
        return fits, more, less

    none = np.zeros_like(least)
    each = np.eye(3, dtype=np.int64)
    safe = reached(0 * each[0], none, none)[0].all(axis=1)
    for side in _SIDES:
        safe &= reached(each[side], none, none)[0].all(axis=1)
    for own in owns:
        can, more, less = reached(each[own], none, none)
        worst = np.where(can[..., None], more, 0).max(axis=1), np.where(can[..., None], less, 0).min(axis=1)
        for side in _SIDES:
            safe &= (~can | reached(each[own] + each[side], none, none)[0]).all(axis=1)
            safe &= reached(each[side], *worst)[0].all(axis=1) | ~can.any(axis=1)
    return np.asarray(safe)
