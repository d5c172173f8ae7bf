"""All groups at once come to the very same release as one group after the other, written plainly."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unlabeled.disclosure import (
    Blueprint,
    ItemPlan,
    Moments,
    RiskAppetite,
    Row,
    ScalePlan,
    Tally,
    Wave,
    release,
)

from .conftest import FIVE
from .plain_gate import plain_cells, plain_rows
from .plain_tree import plain_tree

NAMES = ("A", "B", "a", "", "Other", "(no group)", "C / D", "ss")
PLAN = Blueprint(
    (ScalePlan("s", (ItemPlan("q1"), ItemPlan("q2", reverse_keyed=True))), ScalePlan("t", (ItemPlan("q3"),))),
    FIVE,
)
POLICIES = st.sampled_from(
    [
        RiskAppetite(),
        RiskAppetite(),
        RiskAppetite(k=7, least_parts=6),
        RiskAppetite(shares_from=50),
        RiskAppetite(shares_from=30, share_end=40, categories_from=70, category_step=10),
    ]
)


def made(paths: list[tuple[str, ...]], sizes: list[int], seed: int, silent: list[int] | None) -> Wave:
    """Groups of these sizes whose people answered by chance, some of them nearly all alike."""
    draw = np.random.default_rng(seed)
    answers = [draw.integers(0, draw.choice([1, 2, 6]), (n, 3)) + draw.integers(0, 6) for n in sizes]
    answers = [np.where(each > 5, each - 6, each) for each in answers]
    counts = np.zeros((len(sizes), 3, 6), dtype=np.int64)
    for group, each in enumerate(answers):
        for item in range(3):
            counts[group, item] = np.bincount(each[:, item], minlength=6)
    keyed = np.concatenate(answers)
    keyed[:, 1] = np.where(keyed[:, 1] < 5, 4 - keyed[:, 1], 5)
    heads = [n + more for n, more in zip(sizes, silent, strict=True)] if silent else None
    moments = tuple(moments_of(keyed[:, items]) for items in (slice(0, 2), slice(2, 3)))
    return Wave("", tuple(paths), Tally(counts, moments), tuple(heads) if heads else None)


def moments_of(keyed: np.ndarray) -> Moments:
    complete = keyed[(keyed < 5).all(axis=1)] + 1
    return Moments(len(complete), complete.sum(axis=0), complete.T @ complete)


@st.composite
def waves(draw: st.DrawFn) -> Wave:
    names = st.tuples(*[st.sampled_from(NAMES)] * draw(st.integers(1, 3)))
    paths = draw(st.lists(names, min_size=1, max_size=14, unique=True))
    largest = draw(st.sampled_from([8, 14, 30, 90]))
    sizes = draw(st.lists(st.integers(0, largest), min_size=len(paths), max_size=len(paths)))
    several = st.lists(st.sampled_from([0, 5, 6, 9]), min_size=len(paths), max_size=len(paths))
    return made(paths, sizes, draw(st.integers(0, 999)), draw(st.none() | several))


@settings(max_examples=150)
@given(waves(), POLICIES)
@example(
    made([("A", "B"), ("A", "a"), ("B", "A"), ("B", "")], [60, 70, 55, 58], 1, [5, 5, 0, 9]), RiskAppetite()
)
@example(
    made([("A", "B"), ("A", "a"), ("B", "A"), ("B", "")], [61, 70, 56, 59], 1, [5, 5, 0, 9]), RiskAppetite()
)
@example(
    made([("A", "B"), ("A", "a"), ("A", "A"), ("A", "")], [50, 52, 60, 77], 1, [5, 5, 0, 9]), RiskAppetite()
)
@example(made([(name,) for name in NAMES], [9, 4, 14, 6, 7, 8, 16, 60], 2, None), RiskAppetite())
def test_release_is_that_of_one_group_after_the_other(wave: Wave, policy: RiskAppetite) -> None:
    if wave.tally.people < policy.k:
        return
    found = release([wave], PLAN, policy)
    plain = plain_rows(wave, PLAN, policy)
    assert [types(row) for row in found.rows] == [types(row) for row in plain]
    cells = plain_cells(wave, PLAN, policy)
    tree = list(plain_tree(wave.paths, wave.sizes, policy.k))
    assert [(group.path, group.n) for group in found.groups] == [
        (node.path, each.n) for node, (_, each) in zip(tree, cells, strict=True)
    ]


def types(row: Row) -> tuple[object, ...]:
    """Return a row with the types of what it holds: 2 is not printed like 2.0."""
    return row, *(type(value) for value in (row.value, row.low, row.high, row.n))


@given(waves())
def test_tree_has_the_same_groups_and_parts(wave: Wave) -> None:
    found, plain = wave.tree(5), plain_tree(wave.paths, wave.sizes, 5)
    assert [node.path for node in found] == [node.path for node in plain]
    assert [sorted(node.leaves) for node in found] == [sorted(node.leaves) for node in plain]
    assert [[child.path for child in node.children] for node in found] == [
        [child.path for child in node.children] for node in plain
    ]
    pools = [node.leaves for node in found if node.place in found.pools]
    assert pools == [
        node.leaves for node in plain if node.path in [found.path(place) for place in found.pools]
    ]


def test_rows_and_groups_can_be_asked_for_one_by_one() -> None:
    wave = made([(name,) for name in NAMES], [9, 4, 14, 6, 7, 8, 16, 60], 2, None)
    small = made([("A",)], [3], 2, None)
    found = release([wave, small], PLAN, RiskAppetite())
    for several in (found.rows, found.groups):
        assert [several[place] for place in range(len(several))] == list(several)
        assert several[-1] == list(several)[-1]
        assert several[1:3] == tuple(several)[1:3]
        assert several == tuple(several) and hash(several) == hash(tuple(several))
        with pytest.raises(IndexError):
            several[len(several)]
