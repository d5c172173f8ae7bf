"""The notebook for a survey's report: small, stripped, run on the sample, and never by itself."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from unlabeled.content import kit_folder
from unlabeled.kit.manifest import manifest_json
from unlabeled.kit.start import start

FILE = kit_folder() / "facilitator" / "survey-report.ipynb"
NOTEBOOK = nbformat.read(FILE, 4)
CODE = {cell.id: cell.source for cell in NOTEBOOK.cells if cell.cell_type == "code"}


def prose() -> dict[str, str]:
    return {cell.id: cell.source for cell in NOTEBOOK.cells if cell.cell_type == "markdown"}


def test_it_is_valid_stripped_and_its_cells_are_named() -> None:
    nbformat.validate(NOTEBOOK)
    assert set(NOTEBOOK.metadata) == {"kernelspec", "unlabeled"}
    for cell in NOTEBOOK.cells:
        assert re.fullmatch(r"report-[a-z]+(-[a-z]+)*", cell.id)
        # In a clone of the kit there is no ledger to look into, and a sentence says so.
        assert cell.metadata == ({"tags": ["raises-exception"]} if cell.id == "report-publish" else {})
        if cell.cell_type == "code":
            assert (cell.outputs, cell.execution_count) == ([], None)


def test_code_is_one_to_three_plain_lines_that_import_the_package_alone() -> None:
    for name, source in CODE.items():
        assert 1 <= len(source.splitlines()) <= 3, name
        body = ast.parse(source).body
        assert isinstance(body[-1], ast.Expr), name
        assert {type(node) for node in body} <= {ast.Expr, ast.Assign, ast.ImportFrom}, name
        assert {node.module for node in body if isinstance(node, ast.ImportFrom)} <= {"unlabeled"}


def test_it_goes_from_expectation_to_the_ledger() -> None:
    assert list(CODE) == [
        "report-expect",
        "report-file",
        "report-table",
        "report-write",
        "report-publish",
    ]


def test_prose_is_in_short_cells_whose_links_lead_somewhere() -> None:
    for name, text in prose().items():
        assert len(text.split()) <= 120, name
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
            assert (FILE.parent / target).is_file(), target


def test_nothing_is_written_or_published_before_somebody_changes_a_line() -> None:
    assert "folder = None" in CODE["report-write"]
    assert "# publish(folder)" in CODE["report-publish"]
    assert not [
        node
        for source in CODE.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "publish"
    ]


def test_it_does_not_run_by_being_opened() -> None:
    manifest = json.loads(manifest_json(kit_folder()))
    assert FILE.stem not in {entry["name"] for entry in (*manifest["notebooks"], *manifest["apart"])}


def run(folder: Path, changes: dict[str, str]) -> dict[str, list[Any]]:
    """Run the notebook of a workshop folder as somebody would who has changed these lines."""
    node = nbformat.read(folder / "facilitator" / FILE.name, 4)
    for cell in node.cells:
        for old, new in changes.items():
            cell.source = cell.source.replace(old, new) if cell.cell_type == "code" else cell.source
    client = NotebookClient(
        node,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder / "facilitator")}},
    )
    client.execute()
    return {cell.id: cell.outputs for cell in node.cells if cell.cell_type == "code"}


# The kernel's own warning that it talks over TCP; tornado's about a loop that nbclient made.
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::RuntimeWarning")
def test_with_a_folder_and_without_the_mark_it_writes_and_publishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    workshop = tmp_path / "workshop"
    assert start(workshop) == 0
    found = run(workshop, {"folder = None": 'folder = "../out/ours"', "# publish": "publish"})
    assert (workshop / "out" / "ours" / "report.html").is_file()
    assert "ledger" in "".join(file.name for file in (workshop / "data" / "survey").iterdir())
    shown = json.dumps(found)
    assert "Spruce" in shown
    assert "Made up:" not in shown  # what somebody wrote is in no output
    assert "Alder" not in json.dumps(found["report-file"])  # four people, never alone
