"""Groups inside groups, head counts, and whole teams: all levels together give nobody away, or are found."""

import csv
import io
import json
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.attack import AttackError, Scale, attack_release
from unlabeled.attack.columns import COLUMNS
from unlabeled.attack.combine import combined
from unlabeled.attack.exact import leaks
from unlabeled.attack.releases import read_csv
from unlabeled.attack.scales import with_scales
from unlabeled.attack.screen import proved
from unlabeled.disclosure import Blueprint, ItemPlan, RiskAppetite, ScalePlan, Wave, parents, release
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.survey.export import release_csv, release_json
from unlabeled.survey.tabulate import tally

FIVE = Scale(1, 5)
PLAN = Blueprint((ScalePlan("s", (ItemPlan("q"),)),), tuple(f"answer {place}" for place in range(5)))
Leaf = tuple[tuple[str, ...], list[int]]


def texts(leaves: Sequence[Leaf], heads: Sequence[int] | None = None) -> tuple[str, str]:
    """Return release.csv and release.json of a tree: of each innermost group its path and its counts."""
    answers = [place for _, table in leaves for place, times in enumerate(table) for _ in range(times)]
    groups = np.repeat(np.arange(len(leaves)), [sum(table) for _, table in leaves])
    made = tally(np.array(answers, dtype=np.int32)[:, None], groups, len(leaves), PLAN)
    wave = Wave("", tuple(path for path, _ in leaves), made, tuple(heads) if heads else None)
    found = release([wave], PLAN, RiskAppetite())
    return release_csv(found), release_json(found)


def of_one_mind(n: int, place: int = 4, other: int = 0, few: int = 0) -> list[int]:
    return [(n - few) * (here == place) + few * (here == other) for here in range(6)]


def says(texts: tuple[str, str]) -> str:
    return " ".join(map(str, attack_release(*texts, FIVE, turned=())))


