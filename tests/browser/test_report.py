"""The report as people meet it: on a phone, on a screen, in the dark, by keyboard, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from unlabeled.content import kit_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.disclosure import RiskAppetite, Wave, release
from unlabeled.survey.export import Source
from unlabeled.survey.policy import blueprint
from unlabeled.survey.released import released
from unlabeled.survey.report import report_html
from unlabeled.survey.responses import LeftOut
from unlabeled.survey.tabulate import tally

SURVEY = kit_folder() / "data" / "survey"
TREE = {
    ("Sales", "North"): 9,
    ("Sales", "South and the islands beyond the harbour"): 7,
    ("Works", "Weekend"): 22,
    ("Care", "Ward 1"): 61,
    ("Care", "Ward 2"): 18,
    ("التمريض", "قسم الطوارئ"): 8,
    ("التمريض", "قسم الأطفال"): 11,
    ("设计团队", "第一组"): 6,
}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What a page of A4 holds below its margins, in CSS pixels; a picture that is higher would be cut.
HIGHEST = "Math.max(...[...document.images].map((one) => one.getBoundingClientRect().height))"
A4 = 1019


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of a report of two waves, and of one of a tree of groups."""
    folder = tmp_path_factory.mktemp("reports")
    policy = (SURVEY / "risk-appetite.yaml").read_text(encoding="utf-8")
    instrument = load_instrument(SURVEY / "instrument.yaml")
    plan = blueprint(instrument)
    groups = np.repeat(np.arange(len(TREE)), list(TREE.values()))
    answers = np.random.default_rng(1).integers(0, 6, size=(len(groups), len(instrument.items)))
    tree = release([Wave("", tuple(TREE), tally(answers, groups, len(TREE), plan))], plan, RiskAppetite())
    source = Source(instrument, "a plain table", LeftOut())
    pages = {
        "waves": report_html(*released(SURVEY / "sample.csv", instrument, RiskAppetite()), policy),
        "tree": report_html(tree, source, policy),
    }
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in pages}


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")


@pytest.mark.parametrize("name", ["waves", "tree"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 390), ("light", 320)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_page(
    reports: dict[str, str],
    new_page: Callable[..., Page],
    axe: Callable[[Page, str], list[str]],
    name: str,
    scheme: str,
    width: int,
) -> None:
    page = new_page(scheme=scheme, width=width)
    page.goto(reports[name])
    unfold(page)
    assert axe(page, "body") == []
    assert page.evaluate(WIDER) == 0


def test_words_in_pictures_are_eleven_pixels_high_on_the_narrowest_phone(
    reports: dict[str, str], new_page: Callable[..., Page]
) -> None:
    page = new_page(width=320, height=700)
    page.goto(reports["waves"])
    width = page.locator(".panels img:visible").first.evaluate("(one) => one.getBoundingClientRect().width")
    assert width / 360 * 14 >= 11


def test_a_caption_is_read_whole_on_a_phone_and_a_wide_table_says_that_it_goes_on(
    reports: dict[str, str], new_page: Callable[..., Page]
) -> None:
    page = new_page(width=390, height=800)
    page.goto(reports["waves"])
    unfold(page)
    widest = "Math.max(...[...document.querySelectorAll('caption > span')].map((one) => one.offsetWidth))"
    assert page.evaluate(widest) <= page.evaluate("document.querySelector('.wide').clientWidth")
    expect(page.locator(".hint:visible")).not_to_have_count(0)
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.locator(".hint:visible")).to_have_count(0)


def test_tables_stand_last_on_paper(reports: dict[str, str], new_page: Callable[..., Page]) -> None:
    page = new_page(width=687, height=A4)
    page.goto(reports["waves"])
    page.emulate_media(media="print")
    top = "(which) => document.querySelector(which).getBoundingClientRect().top"
    assert page.evaluate(top, ".method") < page.evaluate(top, ".appendix")
    assert page.evaluate(top, ".appendix") < page.evaluate(top, "article > .u-more")


@pytest.mark.parametrize(("name", "most"), [("waves", 9), ("tree", 14)])
def test_paper_takes_few_pages_and_holds_each_picture_whole(
    reports: dict[str, str], browser: Browser, tmp_path: Path, name: str, most: int
) -> None:
    page = browser.new_page(viewport={"width": 687, "height": A4})  # A4 between its margins
    page.goto(reports[name])
    page.emulate_media(media="print")
    assert page.evaluate(HIGHEST) < A4
    hidden = (
        "[...document.querySelectorAll('table')].filter((one) => !one.getBoundingClientRect().height).length"
    )
    assert page.evaluate(hidden) == 0  # what is folded on a screen is open on paper
    page.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True)
    page.close()
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "report.pdf").read_bytes())
    assert 1 < len(pages) <= most
