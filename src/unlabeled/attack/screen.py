"""The quick proof that nothing follows, for all items and groups at once.

Blocks decide it without a search. What is not proved here goes to the exact attack; nothing is found here.
"""

from __future__ import annotations

import numpy as np

from unlabeled.attack.arrays import Flags
from unlabeled.attack.beside import beside_everyone
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.view import View


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
    return _proved_flat(view, fine)


def _proved_flat(view: View, fine: Flags) -> Flags:
    """Return the same of groups with at most everyone around them, where the `fine` ones are safe."""
    sheet, coarse = view.sheet, view.coarse
    free = view.total_adds_nothing()
    nothing = np.zeros((len(sheet.items), 3), dtype=np.int64)
    safe = fine & coarse.none_is_known(nothing, nothing + coarse.people[:, None])
    if free.all() or sheet.everyone is None:
        return safe
    if sheet.everyone not in sheet.fine and not len(view.fine_parts):
        whole = view.blocks(sheet.shares[:, [sheet.everyone]], sheet.n[[sheet.everyone]])[:, 0]
        return np.where(free, safe, coarse.none_is_known(whole[..., 0], whole[..., 1]))
    return np.asarray(np.where(free, safe, beside_everyone(view, fine & ~free)))
