"""Run sheets and paper sheets in a real browser: pages as promised, nothing cut, on A4 and on Letter."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from unlabeled.kit.plan import plan
from unlabeled.kit.sheets.printed import SHEETS, desk_with, print_sheets

MODES = ("in-person", "remote", "hybrid")
MOST_PAGES = {"45": 1, "90": 2, "180": 3}
SIDE = 249 / 25.4 * 96  # px: what fits on A4 and on Letter
SIDES = """() => [...document.querySelectorAll('.side')].map(side => ({
  title: side.querySelector('h1, p')?.textContent ?? '',
  height: side.getBoundingClientRect().height,
  wider: Math.max(0, ...[...side.querySelectorAll('*')].map(each =>
    Math.abs(each.getBoundingClientRect().right - side.getBoundingClientRect().left) - side.clientWidth)),
}))"""


@pytest.fixture(scope="module")
def paper(browser: Browser) -> Iterator[Page]:
    """A page that is looked at as it is printed."""
    page = browser.new_page()
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All paper sheets."""
    out = tmp_path_factory.mktemp("sheets") / "out"
    assert print_sheets(out, seed=3) == 0
    return out


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run sheet for each length and mode, with the words that take most room: fewer than eight people."""
    out = tmp_path_factory.mktemp("plans")
    for minutes in MOST_PAGES:
        for mode in MODES:
            assert plan("23:30", minutes, "7", mode, "2026-11-25", out / f"{minutes}-{mode}") == 0
    return out


def pages(page: Page, size: str) -> int:
    """Return on how many pages it is printed."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=size)))


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("minutes", MOST_PAGES)
def test_a_run_sheet_takes_no_more_pages_than_promised(
    minutes: str, size: str, plans: Path, paper: Page
) -> None:
    for mode in MODES:
        paper.goto((plans / f"{minutes}-{mode}" / "run-sheet.html").as_uri())
        assert pages(paper, size) <= MOST_PAGES[minutes], mode


@pytest.mark.parametrize("part", SHEETS)
def test_every_side_of_a_sheet_takes_one_page_and_nothing_leaves_it(
    part: str, sheets: Path, paper: Page
) -> None:
    paper.goto((sheets / f"sheets-{part}.html").as_uri())
    sides = paper.evaluate(SIDES)
    leaves = list(SHEETS[part](desk_with(3)))
    assert len(sides) == sum(len(leaf.sides) for leaf in leaves) + sum(
        len(leaf.sides) == 1 for leaf in leaves[:-1]
    )
    for side in sides:
        assert side["height"] <= SIDE + 1, side["title"]
        assert side["wider"] <= 1, side["title"]
    for size in ("A4", "Letter"):
        assert pages(paper, size) == len(sides)


def test_all_sheets_together_keep_fronts_in_front(sheets: Path, paper: Page) -> None:
    paper.goto((sheets / "sheets-all.html").as_uri())
    feet = paper.evaluate(
        "() => [...document.querySelectorAll('.side')].map(s => s.querySelector('footer')?.textContent ?? '')"
    )
    assert all(", back" not in foot for foot in feet[::2])
    assert all(", front" not in foot for foot in feet[1::2])
    assert pages(paper, "A4") == len(feet)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_a_run_sheet_can_be_read_on_any_screen(
    width: int,
    scheme: str,
    plans: Path,
    new_page: Callable[..., Page],
    axe: Callable[[Page, str], list[str]],
) -> None:
    page = new_page(scheme=scheme, width=width)
    page.goto((plans / "90-hybrid" / "run-sheet.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if scheme == "dark":
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground == "rgb(28, 26, 23)"
    assert axe(page, "main") == []


def test_a_run_sheet_asks_nobody_for_anything(
    plans: Path, page: Page, watch: Callable[[Page], object]
) -> None:
    seen = watch(page)
    page.goto((plans / "45-remote" / "run-sheet.html").as_uri())
    assert seen.hosts() == set()  # type: ignore[attr-defined]
    assert seen.errors == []  # type: ignore[attr-defined]
