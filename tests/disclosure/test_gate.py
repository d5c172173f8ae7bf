"""The gate as a whole: what comes out, whatever goes in."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.disclosure import (
    Blueprint,
    Detail,
    ItemPlan,
    Moments,
    Release,
    RiskAppetite,
    ScalePlan,
    Statistic,
    Status,
    Tally,
    Wave,
    release,
)
from unlabeled.disclosure.consistency import PublishedAlpha, published_alpha
from unlabeled.disclosure.detail import ItemCells, item_cells

from .conftest import FIVE, Tables

POLICY = RiskAppetite()
Make = Callable[[Tables], Tally]

TABLES = st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), min_size=1, max_size=8)


def wave(tally: Tally, names: list[str] | None = None) -> Wave:
    return Wave("", tuple(names or [f"Team {place}" for place in range(len(tally.counts))]), tally)


def publish(tally: Tally, blueprint: Blueprint, names: list[str] | None = None) -> Release:
    return release([wave(tally, names)], blueprint, POLICY)


def everyones(found: Release, statistic: Statistic) -> object:
    [value] = [
        row.value
        for row in found.rows
        if row.statistic is statistic and not row.item and row.group == "Everyone"
    ]
    return value


@given(TABLES)
def test_nothing_is_published_of_fewer_than_k(one_item: Blueprint, tally: Make, tables: Tables) -> None:
    found = publish(tally(tables), one_item)
    assert all(group.n >= POLICY.k for group in found.groups)
    assert all(row.n is None or row.n >= POLICY.k for row in found.rows)
    assert all(row.n for row in found.rows if row.status is Status.SHOWN)


@given(TABLES)
def test_no_sum_or_difference_of_published_groups_is_a_group_below_k(
    one_item: Blueprint, tally: Make, tables: Tables
) -> None:
    found = publish(tally(tables), one_item)
    everyone = [group.n for group in found.groups if group.is_everyone]
    parts = [group.n for group in found.groups if not group.is_everyone]
    assert everyone == ([sum(map(sum, tables))] if sum(map(sum, tables)) >= POLICY.k else [])
    for count in range(len(parts) + 1):
        for some in itertools.combinations(parts, count):
            left = everyone[0] - sum(some) if everyone else 0
            assert left == 0 or left >= POLICY.k


@given(TABLES, st.randoms(use_true_random=False))
def test_rows_and_what_is_withheld_depend_on_sizes_and_never_on_answers(
    one_item: Blueprint, tally: Make, tables: Tables, random: object
) -> None:
    others = [[0] * 6 for _ in tables]
    for table, other in zip(tables, others, strict=True):
        for _ in range(sum(table)):
            other[random.randrange(6)] += 1  # type: ignore[attr-defined]
    one, two = (
        [
            (row.group, row.item, row.statistic, row.category, row.n, row.status)
            for row in publish(tally(each), one_item).rows
        ]
        for each in (tables, others)
    )
    assert one == two


@given(TABLES, st.randoms(use_true_random=False))
def test_order_of_groups_in_the_input_changes_nothing(
    one_item: Blueprint, tally: Make, tables: Tables, random: object
) -> None:
    order = list(range(len(tables)))
    random.shuffle(order)  # type: ignore[attr-defined]
    one = publish(tally(tables), one_item, [f"Team {place}" for place in range(len(tables))])
    two = publish(tally([tables[p] for p in order]), one_item, [f"Team {place}" for place in order])
    assert one.rows == two.rows


@pytest.mark.parametrize("dissenters", [[0], [1], [2], [5], [0, 0], [2, 5], [1, 0]])
def test_team_of_eight_gives_the_same_release_for_unanimity_one_dissenter_and_two(
    one_item: Blueprint, tally: Make, dissenters: list[int]
) -> None:
    others = [[3, 3, 3, 3, 3, 0], [2, 2, 2, 2, 2, 2]]
    team = [0, 0, 0, 0, 8 - len(dissenters), 0]
    for place in dissenters:
        team[place] += 1
    unanimous = publish(tally([[0, 0, 0, 0, 8, 0], *others]), one_item)
    assert publish(tally([team, *others]), one_item).rows == unanimous.rows


def test_missing_group_is_a_group_like_any_other(one_item: Blueprint, tally: Make) -> None:
    found = publish(tally([[0, 0, 0, 0, 9, 0], [0, 0, 6, 0, 0, 0]]), one_item, ["Alder", ""])
    assert [group.name for group in found.groups] == ["Everyone", "Alder", "(no group)"]


def test_few_without_a_group_cannot_be_found_by_subtraction(one_item: Blueprint, tally: Make) -> None:
    found = publish(
        tally([[0, 0, 0, 0, 9, 0], [0, 0, 8, 0, 0, 0], [2, 0, 0, 0, 0, 0]]), one_item, ["A", "B", ""]
    )
    assert [(group.name, group.n) for group in found.groups] == [("Everyone", 19), ("A", 9), ("Other", 10)]


def test_group_that_is_called_other_stands_apart_from_the_pool(one_item: Blueprint, tally: Make) -> None:
    tables = [[9, 0, 0, 0, 0, 0], [0, 0, 0, 3, 0, 0], [0, 0, 0, 0, 2, 0], [0, 0, 0, 0, 7, 0]]
    found = publish(tally(tables), one_item, ["Other", "Alder", "Beech", "everyone"])
    assert [(group.name, group.n) for group in found.groups] == [
        ("Everyone", 21),
        ("“everyone”", 7),
        ("“Other”", 9),
        ("Other", 5),
    ]


def test_groups_that_are_all_small_leave_everyone_alone(one_item: Blueprint, tally: Make) -> None:
    found = publish(tally([[1, 0, 1, 0, 0, 0]] * 4), one_item)
    assert [(group.name, group.n) for group in found.groups] == [("Everyone", 8)]


def test_wave_below_k_is_withheld_without_its_name_or_size(one_item: Blueprint, tally: Make) -> None:
    small, large = tally([[0, 4, 0, 0, 0, 0]]), tally([[0, 9, 0, 0, 0, 0]])
    found = release([Wave("May", ("A",), small), Wave("June", ("A",), large)], one_item, POLICY)
    withheld = [row for row in found.rows if row.status is Status.WITHHELD]
    assert {row.wave for row in withheld} == {"(withheld)"}
    assert all((row.value, row.low, row.high, row.n) == (None, None, None, None) for row in withheld)
    assert found.waves == ("June",)


def test_groups_stand_in_the_order_of_the_alphabet(one_item: Blueprint, tally: Make) -> None:
    tables = [
        [0, 0, 0, 0, 9, 0],
        [9, 0, 0, 0, 0, 0],
        [5, 0, 0, 0, 4, 0],
        [1, 1, 1, 1, 1, 1],
        [1, 0, 0, 0, 1, 0],
    ]
    found = publish(tally(tables), one_item, ["cedar", "Beech", "Alder", "", "Larch"])
    assert [g.name for g in found.groups] == ["Everyone", "Alder", "Beech", "cedar", "Other"]


def test_each_detail_has_its_statistics(one_item: Blueprint, tally: Make) -> None:
    shown = {}
    for n in (8, 20, 60, 65):
        found = publish(tally([[0, 0, 0, n // 2, n - n // 2, 0]]), one_item)
        shown[n] = {row.statistic for row in found.rows if row.item}
        assert found.groups[0].detail is POLICY.detail(n, 6)
    shares = {Statistic.FAVOURABLE_SHARE, Statistic.UNFAVOURABLE_SHARE}
    assert shown == {
        8: {Statistic.FAVOURABLE_SHARE},
        20: shares,
        60: shares,  # categories would be in steps of 25 points
        65: shares | {Statistic.CATEGORY_SHARE, Statistic.MEAN, Statistic.SD},
    }


def test_fewer_than_four_small_groups_take_their_total_down_with_them(
    one_item: Blueprint, tally: Make
) -> None:
    found = publish(tally([[6, 6, 6, 6, 6, 0], [4, 4, 4, 4, 4, 0], [1, 1, 1, 1, 1, 1]]), one_item)
    assert found.groups[0].n == 56
    assert found.groups[0].detail is Detail.BAND


def test_everyone_in_less_detail_has_no_alpha() -> None:
    sizes = (6, 20, 30)
    answers = np.array([[0, 1], [4, 3]] * 28)
    counts = np.concatenate([scale_tally(n, answers[:n]).counts for n in sizes])
    found = publish(Tally(counts, scale_tally(56, answers).moments), TWO_ITEMS)
    assert found.groups[0].detail is Detail.BAND
    assert all(row.statistic is Statistic.FAVOURABLE_SHARE for row in found.rows if row.group == "Everyone")


def test_reverse_keyed_item_is_favourable_where_people_disagree(tally: Make) -> None:
    turned = Blueprint((ScalePlan("trust", (ItemPlan("trust_1", reverse_keyed=True),)),), FIVE)
    found = publish(tally([[7, 1, 0, 0, 0, 0]]), turned)
    assert [row.value for row in found.rows if row.item] == ["two thirds or more"]


def test_categories_of_a_reverse_keyed_item_stand_as_they_were_asked(tally: Make) -> None:
    turned = Blueprint((ScalePlan("trust", (ItemPlan("trust_1", reverse_keyed=True),)),), FIVE)
    found = publish(tally([[80, 40, 20, 20, 40, 0]]), turned)
    shares = {row.category: row.value for row in found.rows if row.statistic is Statistic.CATEGORY_SHARE}
    assert list(shares.values()) == [40, 20, 10, 10, 20, "5 or less"]
    assert list(shares) == [*FIVE, "no answer"]


def scale_tally(n: int, answers: np.ndarray) -> Tally:
    counts = np.stack([np.bincount(column, minlength=6) for column in answers.T])[None].astype(np.int64)
    values = answers + 1
    moments = Moments(n, values.sum(axis=0), values.T @ values)
    return Tally(counts, (moments,))


TWO_ITEMS = Blueprint((ScalePlan("trust", (ItemPlan("trust_1"), ItemPlan("trust_2"))),), FIVE)


def cells_of(answers: np.ndarray) -> list[ItemCells]:
    counts = scale_tally(len(answers), answers).counts[0]
    return [item_cells([int(count) for count in table], TWO_ITEMS, POLICY) for table in counts]


def test_same_totals_of_everybody_read_like_a_low_alpha() -> None:
    same = scale_tally(64, np.array([[0, 4], [4, 0]] * 32))
    against = scale_tally(64, np.array([[0, 4], [4, 1]] * 32))
    assert everyones(publish(same, TWO_ITEMS), Statistic.ALPHA) == "0.30 or less"
    assert everyones(publish(against, TWO_ITEMS), Statistic.ALPHA) == "0.30 or less"


def test_answers_that_are_all_alike_read_like_a_high_alpha() -> None:
    alike = scale_tally(64, np.array([[0, 0], [4, 4]] * 32))
    assert everyones(publish(alike, TWO_ITEMS), Statistic.ALPHA) == "0.95 or more"


def test_alpha_is_in_steps_of_five_hundredths() -> None:
    draw = np.random.default_rng(4)
    answers = np.clip(draw.integers(0, 4, (80, 1)) + draw.integers(-1, 2, (80, 2)), 0, 4)
    found = published_alpha(scale_tally(80, answers).moments[0], cells_of(answers), POLICY)
    assert isinstance(found.value, float)
    assert round(20 * found.value, 9) % 1 == 0


@given(
    st.integers(50, 130),
    st.integers(0, 4),
    st.integers(0, 4),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=2),
)
@example(60, 4, 4, [(0, 0)])
@example(60, 4, 4, [(0, 3)])
@example(60, 4, 4, [(1, 3)])
@example(64, 4, 4, [(1, 3)])
def test_two_who_differ_change_nothing_that_is_published_of_a_scale(
    n: int, first: int, second: int, others: list[tuple[int, int]]
) -> None:
    of_one_mind = np.tile([first, second], (n, 1))
    with_others = np.array([*others, *of_one_mind[len(others) :]])
    one, two = (publish(scale_tally(n, each), TWO_ITEMS).rows for each in (of_one_mind, with_others))
    assert one == two


@pytest.mark.parametrize("people", [56, 59, 61, 70])
@pytest.mark.parametrize("gaps", [1, 2, 5])
def test_interval_of_alpha_does_not_tell_whether_somebody_left_a_gap(people: int, gaps: int) -> None:
    half = np.array([[0, 0], [4, 4]] * people)[:people]
    cells = cells_of(half)

    def of(complete: int) -> PublishedAlpha:
        products = np.array([[2, 1], [1, 2]]) * (complete - 1)
        return published_alpha(Moments(complete, np.zeros(2, dtype=np.int64), products), cells, POLICY)

    assert of(people - gaps) == of(people)
    assert of(people).low is not None


def test_too_few_complete_answers_give_no_estimate_of_alpha() -> None:
    whole = scale_tally(64, np.array([[0, 1], [4, 3]] * 32))
    none = np.zeros((2, 2), dtype=np.int64)
    few = Tally(whole.counts.copy(), (Moments(31, none[0].copy(), none),))
    assert everyones(publish(few, TWO_ITEMS), Statistic.ALPHA) == "no estimate"


def test_moments_that_no_answers_can_have_are_refused_and_not_read_as_agreement() -> None:
    whole = scale_tally(64, np.array([[0, 1], [4, 3]] * 32))
    odd = Moments(64, np.array([240, 240]), np.array([[1, 0], [0, 1]]))
    with pytest.raises(ValueError, match="same people"):
        publish(Tally(whole.counts.copy(), (odd,)), TWO_ITEMS)


@pytest.mark.parametrize(
    ("n", "sums", "products", "says"),
    [
        (9, np.zeros(2), np.zeros((2, 2), dtype=np.int64), "whole numbers"),
        (9, np.zeros(2, dtype=np.int64), np.zeros((2, 2)), "whole numbers"),
        (9, np.zeros(3, dtype=np.int64), np.zeros((2, 2), dtype=np.int64), "different items"),
        (9, np.zeros(2, dtype=np.int64), np.array([[-1, 0], [0, 1]]), "same people"),
        (9, np.zeros(2, dtype=np.int64), np.array([[1, 0], [1, 1]]), "same people"),
        (-1, np.zeros(2, dtype=np.int64), np.zeros((2, 2), dtype=np.int64), "same people"),
    ],
)
def test_moments_that_do_not_fit_are_refused(
    n: int, sums: np.ndarray, products: np.ndarray, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Moments(n, sums, products)


def test_moments_of_more_people_than_there_are_are_refused() -> None:
    whole = scale_tally(60, np.array([[0, 1], [4, 3]] * 30))
    moments = Moments(61, whole.moments[0].sums, whole.moments[0].cross_products)
    with pytest.raises(ValueError, match="More people"):
        Tally(whole.counts.copy(), (moments,))


def test_tally_cannot_be_changed_once_it_is_counted(one_item: Blueprint, tally: Make) -> None:
    made = tally([[0, 0, 0, 0, 8, 0]])
    arrays = (made.counts, made.moments[0].sums, made.moments[0].cross_products)
    assert not any(array.flags.writeable for array in arrays)


def test_moments_of_another_scale_are_refused(one_item: Blueprint, tally: Make) -> None:
    made, other = tally([[0, 0, 0, 0, 8, 0]]), scale_tally(8, np.full((8, 2), 4))
    with pytest.raises(ValueError, match="does not fit"):
        publish(Tally(made.counts, other.moments), one_item)


def test_release_cannot_be_made_past_the_gate(one_item: Blueprint, tally: Make) -> None:
    found = publish(tally([[0, 0, 0, 0, 8, 0]]), one_item)
    with pytest.raises(TypeError, match="gate"):
        Release(found.rows, found.groups, POLICY, object())
    with pytest.raises((TypeError, ValueError)):
        replace(found, rows=())


def test_tally_that_does_not_fit_its_questionnaire_is_refused(one_item: Blueprint) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        publish(scale_tally(60, np.full((60, 2), 4)), one_item)


def test_tally_whose_items_count_different_people_is_refused() -> None:
    with pytest.raises(ValueError, match="different numbers of people"):
        Tally(np.array([[[1, 2], [1, 1]]]), ())


def test_tally_shows_no_counts_when_printed(tally: Make) -> None:
    assert repr(tally([[0, 0, 0, 0, 8, 0]])) == "Tally of 1 groups and 1 items"
