"""The strongest attacker of all: one who has every table that prints as it was printed, byte for byte.

A small organisation is taken with all answers that its people can give. Each is published, as one statement
among hundreds, and those whose rows read alike are put together: more than this nobody can know, whatever
they know of the rules. Nothing is worked out here, so nothing can be worked out wrongly.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from unlabeled.attack import Scale, attack_texts
from unlabeled.disclosure import (
    Blueprint,
    ItemPlan,
    Moments,
    RiskAppetite,
    ScalePlan,
    Tally,
    Wave,
    cell,
    parents,
    release,
)
from unlabeled.disclosure.detail import item_cells
from unlabeled.survey.export import release_csv

Path = tuple[str, ...]
Table = tuple[tuple[int, ...], ...]  # innermost group × answer, "no answer" last
BATCH = 400
POINTS = 3


def compositions(n: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in compositions(n - first, places - 1):
            yield (first, *rest)


def together(tables: Sequence[Table], groups: Sequence[Sequence[int]]) -> np.ndarray:
    """Return the tables with those innermost groups added up that are one group in this breakdown."""
    counts = np.array(tables, dtype=np.int64)
    return np.stack([counts[:, list(members)].sum(axis=1) for members in groups])


def text(counts: np.ndarray, paths: Sequence[Path]) -> str:
    """Return release.csv of groups × statements × answers, each statement a scale of its own."""
    values = np.arange(1, POINTS + 1)
    scales = tuple(ScalePlan(f"s{place}", (ItemPlan(f"q{place}"),)) for place in range(counts.shape[1]))
    whole = counts.sum(axis=0)[:, :POINTS]
    moments = tuple(
        Moments(int(row.sum()), np.array([row @ values]), np.array([[row @ values**2]])) for row in whole
    )
    plan = Blueprint(scales, tuple(f"answer {value}" for value in values))
    return release_csv(
        release([Wave("", tuple(paths), Tally(counts, moments))], plan, RiskAppetite())  # type: ignore[arg-type]
    )


def printed(counts: np.ndarray, paths: Sequence[Path]) -> list[str]:
    """Return what each statement's rows say, without its name."""
    found = []
    for start in range(0, counts.shape[1], BATCH):
        rows = defaultdict(list)
        for line in text(counts[:, start : start + BATCH], paths).splitlines()[1:]:
            wave, group, parent, scale, item, rest = line.split(",", 5)
            rows[int(scale.removeprefix("s"))].append(
                ",".join((wave, group, parent, "q" if item else "", rest))
            )
        found += ["\n".join(rows[place]) for place in sorted(rows)]
    return found


def room_for_anybody(tables: np.ndarray) -> bool:
    """Return whether nobody, knowing their own answer, knows another's to one side or within two points."""
    groups, places = tables.shape[1:]
    for knower, own in [(0, None), *itertools.product(range(groups), range(places))]:
        fitting = tables if own is None else tables[tables[:, knower, own] > 0]
        if not len(fitting):
            continue
        rest = fitting.copy()
        if own is not None:
            rest[:, knower, own] -= 1
        can_be = (rest > 0).any(axis=0)[:, :POINTS]  # somebody in the group can have answered so
        if not (can_be[:, 0] & can_be[:, POINTS - 1]).all():
            return False
    return True


Publication = tuple[tuple[tuple[int, ...], ...], tuple[Path, ...]]  # members of each group, and its path
EVERYONE: Publication = (((0, 1),), (("",),))
TEAMS: Publication = (((0,), (1,)), (("A",), ("B",)))
SITES: Publication = (((0,), (1,)), (("A", "north"), ("A", "south")))
SEQUENCES = {
    "teams": [TEAMS],
    "everyone, then teams": [EVERYONE, TEAMS],
    "everyone, then teams in a tree": [EVERYONE, SITES],
}


def by_print(sizes: Sequence[int], sequence: Sequence[Publication]) -> list[np.ndarray]:
    """Return all tables of groups of these sizes, those together that are published alike."""
    tables = list(itertools.product(*(compositions(n, POINTS + 1) for n in sizes)))
    texts = [printed(together(tables, groups), paths) for groups, paths in sequence]
    alike = defaultdict(list)
    for table, said in zip(tables, zip(*texts, strict=True), strict=True):
        alike[said].append(table)
    return [np.array(each) for each in alike.values()]


def unsafe(tables: np.ndarray) -> bool:
    """Return whether somebody is found, also by whoever knows that nobody left the statement out."""
    nobody_skipped = tables[tables[:, :, POINTS].sum(axis=1) == 0]
    return not room_for_anybody(tables) or bool(len(nobody_skipped) and not room_for_anybody(nobody_skipped))


@pytest.mark.parametrize("sizes", [(5,), (8,), (5, 5), (5, 6), (6, 7), (4, 7)])
def test_whoever_has_every_table_finds_nobody_in_a_release(sizes: tuple[int, ...]) -> None:
    groups = tuple((place,) for place in range(len(sizes)))
    sequence = [(groups, tuple((name,) for name in "AB"[: len(sizes)]))]
    assert not any(unsafe(tables) for tables in by_print(sizes, sequence))


@pytest.mark.parametrize("sizes", [(5, 5), (5, 6), (6, 7), (9, 6)])
@pytest.mark.parametrize("named", SEQUENCES)
def test_what_every_table_gives_away_the_attacker_refuses(named: str, sizes: tuple[int, int]) -> None:
    for tables in by_print(sizes, SEQUENCES[named]):
        assert not unsafe(tables) or refused(tables[0], SEQUENCES[named]), tables[0]


def refused(table: np.ndarray, sequence: Sequence[Publication]) -> bool:
    """Return whether the attacker keeps this from being published."""
    texts = [text(together([table], groups), paths) for groups, paths in sequence]
    return bool(attack_texts(texts, Scale(1, POINTS), turned=()))


def test_without_its_least_head_counts_the_gate_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell, "LEAST_COUNTS", 2)
    assert any(unsafe(tables) for tables in by_print((5,), [(((0,),), (("A",),))]))


def test_without_its_total_following_from_its_parts_the_gate_would_be_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def counted(table, parts, blueprint, appetite):  # type: ignore[no-untyped-def]
        return item_cells(list(table), blueprint, appetite)

    monkeypatch.setattr(parents, "whole_cells", counted)
    assert any(unsafe(tables) for tables in by_print((5, 6), [TEAMS]))


def test_oracle_sees_what_a_plain_count_gives_away() -> None:
    nine = [[0, 0, 9, 0]]
    assert not room_for_anybody(np.array([nine]))
    assert not room_for_anybody(np.array([nine, [[1, 0, 8, 0]]]))  # the one who differs knows
    assert room_for_anybody(np.array([nine, [[1, 0, 8, 0]], [[2, 0, 7, 0]], [[7, 0, 2, 0]], [[9, 0, 0, 0]]]))
