"""Digests by which a file is recognised: what somebody wrote counts, what a run left does not."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def code_digest(notebook: Path) -> str:
    """Return the SHA-256 of what would run: the ordered (id, source) pairs of the code cells.

    The workshop view computes the same digest from the opened notebook, over the same bytes: JSON without
    spaces, UTF-8. It runs a notebook on opening only if the digest stands in the manifest.

    Raises
    ------
    ValueError
        If the file is no notebook.
    """
    pairs = [[cell.get("id", ""), source] for cell, source in _cells(notebook) if cell["cell_type"] == "code"]
    return _sha256(canonical(pairs))


def file_digest(file: Path) -> str:
    """Return a digest of what somebody wrote into `file`: for a notebook, all cells without their outputs.

    The ids of the cells count: a notebook in which only they differ does not run by itself, and is mended.
    """
    if file.suffix == ".ipynb":
        try:
            return _sha256(
                canonical([[cell["cell_type"], cell.get("id", ""), source] for cell, source in _cells(file)])
            )
        except ValueError:
            pass  # a broken notebook is compared like any other file
    return _sha256(file.read_bytes())


def canonical(pairs: list[list[str]]) -> bytes:
    """Return `pairs` as the bytes that `JSON.stringify` and UTF-8 give in a browser."""
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":")).encode()


def _cells(notebook: Path) -> list[tuple[dict[str, Any], str]]:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        return [(cell, "".join(cell["source"])) for cell in cells]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{notebook.name} is not a notebook: it has no cells.") from error


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
