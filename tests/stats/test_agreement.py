"""Agreement within groups: multilevel's values, the extremes, and what must not change it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unlabeled.stats import Agreement, GroupAgreement, Null, random_variance, rwg_j, rwg_star

LEAD = [f"LEAD{item:02d}" for item in range(1, 12)]
INDEXES = [rwg_j, rwg_star]
ROWS = [[4, 4], [4, 5], [5, 5], [1, 2], [4, 5], [3, 3]]
TEAMS = ["a", "a", "a", "b", "b", "b"]

surveys = st.integers(1, 4).flatmap(
    lambda items: st.lists(
        st.tuples(st.lists(st.integers(1, 5), min_size=items, max_size=items), st.sampled_from("abc")),
        min_size=2,
        max_size=20,
    )
)


def taken_apart(survey) -> tuple[np.ndarray, list[str]]:
    """Return answers and groups of a survey in which some group has two people."""
    groups = [group for _, group in survey]
    assume(max(map(groups.count, groups)) > 1)
    return np.array([row for row, _ in survey], dtype=float), groups


def same(one: Agreement, other: Agreement) -> None:
    assert [(group.group, group.n) for group in one.groups] == [
        (group.group, group.n) for group in other.groups
    ]
    values = [[group.value for group in agreement.groups] for agreement in (one, other)]
    assert values[0] == pytest.approx(values[1], abs=1e-9)
    assert (one.mean, one.n) == pytest.approx((other.mean, other.n), abs=1e-9)
    assert one.interval == pytest.approx(other.interval, abs=1e-9)


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize("null", list(Null))
def test_values_mean_and_interval_equal_those_of_multilevel(lq2002, reference, index, null: Null) -> None:
    expected = reference("agreement")[index.__name__][null]
    found = index(lq2002[LEAD], lq2002["COMPID"], categories=5, null=null)
    (company_2,) = [group for group in found.groups if group.group == 2]
    assert found.mean == pytest.approx(expected["mean"], abs=1e-9)
    assert found.interval == pytest.approx((expected["low"], expected["high"]), abs=1e-9)
    assert company_2.value == pytest.approx(expected["company_2"], abs=1e-9)
    assert (len(found.groups), found.n) == (49, 2042)


def test_random_answers_vary_as_the_uniform_null_says() -> None:
    for categories in range(2, 12):
        assert random_variance(categories) == pytest.approx(np.var(np.arange(1, categories + 1)))


def test_slight_skew_is_tabulated_below_the_uniform_null_and_grows() -> None:
    skewed = [random_variance(categories, Null.SLIGHT_SKEW) for categories in range(5, 12)]
    assert skewed == [1.34, 1.85, 2.90, 3.47, 5.66, 6.30, 7.31]
    assert all(value < random_variance(place) for place, value in enumerate(skewed, start=5))


@pytest.mark.parametrize("index", INDEXES)
@given(surveys)
def test_values_follow_from_the_mean_variance_of_the_items(index, survey) -> None:
    answers, groups = taken_apart(survey)
    j = answers.shape[1]
    for group in index(answers, groups, categories=5).groups:
        rows = answers[[label == group.group for label in groups]]
        assert group.n == len(rows)
        if len(rows) == 1:
            assert group.value is None
            continue
        ratio = rows.var(axis=0, ddof=1).mean() / 2
        agreed = j * (1 - min(ratio, 1))
        expected = 1 - ratio if index is rwg_star else agreed / (agreed + min(ratio, 1))
        assert group.value == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("index", INDEXES)
@given(surveys, st.randoms(use_true_random=False))
def test_order_of_rows_and_of_items_tells_nothing(index, survey, random) -> None:
    answers, groups = taken_apart(survey)
    rows, columns = (random.sample(range(size), size) for size in answers.shape)
    same(index(answers[rows][:, columns], [groups[row] for row in rows], 5), index(answers, groups, 5))


@pytest.mark.parametrize("index", INDEXES)
@given(surveys, st.integers(-1000, 1000))
def test_where_the_scale_starts_and_which_way_it_runs_change_nothing(index, survey, shift: int) -> None:
    answers, groups = taken_apart(survey)
    same(index(shift - answers, groups, 5), index(answers, groups, 5))


@given(surveys)
def test_other_names_for_groups_move_no_value(survey) -> None:
    answers, groups = taken_apart(survey)
    renamed = rwg_j(answers, [{"a": 30, "b": 7, "c": 11}[group] for group in groups], 5)
    values = {group.group: group.value for group in rwg_j(answers, groups, 5).groups}
    assert {group.group: group.value for group in renamed.groups} == {
        {"a": 30, "b": 7, "c": 11}[group]: value for group, value in values.items()
    }
    assert renamed.mean == pytest.approx(rwg_j(answers, groups, 5).mean)


@pytest.mark.parametrize("index", INDEXES)
@given(surveys, st.data())
def test_rows_with_a_gap_and_people_without_a_group_count_for_nothing(index, survey, data) -> None:
    answers, groups = taken_apart(survey)
    gap = np.full((1, answers.shape[1]), 3.0)
    gap[0, data.draw(st.integers(0, answers.shape[1] - 1))] = np.nan
    nobody = np.full((3, answers.shape[1]), 1.0)
    more = np.vstack([gap, answers, nobody])
    same(index(more, ["a", *groups, None, float("nan"), pd.NA], 5), index(answers, groups, 5))


@given(surveys, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_the_mean_stays_in_bounds_and_grows_with_confidence(survey, one, other) -> None:
    answers, groups = taken_apart(survey)
    narrow, wide = (rwg_j(answers, groups, 5, confidence=level) for level in sorted((one, other)))
    valued = [group for group in narrow.groups if group.value is not None]
    assert narrow.n == sum(group.n for group in valued)
    if len(valued) == 1:
        assert narrow.interval is wide.interval is None
    else:
        (low, high), (lower, higher) = narrow.interval, wide.interval
        assert 0 <= lower <= low <= narrow.mean + 1e-12
        assert narrow.mean - 1e-12 <= high <= higher <= 1


@pytest.mark.parametrize("index", INDEXES)
def test_people_who_all_say_the_same_agree_perfectly(index) -> None:
    found = index([[0.1, 0.7], [0.1, 0.7], [0.1, 0.7]], ["a"] * 3, categories=5)
    assert found == Agreement((GroupAgreement("a", 1.0, 3),), 1.0, None, 3)


def test_people_at_opposite_ends_agree_not_at_all_and_less_than_at_random() -> None:
    ends = [[1], [5], [1], [5]]
    assert rwg_j(ends, ["a"] * 4, 5).mean == 0
    assert rwg_star(ends, ["a"] * 4, 5).mean == pytest.approx(1 - (16 / 3) / 2)


def test_more_items_raise_one_index_and_leave_the_other() -> None:
    twice = np.hstack([ROWS, ROWS])
    assert rwg_j(twice, TEAMS, 5).mean > rwg_j(ROWS, TEAMS, 5).mean
    assert rwg_star(twice, TEAMS, 5).mean == pytest.approx(rwg_star(ROWS, TEAMS, 5).mean)


def test_one_respondent_agrees_with_nobody_and_stays_out_of_the_mean() -> None:
    found = rwg_j([*ROWS, [3, 1]], [*TEAMS, "c"], 5)
    assert found.groups[2] == GroupAgreement("c", None, 1)
    assert (found.mean, found.n) == (rwg_j(ROWS, TEAMS, 5).mean, 6)


def test_a_group_and_a_category_that_nobody_is_in_do_not_appear() -> None:
    teams = pd.Series(TEAMS, dtype=pd.CategoricalDtype(["a", "b", "empty"]))
    ticked = pd.DataFrame(ROWS).astype(pd.CategoricalDtype([1, 2, 3, 4, 5]))
    same(rwg_j(ticked, teams, 5), rwg_j(ROWS, TEAMS, 5))


def test_rows_and_groups_meet_by_place_whatever_their_index() -> None:
    frame = pd.DataFrame(ROWS, index=[5, 4, 3, 2, 1, 0])
    same(rwg_j(frame, pd.Series(TEAMS), 5), rwg_j(ROWS, TEAMS, 5))


def test_groups_may_be_numbers_and_words_at_once() -> None:
    found = rwg_j(ROWS, [10, 10, 10, "b", "b", 2.0], 5)
    assert [group.group for group in found.groups] == [2.0, 10, "b"]


@pytest.mark.parametrize("index", INDEXES)
@pytest.mark.parametrize(
    ("rows", "groups", "categories", "says"),
    [
        (ROWS, TEAMS[:5], 5, "5 group labels for 6 rows"),
        (ROWS, TEAMS, 4, "Answers lie 4 points apart; a scale of 4 categories allows 3"),
        (ROWS, TEAMS, 1, "at least 2 are needed"),
        (ROWS, list("abcdef"), 5, "No group has two complete rows"),
        ([[3, 4]], ["a"], 5, "No group has two complete rows"),
        (ROWS, [None] * 6, 5, "None of 6 rows has both a group and every answer"),
        ([[None, 1], [2, None]], ["a", "a"], 5, "None of 2 rows has both"),
        ([[1, np.inf], [2, 2]], ["a", "a"], 5, "Item 2 is infinite in row 1"),
        (np.empty((3, 0)), ["a"] * 3, 5, "The table has no item"),
    ],
)
def test_what_agreement_cannot_be_computed_from_is_said(index, rows, groups, categories, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        index(rows, groups, categories)


@pytest.mark.parametrize("categories", [4, 12])
def test_no_skew_is_made_up_beyond_the_table(categories: int) -> None:
    with pytest.raises(ValueError, match="tabulated for 5 to 11 categories"):
        random_variance(categories, Null.SLIGHT_SKEW)


@pytest.mark.parametrize("index", INDEXES)
def test_a_confidence_outside_its_bounds_is_refused(index) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        index(ROWS, TEAMS, 5, confidence=95)
