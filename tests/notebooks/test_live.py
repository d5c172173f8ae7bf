"""The facilitator's console as a notebook: small, stripped, and at peace without a room."""

import ast
import json
import re

import nbformat

from unlabeled.content import kit_folder
from unlabeled.kit.digest import code_digest
from unlabeled.kit.manifest import CONSOLE, manifest_json

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
