"""Trees of groups: what is published, and an attacker who knows every rule and all levels together."""

import itertools
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from unlabeled.disclosure import Blueprint, Release, RiskAppetite, Statistic, Tally, Wave, release
from unlabeled.disclosure.decided import decided
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.tree import published_tree
from unlabeled.disclosure.whole import whole_cells

from .conftest import Tables
from .plain_gate import together

POLICY = RiskAppetite()
K = POLICY.k
Make = Callable[[Tables], Tally]
Path = tuple[str, ...]
Leaf = tuple[Path, list[int]]

ANSWERS = st.one_of(
    st.lists(st.integers(0, 4), min_size=6, max_size=6).filter(lambda table: sum(table) <= 14),
    st.builds(  # of one mind, or all but one or two
        lambda n, place, other, few: [
            (n - few if here == place else 0) + (few if here == other else 0) for here in range(6)
        ],
        st.integers(2, 14),
        st.integers(0, 5),
        st.integers(0, 5),
        st.integers(0, 2),
    ),
)


@st.composite
def trees(draw: st.DrawFn) -> list[Leaf]:
    """Innermost groups of 0 to 14 people, one to three levels deep, unanimous ones likely."""
    depth = draw(st.integers(1, 3))
    names = st.tuples(
        *[st.sampled_from(["A", "B", "C", "D", "", "Other"][: 6 - level]) for level in range(depth)]
    )
    paths = draw(st.lists(names, min_size=1, max_size=10, unique=True))
    return [(path, draw(ANSWERS)) for path in sorted(paths)]


def wave(leaves: Sequence[Leaf], tally: Make) -> Wave:
    return Wave("", tuple(path for path, _ in leaves), tally([table for _, table in leaves]))


def publish(leaves: Sequence[Leaf], blueprint: Blueprint, tally: Make) -> Release:
    return release([wave(leaves, tally)], blueprint, POLICY)


def team(*path: str, n: int = 6) -> Leaf:
    return path, [0, 0, 0, 0, n, 0]


def listed(found: Release) -> list[tuple[str, int, str]]:
    return [(group.name, group.n, group.parent) for group in found.groups]


def test_small_teams_are_pooled_under_their_own_parent(one_item: Blueprint, tally: Make) -> None:
    leaves = [
        team("Sales", "North", n=8),
        team("Sales", "South", n=2),
        team("Sales", "West", n=4),
        team("Works", "Early", n=3),
        team("Works", "Late", n=9),
        team("Works", "Night", n=7),
    ]
    assert listed(publish(leaves, one_item, tally)) == [
        ("Everyone", 33, ""),
        ("Sales", 14, "Everyone"),
        ("Sales / North", 8, "Sales"),
        ("Sales / Other", 6, "Sales"),
        ("Works", 19, "Everyone"),
        ("Works / Late", 9, "Works"),
        ("Works / Other", 10, "Works"),
    ]


def test_parent_of_teams_that_are_one_pool_stands_alone(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("Sales", "North", n=3), team("Sales", "South", n=4), team("Works", "Early", n=9)]
    assert [name for name, *_ in listed(publish(leaves, one_item, tally))] == ["Everyone", "Sales", "Works"]


def test_pool_of_departments_shows_no_teams_of_theirs(one_item: Blueprint, tally: Make) -> None:
    leaves = [
        team("A", "a", n=4),
        team("B", "b", n=5),
        team("B", "c", n=5),
        team("C", "d", n=20),
        team("D", "e", n=12),
    ]
    assert listed(publish(leaves, one_item, tally)) == [
        ("Everyone", 46, ""),
        ("C", 20, "Everyone"),
        ("D", 12, "Everyone"),
        ("Other", 14, "Everyone"),
    ]


def test_only_department_is_not_shown_twice_and_its_teams_are_shown(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("Sales", "North"), team("Sales", "South")]
    assert listed(publish(leaves, one_item, tally)) == [
        ("Everyone", 12, ""),
        ("Sales / North", 6, "Everyone"),
        ("Sales / South", 6, "Everyone"),
    ]


