"""Four small groups or more beside their total: every total is published, and nobody is left without company.

Whoever sees a publication knows all totals that give it, and from the groups how many in each are
favourable. Among these tables must be, for each group, whatever somebody in it answered, one in which another
person there gave any answer one likes.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.disclosure import Blueprint, ItemPlan, RiskAppetite, ScalePlan, whole
from unlabeled.disclosure.cell import Cell
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.disclosure.whole import whole_cells

from .plain_gate import together

POLICY = RiskAppetite()
Table = tuple[int, ...]


def plan(answers: int) -> Blueprint:
    items = (ScalePlan("s", (ItemPlan("q"),)),)
    return Blueprint(items, tuple(f"answer {place}" for place in range(answers)))


def tables(n: int, places: int) -> Iterator[Table]:
    if places == 1:
        yield (n,)
        return
    for first in range(n + 1):
        yield from ((first, *rest) for rest in tables(n - first, places - 1))


def parts_of(sizes: Sequence[int], blueprint: Blueprint) -> Iterator[tuple[ItemCells, ...]]:
    """Yield what groups of these sizes can be published as, each combination once."""
    none = [0] * (blueprint.points - 2)
    each = [
        dict.fromkeys(item_cells([n - count, *none, count, 0], blueprint, POLICY) for count in range(n + 1))
        for n in sizes
    ]
    seen = set()
    for parts in itertools.product(*each):
        key = tuple(sorted((part.n, part.favourable.low) for part in parts))
        if key not in seen:
            seen.add(key)
            yield parts


def can_be(total: Table, parts: Sequence[ItemCells], place: int, upper: range, gave: Sequence[int]) -> bool:
    """Return whether somebody each in the group at `place` can have given the answers `gave`."""
    if any(total[answer] < gave.count(answer) for answer in gave):
        return False
    own, others = parts[place].favourable, [p.favourable for at, p in enumerate(parts) if at != place]
    agree, among = sum(total[answer] for answer in upper), sum(answer in upper for answer in gave)
    low = max(own.low, agree - sum(cell.high for cell in others), among, own.n - (sum(total) - agree))
    high = min(own.high, agree - sum(cell.low for cell in others), agree, own.n - (len(gave) - among))
    return low <= high


def alone(sizes: Sequence[int], answers: int, skips: bool = True) -> list[tuple[object, ...]]:
    """Return who learns what from a total beside its groups."""
    blueprint, found = plan(answers), []
    upper = blueprint.favourable
    every = list(tables(sum(sizes), blueprint.categories - (not skips)))
    every = every if skips else [(*table, 0) for table in every]
    for parts in parts_of(sizes, blueprint):
        given_by: dict[ItemCells, list[Table]] = defaultdict(list)
        least, most = (sum(getattr(part.favourable, end) for part in parts) for end in ("low", "high"))
        for total in every:
            if least <= sum(total[answer] for answer in upper) <= most:
                given_by[whole_cells(total, together(parts), blueprint, POLICY)].append(total)
        for said, alike in given_by.items():
            nobody_skipped = [total for total in alike if not total[-1]]
            for possible, place in itertools.product((alike, nobody_skipped), range(len(parts))):
                for own in ([], *([answer] for answer in range(blueprint.categories))):
                    fitting = [t for t in possible if can_be(t, parts, place, upper, own)]
                    found += [
                        (parts, said, own, answer)
                        for answer in range(answers)
                        if fitting
                        and not any(can_be(t, parts, place, upper, [*own, answer]) for t in fitting)
                    ]
    return found


@pytest.mark.parametrize(
    ("sizes", "answers"),
    [
        ((13, 13, 13, 13), 2),
        ((14, 14, 14, 14), 2),
        ((5,) * 10, 2),
        ((5, 5, 5, 5), 3),
        ((5, 5, 5, 6), 3),
        ((6, 6, 6, 6), 3),
    ],
)
def test_total_beside_four_groups_leaves_company_in_every_answer(
    sizes: tuple[int, ...], answers: int
) -> None:
    assert not alone(sizes, answers)


@pytest.mark.parametrize("sizes", [(13, 13, 13, 13), (14, 14, 14, 13)])
def test_total_of_fifty_people_or_more_in_shares_leaves_company_in_every_answer(
    sizes: tuple[int, ...],
) -> None:
    """Nobody skipped: who may have is in the middle, where shares say nothing of anybody."""
    found = whole_cells(
        [0, 0, sum(sizes), 0],
        together([item_cells([0, 0, n, 0], plan(3), POLICY) for n in sizes]),
        plan(3),
        POLICY,
    )
    assert found.unfavourable is not None and found.categories is None
    assert not alone(sizes, 3, skips=False)


def test_total_in_shares_that_is_not_moved_away_from_its_ends_would_leave_somebody_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whole, "_moved", lambda table, _room, _blueprint: table)
    monkeypatch.setattr(whole, "_widened", lambda cells, *_: cells)
    assert alone((13, 13, 13, 13), 3, skips=False)


def test_categories_as_they_are_would_leave_somebody_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "eased", lambda table, _sides: table)
    assert alone((13, 13, 13, 13), 2)


def test_unfavourable_share_that_forgets_the_groups_would_leave_somebody_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    forgetful = whole.unfavourable_cell
    monkeypatch.setattr(whole, "unfavourable_cell", lambda *given: forgetful(*given[:3]))
    assert alone((6, 6, 6, 6), 3)


def test_four_teams_in_which_most_agree_and_nobody_disagrees_read_like_others() -> None:
    """Nine of thirteen agree in each, four are in the middle: that nobody disagrees must not follow."""
    blueprint, parts = plan(5), [item_cells([0, 0, 4, 9, 0, 0], plan(5), POLICY)] * 4

    def said(total: Sequence[int]) -> list[object]:
        found = whole_cells(total, together(parts), blueprint, POLICY)
        cells = (found.favourable, found.unfavourable, *(found.categories or ()))
        return [cell.value for cell in cells if isinstance(cell, Cell)]

    assert said([0, 0, 16, 36, 0, 0]) == said([2, 0, 12, 38, 0, 0]) == said([5, 4, 5, 38, 0, 0])


TALLIES = st.integers(2, 7).flatmap(
    lambda answers: st.lists(
        st.lists(st.sampled_from([0, 0, 0, 1, 2, 6, 13]), min_size=answers + 1, max_size=answers + 1).filter(
            lambda table: 5 <= sum(table) <= 49
        ),
        min_size=4,
        max_size=8,
    )
)


@given(TALLIES)
@example([[0, 0, 4, 9, 0, 0]] * 4)
@example([[17, 0, 9, 0], [18, 0, 9, 0], [9, 0, 9, 0], [13, 0, 3, 0]])
def test_what_is_published_of_many_small_groups_is_true(parts_counts: list[list[int]]) -> None:
    blueprint = plan(len(parts_counts[0]) - 1)
    parts = [item_cells(table, blueprint, POLICY) for table in parts_counts]
    total = [sum(column) for column in zip(*parts_counts, strict=True)]
    found = whole_cells(total, together(parts), blueprint, POLICY)
    sides = [(found.favourable, blueprint.favourable), (found.unfavourable, blueprint.unfavourable)]
    sides += [(cell, range(place, place + 1)) for place, cell in enumerate(found.categories or ())]
    for cell, places in sides:
        count = sum(total[place] for place in places)
        assert cell is None or cell.low <= count <= cell.high
        assert cell is None or cell.shown_low <= 100 * count / sum(total) <= cell.shown_high
