"""What the workshop view reads: its words, the sequence, and the digest of each notebook that may run."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from unlabeled.content.schedule import load_schedule
from unlabeled.content.workshop import load_workshop
from unlabeled.kit.digest import code_digest
from unlabeled.look import Host, stylesheet

CONSOLE = Path("facilitator/live.ipynb")
STATIC = Path("src/unlabeled/labextension/unlabeled/static")


@dataclass(frozen=True)
class Front:
    """What differs between a JupyterLab with a server and one without.

    Attributes
    ----------
    kernel : str
        The only kernel on which a notebook runs by being opened.
    address : str
        Where a notebook opens on a page of its own, below the front's own address.
    """

    kernel: str
    address: str


SERVER = Front("python3", "doc/tree/{path}")
NO_SERVER = Front("python", "lab/index.html?path={path}")


def manifest_json(kit: Path, front: Front = SERVER, names: Collection[str] | None = None) -> str:
    """Return the manifest of the notebooks in `kit`, in the order of its schedule, as JSON text.

    A part of the schedule whose notebook is not there yet is left out; so is a notebook without a part, and
    one that is not among `names`, where they are given.
    """
    words = load_workshop(kit / "data" / "workshop.yaml")
    parts = load_schedule(kit / "data" / "schedule.yaml").notebooks
    there = [
        part
        for part in parts
        if _file(kit, part.notebook).is_file() and (names is None or part.notebook in names)
    ]
    notebooks = [
        {
            "name": part.notebook,
            "number": number,
            "title": part.title,
            "minutes": part.solo,
            "digest": code_digest(_file(kit, part.notebook)),
        }
        for number, part in enumerate(there, start=1)
    ]
    manifest = {
        "title": words.title,
        "view": words.view.model_dump(),
        **asdict(front),
        "notebooks": notebooks,
        "apart": _apart(kit) if names is None else [],
    }
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


def _apart(kit: Path) -> list[dict[str, Any]]:
    """Return the notebook that runs and is no part of the sequence, with the folders that lie beside it."""
    file = kit / CONSOLE
    if not file.is_file():
        return []
    beside = sorted(one.name for one in file.parent.iterdir() if one.is_dir() and one.name[0] not in "._")
    return [{"name": file.stem, "beside": beside, "digest": code_digest(file)}]


def look_css(_kit: Path) -> str:
    """Return the shared look for JupyterLab."""
    return "/* Made from data/look.yaml by `make built`. */\n" + stylesheet(Host.LAB)


def _file(kit: Path, name: str | None) -> Path:
    return kit / "notebooks" / f"{name}.ipynb"
