"""Rule 1: what is published is disjoint, large enough, and adds up."""

from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure.pooling import Pooling, pool


def test_small_group_takes_the_next_smallest_with_it() -> None:
    assert pool([12, 4, 14, 8], ["a", "b", "c", "d"], 5) == Pooling((0, 2), (1, 3))


def test_small_groups_that_are_enough_together_take_nobody_with_them() -> None:
    assert pool([3, 2, 9], ["a", "b", "c"], 5) == Pooling((2,), (0, 1))


def test_large_groups_stay_alone() -> None:
    assert pool([5, 6], ["a", "b"], 5) == Pooling((0, 1), ())


def test_names_decide_between_groups_of_one_size_wherever_they_stand() -> None:
    assert pool([4, 7, 7], ["x", "b", "a"], 5) == Pooling((1,), (0, 2))
    assert pool([7, 4, 7], ["a", "x", "b"], 5) == Pooling((2,), (0, 1))


def test_nobody_is_published_where_everyone_is_too_few() -> None:
    assert pool([2, 2], ["a", "b"], 5) == Pooling((), ())


def test_group_without_people_is_nowhere() -> None:
    assert pool([0, 6, 5], ["a", "b", "c"], 5) == Pooling((1, 2), ())


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12), st.integers(5, 10))
def test_published_groups_add_up_and_none_is_below_k(sizes: list[int], k: int) -> None:
    found = pool(sizes, [str(place) for place in range(len(sizes))], k)
    blocks = [sizes[place] for place in found.alone]
    blocks += [sum(sizes[place] for place in found.together)] if found.together else []
    assert all(block >= k for block in blocks)
    assert sum(blocks) == (sum(sizes) if sum(sizes) >= k else 0)
    assert not set(found.alone) & set(found.together)
