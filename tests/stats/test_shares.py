"""Shares: of a sample, where an interval is due, and of a team, where silence alone leaves something open."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.stats import TeamShare, share_of_sample, share_of_team

samples = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
teams = st.integers(1, 500).flatmap(
    lambda head_count: st.integers(0, head_count).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(head_count))
    )
)


def test_wilson_interval_equals_that_of_r(reference) -> None:
    for case in reference("shares"):
        share = share_of_sample(case["count"], case["n"])
        assert (share.low, share.high) == pytest.approx((case["low"], case["high"]), abs=1e-9)
        assert (share.value, share.n) == (case["count"] / case["n"], case["n"])


@given(samples)
def test_those_who_said_no_are_the_mirror_image_of_those_who_said_yes(sample: tuple[int, int]) -> None:
    count, n = sample
    yes, no = share_of_sample(count, n), share_of_sample(n - count, n)
    assert (yes.low, yes.high) == pytest.approx((1 - no.high, 1 - no.low), abs=1e-12)


@given(samples, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_the_share_stays_in_bounds_and_grows_with_confidence(
    sample: tuple[int, int], one: float, other: float
) -> None:
    narrow, wide = (share_of_sample(*sample, level) for level in sorted((one, other)))
    assert 0 <= wide.low <= narrow.low <= narrow.value <= narrow.high <= wide.high <= 1


def test_nobody_and_everybody_end_exactly_at_0_and_1() -> None:
    for n in range(1, 60):
        assert share_of_sample(0, n).low == 0
        assert share_of_sample(n, n).high == 1


def test_one_respondent_leaves_nearly_everything_open() -> None:
    share = share_of_sample(1, 1)
    assert (share.value, share.high) == (1, 1)
    assert share.low == pytest.approx(0.206549314377, abs=1e-9)


@given(teams)
def test_bounds_are_the_two_things_the_silent_could_have_said(team: tuple[int, int, int]) -> None:
    count, n, head_count = team
    share = share_of_team(count, n, head_count)
    silent = head_count - n
    if_all_said_no = share_of_team(count, head_count, head_count)
    if_all_said_yes = share_of_team(count + silent, head_count, head_count)
    assert (share.low, share.high) == (if_all_said_no.value, if_all_said_yes.value)


@given(teams)
def test_bounds_hold_the_share_of_those_who_answered(team: tuple[int, int, int]) -> None:
    share = share_of_team(*team)
    assert 0 <= share.low <= share.high <= 1
    assert share.value is None or share.low <= share.value <= share.high
    assert share.high - share.low == pytest.approx((share.head_count - share.n) / share.head_count)


@given(samples)
def test_a_team_that_answered_in_full_is_a_census_without_an_interval(sample: tuple[int, int]) -> None:
    count, n = sample
    share = share_of_team(count, n, n)
    assert share == TeamShare(count / n, count / n, count / n, n, n)
    assert share.is_census


def test_a_team_of_which_nobody_answered_could_be_anything() -> None:
    share = share_of_team(0, 0, 9)
    assert share == TeamShare(None, 0.0, 1.0, 0, 9)
    assert not share.is_census


@pytest.mark.parametrize(
    ("count", "n", "says"),
    [(0, 0, "at least 1 answer"), (-1, 5, "must be 0 to 5"), (6, 5, "must be 0 to 5")],
)
def test_what_is_no_share_of_a_sample_is_said(count: int, n: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        share_of_sample(count, n)


@pytest.mark.parametrize(
    ("team", "says"),
    [
        ((0, 0, 0), "at least 1 person"),
        ((0, 9, 8), "9 people answered in a team of 8"),
        ((0, -1, 8), "must be 0 to 8"),
        ((5, 4, 8), "must be 0 to 4"),
    ],
)
def test_what_is_no_share_of_a_team_is_said(team: tuple[int, int, int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        share_of_team(*team)


@pytest.mark.parametrize("confidence", [0, 1, 95, math.nan])
def test_a_confidence_outside_its_bounds_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        share_of_sample(1, 2, confidence)
