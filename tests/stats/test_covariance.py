"""Covariances from sums alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from unlabeled.stats import covariance_from_sums

answers = st.tuples(st.integers(2, 20), st.integers(1, 5)).flatmap(
    lambda shape: arrays(np.int64, shape, elements=st.integers(-3, 11))
)


@given(answers)
def test_sums_give_the_covariance_that_rows_give(rows: np.ndarray) -> None:
    found = covariance_from_sums(len(rows), rows.sum(axis=0), rows.T @ rows)
    assert found == pytest.approx(np.atleast_2d(np.cov(rows, rowvar=False)), abs=1e-9)


@given(answers)
def test_sums_of_two_offices_add_up_to_the_sums_of_both(rows: np.ndarray) -> None:
    here, there = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    added = covariance_from_sums(
        len(rows), here.sum(axis=0) + there.sum(axis=0), here.T @ here + there.T @ there
    )
    assert (added == covariance_from_sums(len(rows), rows.sum(axis=0), rows.T @ rows)).all()


def test_whole_numbers_beyond_64_bits_stay_exact() -> None:
    rows = np.array([[0], [0], [3_000_000_000]])
    assert covariance_from_sums(3, rows.sum(axis=0), rows.T @ rows).tolist() == [[3e18]]


@pytest.mark.parametrize(
    ("n", "sums", "products", "says"),
    [
        (1, [3], [[9]], "at least 2"),
        (3, [1, 2], [[1, 2]], "one sum per item"),
        (3, [[1, 2]], [[1, 2], [2, 1]], "one sum per item"),
        (3, [9, 9], [[1, 0], [0, 1]], "cannot come from the same people"),
        (3, [0, 0], [[2, 1], [0, 2]], "cannot come from the same people"),
    ],
)
def test_sums_that_do_not_fit_are_refused(n: int, sums, products, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        covariance_from_sums(n, sums, products)
