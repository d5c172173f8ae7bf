"""Where Python runs inside a browser: no NumPy, no matplotlib, no file locks."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unlabeled.exercises.catalogue import load_words
from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.look import figures
from unlabeled.widgets import Memory

WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"numpy", "matplotlib", "pandas", "scipy", "pyarrow"}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
from pathlib import Path
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

desk = Desk(Memory(Journal(Path(sys.argv[1]) / "my-journal.json")), Place.BROWSER)
for page in load_pages():
    desk.view(page.exercises[0].id)
"""


def test_the_first_question_of_every_page_needs_no_numpy_and_no_matplotlib(tmp_path: Path) -> None:
    """Loading them takes longer than all the rest: nobody waits for numbers before asking for some."""
    subprocess.run([sys.executable, "-c", WITHOUT, str(tmp_path)], check=True)


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The exercise of the first page, in a place that cannot draw."""
    monkeypatch.setattr(figures, "find_spec", lambda _name: None)
    return Desk(Memory(Journal(tmp_path / "my-journal.json")), Place.BROWSER).view("three-invitations")


def test_where_nothing_can_be_drawn_the_numbers_stand_with_a_sentence(view: Any) -> None:
    view.freedom["if-you-like"].value, view.guess.value = 50, 4
    _, figure = view.figures["reveal"]
    assert (figure.light, figure.dark) == ("", "")
    assert figure.table["rows"]
    assert figure.note.startswith(load_words().no_drawing)
    assert load_words().toy_model in figure.note


def test_where_nothing_can_be_drawn_nothing_stands_there_before_an_answer(view: Any) -> None:
    _, figure = view.figures["reveal"]
    assert figure.table is None


def test_inside_a_browser_no_lock_is_left_beside_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "emscripten")
    from unlabeled.journal import lock

    names = runpy.run_path(str(Path(lock.__file__)))
    with names["locked"](tmp_path / ".lock", remove=lambda: False):
        assert not list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())