def test_people_without_a_group_are_a_group_on_every_level(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("Sales", "North"), team("Sales", ""), team("", "")]
    assert [name for name, *_ in listed(publish(leaves, one_item, tally))] == [
        "Everyone",
        "Sales",
        "Sales / North",
        "Sales / (no group)",
        "(no group)",
    ]


def test_teams_of_one_name_in_two_departments_stay_apart(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("A", "x"), team("A", "y"), team("B", "x"), team("B", "y")]
    names = [name for name, *_ in listed(publish(leaves, one_item, tally))]
    assert names == ["Everyone", "A", "A / x", "A / y", "B", "B / x", "B / y"]


def test_names_that_look_like_paths_are_told_apart(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("A", "B / C"), team("A", "D"), team("A / B", "C"), team("A / B", "D")]
    names = [name for name, *_ in listed(publish(leaves, one_item, tally))]
    assert len(set(names)) == len(names) == 7
    assert {"A / “B / C”", "“A / B” / C"} <= set(names)


def test_groups_that_lie_at_different_depths_are_refused(one_item: Blueprint, tally: Make) -> None:
    with pytest.raises(ValueError, match="deeper"):
        publish([team("A"), team("B", "x")], one_item, tally)


def test_two_groups_that_would_share_a_name_are_refused(one_item: Blueprint, tally: Make) -> None:
    leaves = [team("A / B"), team("B"), team("A")]
    publish(leaves, one_item, tally)  # one level: nothing is joined
    with pytest.raises(ValueError, match="same name"):
        publish(
            [team("", ""), team("", "x"), team("(no group)", "x"), team("(no group)", "")] * 2,
            one_item,
            tally,
        )


@given(trees())
def test_published_groups_hold_k_and_add_up_on_every_level(
    one_item: Blueprint, tally: Make, leaves: list[Leaf]
) -> None:
    found = publish(leaves, one_item, tally)
    people = sum(sum(table) for _, table in leaves)
    assert [group.n for group in found.groups if group.is_everyone] == ([people] if people >= K else [])
    assert all(group.n >= K for group in found.groups)
    for group in found.groups:
        parts = [other.n for other in found.groups if other.parent == group.name]
        assert not parts or (sum(parts) == group.n and len(parts) > 1)


@given(trees(), st.randoms(use_true_random=False))
def test_which_rows_there_are_depends_on_the_sizes_alone(
    one_item: Blueprint, tally: Make, leaves: list[Leaf], random: object
) -> None:
    others = []
    for path, table in leaves:
        other = [0] * 6
        for _ in range(sum(table)):
            other[random.randrange(6)] += 1  # type: ignore[attr-defined]
        others.append((path, other))
    one, two = (
        [(r.group, r.parent, r.item, r.statistic, r.category, r.n, r.status) for r in found.rows]
        for found in (publish(each, one_item, tally) for each in (leaves, others))
    )
    assert one == two


def shown(
    leaves: Sequence[Leaf], blueprint: Blueprint, tally: Make
) -> list[tuple[tuple[int, ...], ItemCells]]:
    """Return the innermost groups of each published group, with its cells."""
    made = wave(leaves, tally)
    tree, prints = made.tree(K), Prints()
    cells = {}
    for part in decided(made.tally.counts, tree, blueprint, POLICY, prints):
        cells |= {int(place): part.item_cells(line, prints)[0] for line, place in enumerate(part.places)}
    return [(node.leaves, cells[node.place]) for node in tree]


def enough(leaves: Sequence[Leaf]) -> bool:
    return sum(sum(table) for _, table in leaves) >= K


