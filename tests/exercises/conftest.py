"""A desk of one's own for every test, and texts of one's own to make a mistake in."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import kit_folder
from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return Journal(tmp_path / "my-journal.json")


@pytest.fixture
def memory(journal: Journal) -> Memory:
    """What remembers answers in one kernel."""
    return Memory(journal)


@pytest.fixture
def lay_out(journal: Journal) -> Callable[[str], Any]:
    """Return the view of an exercise as a kernel that starts now would show it."""

    def lay_out(name: str) -> Any:
        desk = Desk(Memory(journal), Place.THIS_LAPTOP)
        desk.exercise(name)
        return desk.view(name)

    return lay_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of all texts of the exercises."""
    return Path(shutil.copytree(kit_folder() / "data" / "exercises", tmp_path / "exercises"))


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Return what puts other words, which have to be there, into a file of `folder`, once."""

    def change(name: str, old: str, new: str) -> None:
        file = folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return change
