"""From what a caller hands in to a matrix of numbers, and from there to the rows without gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray


def complete_rows(items: pd.DataFrame | ArrayLike) -> NDArray[np.float64]:
    """Return the answers of everybody who answered every item (listwise deletion).

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numbers; NaN, None and pandas.NA mean that there is no answer.

    Returns
    -------
    ndarray, shape (n, items)
        The rows without a gap, in their order.

    Raises
    ------
    ValueError
        If the table is not two-dimensional, has fewer than two items, holds something other than finite
        numbers, or fewer than two rows are complete. Items are named, answers are never quoted.

    Examples
    --------
    >>> complete_rows([[1, 2], [3, None], [4, 5]])
    array([[1., 2.],
           [4., 5.]])
    """
    columns = _columns(items)
    if len(columns) < 2:
        raise ValueError(f"Items in the table: {len(columns)}; at least 2 are needed. Add the others.")
    answers = answer_table(items)
    complete = answers[~np.isnan(answers).any(axis=1)]
    if len(complete) < 2:
        unanswered = [
            name for (name, _), gaps in zip(columns, np.isnan(answers).T, strict=True) if gaps.all()
        ]
        hint = f" Nobody answered {', '.join(unanswered)}." if unanswered and len(answers) else ""
        raise ValueError(
            f"{len(complete)} of {len(answers)} rows are complete; at least 2 are needed.{hint} "
            "Add answers, or leave out an item that few answered."
        )
    return complete


def answer_table(items: pd.DataFrame | ArrayLike) -> NDArray[np.float64]:
    """Return everybody's answers as numbers, one row per respondent, a gap as NaN.

    Examples
    --------
    >>> answer_table([[1, None], [4, 5]])
    array([[ 1., nan],
           [ 4.,  5.]])
    """
    columns = _columns(items)
    if not columns:
        raise ValueError("The table has no item. Give one column per item.")
    return np.column_stack([_numbers(name, column) for name, column in columns])


def score_column(scores: pd.Series[Any] | ArrayLike, name: str = "the score") -> NDArray[np.float64]:
    """Return one number per person, a gap as NaN; `name` is what an error calls the column.

    Examples
    --------
    >>> score_column([3, None, 4.5])
    array([3. , nan, 4.5])
    """
    if isinstance(scores, np.ma.MaskedArray):  # np.asarray would show what the mask hides
        scores = np.ma.filled(scores.astype(float), np.nan)
    column = scores if hasattr(scores, "dtype") else np.array(scores, dtype=object)
    if getattr(column, "ndim", 1) != 1:
        raise ValueError(f"{name.capitalize()} has more than one column. Give one number per person.")
    return _numbers(name, column)


def _columns(items: pd.DataFrame | ArrayLike) -> list[tuple[str, ArrayLike]]:
    """Return each item's name and answers. Arrays have no names: there items are counted from 1."""
    if hasattr(items, "iloc") and hasattr(items, "columns"):  # a DataFrame, without importing pandas
        return [(f"item '{name}'", items.iloc[:, place]) for place, name in enumerate(items.columns)]
    if isinstance(items, np.ma.MaskedArray):  # np.asarray would show what the mask hides
        items = np.ma.filled(items.astype(float), np.nan)
    table = np.asarray(items)
    if table.ndim != 2:
        raise ValueError(
            f"The answers have {table.ndim} dimension(s); a table has 2. Give one row per respondent, "
            "one column per item."
        )
    return [(f"item {place + 1}", table[:, place]) for place in range(table.shape[1])]


def _numbers(name: str, column: ArrayLike) -> NDArray[np.float64]:
    kind = getattr(getattr(column, "dtype", None), "kind", "O")
    is_numpy = isinstance(getattr(column, "dtype", None), np.dtype)
    if is_numpy and kind in "biuf":
        numbers = np.asarray(column, dtype=np.float64)
    else:
        numbers = np.array(list(_each_number(name, column)), dtype=np.float64)  # type: ignore[arg-type]
    if np.isinf(numbers).any():
        row = int(np.flatnonzero(np.isinf(numbers))[0]) + 1
        raise ValueError(f"{name.capitalize()} is infinite in row {row}. Correct it, or leave it empty.")
    return numbers


def _each_number(name: str, column: Iterable[object]) -> Iterable[float]:
    """Yield each answer as a float, a missing one as NaN; None and pandas.NA have no float of their own."""
    for row, answer in enumerate(column, start=1):
        if answer is None or type(answer).__name__ == "NAType":
            yield np.nan
            continue
        try:
            yield float(answer)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            raise ValueError(
                f"{name.capitalize()} holds something other than a number in row {row}. "
                "Give each answer as a number, or leave it empty."
            ) from None
