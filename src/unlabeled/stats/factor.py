"""One common factor behind the items of a scale, fitted by maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_UNIQUE = 1e-4
"""Share of an item's variance below which its uniqueness counts as nil: five answers are never that exact."""


class Fit(StrEnum):
    """What became of fitting one factor."""

    PROPER = "proper"
    HEYWOOD = "Heywood case"  # the best uniqueness of an item would be nil or negative
    UNDETERMINED = "undetermined"  # the answers leave several solutions, or their covariance is singular
    NOT_CONVERGED = "not converged"


@dataclass(frozen=True, eq=False)
class OneFactor:
    """One factor: what it explains of each item, what it leaves, and how exact both are.

    Parameters
    ----------
    fit : Fit
        Only with `Fit.PROPER` are the other fields an answer.
    loadings : ndarray, shape (items,)
        Covariance of each item with the factor, in points; their sum is not negative.
    uniquenesses : ndarray, shape (items,)
        Variance of each item that the factor leaves, in squared points.
    spread : ndarray, shape (2 × items, 2 × items)
        n times the covariance of the estimates, loadings before uniquenesses; NaN unless the fit is proper.
    """

    fit: Fit
    loadings: NDArray[np.float64]
    uniquenesses: NDArray[np.float64]
    spread: NDArray[np.float64]


def fit_one_factor(cov: NDArray[np.float64]) -> OneFactor:
    r"""Return the one-factor model Σ = λλᵀ + Ψ that is most likely for a sample covariance S.

    Minimises F = log|Σ| + tr(SΣ⁻¹) − log|S| − j over the uniquenesses Ψ. For given Ψ the best loadings are
    known: with θ₁ the largest eigenvalue of Ψ^(−½) S Ψ^(−½) and v₁ its vector, λ = Ψ^½ v₁ √(θ₁ − 1), which
    leaves F = Σ_{m ≥ 2} (θ_m − log θ_m − 1) with the gradient ∂F/∂ψ_i = (λ_i² + ψ_i − s_ii) / ψ_i².
    Fitting the correlations and scaling back is the same, and keeps the search well conditioned.

    Parameters
    ----------
    cov : ndarray, shape (items, items)
        Sample covariance of three or more items, each of which varies.

    Returns
    -------
    OneFactor
        Loadings and uniquenesses, and whether they are an answer.

    Examples
    --------
    >>> factor = fit_one_factor(np.array([[1.0, 0.48, 0.4], [0.48, 1.0, 0.3], [0.4, 0.3, 1.0]]))
    >>> factor.fit, factor.loadings.round(6).tolist()
    (<Fit.PROPER: 'proper'>, [0.8, 0.6, 0.5])
    """
    scale = np.sqrt(np.diag(cov))
    correlation = cov / np.outer(scale, scale)
    if np.linalg.eigvalsh(correlation)[0] < 1e-10:
        return _no_answer(Fit.UNDETERMINED, len(cov))
    unique = _best_uniquenesses(correlation)
    loadings = _loadings(correlation, unique)
    fit, spread = _judge(correlation, loadings, unique)
    both = np.concatenate([scale, scale**2])
    return OneFactor(fit, loadings * scale, unique * scale**2, spread * np.outer(both, both))


def _best_uniquenesses(correlation: NDArray[np.float64]) -> NDArray[np.float64]:
    """Search from two starts, because the likelihood may have more than one hill."""
    from scipy.optimize import minimize  # here, so that importing `unlabeled` stays quick

    j = len(correlation)
    starts = [(1 - 0.5 / j) / np.diag(np.linalg.inv(correlation)), np.full(j, 0.5)]
    tries = [
        minimize(  # type: ignore[call-overload]  # the stubs know no function with its gradient here
            lambda unique: _misfit(correlation, unique),
            start.clip(LEAST_UNIQUE, 1.0),
            jac=True,
            method="L-BFGS-B",
            bounds=[(LEAST_UNIQUE, 1.0)] * j,
            options={"ftol": 0.0, "gtol": 1e-12, "maxiter": 2000, "maxfun": 10_000},
        )
        for start in starts
    ]
    return np.asarray(min(tries, key=lambda found: float(found.fun)).x, dtype=np.float64)


def _misfit(
    correlation: NDArray[np.float64], unique: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return F and its gradient at `unique`, with the loadings at their best."""
    root = np.sqrt(unique)
    rest = np.linalg.eigvalsh(correlation / np.outer(root, root))[:-1]
    left = _loadings(correlation, unique) ** 2 + unique - 1
    return float((rest - np.log(rest) - 1).sum()), left / unique**2


def _loadings(correlation: NDArray[np.float64], unique: NDArray[np.float64]) -> NDArray[np.float64]:
    root = np.sqrt(unique)
    values, vectors = np.linalg.eigh(correlation / np.outer(root, root))
    loadings = root * vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0))
    return np.asarray(loadings if loadings.sum() >= 0 else -loadings, dtype=np.float64)


def _judge(
    correlation: NDArray[np.float64], loadings: NDArray[np.float64], unique: NDArray[np.float64]
) -> tuple[Fit, NDArray[np.float64]]:
    """Return what became of the fit, and n times the covariance of the estimates where it is proper."""
    unknown = np.full((2 * len(unique), 2 * len(unique)), np.nan)
    if (unique <= LEAST_UNIQUE * (1 + 1e-6)).any():
        return Fit.HEYWOOD, unknown
    slope = _misfit(correlation, unique)[1]
    if np.abs(slope[(unique < 1) | (slope > 0)]).max(initial=0.0) > 1e-5:
        return Fit.NOT_CONVERGED, unknown
    information = _information(loadings, unique)
    if np.linalg.cond(information) > 1e10:
        return Fit.UNDETERMINED, unknown
    return Fit.PROPER, np.linalg.inv(information).astype(np.float64)


def _information(loadings: NDArray[np.float64], unique: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the expected information per person: ½ tr(Σ⁻¹ ∂Σ Σ⁻¹ ∂Σ) for each pair of parameters."""
    inverse = np.linalg.inv(np.outer(loadings, loadings) + np.diag(unique))
    pull = inverse @ loadings
    loading = np.outer(pull, pull) + inverse * float(loadings @ pull)
    mixed = inverse * pull[:, None]  # row: uniqueness, column: loading
    return np.block([[loading, mixed.T], [mixed, inverse**2 / 2]])


def _no_answer(fit: Fit, items: int) -> OneFactor:
    nothing = np.full(items, np.nan)
    return OneFactor(fit, nothing, nothing, np.full((2 * items, 2 * items), np.nan))
