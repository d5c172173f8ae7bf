"""Everyone in shares beside four groups or more in shares: every total is published, and nobody is found.

A group says how many of its people are favourable, unfavourable and neither, each from some count to another.
What several such groups can be together is exactly the sum of what each can be. So whoever knows all totals
that are published alike can tell whether somebody in a group can have answered so: no table is gone through.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import TypeAlias

import pytest

from unlabeled.disclosure import Blueprint, Detail, ItemPlan, RiskAppetite, ScalePlan, whole
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.disclosure.whole import whole_cells

from .plain_gate import together

POLICY = RiskAppetite()
PEOPLE = 4000  # in all that is tried of one organisation; some thousand combinations were gone through once
Limits: TypeAlias = list[tuple[int, int]]  # of the favourable, the unfavourable, and those in between
Sides: TypeAlias = tuple[int, int, int]

ORGANISATIONS = [  # sizes, answers; where these are even and nobody skipped, nobody is in between
    ((15, 15, 15, 15), 5),
    ((15, 15, 15, 24), 3),
    ((14, 13, 15, 16), 5),
    ((19, 19, 19, 20), 5),
    ((20, 20, 20, 20, 20), 7),
    ((50, 52, 60, 71), 7),
    ((15, 18, 18, 18), 4),
    ((25, 25, 25, 25), 6),
]


def plan(answers: int) -> Blueprint:
    items = (ScalePlan("s", (ItemPlan("q"),)),)
    return Blueprint(items, tuple(f"answer {place}" for place in range(answers)))


def table(favourable: int, unfavourable: int, n: int, answers: int) -> list[int]:
    found = [0] * (answers + 1)
    found[answers - 1], found[0] = favourable, unfavourable
    found[answers // 2 if answers % 2 else answers] += n - favourable - unfavourable
    return found


def tight(limits: Limits, n: int) -> Limits | None:
    """Return the limits, each as narrow as the others make it; None if `n` people cannot be within them."""
    low, high = (sum(each[end] for each in limits) for end in (0, 1))
    found = [(max(a, n - high + b), min(b, n - low + a)) for a, b in limits]
    return found if low <= n <= high and all(a <= b for a, b in found) else None


def limits_of(part: ItemCells, answers: int) -> Limits:
    unfavourable = (part.unfavourable.low, part.unfavourable.high) if part.unfavourable else (0, part.n)
    between = (0, part.n if answers % 2 else 0)
    found = tight([(part.favourable.low, part.favourable.high), unfavourable, between], part.n)
    assert found  # some table was published so
    return found


def publications(n: int, answers: int) -> list[ItemCells]:
    """Return what a group can be published as, each once, the least favourable first."""
    sides = ((up, down) for up in range(n + 1) for down in range(n - up + 1))
    found = dict.fromkeys(
        item_cells(table(up, down, n, answers), plan(answers), POLICY)
        for up, down in sides
        if answers % 2 or up + down == n
    )
    return sorted(found, key=lambda cells: cells.favourable.low)


def learnt(parts: Sequence[ItemCells], answers: int) -> list[object]:
    """Return who learns what from some total beside `parts`: by nobody's answer, and by each answer."""
    limits, found = [limits_of(part, answers) for part in parts], []
    owns = [(0, 0, 0), (1, 0, 0), (0, 1, 0), *[(0, 0, 1)] * (answers % 2)]
    for said, totals in published(parts, total_of(limits), answers).items():
        for place, own in itertools.product(range(len(parts)), owns):
            others = total_of(limits[:place] + limits[place + 1 :])
            group = limits[place], parts[place].n, others, totals
            both = (own[0] + 1, own[1], own[2]), (own[0], own[1] + 1, own[2])
            if can_be(own, *group) and not all(can_be(gave, *group) for gave in both):
                found.append((said, place, own))
    return found


def can_be(gave: Sides, limits: Limits, n: int, others: Limits, totals: Sequence[Sides]) -> bool:
    """Return whether as many of a group's `n` people as `gave` says can have answered so."""
    own = tight([(max(low, least), high) for (low, high), least in zip(limits, gave, strict=True)], n)
    return own is not None and any(within(total_of([own, others]), total) for total in totals)


def within(limits: Limits, counts: Sides) -> bool:
    return all(low <= count <= high for (low, high), count in zip(limits, counts, strict=True))


def total_of(limits: Sequence[Limits]) -> Limits:
    sides = zip(*limits, strict=True)
    return [(sum(low for low, _ in side), sum(high for _, high in side)) for side in sides]


def published(parts: Sequence[ItemCells], sums: Limits, answers: int) -> dict[ItemCells, list[Sides]]:
    """Return all totals within `sums`, those together that are published alike."""
    blueprint, said, n = plan(answers), together(parts), sum(part.n for part in parts)
    alike: dict[ItemCells, list[Sides]] = defaultdict(list)
    for up, down in itertools.product(*(range(low, high + 1) for low, high in sums[:2])):
        counts = (up, down, n - up - down)
        if within(sums, counts):
            shown = whole_cells(table(up, down, n, answers), said, blueprint, POLICY)
            assert shown.categories is None and shown.unfavourable
            assert shown.favourable.low <= up <= shown.favourable.high
            assert shown.unfavourable.low <= down <= shown.unfavourable.high
            alike[shown].append(counts)
    return alike


def chosen(sizes: Sequence[int], answers: int) -> Iterator[list[ItemCells]]:
    """Yield combinations of what groups can be published as: of one mind, and any."""
    draw, each = Random(1), {n: publications(n, answers) for n in sizes}
    for place in range(PEOPLE // sum(sizes)):
        ends = [each[n][draw.choice((0, -1))] for n in sizes]
        yield (
            ends
            if place % 3 == 0
            else [
                end if place % 3 == 1 and draw.random() < 0.5 else draw.choice(each[n])
                for n, end in zip(sizes, ends, strict=True)
            ]
        )


@pytest.mark.parametrize(("sizes", "answers"), ORGANISATIONS)
def test_total_in_shares_beside_groups_in_shares_leaves_company_on_both_sides(
    sizes: tuple[int, ...], answers: int
) -> None:
    assert POLICY.detail(sum(sizes), answers + 1) is Detail.SHARES
    assert not any(learnt(parts, answers) for parts in chosen(sizes, answers))


def test_without_moving_counts_away_from_their_ends_somebody_would_be_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whole, "_moved", lambda table, _room, _blueprint: table)
    monkeypatch.setattr(whole, "_widened", lambda cells, *_: cells)
    assert any(learnt(parts, 5) for parts in chosen((15, 15, 15, 15), 5))
