"""The model of trust: its fixed point, its edges, and both outcomes of forcing."""

import numpy as np
import pytest

from unlabeled.exercises.own_speed.trust import (
    Colleague,
    Forcing,
    Mandate,
    compare,
    expected,
    kept_to_repair,
    runs,
    settling_point,
)


def colleague(p: float = 0.9, k: float = 3, prior: float = 0.3, step: float = 0.04) -> Colleague:
    return Colleague(p, k, prior, step)


def chances(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(("k", "settles"), [(1, 0.90), (3, 0.75), (5, 0.64), (9, 0.50)])
def test_nine_promises_in_ten_settle_where_the_asymmetry_says(k: int, settles: float) -> None:
    assert round(settling_point(0.9, k), 2) == settles
    assert expected(colleague(k=k), None, 2000)[-1] == pytest.approx(settling_point(0.9, k))


def test_somebody_who_keeps_everything_ends_up_fully_trusted() -> None:
    assert settling_point(1, 20) == 1
    assert np.all(np.diff(expected(colleague(p=1), None, 50)) > 0)


def test_somebody_who_keeps_nothing_ends_up_without_trust() -> None:
    assert settling_point(0, 1) == 0
    assert expected(colleague(p=0), None, 1000)[-1] == pytest.approx(0, abs=1e-9)


def test_one_broken_promise_can_take_all_trust_but_no_more() -> None:
    limit = colleague(p=0, k=25, prior=1, step=0.04)
    assert runs(limit, None, 3, 5, chances())[:, 1] == pytest.approx(0)


@pytest.mark.parametrize(
    ("k", "needed"), [(3, [2, 3, 8, 18]), (4, [2, 4, 10, 22]), (9, [4, 8, 18, 36]), (1, [1, 1, 3, 8])]
)
def test_the_more_trust_there_was_the_more_kept_promises_bring_it_back(k: int, needed: list[int]) -> None:
    assert [kept_to_repair(trust, k, 0.04) for trust in (0.3, 0.5, 0.75, 0.9)] == needed


@pytest.mark.parametrize("trust", [0.05, 0.3, 0.5, 0.77, 0.9, 0.99])
@pytest.mark.parametrize("k", [1, 2, 5.5, 20, 25])
def test_so_many_kept_promises_are_enough_and_one_fewer_is_not(trust: float, k: float) -> None:
    after, kept = trust - 0.04 * k * trust, 0
    while after < trust - 1e-12:
        after, kept = after + 0.04 * (1 - after), kept + 1
    assert kept_to_repair(trust, k, 0.04) == kept


def test_without_trust_there_is_nothing_to_repair() -> None:
    assert kept_to_repair(0, 20, 0.04) == 0


@pytest.mark.parametrize("wrong", [(1, 3, 0.04), (-0.1, 3, 0.04), (0.5, 3, 0), (0.5, 0.5, 0.04)])
def test_what_can_never_be_repaired_is_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="Give a number"):
        kept_to_repair(*wrong)


def test_an_asymmetry_that_would_take_more_trust_than_there_is_is_refused() -> None:
    with pytest.raises(ValueError, match="Keep it at 1 or less"):
        colleague(k=26, step=0.04)


@pytest.mark.parametrize(
    "wrong", [{"p": 1.1}, {"p": -0.1}, {"prior": 2.0}, {"k": 0.5}, {"step": -0.1}, {"p": float("nan")}]
)
def test_a_colleague_outside_the_scale_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="Give a number"):
        colleague(**wrong)


@pytest.mark.parametrize("wrong", [(1.2, 0.5, 3), (0.5, -1, 3), (0.5, 0.5, -1)])
def test_a_mandate_outside_the_scale_is_refused(wrong: tuple[float, float, int]) -> None:
    with pytest.raises(ValueError, match="Give a"):
        Mandate(*wrong)


def test_forcing_leaves_more_trust_where_its_kept_promises_still_count() -> None:
    assert compare(colleague(prior=0.1), Mandate(1, 1, 26), 52) is Forcing.MORE


def test_forcing_leaves_less_trust_where_its_kept_promises_count_for_nothing() -> None:
    assert compare(colleague(prior=0.5), Mandate(1, 0, 40), 52) is Forcing.LESS


def test_far_beyond_the_mandate_the_difference_is_gone() -> None:
    assert compare(colleague(prior=0.5), Mandate(1, 0, 40), 500) is Forcing.SAME


@pytest.mark.parametrize("mandate", [Mandate(0, 1, 26), Mandate(1, 1, 0)])
def test_a_mandate_that_orders_nothing_changes_nothing(mandate: Mandate) -> None:
    assert compare(colleague(), mandate, 52) is Forcing.NOTHING_FORCED
    alone = runs(colleague(), None, 52, 20, chances())
    assert np.array_equal(runs(colleague(), mandate, 52, 20, chances()), alone)


@pytest.mark.parametrize("end", [52, 60])
def test_a_mandate_that_outlasts_the_picture_is_not_compared(end: int) -> None:
    assert compare(colleague(), Mandate(1, 0, end), 52) is Forcing.STILL_ON
    assert runs(colleague(), Mandate(1, 0, end), 52, 3, chances()).shape == (3, 53)


def test_trust_falls_in_the_week_after_the_mandate_if_kept_promises_lose_their_weight() -> None:
    curve = expected(colleague(), Mandate(1, 0, 26), 52)
    assert curve[26] > curve[25]
    assert curve[27] < curve[26] - 0.1


def test_before_its_end_the_weight_of_the_mandate_does_not_show() -> None:
    light, heavy = (expected(colleague(), Mandate(1, m, 26), 52) for m in (0, 1))
    assert np.array_equal(light[:27], heavy[:27])


def test_the_average_of_many_runs_is_the_expected_course() -> None:
    mandate = Mandate(0.5, 0.4, 20)
    many = runs(colleague(), mandate, 40, 20_000, chances()).mean(axis=0)
    assert many == pytest.approx(expected(colleague(), mandate, 40), abs=0.005)


def test_trust_never_leaves_its_scale() -> None:
    curves = runs(colleague(p=0.5, k=25), Mandate(1, 0.3, 30), 52, 500, chances())
    assert curves.min() >= 0
    assert curves.max() <= 1


def test_equal_seeds_give_equal_runs_and_other_seeds_others() -> None:
    assert np.array_equal(
        runs(colleague(), None, 52, 5, chances(7)), runs(colleague(), None, 52, 5, chances(7))
    )
    assert not np.array_equal(
        runs(colleague(), None, 52, 5, chances(7)), runs(colleague(), None, 52, 5, chances(8))
    )


def test_a_single_run_has_one_row_and_begins_at_the_prior() -> None:
    one = runs(colleague(prior=0.2), None, 52, 1, chances())
    assert one.shape == (1, 53)
    assert one[0, 0] == 0.2


def test_runs_with_and_without_a_mandate_meet_the_same_free_promises() -> None:
    alone = runs(colleague(), None, 52, 10, chances())
    forced = runs(colleague(), Mandate(1, 1, 10), 52, 10, chances())
    assert np.array_equal(np.diff(alone[:, 11:]) > 0, np.diff(forced[:, 11:]) > 0)
