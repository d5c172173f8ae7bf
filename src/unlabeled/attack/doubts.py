"""What cannot be told from finished tables: who is everyone, and how two breakdowns meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from unlabeled.attack.facts import Finding, Publication

_NAMES: Final = (
    "alle "  # codespell:ignore alle
    "all everybody everyone total totals totale totaal totalt insgesamt gesamt gesamtergebnis summe "
    "overall company organisation organization tous toutes ensemble todos todas tutti tutte iedereen razem "
    "ogółem alla sammanlagt yhteensä celkem összesen toplam 合計 総計 全体 全员 总计 合计 전체 합계"
)
_TOTALS: Final = frozenset(_NAMES.split())
_WORD: Final = re.compile(r"[^\W\d_]+")


def doubts(tables: Sequence[Publication], k: int) -> Iterator[Finding]:
    """Yield what keeps an attack on tables from an answer, and every shown group below `k` first."""
    found = [*_too_few(tables, k)]
    if not any(table.total for table in tables):
        found += [each for table in tables for each in _no_total(table)]
    found += _two_breakdowns(tables)
    yield from dict.fromkeys(found)


def _too_few(tables: Sequence[Publication], k: int) -> Iterator[Finding]:
    for table in tables:
        everyone = [(table.total_name, table.total)] if table.total else []
        for name, group in (*table.groups.items(), *everyone):
            if group.numbers and group.n is not None and group.n < k:
                yield Finding(
                    name,
                    "",
                    "",
                    f"{name} ({group.n}) is shown, and is smaller than {k}.",
                    f"Put it together with others until there are {k}.",
                )


def _no_total(table: Publication) -> Iterator[Finding]:
    if len(table.groups) < 2:
        return
    sizes = {name: group.n or 0 for name, group in table.groups.items()}
    suspects = [name for name in sizes if set(_WORD.findall(name.casefold())[:1]) & _TOTALS]
    largest = max(sizes, key=lambda name: sizes[name])
    if not suspects and len(sizes) > 2 and sizes[largest] >= sum(sizes.values()) - sizes[largest] > 0:
        suspects = [largest]
    for name in suspects[:1]:
        yield Finding(
            "",
            "",
            "",
            f"No row of everyone was recognised. If one of these is everyone ({name}?), name it: --total "
            f"{_quoted(name)}.",
            "Without it, differences were not tried.",
        )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _two_breakdowns(tables: Sequence[Publication]) -> Iterator[Finding]:
    """Yield where two tables have different groups of the same people, of which more than one group each."""
    for one, other in combinations(tables, 2):
        if (one.item, one.wave) != (other.item, other.wave) or not _meet(one, other):
            continue
        yield Finding(
            "",
            one.item,
            one.wave,
            f"Two breakdowns of the same people ({one.label} and {other.label}): how many are in a group of "
            "each at once is not known; we would not publish both.",
            "Publish one of them.",
        )


def _meet(one: Publication, other: Publication) -> bool:
    """Return whether neither names all groups that the other has: then anybody may be in one of each."""
    here, there = set(one.groups), set(other.groups)
    return len(here) > 1 and len(there) > 1 and not here <= there and not there <= here


def who_is_everyone(tables: Sequence[Publication]) -> str:
    """Return in words which rows were taken as everyone."""
    names = dict.fromkeys(table.total_name for table in tables if table.total)
    return f"Taken as everyone: {', '.join(names)}." if names else "No row was taken as everyone."
