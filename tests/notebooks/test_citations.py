"""Whoever is named in the prose of a page, with a year or without, is cited on that page by key."""

import re
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
import yaml

from unlabeled.content.folder import kit_folder
from unlabeled.content.references import Reference, load_references
from unlabeled.exercises.catalogue import Page, load_pages, page_files

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
AUTHOR_YEAR = re.compile(
    r"\b([A-ZÀ-Þ][\w’'-]+)(?:(?:,? (?:and|&) [A-ZÀ-Þ][\w’'-]+)| et al\.)?,? \(?((?:18|19|20)\d\d)[a-z]?\b"
)
FILES = dict(
    zip(
        [page.notebook for page in load_pages()], page_files(kit_folder() / "data" / "exercises"), strict=True
    )
)

every_page = pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.notebook)


def texts(values: Any) -> Iterator[str]:
    """Yield each text in plain values, research notes left out: those are cited by key already."""
    if isinstance(values, dict):
        for name, value in values.items():
            if name != "research":
                yield from texts(value)
    elif isinstance(values, list):
        for value in values:
            yield from texts(value)
    elif isinstance(values, str):
        yield values


def prose(page: Page) -> str:
    """Return what the notebook of `page` and its exercises say, research notes left out."""
    notebook = nbformat.read(kit_folder() / "notebooks" / f"{page.notebook}.ipynb", 4)
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return "\n".join([*cells, *texts(yaml.safe_load(FILES[page.notebook].read_text("utf-8")))])


def named(text: str) -> set[tuple[str, str]]:
    """Return each author and year in `text`."""
    return {found for found in AUTHOR_YEAR.findall(text) if not re.fullmatch(MONTHS, found[0])}


def names(work: Reference) -> set[str]:
    return {name.split(",")[0] for name in work.author.split(" and ")}


def cited(page: Page) -> list[Reference]:
    return [load_references()[entry.key] for entry in page.research]


@every_page
def test_an_author_and_year_in_prose_is_a_work_cited_on_that_page(page: Page) -> None:
    known = {(name, str(work.year)) for work in cited(page) for name in names(work)}
    assert named(prose(page)) <= known


@every_page
def test_an_author_named_without_a_year_is_cited_on_that_page(page: Page) -> None:
    here = {name for work in cited(page) for name in names(work)}
    elsewhere = {name for work in load_references().values() for name in names(work)} - here
    common = {
        "Gray",
        "Kern",
        "Kim",
        "White",
        "Young",
        "Grant",
        "Campbell",
        "Wolf",
        "Long",
    }  # words or first names, too
    text = prose(page)
    assert {name for name in elsewhere - common if re.search(rf"\b{re.escape(name)}\b", text)} == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("as Slovic (1993) found", {("Slovic", "1993")}),
        ("(Malhotra & Murnighan, 2002)", {("Malhotra", "2002")}),
        ("De Jong et al. 2016 say", {("Jong", "2016")}),
        ("the essay of 25 May 2025", set()),
        ("in 2025 nobody", set()),
    ],
)
def test_citations_in_prose_are_recognised(text: str, found: set[tuple[str, str]]) -> None:
    assert named(text) == found
