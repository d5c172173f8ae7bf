"""The whole attack: read, prove quickly what can be proved, search the rest, and say what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

import numpy as np

from unlabeled.attack.alpha import alpha_findings
from unlabeled.attack.arrays import Flags
from unlabeled.attack.as_json import columns_of_json, is_json_of
from unlabeled.attack.columns import Columns, columns_of_csv, same_cells
from unlabeled.attack.facts import Finding, Scale
from unlabeled.attack.heads import head_findings
from unlabeled.attack.problems import findings_of_item
from unlabeled.attack.releases import ReadRelease, read_columns
from unlabeled.attack.scales import with_scales
from unlabeled.attack.screen import proved
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.view import View

Told: TypeAlias = Callable[[str], None]


def quiet(_words: str) -> None:
    """Say nothing."""


def attack_release(
    csv: str | Columns,
    json_text: str,
    scale: Scale,
    k: int = 5,
    turned: Collection[str] | None = None,
    share_end: int = 20,
    begin: Told = quiet,
) -> list[Finding]:
    """Return what can be worked out from a release, read from the texts that are to be published.

    Parameters
    ----------
    csv : str or Columns
        `release.csv`, or its rows as they were read from it.
    json_text : str
        `release.json`.
    scale : Scale
        The bounds of the answers.
    k : int
        Smallest group that may be published.
    turned : collection of str, optional
        Items that are favourable where people disagree; as the printed numbers tell unless given.
    share_end : int
        Where the policy's open ends begin, in points.
    begin : callable
        Is told what is looked at.

    Raises
    ------
    AttackError
        If a row is not understood: what is not read cannot be attacked.
    """
    rows = columns_of_csv(csv) if isinstance(csv, str) else csv
    found = findings_of_release(read_columns(rows, scale, turned, share_end), "release.csv", k, begin)
    if not is_json_of(rows, json_text) and not same_cells(rows, other := columns_of_json(json_text)):
        release = read_columns(other, scale, turned, share_end)
        found += findings_of_release(release, "release.json", k, begin)
    return found


def findings_of_release(release: ReadRelease, label: str, k: int, begin: Told) -> list[Finding]:
    """Return what can be worked out from one release alone."""
    release = with_scales(release)
    found: list[Finding] = []
    for sheet in release.sheets:
        begin(f"Attacking {label}")
        found += _too_few(sheet, k)
        safe = proved_for_all(sheet)
        for item in np.flatnonzero(~safe):
            begin(f"Attacking {sheet.items[item]}")
            found += findings_of_item([sheet.publication(int(item), label)], sheet.scale, k)
    return [*found, *alpha_findings(release), *head_findings(release, k)]


def proved_for_all(sheet: Sheet) -> Flags:
    """Return for which items nothing follows, also for who knows that nobody left anything out."""
    somebody_skipped = (sheet.categories[:, :, -1:, 0] > 0).any(axis=(1, 2))  # as the numbers say themselves
    somebody_skipped |= View(sheet, skips=False).contradicts()
    without = somebody_skipped.all() or proved(sheet, skips=False) | somebody_skipped
    return without & proved(sheet, skips=True)


def _too_few(sheet: Sheet, k: int) -> Iterator[Finding]:
    for place in np.flatnonzero(sheet.n < k):
        yield Finding(
            sheet.groups[place],
            "",
            sheet.wave,
            f"{sheet.groups[place]} ({sheet.n[place]}) is shown.",
            f"Put it together with others until there are {k}.",
        )
