"""How much the people of a group agree: r_wg(j) and r*_wg(j), beside answers given at random."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from unlabeled.stats.answers import answer_table
from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.groups import rows_by_group

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from unlabeled.stats.groups import Label, Labels


class Null(StrEnum):
    """What answering at random is taken to look like."""

    UNIFORM = "uniform"  # every category as likely as every other
    SLIGHT_SKEW = "slight skew"  # a slight leaning towards one end, as politeness gives


@dataclass(frozen=True)
class GroupAgreement:
    """The agreement within one group.

    Parameters
    ----------
    group : str, int, float or bool
        The group's label.
    value : float or None
        The index; None for a group of one, where there is nobody to agree with.
    n : int
        People with a complete row.
    """

    group: Label
    value: float | None
    n: int


@dataclass(frozen=True)
class Agreement:
    """The agreement within each group, and its mean over the groups.

    Parameters
    ----------
    groups : tuple of GroupAgreement
        All groups that have a complete row, sorted by label.
    mean : float
        Mean over the groups that have a value, each group counting once.
    interval : tuple of float, or None
        Confidence interval of that mean; None if only one group has a value.
    n : int
        People in the groups that have a value.
    """

    groups: tuple[GroupAgreement, ...]
    mean: float
    interval: tuple[float, float] | None
    n: int


def random_variance(categories: int, null: Null = Null.UNIFORM) -> float:
    r"""Return the variance of an item that is answered at random.

    The uniform null is (A² − 1) / 12 with A categories. The slight skew is tabulated by LeBreton and Senter
    (2008) for 5 to 11 categories: a convention, not an estimate.

    Parameters
    ----------
    categories : int
        A: points of the response scale, at least 2; 5 to 11 for the slight skew.
    null : Null
        What answering at random is taken to look like.

    Returns
    -------
    float
        Squared points of the response scale.

    Raises
    ------
    ValueError
        If there is no such variance for so many categories.

    References
    ----------
    LeBreton, J. M., & Senter, J. L. (2008). Answers to 20 questions about interrater reliability and
    interrater agreement. Organizational Research Methods, 11(4), 815–852. https://doi.org/10.1177/1094428106296642

    Examples
    --------
    >>> random_variance(5), random_variance(5, Null.SLIGHT_SKEW)
    (2.0, 1.34)
    """
    if categories < 2:
        raise ValueError(
            f"The response scale has {categories} categories; at least 2 are needed. Correct it."
        )
    if Null(null) is Null.UNIFORM:
        return (categories**2 - 1) / 12
    tabulated = {5: 1.34, 6: 1.85, 7: 2.90, 8: 3.47, 9: 5.66, 10: 6.30, 11: 7.31}
    if categories not in tabulated:
        raise ValueError(
            f"The slight skew is tabulated for 5 to 11 categories; this scale has {categories}. "
            "Use the uniform null."
        )
    return tabulated[categories]


def rwg_j(
    items: pd.DataFrame | ArrayLike,
    groups: Labels,
    categories: int,
    null: Null = Null.UNIFORM,
    confidence: float = 0.95,
) -> Agreement:
    r"""Return James, Demaree and Wolf's r_wg(j) of a scale: per group, and the mean over groups.

    .. math:: r_{wg(j)} = \frac{j (1 - \bar{s}^2 / \sigma^2)}
                               {j (1 - \bar{s}^2 / \sigma^2) + \bar{s}^2 / \sigma^2}

    with j items, the mean over items of their sample variances s² within the group, and the variance σ² of
    random answers. More spread than at random counts as no agreement, 0. One item gives r_wg.

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numeric answers of one scale, reverse-keyed items already turned round.
        NaN, None and pandas.NA mean that there is no answer.
    groups : sequence, one label per respondent
        In the order of the rows; an empty label means that the group is not known.
    categories : int
        Points of the response scale, whether or not somebody chose each of them.
    null : Null
        What answering at random is taken to look like. Report it: the value depends on it.
    confidence : float
        Level of the interval of the mean, between 0 and 1.

    Returns
    -------
    Agreement
        Per group the value, 0 to 1, and n; the mean over groups with its interval, and n.

    Raises
    ------
    ValueError
        If no group has two complete rows, answers lie further apart than the scale is long, an answer is no
        finite number, or `categories`, `null` and `confidence` do not fit.

    Notes
    -----
    Missing data: listwise. Only people who answered every item and whose group is known enter, and n counts
    those. A group's own value has no interval: its people are all there are. The mean's is Student's t over
    groups, cut at 0 and 1; it takes the groups for a sample of groups. The index grows with the number of
    items; `rwg_star` does not. Cut-offs such as .70 are conventions.

    References
    ----------
    James, L. R., Demaree, R. G., & Wolf, G. (1984). Estimating within-group interrater reliability with and
    without response bias. Journal of Applied Psychology, 69(1), 85–98.
    https://doi.org/10.1037/0021-9010.69.1.85

    Examples
    --------
    >>> answers = [[4, 4], [4, 5], [5, 5], [1, 2], [4, 5], [3, None]]
    >>> agreement = rwg_j(answers, ["a", "a", "a", "b", "b", "b"], categories=5)
    >>> [(group.group, round(group.value, 3), group.n) for group in agreement.groups]
    [('a', 0.909, 3), ('b', 0.0, 2)]
    """

    def index(ratio: float, j: int) -> float:
        agreed = j * (1 - min(ratio, 1.0))
        return agreed / (agreed + min(ratio, 1.0))

    return _agreement(items, groups, random_variance(categories, null), categories, index, 0.0, confidence)


def rwg_star(
    items: pd.DataFrame | ArrayLike,
    groups: Labels,
    categories: int,
    null: Null = Null.UNIFORM,
    confidence: float = 0.95,
) -> Agreement:
    r"""Return Lindell, Brandt and Whitney's r*_wg(j) of a scale: per group, and the mean over groups.

    .. math:: r^*_{wg(j)} = 1 - \bar{s}^2 / \sigma^2

    with the mean over items of their sample variances s² within the group, and the variance σ² of random
    answers. It does not grow with the number of items, and is below 0 where people lie further apart than at
    random.

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numeric answers of one scale, reverse-keyed items already turned round.
        NaN, None and pandas.NA mean that there is no answer.
    groups : sequence, one label per respondent
        In the order of the rows; an empty label means that the group is not known.
    categories : int
        Points of the response scale, whether or not somebody chose each of them.
    null : Null
        What answering at random is taken to look like. Report it: the value depends on it.
    confidence : float
        Level of the interval of the mean, between 0 and 1.

    Returns
    -------
    Agreement
        Per group the value, at most 1, and n; the mean over groups with its interval, and n.

    Raises
    ------
    ValueError
        As `rwg_j`.

    Notes
    -----
    Missing data, n and interval as for `rwg_j`; the interval is cut at 1 only.

    References
    ----------
    Lindell, M. K., Brandt, C. J., & Whitney, D. J. (1999). A revised index of interrater agreement for
    multi-item ratings of a single target. Applied Psychological Measurement, 23(2), 127–135.
    https://doi.org/10.1177/01466219922031257

    Examples
    --------
    >>> answers = [[4, 4], [4, 5], [5, 5], [1, 2], [4, 5], [3, None]]
    >>> agreement = rwg_star(answers, ["a", "a", "a", "b", "b", "b"], categories=5)
    >>> [(group.group, round(group.value, 3), group.n) for group in agreement.groups]
    [('a', 0.833, 3), ('b', -1.25, 2)]
    """
    sigma2 = random_variance(categories, null)
    return _agreement(items, groups, sigma2, categories, lambda ratio, _: 1 - ratio, -math.inf, confidence)


def _agreement(
    items: pd.DataFrame | ArrayLike,
    groups: Labels,
    sigma2: float,
    categories: int,
    index: Callable[[float, int], float],
    least: float,
    confidence: float,
) -> Agreement:
    """Return the `index` of each group's variance ratio and number of items, and what follows from it."""
    refuse_confidence(confidence)
    answers = answer_table(items)
    _refuse_wider_than(categories, answers)
    found = []
    for label, rows in rows_by_group(answers, groups).items():
        # Taking the first row off changes no variance, and makes perfect agreement exactly 1.
        ratio = float((rows - rows[0]).var(axis=0, ddof=1).mean()) / sigma2 if len(rows) > 1 else None
        value = None if ratio is None else index(ratio, answers.shape[1])
        found.append(GroupAgreement(label, value, len(rows)))
    values = [group.value for group in found if group.value is not None]
    if not values:
        raise ValueError("No group has two complete rows, so nobody can agree. Add answers, or join groups.")
    people = sum(group.n for group in found if group.value is not None)
    return Agreement(tuple(found), float(np.mean(values)), _interval(values, least, confidence), people)


def _interval(values: list[float], least: float, confidence: float) -> tuple[float, float] | None:
    if len(values) < 2:
        return None

    from scipy.stats import t  # here, so that importing `unlabeled` stays quick

    half = float(t.isf((1 - confidence) / 2, len(values) - 1)) * float(np.std(values, ddof=1))
    mean, half = float(np.mean(values)), half / math.sqrt(len(values))
    return max(mean - half, least), min(mean + half, 1.0)


def _refuse_wider_than(categories: int, answers: NDArray[np.float64]) -> None:
    """Raise if answers cannot come from a scale of so many points: the index would be wrong unseen."""
    given = answers[~np.isnan(answers)]
    if given.size and np.ptp(given) > categories - 1:
        raise ValueError(
            f"Answers lie {np.ptp(given):g} points apart; a scale of {categories} categories allows "
            f"{categories - 1}. Correct the file or the number of categories."
        )
