"""Whether it is known who is where: in releases of the same people, groups that lie in one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np

from unlabeled.attack.columns import columns_of_csv

_KNOWN_BY: Final = ("group", "parent", "n")
_Groups: TypeAlias = frozenset[tuple[str, str, str]]  # as `_KNOWN_BY`


def lie_in_one_another(texts: Sequence[str]) -> bool:
    """Return whether, of any two releases, one shows all groups that the other shows, and parts of them.

    Then each group of one is a group of the other or made of some, and all intersections are known. Groups
    are known by name, n and the group that they are a part of, within a wave. Any other two may share
    anybody.

    Raises
    ------
    AttackError
        If a text is no release.
    """
    waves: dict[str, list[_Groups]] = {}
    for text in texts:
        for wave, groups in _groups(text).items():
            waves.setdefault(wave, []).append(groups)
    if all(len(found) < 2 for found in waves.values()):
        return False  # the same people under different names of their wave
    return all(one <= other or other <= one for found in waves.values() for one in found for other in found)


def _groups(text: str) -> dict[str, _Groups]:
    rows = columns_of_csv(text)
    shown = rows.at(rows.where("status", "shown"))
    found: dict[str, set[tuple[str, str, str]]] = {}
    for row in np.unique(shown.key(("wave", *_KNOWN_BY)), return_index=True)[1].tolist():
        name, parent, n = (shown.cell(column, row) for column in _KNOWN_BY)
        found.setdefault(shown.cell("wave", row), set()).add((name, parent, n))
    return {wave: frozenset(groups) for wave, groups in found.items()}
