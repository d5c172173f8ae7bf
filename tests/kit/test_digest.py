"""What counts as the same notebook: sources and ids, never what a run leaves behind."""

import json
from pathlib import Path
from typing import Any

import pytest

from unlabeled.kit.digest import canonical, code_digest, file_digest


def write(file: Path, *cells: dict[str, Any]) -> Path:
    notebook = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    file.write_text(json.dumps(notebook), encoding="utf-8")
    return file


def code(cell_id: str, source: str | list[str], **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "id": cell_id, "metadata": {}, "source": source, "outputs": [], **more}


def text(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "t", "metadata": {}, "source": source}


def test_lines_of_a_source_count_the_same_in_one_piece_or_many(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.ipynb", code("a", "x = 1\ny = 2"))
    lines = write(tmp_path / "lines.ipynb", code("a", ["x = 1\n", "y = 2"]))
    assert code_digest(whole) == code_digest(lines)


def test_outputs_and_text_leave_the_code_digest_as_it_is(tmp_path: Path) -> None:
    before = write(tmp_path / "before.ipynb", text("Hello"), code("a", "1"))
    after = write(tmp_path / "after.ipynb", text("Guten Tag"), code("a", "1", execution_count=3))
    assert code_digest(before) == code_digest(after)


@pytest.mark.parametrize(
    "cells",
    [
        [code("a", "2"), code("b", "1")],
        [code("b", "2"), code("a", "1")],
        [code("a", "1")],
        [code("a", "1"), code("b", "2"), code("c", "")],
        [code("a", "1"), code("b", "2 ")],
        [code("a", "1"), code("B", "2")],
    ],
    ids=["swapped sources", "swapped order", "one gone", "one more", "a space", "another id"],
)
def test_any_change_of_what_would_run_changes_the_code_digest(
    tmp_path: Path, cells: list[dict[str, Any]]
) -> None:
    original = write(tmp_path / "original.ipynb", code("a", "1"), code("b", "2"))
    assert code_digest(write(tmp_path / "other.ipynb", *cells)) != code_digest(original)


def test_changed_text_counts_as_a_change_of_the_file_and_outputs_do_not(tmp_path: Path) -> None:
    original = write(tmp_path / "original.ipynb", text("Hello"), code("a", "1"))
    run = write(tmp_path / "run.ipynb", text("Hello"), code("a", "1", execution_count=3))
    reworded = write(tmp_path / "reworded.ipynb", text("Good day"), code("a", "1"))
    assert file_digest(run) == file_digest(original) != file_digest(reworded)


def test_another_id_is_a_change_of_the_file_since_such_a_notebook_does_not_run(tmp_path: Path) -> None:
    original = write(tmp_path / "original.ipynb", code("a", "1"))
    assert file_digest(write(tmp_path / "renamed.ipynb", code("b", "1"))) != file_digest(original)


def test_a_broken_notebook_is_no_notebook_and_still_a_file(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ipynb"
    broken.write_text('{"cells": 3}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.ipynb is not a notebook"):
        code_digest(broken)
    assert file_digest(broken) != file_digest(write(tmp_path / "empty.ipynb"))


def test_the_bytes_that_are_hashed_hold_no_escapes_and_no_spaces() -> None:
    assert canonical([["ä", 'x = "1"\n']]) == '[["ä","x = \\"1\\"\\n"]]'.encode()
