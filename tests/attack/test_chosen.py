"""The quick proof for groups with every category against going through every table."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.attack.exact import leaks
from unlabeled.attack.facts import Scale
from unlabeled.attack.families import family_problem
from unlabeled.attack.screen import proved
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.sums import Sums

from .test_every_table import compositions

Drawn = tuple[list[int], list[list[tuple[int, int]]]]


@st.composite
def limited(draw: st.DrawFn, places: int = 4, most: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Two or three groups: how many are in each, and limits of each answer around a true table."""
    n, cells = [], []
    for _ in range(draw(st.integers(2, 3))):
        table = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places).filter(any))
        n.append(sum(table))
        room = st.integers(0, most)
        cells.append([(max(count - draw(room), 0), min(count + draw(room), sum(table))) for count in table])
    return np.array(n), np.array(cells)


def tables_of(n: int, cells: np.ndarray) -> list[np.ndarray]:
    every = (np.array(each) for each in compositions(n, len(cells)))
    return [each for each in every if (each >= cells[:, 0]).all() and (each <= cells[:, 1]).all()]


@given(limited())
@settings(max_examples=100, deadline=None)
def test_sums_are_what_tables_of_each_group_add_up_to(groups: tuple[np.ndarray, np.ndarray]) -> None:
    n, cells = groups
    each = [tables_of(int(size), limits) for size, limits in zip(n, cells, strict=True)]
    reached = {tuple(sum(tables)) for tables in product(*each)}
    sums = Sums(n, cells)
    every = {table for table in compositions(int(n.sum()), 4) if not len(sums.over(np.array(table)))}
    assert every == reached
    assert (sums.ends == np.array([np.min([*reached], axis=0), np.max([*reached], axis=0)]).T).all()


def sheet_of(n: np.ndarray, cells: np.ndarray, slack: int, inner: bool) -> Sheet:
    """Return groups of a scale of three, and everyone within `slack` of the middle of what they can reach.

    With `inner`, all but the last group lie in one.
    """
    whole = Sums(n, cells).ends
    middle = whole.sum(axis=1) // 2
    everyone = np.stack([np.maximum(middle - slack, whole[:, 0]), np.minimum(middle + slack, whole[:, 1])], 1)
    rows, sizes, parent = [everyone, *cells], [n.sum(), *n], [-1, *[0] * len(n)]
    if inner:
        within = Sums(n[:-1], cells[:-1]).ends
        rows, sizes, parent = [*rows, within], [*sizes, n[:-1].sum()], [*parent, 0]
        parent[1 : len(n)] = [len(n) + 1] * (len(n) - 1)
    count = len(rows)
    shares = np.zeros((1, count, 2, 2), dtype=np.int64)
    shares[..., 1] = np.array(sizes)[None, :, None]
    nothing = np.full((1, count, 2), np.nan)
    names = ("Everyone", *(f"T{place}" for place in range(1, count)))
    fine = np.arange(count)
    return Sheet(
        "", Scale(1, 3), ("q",), names, np.array(sizes), 0, np.array(parent), shares, fine,
        np.array(rows)[None], nothing, nothing,
    )  # fmt: skip


@given(limited(most=6), st.integers(0, 3), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_proved_of_groups_with_categories_no_table_gives_away(
    groups: tuple[np.ndarray, np.ndarray], slack: int, inner: bool, skips: bool
) -> None:
    sheet = sheet_of(*groups, slack, inner)
    if proved(sheet, skips=skips)[0]:
        problem = family_problem([sheet.publication(0, "it")], sheet.scale)
        found = leaks(
            problem if skips else problem.__class__(problem.atoms, problem.scale, problem.facts), 1, 1e6
        )
        assert not [leak for leak in found if skips or leak.kind != "contradiction"]
