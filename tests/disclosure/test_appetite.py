"""The thresholds: detail by n and the number of categories, and limits that can only become stricter."""

import pytest

from unlabeled.disclosure import Detail, RiskAppetite


@pytest.mark.parametrize(
    ("n", "detail"),
    [
        (4, Detail.WITHHELD),
        (5, Detail.BAND),
        (14, Detail.BAND),
        (15, Detail.SHARES),
        (49, Detail.SHARES),
        (50, Detail.SHARES),  # of six categories, in steps of 25 points only
        (56, Detail.CATEGORIES),
        (60, Detail.SHARES),
        (77, Detail.SHARES),
        (78, Detail.CATEGORIES),
    ],
)
def test_detail_follows_from_n(n: int, detail: Detail) -> None:
    assert RiskAppetite().detail(n, 6) is detail


@pytest.mark.parametrize("categories", range(3, 14))
def test_favourable_categories_are_never_in_wider_steps_together_than_a_share(categories: int) -> None:
    policy = RiskAppetite()
    for n in range(50, 401):
        step, favourable = policy.category_steps(n, categories).step, (categories - 1) // 2
        is_fine = step == 5 or favourable * step <= 20
        assert policy.detail(n, categories) is (Detail.CATEGORIES if is_fine else Detail.SHARES)


def test_policy_that_asks_for_wide_categories_gets_them() -> None:
    for policy in (RiskAppetite(category_step=25), RiskAppetite(share_step=25, share_end=25)):
        assert {policy.detail(n, 6) for n in range(50, 100)} == {Detail.CATEGORIES}


@pytest.mark.parametrize(("categories", "most"), [(3, 49), (4, 69), (6, 77), (7, 233), (8, 273), (13, 313)])
def test_beyond_some_size_every_group_is_shown_in_categories(categories: int, most: int) -> None:
    policy = RiskAppetite()
    assert policy.most_in_shares(categories) == most
    assert {policy.detail(n, categories) for n in (*range(most + 1, 801), 2800, 10_000)} == {
        Detail.CATEGORIES
    }


def test_most_in_shares_is_below_a_higher_threshold_for_categories() -> None:
    assert RiskAppetite(categories_from=70).most_in_shares(6) == 77
    assert RiskAppetite(categories_from=500).most_in_shares(6) == 499


@pytest.mark.parametrize(
    "lax", [{"k": 4}, {"k": 5.5}, {"k": True}, {"shares_from": 10}, {"share_step": 5}, {"least_parts": 2}]
)
def test_limit_cannot_be_made_laxer(lax: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="Raise it"):
        RiskAppetite(**lax)


def test_k_can_be_raised() -> None:
    assert RiskAppetite(k=8).detail(7, 6) is Detail.WITHHELD


@pytest.mark.parametrize("odd", [{"share_step": 15}, {"share_end": 25}, {"share_end": 50}, {"k": 20}])
def test_limits_that_do_not_fit_are_refused(odd: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        RiskAppetite(**odd)


def test_steps_of_categories_are_as_fine_as_n_allows() -> None:
    assert [RiskAppetite().category_steps(n, 6).step for n in (50, 66, 100, 200, 1000)] == [25, 10, 10, 5, 5]