def written(rows: Sequence[dict[str, object]]) -> tuple[str, str]:
    """Return rows as both texts of a release; what is not named is empty."""
    full = [dict.fromkeys(COLUMNS, "") | {"status": "shown"} | row for row in rows]
    page = io.StringIO()
    writer = csv.DictWriter(page, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(full)
    return page.getvalue(), json.dumps({"columns": COLUMNS, "rows": full})


def share(group: str, parent: str, n: int, value: object, low: int, high: int) -> dict[str, object]:
    about = {"group": group, "parent": parent, "scale": "s", "item": "q", "statistic": "favourable_share"}
    return {**about, "value": value, "low": low, "high": high, "n": n}


@st.composite
def trees(draw: st.DrawFn) -> list[Leaf]:
    """Teams in departments, and in parts of departments; many of one mind, a few of fifty people and more."""
    depth = draw(st.integers(2, 3))
    names = st.tuples(*[st.sampled_from("ABCD"[: 4 - level]) for level in range(depth)])
    paths = draw(st.lists(names, min_size=2, max_size=10, unique=True))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    leaves = []
    for path in sorted(paths):
        n = int(random.choice([random.integers(2, 15), random.integers(15, 70)], p=[0.8, 0.2]))
        few = int(random.choice([0, 1, 2, n // 2]))
        table = of_one_mind(n, *random.integers(0, 6, 2).tolist(), few=few)
        leaves.append((path, table if sum(table) == n else of_one_mind(n)))
    return leaves


@given(trees())
@settings(max_examples=40)
def test_nothing_is_found_in_any_tree(leaves: list[Leaf]) -> None:
    assert says(texts(leaves)) == ""


@st.composite
def small_tables(draw: st.DrawFn) -> tuple[str, str]:
    """Two departments of two teams each, and whatever shares: also such as no gate would print."""
    teams = [
        draw(
            st.tuples(
                st.integers(5, 8),
                st.sampled_from([(0, 33), (33, 67), (67, 100), (0, 50), (0, 100), (50, 100)]),
            )
        )
        for _ in range(4)
    ]
    rows, sizes = [], [n for n, _ in teams]
    for name, parent, held in (
        ("Everyone", "", sizes),
        ("A", "Everyone", sizes[:2]),
        ("B", "Everyone", sizes[2:]),
    ):
        low = draw(st.sampled_from([0, 10, 30, 50, 70]))
        high = draw(st.sampled_from([each for each in (30, 50, 70, 90, 100) if each > low]))
        rows.append(share(name, parent, sum(held), (low + high) / 2, low, high))
    for place, (n, (low, high)) in enumerate(teams):
        words = {(0, 33): "a third or less", (33, 67): "in between", (67, 100): "two thirds or more"}
        words |= {(0, 50): "less than half", (50, 100): "more than half", (0, 100): "between 0 and 100"}
        rows.append(share(f"{'AABB'[place]} / {place}", "AABB"[place], n, words[low, high], low, high))
    return written(rows)


@given(small_tables())
@settings(max_examples=60)
def test_what_the_quick_proof_lets_pass_the_search_lets_pass_too(made: tuple[str, str]) -> None:
    [sheet] = with_scales(read_csv(made[0], FIVE, ())).sheets
    for skips in (False, True):
        if proved(sheet, skips)[0]:
            for case in combined([sheet.publication(0, "")], FIVE, 5):
                problem = case.problem if skips else case.without_skips()
                assert leaks(problem, 5, 1e6, case.targets) == []


def test_department_that_is_counted_without_its_teams_gives_them_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leaves: list[Leaf] = [
        (("A", "1"), of_one_mind(9)),
        (("A", "2"), of_one_mind(9, few=6)),
        (("B", "1"), of_one_mind(8, few=4)),
        (("B", "2"), of_one_mind(8, few=4)),
    ]
    assert says(texts(leaves)) == ""

    def as_it_is(table: list[int], parts: object, blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
        return item_cells(table, blueprint, appetite)

    monkeypatch.setattr(parents, "whole_cells", as_it_is)
    assert "A / 1" in says(texts(leaves))


def test_people_of_a_department_who_are_in_none_of_its_teams_are_a_group_too() -> None:
    rows = [
        share("Everyone", "", 20, 50, 40, 60),
        share("A", "Everyone", 12, "in between", 33, 67),
        share("B", "Everyone", 8, "a third or less", 0, 33),
        share("A / 1", "A", 9, "a third or less", 0, 33),
    ]
    assert "those of A who are in none of its groups" in says(written(rows))


def test_total_of_another_name_than_everyone_is_not_overlooked() -> None:
    rows = [
        share("A", "", 18, "two thirds or more", 67, 100),
        share("A / 1", "A", 9, "a third or less", 0, 33),
        share("A / 2", "A", 9, "two thirds or more", 67, 100),
    ]
    assert "A / 2" in says(written(rows))


HEADS: list[Leaf] = [
    (("A", "1"), [1, 2, 1, 2, 1, 0]),
    (("A", "2"), [2, 1, 2, 1, 1, 0]),
    (("B", "1"), [1, 1, 2, 2, 2, 0]),
    (("B", "2"), [2, 2, 1, 1, 1, 0]),
]


def test_head_counts_of_the_gate_tell_of_nobody() -> None:
    made = texts(HEADS, [12, 12, 13, 12])
    assert made[0].count("head_count") == 7
    assert "favourable_of_team" in made[0]
    assert says(made) == ""


@pytest.mark.parametrize(
    ("group", "asked", "finds"),
    [
        ("A / 1", 9, "Of A / 1, 7 answered and 2 did not"),
        ("Everyone", 46, "Of those of Everyone whose head count is not shown"),
    ],
)
def test_head_count_that_tells_of_few_is_found(group: str, asked: int, finds: str) -> None:
    text, _ = texts(HEADS, [12, 12, 13, 12])
    rows = list(csv.DictReader(io.StringIO(text)))
    rows = [row for row in rows if row["statistic"] not in ("response_rate", "favourable_of_team")]
    if group == "Everyone":  # then only one of its parts stays
        rows = [row for row in rows if row["statistic"] != "head_count" or row["group"] in ("Everyone", "A")]
    for row in rows:
        if row["statistic"] == "head_count" and row["group"] == group:
            row["value"] = str(asked - (group == "Everyone") * 5)
    assert finds in says(written(rows))


def test_share_of_a_whole_team_that_is_finer_than_the_teams_own_is_found() -> None:
    text, _ = texts([(("A", "1"), of_one_mind(7)), *HEADS[1:]], [12, 12, 13, 12])
    rows = list(csv.DictReader(io.StringIO(text)))
    at = next(r for r in rows if r["statistic"] == "favourable_of_team" and r["group"] == "A / 1")
    assert says(written(rows)) == ""
    at |= {"value": "10 or less", "low": "58", "high": "100"}
    with pytest.raises(AttackError, match="none that the rules know"):
        says(written(rows))
    at |= {"value": "58 or more"}
    assert "A / 1" in says(written(rows))


def test_unfavourable_share_between_two_limits_is_read() -> None:
    made = texts([(("A",), [4, 0, 2, 0, 9, 0]), (("B",), of_one_mind(16, few=8))])
    assert "A,Everyone,s,q,unfavourable_share,,between 20 and 40,20,40,15" in made[0]
    assert says(made) == ""
