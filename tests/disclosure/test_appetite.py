"""The thresholds: detail by n, and limits that can only become stricter."""

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
        (50, Detail.CATEGORIES),
    ],
)
def test_detail_follows_from_n(n: int, detail: Detail) -> None:
    assert RiskAppetite().detail(n) is detail


@pytest.mark.parametrize(
    "lax", [{"k": 4}, {"k": 5.5}, {"k": True}, {"shares_from": 10}, {"share_step": 5}, {"least_parts": 2}]
)
def test_limit_cannot_be_made_laxer(lax: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="Raise it"):
        RiskAppetite(**lax)


def test_k_can_be_raised() -> None:
    assert RiskAppetite(k=8).detail(7) is Detail.WITHHELD


@pytest.mark.parametrize("odd", [{"share_step": 15}, {"share_end": 25}, {"share_end": 50}, {"k": 20}])
def test_limits_that_do_not_fit_are_refused(odd: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        RiskAppetite(**odd)


def test_steps_of_categories_are_as_fine_as_n_allows() -> None:
    assert [RiskAppetite().category_steps(n, 6).step for n in (50, 66, 100, 200, 1000)] == [25, 10, 10, 5, 5]
