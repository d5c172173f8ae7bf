"""What a sheet says to who knows that nobody left anything out."""

import numpy as np

from unlabeled.attack import Scale
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.view import View


def made_up(draw: np.random.Generator) -> Sheet:
    """Return a few groups with shares that may contradict themselves; some have categories."""
    groups = int(draw.integers(1, 6))
    n, parent = draw.integers(5, 9, groups), np.full(groups, -1)
    if whole := groups > 1 and draw.random() < 0.5:
        parent[1:], n[0] = 0, n[1:].sum()
    low = draw.integers(0, 5, (3, groups, 2))
    shares = np.stack([low, np.minimum(low + draw.integers(0, 6, low.shape), n[:, None])], axis=-1)
    fine = np.flatnonzero(draw.random(groups) < 0.3)
    cells = np.zeros((3, len(fine), 3, 2), dtype=np.int64)
    cells[..., 1] = n[fine][None, :, None]
    nothing = np.full((3, len(fine), 2), np.nan)
    names = tuple(f"Team {place}" for place in range(groups))
    everyone = 0 if whole else None
    return Sheet(
        "", Scale(1, 2), ("a", "b", "c"), names, n, everyone, parent, shares, fine, cells, nothing, nothing
    )


def test_contradictions_are_those_of_each_group_by_itself() -> None:
    draw, seen = np.random.default_rng(1), set()
    for sheet in (made_up(draw) for _ in range(300)):
        for skips in (False, True):
            view = View(sheet, skips)
            for item, found in enumerate(view.contradicts().tolist()):
                low, high = np.moveaxis(sheet.shares[item], -1, 0)
                most = high.sum(axis=1) + (sheet.n if skips else 0)
                alone = (low > high).any() or (low.sum(axis=1) > sheet.n).any() or (most < sheet.n).any()
                assert found == alone
                seen.add((skips, found))
    assert len(seen) == 4
