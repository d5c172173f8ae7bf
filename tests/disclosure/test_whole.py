"""Everyone beside their groups: attackers who know every rule, and add and subtract what is printed."""

import itertools
from collections import defaultdict
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.disclosure import Blueprint, Detail, ItemPlan, RiskAppetite, ScalePlan
from unlabeled.disclosure.detail import ItemCells, detail_of, item_cells
from unlabeled.disclosure.whole import whole_cells

from .plain_gate import together

POLICY = RiskAppetite()
ANSWERS = 5


def publish(
    blueprint: Blueprint, tables: list[list[int]], policy: RiskAppetite = POLICY
) -> tuple[list[ItemCells], ItemCells]:
    parts = [item_cells(table, blueprint, policy) for table in tables]
    coarse = [t for t, part in zip(tables, parts, strict=True) if part.categories is None]
    total = [sum(column) for column in zip(*coarse, strict=True)]
    return parts, whole_cells(total, together(parts), blueprint, policy)


def yes(count: int, n: int) -> list[int]:
    """`count` people strongly agree, the others strongly disagree."""
    return [n - count, 0, 0, 0, count, 0]


@pytest.mark.parametrize("sizes", [(9, 9), (5, 5), (5, 6, 8), (5, 6, 5, 6), (5, 7, 6, 5), (6, 6, 6, 6)])
def test_exact_attack_finds_no_group_of_one_mind(one_item: Blueprint, sizes: tuple[int, ...]) -> None:
    """All tables are published; whoever sees a publication knows all tables that give it.

    Among them must be, for each group, one in which two people disagree with the others: then the one who
    disagrees cannot know whether all others agree.
    """
    given_by = defaultdict(list)
    parts_of = {n: [item_cells(yes(count, n), one_item, POLICY) for count in range(n + 1)] for n in sizes}
    total_of: dict[object, ItemCells] = {}
    for agree in itertools.product(*(range(size + 1) for size in sizes)):
        parts = tuple(parts_of[n][count] for count, n in zip(agree, sizes, strict=True))
        others = sum(sizes) - sum(agree)
        for disagree in range(others + 1):  # wherever they are: a small group's share says nothing of them
            table = [disagree, 0, others - disagree, 0, sum(agree), 0]
            key = (parts, *table)
            total_of.setdefault(key, whole_cells(table, together(parts), one_item, POLICY))
            given_by[(parts, total_of[key])].append(agree)
    for possible in given_by.values():
        for place, size in enumerate(sizes):
            seen = {counts[place] for counts in possible}
            assert min(seen) <= size - 2
            assert max(seen) >= 2


def test_total_in_its_own_detail_would_have_told(one_item: Blueprint) -> None:
    """Nine of nine and three of nine: "two thirds or more" of eighteen can mean nothing else."""
    parts, whole = publish(one_item, [yes(9, 9), yes(3, 9)])
    most = sum(part.favourable.high for part in parts)
    assert item_cells(yes(12, 18), one_item, POLICY).favourable.low > most - 2
    assert whole.favourable.low <= most - 2


def test_where_parts_leave_no_room_the_total_is_what_follows_from_them(one_item: Blueprint) -> None:
    """Of 15, "40" is six and nobody else: no count of four such groups can be away from its ends."""
    tables = ([6, 0, 3, 0, 6, 0], [3, 3, 0, 0, 6, 3], [0, 6, 1, 6, 0, 2])
    shown = [publish(one_item, [table] * 4) for table in tables]
    assert all(each == shown[0] for each in shown)
    parts, whole = shown[0]
    assert [(part.favourable.low, part.favourable.high) for part in parts] == [(6, 6)] * 4
    assert (whole.favourable.low, whole.favourable.high) == (24, 24)


GROUPS = st.lists(
    st.lists(st.integers(0, 8), min_size=ANSWERS + 1, max_size=ANSWERS + 1).filter(lambda t: sum(t) >= 5),
    min_size=2,
    max_size=9,
)
SMALL = [[0, 0, 2, 3, 1, 0]] * 4
FOUR_AND_A_BIT = [*[[0, 0, 0, 0, 10, 0]] * 4, [7, 0, 0, 0, 3, 0]]


@given(GROUPS)
@example(FOUR_AND_A_BIT)
@example([[0, 0, 0, 0, 12, 0]] * 5)
@example([[0, 0, 30, 30, 0, 0]] * 5)
@example([[0, 0, 0, 0, 16, 0], *[[16, 0, 0, 0, 0, 0]] * 3])
@example(SMALL)
def test_total_minus_the_other_groups_leaves_room_for_two(
    one_item: Blueprint, tables: list[list[int]]
) -> None:
    parts, whole = publish(one_item, tables)
    for place, part in enumerate(parts):
        others = [other for here, other in enumerate(parts) if here != place]
        low = whole.favourable.low - sum(other.favourable.high for other in others)
        high = whole.favourable.high - sum(other.favourable.low for other in others)
        assert max(low, part.favourable.low) <= part.n - 2
        assert min(high, part.favourable.high) >= 2


