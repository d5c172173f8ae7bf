"""The table of contents on the first page: the schedule's parts and minutes, and nothing else changes."""

import json
import shutil
from pathlib import Path

import pytest

from unlabeled.content import kit_folder
from unlabeled.content.schedule import load_schedule
from unlabeled.content.workshop import load_workshop
from unlabeled.kit.way import CELL, FIRST_PAGE, is_current, renew_way, way_markdown


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    for folder in ("data", "notebooks"):
        shutil.copytree(kit_folder() / folder, tmp_path / folder)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def cells(kit: Path) -> dict[str, str]:
    notebook = json.loads((kit / FIRST_PAGE).read_text(encoding="utf-8"))
    return {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}


def test_the_first_page_shows_the_way_as_it_is_now() -> None:
    assert is_current(kit_folder()), "run 'make built'"


def test_every_notebook_is_on_the_way_with_its_minutes_and_its_link() -> None:
    rows = way_markdown(kit_folder()).splitlines()
    for part in load_schedule().notebooks:
        row = next(row for row in rows if f"]({part.notebook}.ipynb)" in row)
        assert row.startswith(f"|[{part.title}]")
        assert row.endswith(f"|{part.solo}|")


def test_every_notebook_says_in_a_few_words_what_it_asks() -> None:
    asks = load_workshop().way.asks
    for part in load_schedule().notebooks:
        assert 3 <= len(asks[part.id].split()) <= 9, part.id


def test_the_minutes_of_the_whole_are_those_of_its_parts() -> None:
    minutes = sum(part.solo or 0 for part in load_schedule().notebooks)
    assert f"{minutes} minutes" in way_markdown(kit_folder())


def test_changed_minutes_are_written_into_the_page_and_nothing_else_is(kit: Path) -> None:
    before = cells(kit)
    change(kit / "data" / "schedule.yaml", "solo: 40", "solo: 41")
    assert not is_current(kit)
    assert renew_way(kit) == [FIRST_PAGE]
    after = cells(kit)
    assert "|41|" in after[CELL]
    assert {key: text for key, text in after.items() if key != CELL} == {
        key: text for key, text in before.items() if key != CELL
    }
    assert renew_way(kit) == []


def test_writing_the_way_keeps_the_form_of_the_file(kit: Path) -> None:
    before = (kit / FIRST_PAGE).read_bytes()
    change(kit / FIRST_PAGE, "About", "Some")
    renew_way(kit)
    assert (
        kit / FIRST_PAGE
    ).read_bytes() != before  # "About" stands in another cell too, which is left alone
    change(kit / FIRST_PAGE, "Some 20", "About 20")
    assert (kit / FIRST_PAGE).read_bytes() == before


def test_a_notebook_that_is_not_there_is_not_on_the_way(kit: Path) -> None:
    (kit / "notebooks" / "close.ipynb").unlink()
    assert "close.ipynb" not in way_markdown(kit)


def test_a_first_page_without_its_place_is_named(kit: Path) -> None:
    change(kit / FIRST_PAGE, '"00-way"', '"00-gone"')
    with pytest.raises(LookupError, match="no cell '00-way'"):
        renew_way(kit)


def test_an_unknown_place_in_its_sentence_is_refused(kit: Path) -> None:
    change(kit / "data" / "workshop.yaml", "About {minutes}", "About {hours}")
    with pytest.raises(ValueError, match=r"way\.lead: Only these can be filled in here: \{minutes\}"):
        way_markdown(kit)
