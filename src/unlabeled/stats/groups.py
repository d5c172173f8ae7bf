"""Who belongs to which group: complete rows, taken apart by label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Label: TypeAlias = str | int | float | bool
Labels: TypeAlias = "pd.Series[Any] | pd.Categorical | NDArray[Any] | Sequence[object]"


def rows_by_group(answers: NDArray[np.float64], groups: Labels) -> dict[Label, NDArray[np.float64]]:
    """Return the complete rows of each group.

    Parameters
    ----------
    answers : ndarray, shape (respondents, items)
        Numbers, a gap as NaN.
    groups : sequence, one label per respondent
        In the order of the rows: an index is not looked at. None, NaN and pandas.NA mean that the group is
        not known.

    Returns
    -------
    dict
        Rows without a gap under their group's label, sorted by label. People without a group enter nowhere, a
        group without a complete row does not appear, nor does a category that nobody belongs to.

    Raises
    ------
    ValueError
        If there is not one label per row, or nobody has both a group and a complete row.

    Examples
    --------
    >>> answers = np.array([[1.0, 2.0], [3.0, np.nan], [4.0, 5.0], [2.0, 2.0]])
    >>> {group: len(rows) for group, rows in rows_by_group(answers, ["b", "b", "a", None]).items()}
    {'a': 1, 'b': 1}
    """
    labels: list[Any] = groups.tolist() if hasattr(groups, "tolist") else list(groups)
    if len(labels) != len(answers):
        raise ValueError(
            f"There are {len(labels)} group labels for {len(answers)} rows. Give one label per row, "
            "an empty one where the group is not known."
        )
    complete = ~np.asarray(np.isnan(answers).any(axis=1))
    places: dict[Label, list[int]] = {}
    for place, label in enumerate(labels):
        if complete[place] and not _is_missing(label):
            places.setdefault(label, []).append(place)
    if not places:
        raise ValueError(
            f"None of {len(labels)} rows has both a group and every answer. Check the group column, "
            "or leave out an item that few answered."
        )
    return {label: answers[places[label]] for label in sorted(places, key=_place)}


def _is_missing(label: object) -> bool:
    return label is None or type(label).__name__ in {"NAType", "NaTType"} or label != label


def _place(label: Label) -> tuple[str, Label]:
    """Sort by kind first: numbers and words cannot be compared with each other."""
    return ("number" if isinstance(label, int | float) else type(label).__name__, label)
