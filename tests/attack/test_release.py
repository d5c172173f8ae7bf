"""Nothing is found in what the gate lets through; without any one of its rules, something is."""

import json
from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.attack import Finding, Scale, attack_release
from unlabeled.attack.releases import read_csv
from unlabeled.attack.scales import with_scales
from unlabeled.attack.screen import proved
from unlabeled.disclosure import Detail, RiskAppetite, cell, consistency, detail, grown, parents, shown
from unlabeled.disclosure.cell import Cell, added
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.disclosure.steps import CategorySteps

from .conftest import Tables, texts_of, texts_of_answers, texts_of_items


def found(tables: Tables) -> list[Finding]:
    return attack_release(*texts_of(tables), Scale(1, len(tables[0]) - 1), turned=())


@st.composite
def surveys(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, int, tuple[int, ...]]:
    """Two items; teams of 1 to 14, of which many are of one mind, or of one mind but one."""
    points = draw(st.integers(2, 7))
    sizes = draw(st.lists(st.integers(1, 14), min_size=2, max_size=6))
    seed = draw(st.integers(0, 2**32 - 1))
    random = np.random.default_rng(seed)
    # Where there is no middle answer, see docs/decisions/0005: somebody who skips may look like a finding.
    kinds = points + points % 2
    answers = []
    for n in sizes:
        block = random.integers(0, kinds, (n, 2))
        for item in range(2):
            mind = random.random()
            if mind < 0.7:
                block[:, item] = random.integers(0, points)
            if mind < 0.3:
                block[0, item] = random.integers(0, points)
        answers.append(block)
    turned = draw(st.sampled_from([(), (1,)]))
    return np.concatenate(answers), np.repeat(np.arange(len(sizes)), sizes), points, turned


@given(surveys())
@settings(max_examples=40)
def test_nothing_is_found_in_any_release(survey: tuple[np.ndarray, np.ndarray, int, tuple[int, ...]]) -> None:
    answers, groups, points, turned = survey
    texts = texts_of_answers(answers, groups, points, turned)
    assert attack_release(*texts, Scale(1, points), turned=[f"q{place}" for place in turned]) == []


@given(surveys())
@settings(max_examples=40)
def test_the_truth_lies_within_what_is_read(
    survey: tuple[np.ndarray, np.ndarray, int, tuple[int, ...]],
) -> None:
    answers, groups, points, turned = survey
    text, _ = texts_of_answers(answers, groups, points, turned)
    release = with_scales(read_csv(text, Scale(1, points), [f"q{place}" for place in turned]))
    for sheet in release.sheets:
        for item, name in enumerate(sheet.items):
            column = answers[:, int(name[1:])]
            keyed = (
                np.where(column == points, points, points - 1 - column) if int(name[1:]) in turned else column
            )
            bands = np.array([*sheet.scale.bands[:points], 1])
            for place, group in enumerate(sheet.groups):
                if not (group == "Everyone" or group.startswith("Team")):
                    continue
                inside = slice(None) if group == "Everyone" else groups == int(group.removeprefix("Team "))
                for side, limits in zip((0, 2), sheet.shares[item, place], strict=True):
                    assert limits[0] <= (bands[keyed[inside]] == side).sum() <= limits[1]


MANY = [[0, 0, 0, 1, 64, 0]]


def nearly_all(items: int) -> tuple[str, str]:
    answers = np.full((65, items), 4)
    answers[0] = 0
    return texts_of_answers(answers, np.zeros(65, dtype=int), 5)


def without_pooling(_parents: object, people: np.ndarray, _name_of: object, _k: int) -> tuple[object, object]:
    return people > 0, np.zeros(len(people), dtype=bool)


ORGANISATIONS = [  # with groups of 50 and more, and everyone, that are shown in shares and not in categories
    ((15, 15, 15, 15), 5),
    ((15, 15, 15, 24), 3),
    ((13, 13, 13, 13), 3),
    ((14, 13, 15, 16), 5),
    ((19, 19, 19, 20), 5),
    ((25, 25, 25, 25), 6),
    ((50, 52, 60, 71), 7),
    ((50, 52), 5),
    ((61, 60), 5),
    ((60,), 5),
    ((150, 200, 230), 7),
]


