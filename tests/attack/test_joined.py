"""Several publications of the same people as one: what is proved of it, the search lets pass too."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.attack import Scale, attack_texts, several
from unlabeled.attack.combine import combined
from unlabeled.attack.exact import leaks
from unlabeled.attack.joined import joined
from unlabeled.attack.releases import read_csv
from unlabeled.attack.screen import proved
from unlabeled.attack.several import findings_of_all

from .test_tree import FIVE, Leaf, of_one_mind, share, texts, written

WORDS = {(0, 33): "a third or less", (33, 67): "in between", (67, 100): "two thirds or more"}
ENDS = {(0, 50): "less than half", (50, 100): "more than half", (0, 100): "between 0 and 100"}


@st.composite
def two_publications(draw: st.DrawFn) -> tuple[str, str]:
    """Departments, and then teams in them, with whatever shares: also such as no gate would print."""
    sizes = draw(st.lists(st.integers(5, 7), min_size=3, max_size=4))
    of = "AABB"

    def wide(name: str, parent: str, n: int) -> dict[str, object]:
        low = draw(st.sampled_from([0, 10, 30, 50]))
        high = draw(st.sampled_from([each for each in (50, 70, 90, 100) if each > low]))
        return share(name, parent, n, f"between {low} and {high}", low, high)

    def groups() -> list[dict[str, object]]:
        whole = {name: sum(n for n, part in zip(sizes, of, strict=False) if part == name) for name in "AB"}
        return [
            wide("Everyone", "", sum(sizes)),
            *(wide(name, "Everyone", n) for name, n in whole.items() if n),
        ]

    teams = []
    for place, n in enumerate(sizes):
        low, high = draw(st.sampled_from([*WORDS, *ENDS]))
        teams.append(share(f"{of[place]} / {place}", of[place], n, {**WORDS, **ENDS}[low, high], low, high))
    return written(groups())[0], written([*groups(), *teams])[0]


@given(two_publications())
@settings(max_examples=40)
def test_what_is_proved_of_several_the_search_lets_pass_too(made: tuple[str, str]) -> None:
    sheets = [read_csv(text, FIVE, ()).sheets[0] for text in made]
    sheet = joined(sheets)
    assert sheet is not None
    for skips in (False, True):
        if proved(sheet, skips)[0]:
            for case in combined([each.publication(0, "") for each in sheets], FIVE, 5):
                problem = case.problem if skips else case.without_skips()
                assert leaks(problem, 5, 1e6, case.targets) == []


def tree_of_77() -> list[str]:
    paths = [(a, b, c) for a in "AB" for b in "XY" for c in "12"]
    leaves: list[Leaf] = [(path, of_one_mind(9 + place % 3)) for place, path in enumerate(paths)]
    found = []
    for depth in (1, 2, 3):
        tables: dict[tuple[str, ...], list[int]] = {}
        for path, table in leaves:
            old = tables.get(path[:depth], [0] * 6)
            tables[path[:depth]] = [one + other for one, other in zip(old, table, strict=True)]
        found.append(texts(list(tables.items()))[0])
    return found


def test_three_levels_published_one_after_the_other_need_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """All are of one mind, which is the hardest."""

    def searched(*_: object) -> list[object]:
        raise AssertionError

    monkeypatch.setattr(several, "findings_of_item", searched)
    made = tree_of_77()
    assert attack_texts(made, FIVE, turned=()) == []
    assert attack_texts([made[0], made[2]], FIVE, turned=()) == []


def test_three_levels_published_one_after_the_other_can_be_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group that is a part in one publication is made of parts in another, and so are these."""
    rows = [share("Everyone", "", 16, "50", 40, 60)]
    departments = [share(name, "Everyone", 8, "in between", 33, 67) for name in "AB"]
    teams = [share(f"{name} / 1", name, 8, "in between", 33, 67) for name in "AB"]
    floors = [share(f"{name} / 1 / x", f"{name} / 1", 8, "in between", 33, 67) for name in "AB"]
    made = [
        written(rows + more)[0] for more in (departments, departments + teams, departments + teams + floors)
    ]
    releases = [("", read_csv(text, FIVE, ())) for text in made]
    monkeypatch.setattr(several, "joined", lambda _sheets: None)
    assert findings_of_all(releases, [], FIVE, 5, lambda _words: None) == []


def test_what_two_publications_print_of_one_group_is_held_together() -> None:
    one, other = (
        written([share("Everyone", "", 20, f"between {low} and {high}", low, high)])[0]
        for low, high in ((40, 60), (50, 70))
    )
    sheet = joined([read_csv(text, FIVE, ()).sheets[0] for text in (one, other)])
    assert sheet is not None
    assert sheet.shares[0, 0, 1].tolist() == [10, 12]


def test_groups_that_do_not_lie_in_one_another_are_not_joined() -> None:
    one, other = (written([share(name, "", 20, 50, 40, 60)])[0] for name in "AB")
    assert joined([read_csv(text, FIVE, ()).sheets[0] for text in (one, other)]) is None


def test_means_that_differ_are_all_kept() -> None:
    random = np.random.default_rng(0)
    leaves = [((name,), [*random.multinomial(65, [0.2] * 5).tolist(), 0]) for name in "AB"]
    sheets = [read_csv(texts(each)[0], Scale(1, 5), ()).sheets[0] for each in (leaves, leaves)]
    sheet = joined(sheets)
    assert sheet is not None
    fine = len(sheet.fine) - 1
    alone = sheets[0].spread(0, fine)
    assert sheet.spread(0, fine) == [*alone, *alone]
