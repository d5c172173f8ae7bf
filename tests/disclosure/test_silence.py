"""Who did not answer: shown where it points at nobody, and never left to be worked out."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure import Blueprint, Release, RiskAppetite, Statistic, Tally, Wave, release
from unlabeled.disclosure.silence import shown_heads
from unlabeled.disclosure.tree import published_tree

from .conftest import Tables

POLICY = RiskAppetite()
K = POLICY.k
Make = Callable[[Tables], Tally]
NAMES = ("A", "B", "C", "D", "")


def publish(tables: list[list[int]], heads: list[int | None], blueprint: Blueprint, tally: Make) -> Release:
    made = Wave("", NAMES[: len(tables)], tally(tables), tuple(heads))
    return release([made], blueprint, POLICY)


def counts(found: Release) -> dict[str, object]:
    return {row.group: row.value for row in found.rows if row.statistic is Statistic.HEAD_COUNT}


def test_head_counts_rate_and_limits_are_shown_where_silent_and_answering_are_enough(
    one_item: Blueprint, tally: Make
) -> None:
    found = publish([[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0]], [18, 13], one_item, tally)
    assert counts(found) == {"Everyone": 31, "A": 18, "B": 13}
    rates = {row.group: row.value for row in found.rows if row.statistic is Statistic.RESPONSE_RATE}
    assert rates == {"Everyone": 55, "A": 50, "B": 62}  # rounded
    [of_a] = [row for row in found.rows if row.statistic is Statistic.FAVOURABLE_OF_TEAM and row.group == "A"]
    assert (of_a.low, of_a.high) == (30, 100)  # six to nine of nine favourable, and nine who said nothing


def test_one_part_with_few_silent_people_hides_all_parts_but_not_their_sum(
    one_item: Blueprint, tally: Make
) -> None:
    found = publish([[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0]], [18, 9], one_item, tally)
    assert counts(found) == {"Everyone": 27}


def test_few_silent_people_in_all_are_not_told_of(one_item: Blueprint, tally: Make) -> None:
    found = publish([[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0]], [10, 8], one_item, tally)
    assert counts(found) == {}


def test_group_that_answered_in_full_is_a_census(one_item: Blueprint, tally: Make) -> None:
    found = publish([[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0]], [9, 8], one_item, tally)
    assert {row.value for row in found.rows if row.statistic is Statistic.RESPONSE_RATE} == {100}
    [of_a] = [row for row in found.rows if row.statistic is Statistic.FAVOURABLE_OF_TEAM and row.group == "A"]
    assert (of_a.low, of_a.high) == (60, 100)  # no wider than what is shown of those who answered


def test_head_count_that_is_not_known_hides_every_sum_with_it(one_item: Blueprint, tally: Make) -> None:
    found = publish([[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0]], [18, None], one_item, tally)
    assert counts(found) == {}


def test_people_of_an_unknown_head_count_are_not_taken_for_nobody() -> None:
    tree = published_tree([("Alder",), ("",)], [24, 6], K)
    found = shown_heads(tree, [24, 6], [40, None], K)  # 40 less 30 would look like ten silent people
    assert not found.shown[0]
    assert not found.shown.any()


def test_group_of_whom_nobody_answered_cannot_be_found_by_subtraction(
    one_item: Blueprint, tally: Make
) -> None:
    tables = [[0, 0, 0, 0, 9, 0], [0, 0, 0, 0, 8, 0], [0] * 6]
    assert counts(publish(tables, [18, 16, 7], one_item, tally)) == {"Everyone": 41}


def test_more_answers_than_people_are_refused(one_item: Blueprint, tally: Make) -> None:
    with pytest.raises(ValueError, match="head count"):
        publish([[0, 0, 0, 0, 9, 0]], [8], one_item, tally)
    with pytest.raises(ValueError, match="other groups"):
        publish([[0, 0, 0, 0, 9, 0]], [9, 9], one_item, tally)


@given(
    st.lists(
        st.tuples(
            st.tuples(st.sampled_from("AB"), st.sampled_from("xyz"), st.sampled_from("12")),
            st.integers(0, 14),
            st.integers(0, 12),
        ),
        min_size=1,
        max_size=9,
        unique_by=lambda leaf: leaf[0],
    )
)
def test_no_sum_or_difference_of_shown_head_counts_has_few_silent_people(
    leaves: list[tuple[tuple[str, str, str], int, int]],
) -> None:
    paths, sizes, silent = [list(part) for part in zip(*leaves, strict=True)]
    heads = [n + more for n, more in zip(sizes, silent, strict=True)]
    tree = published_tree(paths, sizes, K)
    found = shown_heads(tree, sizes, heads, K)
    silent_in = found.asked - found.answered
    for node in tree:
        parts = [child.place for child in node.children]
        if found.shown[node.place]:
            assert silent_in[node.place] == 0 or silent_in[node.place] >= K
            if found.shown[parts].any():
                assert found.shown[parts].all()
                assert found.asked[node.place] == found.asked[parts].sum()
        else:
            assert not found.shown[parts].any()
