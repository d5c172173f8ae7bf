"""Whether it is known who is where: in releases of the same people, groups that lie in one another."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TypeAlias

from unlabeled.attack.facts import AttackError

_Groups: TypeAlias = frozenset[tuple[str, str, str]]  # name, parent, n


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
    found: dict[str, set[tuple[str, str, str]]] = {}
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=True):
            if row["status"] == "shown":
                found.setdefault(row["wave"], set()).add((row["group"], row["parent"], row["n"]))
    except (KeyError, csv.Error):
        raise AttackError("One of the texts is no release. Write it anew.") from None
    return {wave: frozenset(groups) for wave, groups in found.items()}
