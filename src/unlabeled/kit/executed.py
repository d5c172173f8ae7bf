"""The notebook that is kept with its results: those parts of a run that are the same each time.

`make built` runs it. A test runs it again and holds every byte against the file; nbval holds the same cells.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nbformat import NotebookNode

COMPARED: Final = "nbval-check-output"
EXECUTED: Final = Path("notebooks/07-reading-the-survey.ipynb")
_PATIENCE = 300  # seconds for one cell, on a machine that does other things as well


def executed(notebook: Path) -> str:
    """Return the text of `notebook` after a fresh run, with the outputs of the compared cells alone.

    Widgets come anew whenever somebody opens the notebook, so no view of one is kept, and no count of its
    cell. Nobody's journal is read: the run has an empty one of its own.

    Raises
    ------
    CellExecutionError
        If a cell does not run.
    """
    import nbformat
    from nbclient import NotebookClient

    node = nbformat.read(notebook, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        own = {name: value for name, value in os.environ.items() if name != "UNLABELED_FOLDER"}
        own["UNLABELED_JOURNAL"] = str(Path(folder) / "my-journal.json")
        client = NotebookClient(
            node,
            timeout=_PATIENCE,
            kernel_name="python3",
            resources={"metadata": {"path": str(notebook.parent)}},
        )
        client.execute(env=own)
    return _kept(node)


def renew(kit: Path) -> list[Path]:
    """Run the notebook of `kit` again; write it, and return its path, if anything has changed."""
    file = kit / EXECUTED
    text = executed(file)
    if file.read_text(encoding="utf-8") == text:
        return []
    file.write_bytes(text.encode())
    return [EXECUTED]


def _kept(node: NotebookNode) -> str:
    """Return the notebook as text, without what a run leaves in it besides the compared outputs."""
    import nbformat

    for cell in node.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        if cell.cell_type == "code" and COMPARED not in tags:
            cell.outputs, cell.execution_count = [], None
    node.metadata = {name: node.metadata[name] for name in ("kernelspec", "unlabeled")}
    text: str = nbformat.writes(node)
    return text.rstrip("\n") + "\n"