@given(GROUPS)
@example(FOUR_AND_A_BIT)
@example([[0, 0, 0, 0, 12, 0]] * 5)
@example([[0, 0, 0, 0, 16, 0], *[[16, 0, 0, 0, 0, 0]] * 3])
@example([[0, 0, 0, 0, 0, 8]] * 4)
def test_what_is_published_of_everyone_is_true(one_item: Blueprint, tables: list[list[int]]) -> None:
    whole = publish(one_item, tables)[1]
    total = [sum(column) for column in zip(*tables, strict=True)]
    assert whole.n == sum(total)
    assert whole.favourable.low <= sum(total[3:5]) <= whole.favourable.high
    if whole.unfavourable is not None:
        assert whole.unfavourable.low <= sum(total[:2]) <= whole.unfavourable.high
    for cell, count in zip(whole.categories or (), total, strict=False):
        assert cell.low <= count <= cell.high
        assert cell.shown_low <= 100 * count / whole.n <= cell.shown_high


POLICIES = st.builds(
    RiskAppetite,
    shares_from=st.sampled_from([15, 30, 50]),
    share_end=st.sampled_from([20, 30]),
    categories_from=st.sampled_from([50, 70]),
    category_step=st.sampled_from([5, 10]),
    least_parts=st.sampled_from([4, 6]),
)


@given(GROUPS, POLICIES, st.randoms(use_true_random=False))
@example(SMALL, RiskAppetite(shares_from=50), Random(0))
def test_detail_of_the_total_depends_on_the_sizes_alone(
    one_item: Blueprint, tables: list[list[int]], policy: RiskAppetite, random: Random
) -> None:
    others = []
    for table in tables:
        n, other = sum(table), [0] * len(table)
        for _ in range(n):
            other[random.randrange(len(table))] += 1
        others.append(other)
    one, two = (publish(one_item, each, policy)[1] for each in (tables, others))
    assert detail_of(one) is detail_of(two)


@pytest.mark.parametrize("agree", list(itertools.combinations_with_replacement((0, 3, 6), 4)))
def test_four_teams_of_six_are_a_band_under_a_policy_that_shows_shares_from_fifty(
    one_item: Blueprint, agree: tuple[int, ...]
) -> None:
    whole = publish(one_item, [yes(count, 6) for count in agree], RiskAppetite(shares_from=50))[1]
    assert detail_of(whole) is Detail.BAND


@given(GROUPS, POLICIES)
@example([[0, 0, 4, 0, 10, 0]] * 4, POLICY)
@example([[0, 0, 4, 0, 10, 0]] * 3 + [[0, 0, 0, 4, 10, 0]], POLICY)
def test_nobody_and_everybody_are_never_all_that_a_total_leaves(
    one_item: Blueprint, tables: list[list[int]], policy: RiskAppetite
) -> None:
    parts, whole = publish(one_item, tables, policy)
    for cell in (whole.favourable, whole.unfavourable):
        assert cell is None or (cell.high >= 2 and cell.low <= cell.n - 2)
    if whole.categories and all(part.categories is None for part in parts):
        sure = sum(part.favourable.low for part in parts)  # of whom the total's categories say more
        between = [whole.categories[place].low for place in (2, 5)]
        assert whole.n - sure - sum(between) >= 2


def test_total_of_groups_in_every_category_adds_nothing(one_item: Blueprint) -> None:
    parts, whole = publish(one_item, [[20, 20, 20, 20, 20, 5], [0, 0, 0, 30, 60, 1]])
    assert {detail_of(part) for part in parts} == {Detail.CATEGORIES}
    columns = zip(*(part.categories or () for part in parts), strict=True)
    sums = [(sum(cell.low for cell in column), sum(cell.high for cell in column)) for column in columns]
    assert [(cell.low, cell.high) for cell in whole.categories or ()] == sums


@pytest.mark.parametrize("answers", [2, 4])
def test_without_a_middle_answer_and_nobody_silent_no_group_of_one_mind_is_found(answers: int) -> None:
    """Favourable and unfavourable are one number then: four groups of five, such as 2, 2, 5, 5."""
    plan = Blueprint(
        (ScalePlan("s", (ItemPlan("q"),)),), tuple(f"answer {place}" for place in range(answers))
    )
    given_by = defaultdict(list)
    for agree in itertools.product(range(6), repeat=4):
        tables = [[5 - count, *[0] * (answers - 2), count, 0] for count in agree]
        parts, whole = publish(plan, tables)
        given_by[(tuple(parts), whole)].append(agree)
    for possible in given_by.values():
        for place in range(4):
            seen = {counts[place] for counts in possible}
            assert min(seen) <= 3
            assert max(seen) >= 2
