"""The reference pages name every command, every YAML key and every widget, as code and data have them."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

import unlabeled.widgets
from unlabeled.content import Content

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
DATA = FOLDER.parents[1] / "data"
FILES = sorted(DATA.rglob("*.yaml"))


def made_by() -> ModuleType:
    found = importlib.util.spec_from_file_location("make_reference", FOLDER / "make.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


MADE = made_by()


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MADE.PAGES)
def test_a_page_is_what_its_maker_makes_now(name: str) -> None:
    assert text(name) == MADE.PAGES[name](), f"docs/reference/{name} is old: run 'make built'"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DATA)))
def test_every_key_that_stands_in_a_file_stands_on_the_page(file: Path) -> None:
    section = text("content.md").split(f"## `data/{file.relative_to(DATA)}`\n")[1].split("\n## ")[0]
    named = {part for line in section.splitlines() if line.startswith("| `") for part in words_of(line)}
    values = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert {key for key in keys(values) if key not in named} <= free_names(values)


def words_of(line: str) -> list[str]:
    return re.sub(r"\[[^]]*\]", "", line.split("`")[1]).split(".")


def keys(values: object) -> set[str]:
    if isinstance(values, dict):
        return {str(key) for key in values} | {key for value in values.values() for key in keys(value)}
    return {key for value in values for key in keys(value)} if isinstance(values, list) else set()


def free_names(values: object) -> set[str]:
    """Names that whoever writes the file chooses: keys of a mapping whose values are of one kind."""
    if isinstance(values, list):
        return {name for value in values for name in free_names(value)}
    if not isinstance(values, dict):
        return set()
    forms = [frozenset(value) if isinstance(value, dict) else type(value) for value in values.values()]
    shared = forms and all(isinstance(form, frozenset) for form in forms) and frozenset.intersection(*forms)
    own = {str(key) for key in values} if shared or len(set(forms)) == 1 else set()
    return own | {name for value in values.values() for name in free_names(value)}


def test_every_widget_stands_on_the_page() -> None:
    named = set(text("widgets.md").split("`"))
    words = {n for n in unlabeled.widgets.__all__ if is_words(getattr(unlabeled.widgets, n))}
    assert set(unlabeled.widgets.__all__) - words <= named


def is_words(made: object) -> bool:
    return isinstance(made, type) and issubclass(made, Content)
