"""The facilitator's console as a notebook: small, stripped, and at peace without a room."""

import ast
import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from unlabeled.content import kit_folder
from unlabeled.kit.digest import code_digest
from unlabeled.kit.manifest import CONSOLE, manifest_json
from unlabeled.room.live.session import SESSION, Session, write_session
from unlabeled.widgets import Slot

from ..room.house import TOKEN, process

FILE = kit_folder() / CONSOLE
NOTEBOOK = nbformat.read(FILE, 4)


def test_it_is_valid_stripped_and_its_cells_are_named() -> None:
    nbformat.validate(NOTEBOOK)
    assert set(NOTEBOOK.metadata) == {"kernelspec", "unlabeled"}
    for cell in NOTEBOOK.cells:
        assert re.fullmatch(r"live-[a-z]+", cell.id)
        assert cell.metadata == {}
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


def test_code_is_two_lines_that_import_the_room_alone() -> None:
    (code,) = [cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code"]
    (imported, called) = ast.parse(code).body
    assert isinstance(imported, ast.ImportFrom)
    assert imported.module == "unlabeled.room"
    assert isinstance(called, ast.Expr)


def test_prose_is_in_short_cells_and_names_commands_that_there_are() -> None:
    for cell in NOTEBOOK.cells:
        if cell.cell_type == "markdown":
            assert len(cell.source.split()) <= 120
            assert set(re.findall(r"`unlabeled (\w+)`", cell.source)) <= {"host"}


def test_it_runs_by_itself_beside_the_folders_that_ship_with_it() -> None:
    (entry,) = json.loads(manifest_json(kit_folder()))["apart"]
    assert entry["digest"] == code_digest(FILE)
    folders = {one.name for one in FILE.parent.iterdir() if one.is_dir() and one.name[0] not in "._"}
    assert set(entry["beside"]) == folders


def what_it_shows(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the notebook as it is; return all that its widgets hold."""
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    node = nbformat.read(FILE, 4)
    done = NotebookClient(
        node, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(FILE.parent)}}
    ).execute()
    (code,) = [cell for cell in done.cells if cell.cell_type == "code"]
    (output,) = code.outputs
    assert "application/vnd.jupyter.widget-view+json" in output.data
    return json.dumps(done.metadata.widgets, ensure_ascii=False)


# The kernel's own warning that it talks over TCP; tornado's about a loop that nbclient made.
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::RuntimeWarning")
def test_without_a_room_it_says_calmly_how_to_open_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SESSION, raising=False)
    shown = what_it_shows({}, monkeypatch)
    assert "No room is open here." in shown
    assert "unlabeled host --people 12" in shown


@pytest.mark.filterwarnings("default::DeprecationWarning", "default::RuntimeWarning")
def test_with_a_room_it_is_the_console_of_that_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with process(tmp_path / "room", 12) as (house, _):
        slot = Slot(0, 4_000_000_000_000, "Terms", "To open", "spoken", "Say hello.", "Hello.")
        session = Session(
            house.opened.host, tmp_path / "room", ("did_you_choose",), (slot,), "In pairs today."
        )
        write_session(session, tmp_path / "session.json")
        shown = what_it_shows({SESSION: str(tmp_path / "session.json")}, monkeypatch)
        assert house.opened.link in shown
        for said in ("how you came to be here", "Say hello.", "In pairs today.", "Seats joined: 0"):
            assert said in shown
        assert "How did you come to be in this room?" not in shown  # the wall does not show it yet
        assert TOKEN not in shown