@given(trees().filter(enough))
def test_cells_of_every_group_hold_the_truth(one_item: Blueprint, tally: Make, leaves: list[Leaf]) -> None:
    for members, cells in shown(leaves, one_item, tally):
        table = [sum(column) for column in zip(*(leaves[leaf][1] for leaf in members), strict=True)]
        assert cells.n == sum(table)
        assert cells.favourable.low <= sum(table[3:5]) <= cells.favourable.high
        if cells.unfavourable is not None:
            assert cells.unfavourable.low <= sum(table[:2]) <= cells.unfavourable.high
        for cell, count in zip(cells.categories or (), table, strict=False):
            assert cell.low <= count <= cell.high


def attacked(
    sizes: Sequence[int],
    found: Sequence[tuple[tuple[int, ...], ItemCells]],
    group: Sequence[int],
    places: range,
) -> tuple[int, int]:
    """Return the fewest and the most people of `group` in `places`, over all tables that give all cells."""
    width = 6
    columns = len(sizes) * width

    def row(members: Sequence[int], which: Sequence[int]) -> np.ndarray:
        line = np.zeros(columns)
        line[[leaf * width + place for leaf in members for place in which]] = 1
        return line

    lines = [(row([leaf], range(width)), n, n) for leaf, n in enumerate(sizes)]
    for members, cells in found:
        lines.append((row(members, (3, 4)), cells.favourable.low, cells.favourable.high))
        if cells.unfavourable:
            lines.append((row(members, (0, 1)), cells.unfavourable.low, cells.unfavourable.high))
        for place, cell in enumerate(cells.categories or ()):
            lines.append((row(members, (place,)), cell.low, cell.high))
    matrix, low, high = (np.array(part) for part in zip(*lines, strict=True))
    ends = []
    for sign in (1, -1):
        result = milp(
            sign * row(group, places),
            constraints=LinearConstraint(matrix, low, high),
            bounds=Bounds(0, max(sizes)),
            integrality=np.ones(columns),
        )
        assert result.success, result.message
        ends.append(round(sign * result.fun))
    return ends[0], ends[1]


UNANIMOUS = [
    team(d, t, n=n) for d, t, n in zip("AAAABBBB", "wxyzwxyz", (5, 6, 5, 6, 9, 5, 7, 5), strict=True)
]
MIXED = [
    (path, [5, 0, 0, 0, 1, 0] if place % 3 == 0 else [0, 0, 0, 0, 6, 0])
    for place, path in enumerate(itertools.product("ABCD", "wxyz"))
]


# Four teams of twelve in a department, of which one disagrees; and a department of two teams beside three.
ONE_TEAM_APART = [
    (path, [0, 0, 0, 0, 12, 0] if place else [8, 0, 0, 0, 4, 0])
    for place, path in enumerate([*itertools.product("A", "wxyz"), *itertools.product("B", "wx")])
]
ONE_DEPARTMENT_APART = [
    (path, [4, 0, 0, 0, 2, 0] if path[0] == "A" else [0, 0, 0, 0, 6, 0])
    for path in itertools.product("ABCD", "wx")
]


@settings(max_examples=60)
@given(trees().filter(enough))
@example(UNANIMOUS)
@example(MIXED)
@example(ONE_TEAM_APART)
@example(ONE_DEPARTMENT_APART)
@example([(path, [0, 0, 0, 0, 6, 0]) for path in itertools.product("ABCD", "wxyz")])
@example([(path, [14, 0, 0, 0, 0, 0]) for path in itertools.product("ABCD", "wxyz")])
def test_all_levels_together_leave_room_for_two_in_every_group(
    one_item: Blueprint, tally: Make, leaves: list[Leaf]
) -> None:
    found = shown(leaves, one_item, tally)
    sizes = [sum(table) for _, table in leaves]
    for members, cells in found:
        low, high = attacked(sizes, found, members, range(3, 5))
        assert low <= cells.n - 2
        assert high >= 2