def nearly_of_one_mind(draw: np.random.Generator, n: int, places: int) -> np.ndarray:
    """Return counts of `n` people, most of whom gave one answer or two, or any counts."""
    if draw.random() < 0.4:
        return draw.multinomial(n, draw.dirichlet(np.full(places, draw.choice([0.1, 0.3, 1]))))
    most, few = draw.integers(0, places, 2)
    found = np.zeros(places, dtype=np.int64)
    found[few] += (other := min(n, draw.choice([0, 1, 2, 3, n // 5, n // 3])))
    found[most] += n - other
    return found


@pytest.mark.parametrize(("sizes", "points"), ORGANISATIONS)
@pytest.mark.parametrize("skips", [False, True])
def test_nothing_is_found_where_shares_of_many_are_shown(
    sizes: tuple[int, ...], points: int, skips: bool
) -> None:
    draw, items = np.random.default_rng(points), 40
    counts = np.zeros((len(sizes), items, points + 1), dtype=np.int64)
    for place, n in enumerate(sizes):
        for item in range(items):
            table = nearly_of_one_mind(draw, n, points + skips)
            counts[place, item, : len(table)] = table
    text, as_json = texts_of_items(counts)
    assert attack_release(text, as_json, Scale(1, points), turned=()) == []
    read = with_scales(read_csv(text, Scale(1, points), ())).sheets[0]
    upper = [*range(points - points // 2, points)]
    for place, group in enumerate(read.groups):
        own = counts if group == "Everyone" else counts[[int(group.removeprefix("Team "))]]
        for side, answers in enumerate(([*range(points // 2)], upper)):
            count, limits = own[..., answers].sum(axis=(0, 2)), read.shares[:, place, side]
            assert ((limits[:, 0] <= count) & (count <= limits[:, 1])).all()


def band_for_any(self: RiskAppetite, n: int, _categories: int) -> Detail:
    return Detail.BAND if n < self.shares_from else Detail.SHARES


def closed(n: int, count: int, step: int, end: int, moved: int = 0) -> Cell:
    """A share in steps whose ends are steps like any other."""
    value = round(100 * count / n / step) * step
    counts = [other for other in range(n + 1) if round(100 * other / n / step) * step == value]
    return Cell(n, counts[0], counts[-1], value, max(value - step, 0), min(value + step, 100))


def test_without_pooling_a_team_of_four_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [[0, 0, 0, 0, 4, 0], [2, 2, 2, 3, 3, 0], [2, 1, 1, 1, 1, 0]]
    assert found(tables) == []
    monkeypatch.setattr(grown, "pooled", without_pooling)
    monkeypatch.setattr(RiskAppetite, "detail", band_for_any)
    monkeypatch.setattr(shown, "favourable_cell", lambda n, count, _appetite: cell.band(n, count))
    assert "Team 0 (4)" in str(found(tables)[0])


def refused_or_found(tables: Tables) -> bool:
    from unlabeled.attack import AttackError

    try:
        return bool(found(tables))
    except AttackError:
        return True


def test_without_halves_four_of_five_or_five_tells_the_one_who_disagrees(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = [[0, 0, 0, 0, 5, 0]]
    assert found(tables) == []
    monkeypatch.setattr(cell, "LEAST_COUNTS", 2)
    assert "somebody who knows their own answer learns" in str(found(tables)[0])


def test_without_thirds_a_small_team_of_one_mind_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [[0, 0, 0, 0, 9, 0]]
    assert found(tables) == []
    monkeypatch.setattr(detail, "band", lambda n, count: stepped_ten(n, count))
    assert refused_or_found(tables)


def stepped_ten(n: int, count: int) -> Cell:
    return cell.stepped(n, count, 10, 20)


def test_without_open_ends_a_hundred_per_cent_is_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [[0, 0, 0, 0, 20, 0]]
    assert found(tables) == []
    monkeypatch.setattr(detail, "stepped", closed)
    assert refused_or_found(tables)


def test_total_that_is_counted_without_its_parts_gives_them_away(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = [*[[0, 0, 0, 0, 10, 0]] * 4, [7, 0, 0, 0, 3, 0]]
    assert found(tables) == []

    def as_it_is(table: list[int], parts: object, blueprint: object, appetite: RiskAppetite) -> ItemCells:
        return item_cells(table, blueprint, appetite)  # type: ignore[arg-type]

    monkeypatch.setattr(parents, "whole_cells", as_it_is)
    assert refused_or_found([[0, 0, 0, 0, 9, 0], [6, 0, 0, 0, 3, 0]])


def test_without_steps_that_suit_n_all_categories_add_up_to_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fixed = CategorySteps(5, 0)
    tables = next(
        [[n - sum(counts), *[0] * (6 - many), *counts, 0]]  # on seven answers, the upper three are favourable
        for n in range(50, 140)
        if RiskAppetite().category_steps(n, 8) != fixed
        for many in (2, 3)
        for counts in combinations_with_replacement([each.low for each in fixed.cells(n) if each.low], many)
        if n - sum(counts) in (0, 1)
    )
    assert found(tables) == []
    monkeypatch.setattr(RiskAppetite, "category_steps", lambda _self, _n, _categories: fixed)
    assert refused_or_found(tables)


def test_without_its_rule_alpha_tells_of_the_one_who_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert attack_release(*nearly_all(2), Scale(1, 5)) == []
    monkeypatch.setattr(consistency, "_LEAST_ELSEWHERE", 0)
    assert "Alpha" in str(attack_release(*nearly_all(2), Scale(1, 5))[0])


def test_mean_of_the_answers_themselves_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    text, as_json = texts_of(MANY)
    rows = json.loads(as_json)["rows"]
    mean = next(row for row in rows if row["statistic"] == "mean" and row["item"])
    exact = text.replace(f"mean,,{mean['value']},{mean['low']},{mean['high']},", "mean,,5.0,5.0,5.0,")
    assert exact != text
    assert attack_release(exact, as_json, Scale(1, 5), turned=())


def test_quick_proof_holds_for_ordinary_teams() -> None:
    random = np.random.default_rng(1)
    groups = random.integers(0, 400, 5_000)
    text, _ = texts_of_answers(random.integers(0, 6, (5_000, 4)), groups, 5)
    for sheet in with_scales(read_csv(text, Scale(1, 5), ())).sheets:
        assert proved(sheet, skips=False).all()
        assert proved(sheet, skips=True).all()


@pytest.mark.parametrize("sizes", [[55] * 12, [100] * 50, [20, 31, 42, 53, 60] * 6])
def test_large_teams_are_proved_without_a_search(sizes: list[int]) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    text, _ = texts_of_answers(np.random.default_rng(1).integers(0, 6, (len(groups), 10)), groups, 5)
    for sheet in with_scales(read_csv(text, Scale(1, 5), ())).sheets:
        assert proved(sheet, skips=True).all()


def test_sum_of_published_cells_is_no_finding() -> None:
    cells = [cell.band(9, 9), cell.band(9, 3)]
    assert added(cells, 10).low == 6
    assert found([[0, 0, 0, 0, 9, 0], [6, 0, 0, 0, 3, 0]]) == []
