"""The table of contents on the first page: made from the schedule, so that its minutes cannot be others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from unlabeled.content.schedule import load_schedule
from unlabeled.content.workshop import load_workshop

FIRST_PAGE = Path("notebooks/00-terms.ipynb")
CELL = "00-way"


def way_markdown(kit: Path) -> str:
    """Return the parts of the workshop in `kit` as Markdown: each with its question, its minutes and a link.

    It is text of the notebook and no widget: it is there before any kernel is, on paper, and wherever else
    notebooks are read. A part whose notebook is not there yet is left out.
    """
    words = load_workshop(kit / "data" / "workshop.yaml").way
    parts = [
        part
        for part in load_schedule(kit / "data" / "schedule.yaml").notebooks
        if (kit / "notebooks" / f"{part.notebook}.ipynb").is_file()
    ]
    minutes = sum(part.solo or 0 for part in parts)
    rows = [
        f"|[{part.title}]({part.notebook}.ipynb)<br>*{words.asks.get(part.id, '')}*|{part.solo}|"
        for part in parts
    ]
    head = (f"## {words.title}", "", words.lead.format(minutes=minutes), "")
    return "\n".join((*head, f"|{words.page}|{words.minutes}|", "|:--|--:|", *rows))


def is_current(kit: Path) -> bool:
    """Return whether the first page in `kit` shows the way as it is now."""
    cell = _cell_of(_read(kit))
    return "".join(cell["source"]) == way_markdown(kit)


def renew_way(kit: Path) -> list[Path]:
    """Write the way into the first page in `kit`; return the page if it changed."""
    if is_current(kit):
        return []
    notebook = _read(kit)
    _cell_of(notebook)["source"] = way_markdown(kit).splitlines(keepends=True)
    text = json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"
    (kit / FIRST_PAGE).write_text(text, encoding="utf-8")
    return [FIRST_PAGE]


def _read(kit: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads((kit / FIRST_PAGE).read_text("utf-8"))
    return notebook


def _cell_of(notebook: dict[str, Any]) -> dict[str, Any]:
    for cell in notebook["cells"]:
        if cell["id"] == CELL:
            found: dict[str, Any] = cell
            return found
    raise LookupError(f"{FIRST_PAGE} has no cell {CELL!r}: that is where the table of contents stands.")
