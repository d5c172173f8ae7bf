"""The covariance of items, from answers or from sums alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def covariance(answers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sample covariance (divisor n − 1) of the columns of `answers`, which has no gaps.

    Subtracting the first row changes no covariance, and makes an item that everybody answered alike exactly
    zero, where a subtracted mean would leave rounding behind.
    """
    return np.atleast_2d(np.cov(answers - answers[0], rowvar=False))


def covariance_from_sums(n: int, sums: ArrayLike, cross_products: ArrayLike) -> NDArray[np.float64]:
    """Return the sample covariance matrix of items from sums over people, without anybody's row.

    The entry for items i and k is ``(Σ xᵢxₖ − Σxᵢ Σxₖ / n) / (n − 1)``.

    Parameters
    ----------
    n : int
        People in the sums, at least 2; only those who answered every item.
    sums : array_like, shape (items,)
        Σx: each item's sum over these people.
    cross_products : array_like, shape (items, items)
        Σxxᵀ: each pair's sum of products over the same people, each item's squares on the diagonal.

    Returns
    -------
    ndarray, shape (items, items)
        Covariances in squared points of the response scale. Whole numbers are computed exactly, whatever
        their size, and rounded once at the end.

    Raises
    ------
    ValueError
        If n is below 2, the shapes do not fit, or the sums cannot come from the same people.

    Examples
    --------
    Three people answer (1, 2), (2, 2) and (3, 5):

    >>> covariance_from_sums(3, [6, 9], [[14, 21], [21, 33]])
    array([[1. , 1.5],
           [1.5, 3. ]])
    """
    total, products = np.asarray(sums), np.asarray(cross_products)
    if n < 2:
        raise ValueError(f"The sums are over {n} people; a covariance needs at least 2. Add complete rows.")
    if total.ndim != 1 or products.shape != (len(total), len(total)):
        raise ValueError(
            f"The sums have shape {total.shape} and the cross-products {products.shape}. "
            "Give one sum per item and a square table of the same items."
        )
    if total.dtype.kind in "biu" and products.dtype.kind in "biu":
        total, products = total.astype(object), products.astype(object)  # Python's integers never overflow
    spread = (int(n) * products - np.outer(total, total)) / (int(n) * (int(n) - 1))
    result = np.asarray(spread, dtype=np.float64)
    if (np.diag(result) < 0).any() or not np.allclose(result, result.T):
        raise ValueError(
            "These sums and cross-products cannot come from the same people. "
            "Take all of them over those who answered every item."
        )
    return result


def checked_covariance(cov: ArrayLike, n: int, statistic: str, least_items: int) -> NDArray[np.float64]:
    """Return `cov` as an array, or raise a ValueError that says why there is no `statistic` of it."""
    matrix = np.asarray(cov, dtype=np.float64)
    square = matrix.ndim == 2 and matrix.shape[0] == matrix.shape[1]
    if not square or not np.isfinite(matrix).all() or not np.allclose(matrix, matrix.T):
        raise ValueError(
            f"A covariance matrix is square, symmetric and finite; this one has shape {matrix.shape}. "
            "Give one row and one column per item."
        )
    if len(matrix) < least_items:
        raise ValueError(
            f"{statistic} needs at least {least_items} items; there is {len(matrix)}. "
            "Add the scale's other items."
        )
    if n < 2:
        raise ValueError(f"{statistic} needs at least 2 complete rows; there is {n}. Add answers.")
    if (np.diag(matrix) < 0).any():
        place = int(np.flatnonzero(np.diag(matrix) < 0)[0]) + 1
        raise ValueError(f"Item {place} has a negative variance. Compute the covariances again.")
    return matrix
