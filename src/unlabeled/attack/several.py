"""Several publications about the same people, attacked each alone and all together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from unlabeled.attack.facts import Finding, Publication, Scale
from unlabeled.attack.joined import joined
from unlabeled.attack.problems import findings_of_item
from unlabeled.attack.releases import ReadRelease, read_csv
from unlabeled.attack.run import Told, findings_of_release, proved_for_all, quiet
from unlabeled.attack.scales import with_scales
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.words import withheld_for_answers

_Named: TypeAlias = tuple[str, ReadRelease]  # with what it is called


def attack_texts(
    texts: Sequence[str],
    scale: Scale,
    k: int = 5,
    turned: Collection[str] | None = None,
    share_end: int = 20,
    begin: Told = quiet,
) -> list[Finding]:
    """Return what can be worked out from several releases about the same people, given as texts.

    Parameters are those of `attack_release`; `texts` are contents of `release.csv`, the earliest first.
    """
    releases = [
        (f"publication {place}", read_csv(text, scale, turned, share_end))
        for place, text in enumerate(texts, start=1)
    ]
    return findings_of_all(releases, [], scale, k, begin)


def findings_of_all(
    releases: Sequence[_Named], tables: Sequence[Publication], scale: Scale, k: int, begin: Told
) -> list[Finding]:
    """Return what can be worked out from each release alone, and from all of them and the tables together."""
    found = [
        finding for name, release in releases for finding in findings_of_release(release, name, k, begin)
    ]
    several = len(releases) + bool(tables) > 1
    for publications, safe in _by_item(releases if several else (), tables):
        begin(f"Attacking {publications[0].item or publications[0].label}")
        found += [finding for one in publications for finding in withheld_for_answers(one, k)]
        if not safe:
            found += findings_of_item(publications, scale, k)
    return list(dict.fromkeys(found))


def _by_item(
    releases: Sequence[_Named], tables: Sequence[Publication]
) -> Iterator[tuple[list[Publication], bool]]:
    """Yield what is published of each item in each wave, and whether a quick proof says that it is safe."""
    by_item: dict[tuple[str, str], list[Publication]] = {}
    by_wave: dict[str, list[Sheet]] = {}
    for table in tables:
        by_item.setdefault((table.wave, table.item), []).append(table)
    beside_tables = set(by_item)
    for name, release in releases:
        for sheet in with_scales(release).sheets:
            by_wave.setdefault(sheet.wave, []).append(sheet)
            for place, item in enumerate(sheet.items):
                by_item.setdefault((sheet.wave, item), []).append(sheet.publication(place, name))
    safe = {(wave, item) for wave, sheets in by_wave.items() for item in _proved(sheets)} - beside_tables
    for key, publications in by_item.items():
        yield publications, key in safe


def _proved(sheets: Sequence[Sheet]) -> list[str]:
    """Return the items of which nothing follows from all sheets of one wave together."""
    sheet = joined(sheets)
    if sheet is None:
        return []
    return [sheet.items[place] for place in np.flatnonzero(proved_for_all(sheet)).tolist()]
