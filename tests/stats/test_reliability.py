"""Cronbach's alpha: other software's values, and what must not change it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from unlabeled.stats import (
    Estimate,
    alpha_from_covariance,
    covariance_from_sums,
    cronbach_alpha,
    feldt_interval,
)

ANSWERS = np.array([[2, 3, 2], [4, 4, 5], [3, 3, 3], [5, 4, 5], [1, 2, 2]], dtype=float)

answers = st.tuples(st.integers(2, 12), st.integers(2, 6)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(1, 5).map(float))
)


def varying(items: np.ndarray) -> np.ndarray:
    """Return `items` where alpha is defined; other examples are passed over."""
    assume(np.ptp(items.sum(axis=1)) > 0)
    return items


def same(one: Estimate, other: Estimate) -> None:
    assert one.n == other.n
    got, expected = (one.value, one.low, one.high), (other.value, other.low, other.high)
    assert got == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("scale", ["A", "C", "E", "N", "O"])
def test_alpha_interval_and_n_equal_those_of_r_psych(bfi: pd.DataFrame, reference, scale: str) -> None:
    psych = Estimate(**reference("alpha")[scale])
    alpha = cronbach_alpha(bfi[[f"{scale}{item}" for item in range(1, 6)]])
    assert alpha.n == psych.n
    assert alpha.value == pytest.approx(psych.value, abs=1e-9)
    assert alpha.low == pytest.approx(psych.low, abs=1e-9)
    assert alpha.high == pytest.approx(psych.high, abs=1e-9)


def test_alpha_from_sums_equals_alpha_from_rows(bfi: pd.DataFrame) -> None:
    items = bfi[["A1", "A2", "A3", "A4", "A5"]]
    complete = items.dropna().to_numpy().astype(int)
    n = len(complete)
    cov = covariance_from_sums(n, complete.sum(axis=0), complete.T @ complete)
    same(alpha_from_covariance(cov, n), cronbach_alpha(items))


@given(answers, st.randoms(use_true_random=False))
def test_order_of_rows_and_of_columns_tells_nothing(items: np.ndarray, random) -> None:
    rows, columns = list(range(items.shape[0])), list(range(items.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    same(cronbach_alpha(varying(items)[rows][:, columns]), cronbach_alpha(items))


@given(answers, st.integers(-1000, 1000), st.sampled_from([0.01, 1.0, 250.0]))
def test_relabelling_the_points_of_the_scale_changes_nothing(
    items: np.ndarray, shift: int, step: float
) -> None:
    same(cronbach_alpha(varying(items) * step + shift), cronbach_alpha(items))


@given(answers, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_alpha_and_grows_with_confidence(items: np.ndarray, one: float, other: float) -> None:
    narrow, wide = (cronbach_alpha(varying(items), level) for level in sorted((one, other)))
    assert wide.low <= narrow.low <= narrow.high <= wide.high <= 1
    assert wide.value <= 1


@given(answers, st.data())
def test_rows_with_a_gap_count_for_nothing(items: np.ndarray, data: st.DataObject) -> None:
    gaps = np.full((data.draw(st.integers(1, 4)), items.shape[1]), 3.0)
    for row in gaps:
        row[data.draw(st.integers(0, items.shape[1] - 1))] = np.nan
    same(cronbach_alpha(np.vstack([gaps, varying(items)])), cronbach_alpha(items))


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame(ANSWERS).astype("Int64"),
        pd.DataFrame(ANSWERS).astype(object),
        pd.DataFrame(ANSWERS).astype("float32"),
        pd.DataFrame(ANSWERS).astype("category"),
        pd.DataFrame(ANSWERS, columns=["a", "a", "b"]),
        pd.DataFrame(ANSWERS, index=[7, 7, 7, 1, 0]),
        ANSWERS.astype(np.int8),
        ANSWERS.tolist(),
    ],
    ids=["Int64", "object", "float32", "category", "same names", "odd index", "int8", "lists"],
)
def test_the_kind_of_table_changes_nothing(table) -> None:
    same(cronbach_alpha(table), cronbach_alpha(ANSWERS))


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA], ids=["None", "NaN", "NA"])
@pytest.mark.parametrize("make", [pd.DataFrame, lambda rows: np.array(rows, dtype=object)])
def test_each_way_of_leaving_an_answer_out_is_a_gap(make, missing: object) -> None:
    same(cronbach_alpha(make([*ANSWERS.tolist(), [4, missing, 1]])), cronbach_alpha(ANSWERS))


def test_nullable_columns_keep_their_gaps() -> None:
    frame = pd.DataFrame(ANSWERS).astype("Int64")
    frame.loc[5] = [4, pd.NA, 1]
    same(cronbach_alpha(frame), cronbach_alpha(ANSWERS))


def test_what_a_mask_hides_is_a_gap() -> None:
    table = np.ma.masked_array(np.vstack([ANSWERS, [4, 99, 1]]), mask=False)
    table[5, 1] = np.ma.masked
    same(cronbach_alpha(table), cronbach_alpha(ANSWERS))


def test_an_answer_of_a_category_that_nobody_ticked_is_not_counted() -> None:
    frame = pd.DataFrame(ANSWERS).astype(pd.CategoricalDtype([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]))
    same(cronbach_alpha(frame), cronbach_alpha(ANSWERS))


def test_items_that_agree_perfectly_have_alpha_one() -> None:
    assert cronbach_alpha([[1, 1], [2, 2], [5, 5]]) == Estimate(1.0, 1.0, 1.0, 3)


def test_an_item_that_everybody_answered_alike_stays_an_item() -> None:
    with_constant = cronbach_alpha(np.column_stack([ANSWERS, np.full(5, 3.0)]))
    assert with_constant.value == pytest.approx(4 / 3 * cronbach_alpha(ANSWERS).value / (3 / 2))


def test_the_table_handed_in_stays_as_it_was() -> None:
    frame = pd.DataFrame(ANSWERS)
    cronbach_alpha(frame)
    pd.testing.assert_frame_equal(frame, pd.DataFrame(ANSWERS))


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([[1], [2]], r"Items in the table: 1; at least 2 are needed"),
        ([1, 2, 3], r"have 1 dimension\(s\); a table has 2"),
        ([[4, 5, 3]], r"1 of 1 rows are complete; at least 2 are needed"),
        (np.empty((0, 3)), r"0 of 0 rows are complete; at least 2 are needed\. Add answers"),
        ([[1, None], [None, 2], [3, 4]], r"1 of 3 rows are complete"),
        ([[1, None], [2, None]], r"0 of 2 rows are complete.* Nobody answered item 2\."),
        ([[3, 3], [3, 3]], r"do not vary"),
        ([[0.1, 0.1]] * 7, r"do not vary"),
        ([[1, 5], [5, 1], [2, 4]], r"do not vary: everybody has the same total"),
        ([[1, 2], [np.inf, 3]], r"Item 1 is infinite in row 2"),
    ],
)
def test_what_alpha_cannot_be_computed_from_is_said(items, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        cronbach_alpha(items)


@pytest.mark.parametrize("kind", [object, "str"])
def test_text_is_named_by_item_and_row_and_never_quoted(kind: object) -> None:
    frame = pd.DataFrame({"q1": ["1", "2"], "q2": ["4", "I told Kim"]}).astype(kind)
    with pytest.raises(ValueError, match=r"Item 'q2' holds something other than a number in row 2") as raised:
        cronbach_alpha(frame)
    assert "Kim" not in str(raised.value)


def test_dates_are_no_answers() -> None:
    frame = pd.DataFrame({"q1": pd.to_datetime(["2025-01-01", "2025-01-02"]), "q2": [1, 2]})
    with pytest.raises(ValueError, match="Item 'q1' holds something other than a number in row 1"):
        cronbach_alpha(frame)


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.1, float("nan")])
def test_a_confidence_outside_its_bounds_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        cronbach_alpha(ANSWERS, confidence)


@pytest.mark.parametrize(
    ("cov", "n", "says"),
    [
        ([[1.0, 0.5]], 10, "square, symmetric"),
        ([[1.0, 0.5], [0.4, 1.0]], 10, "square, symmetric"),
        ([[1.0, np.nan], [np.nan, 1.0]], 10, "square, symmetric"),
        ([[1.0]], 10, "at least 2 items"),
        ([[1.0, 0.5], [0.5, 1.0]], 1, "at least 2 complete rows"),
        ([[0.0, 0.0], [0.0, 0.0]], 10, "do not vary"),
    ],
)
def test_what_is_no_covariance_is_refused(cov, n: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        alpha_from_covariance(cov, n)


def test_interval_of_a_known_alpha_is_that_of_the_covariance() -> None:
    found = alpha_from_covariance([[1.0, 0.5], [0.5, 2.0]], 40, 0.9)
    assert feldt_interval(found.value, 2, 40, 0.9) == (found.low, found.high)


@pytest.mark.parametrize(
    ("alpha", "items", "n", "says"),
    [
        (1.1, 3, 10, "never above 1"),
        (np.nan, 3, 10, "never above 1"),
        (0.5, 1, 10, "2 items"),
        (0.5, 3, 1, "2 comp"),
    ],
)
def test_interval_of_what_is_no_alpha_is_refused(alpha: float, items: int, n: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        feldt_interval(alpha, items, n)


def test_importing_stats_loads_neither_pandas_nor_scipy(run_python) -> None:
    loaded = run_python("import sys, unlabeled.stats; print({'pandas', 'scipy'} & set(sys.modules))")
    assert loaded == "set()"