@pytest.mark.parametrize("sizes", [((5, 5), (5, 6)), ((5, 6), (5, 5), (5, 5), (5, 5))])
def test_exact_attack_on_two_levels_finds_no_group_of_one_mind(
    one_item: Blueprint, sizes: tuple[tuple[int, ...], ...]
) -> None:
    """Every publication of these departments and teams: for each team, tables with two dissenters give it.

    What is published of a team is its half or third, so teams are gone through by that and by their ends.
    """
    given_by: dict[object, list[tuple[int, ...]]] = {}
    choices = [[0, 2, n - 2, n] for department in sizes for n in department]
    flat = [n for department in sizes for n in department]
    for agree in itertools.product(*choices) if len(flat) < 6 else itertools.product(*[(0, n) for n in flat]):
        given_by.setdefault(publication(sizes, agree, one_item), []).append(agree)
    for publication_, possible in given_by.items():
        for place, n in enumerate(flat):
            low, high = ends_of_sums(sizes, publication_, place)
            assert low <= n - 2
            assert high >= 2
            assert low <= min(counts[place] for counts in possible)


def publication(sizes: Sequence[Sequence[int]], agree: Sequence[int], blueprint: Blueprint) -> object:
    counts = iter(agree)
    teams = [[[n - (count := next(counts)), 0, 0, 0, count, 0] for n in department] for department in sizes]
    cells = [[item_cells(table, blueprint, POLICY) for table in department] for department in teams]
    sums = [[sum(column) for column in zip(*department, strict=True)] for department in teams]
    middle = [whole_cells(s, together(c), blueprint, POLICY) for s, c in zip(sums, cells, strict=True)]
    total = [sum(column) for column in zip(*sums, strict=True)]
    top = whole_cells(total, together(middle), blueprint, POLICY)
    return (tuple(map(tuple, cells)), tuple(middle), top)


def ends_of_sums(sizes: Sequence[Sequence[int]], found: object, place: int) -> tuple[int, int]:
    """Return the fewest and most favourable of the team at `place`: sums of whole ranges have no holes."""
    cells, middle, top = found  # type: ignore[misc]
    flat = [cell.favourable for department in cells for cell in department]
    possible = []
    for count in range(flat[place].low, flat[place].high + 1):
        ranges = [(c.low, c.high) if here != place else (count, count) for here, c in enumerate(flat)]
        at, low, high = 0, 0, 0
        fits = True
        for department, whole in zip(cells, middle, strict=True):
            mine = ranges[at : at + len(department)]
            at += len(department)
            least = max(sum(r[0] for r in mine), whole.favourable.low)
            most = min(sum(r[1] for r in mine), whole.favourable.high)
            fits = fits and least <= most
            low, high = low + least, high + most
        if fits and max(low, top.favourable.low) <= min(high, top.favourable.high):
            possible.append(count)
    return min(possible), max(possible)


@given(trees().filter(enough))
def test_parent_of_fewer_than_four_parts_says_no_more_than_they_do(
    one_item: Blueprint, tally: Make, leaves: list[Leaf]
) -> None:
    cells = [each for _, each in shown(leaves, one_item, tally)]
    for node in wave(leaves, tally).tree(K):
        children = [cells[child.place] for child in node.children]
        if 0 < len(children) < POLICY.least_parts:
            own = cells[node.place].favourable
            assert own.low == sum(child.favourable.low for child in children)
            assert own.high == sum(child.favourable.high for child in children)


def test_order_of_groups_in_the_input_changes_nothing_in_a_tree(one_item: Blueprint, tally: Make) -> None:
    assert publish(MIXED, one_item, tally).rows == publish(MIXED[::-1], one_item, tally).rows


def test_alpha_is_of_everyone_only(one_item: Blueprint, tally: Make) -> None:
    leaves = [((d, t), [15, 15, 15, 15, 15, 0]) for d in "AB" for t in "xy"]
    found = publish(leaves, one_item, tally)
    assert {row.group for row in found.rows if row.statistic is Statistic.ALPHA} == {"Everyone"}


def test_tree_of_nobody_is_everyone_without_parts() -> None:
    assert len(published_tree([("A", "x")], [0], K)) == 1
