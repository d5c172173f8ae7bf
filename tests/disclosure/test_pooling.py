"""Rule 1: what is published is disjoint, large enough, and adds up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure.pooling import pooled

from .plain_tree import pool


def together(sizes: list[int], names: list[str], k: int) -> list[int]:
    """Return the places of siblings that are published together."""
    parents = np.zeros(len(sizes), dtype=np.intp)
    return np.flatnonzero(pooled(parents, np.array(sizes), names.__getitem__, k)[1]).tolist()


def test_small_group_takes_the_next_smallest_with_it() -> None:
    assert together([12, 4, 14, 8], ["a", "b", "c", "d"], 5) == [1, 3]


def test_small_groups_that_are_enough_together_take_nobody_with_them() -> None:
    assert together([3, 2, 9], ["a", "b", "c"], 5) == [0, 1]


def test_large_groups_stay_alone() -> None:
    assert together([5, 6], ["a", "b"], 5) == []


def test_names_decide_between_groups_of_one_size_wherever_they_stand() -> None:
    assert together([4, 7, 7], ["x", "b", "a"], 5) == [0, 2]
    assert together([7, 4, 7], ["a", "x", "b"], 5) == [0, 1]


def test_nobody_is_published_where_everyone_is_too_few() -> None:
    assert together([2, 2], ["a", "b"], 5) == []


def test_group_without_people_is_nowhere() -> None:
    assert together([0, 6, 5], ["a", "b", "c"], 5) == []


def test_siblings_of_different_parents_are_not_pooled_together() -> None:
    names = ["a", "b", "a", "b", "c"]
    _, found = pooled(np.array([0, 0, 2, 2, 2]), np.array([4, 9, 1, 8, 7]), names.__getitem__, 5)
    assert found.tolist() == [True, True, True, False, True]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12), st.integers(5, 10))
def test_published_groups_add_up_and_none_is_below_k(sizes: list[int], k: int) -> None:
    names = [str(place) for place in range(len(sizes))]
    pooled_ = together(sizes, names, k)
    blocks = [size for place, size in enumerate(sizes) if size >= k and place not in pooled_]
    blocks += [sum(sizes[place] for place in pooled_)] if pooled_ else []
    assert all(block >= k for block in blocks)
    assert sum(blocks) == (sum(sizes) if sum(sizes) >= k else 0)
    assert pool(sizes, names, k)[1] == pooled_
