"""Where the journal is kept, and on whose computer that is."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

_NAME = "my-journal.json"


class Place(StrEnum):
    """Whose computer runs the notebook; it decides who could read the journal."""

    THIS_LAPTOP = "this_laptop"
    BINDER = "binder"
    HUB = "hub"
    BROWSER = "browser"


def find_place(environ: Mapping[str, str], platform: str = sys.platform) -> Place:
    """Return the place that the platform and the environment variables speak of.

    Python itself may run inside a browser page, without any server. Binder is itself a JupyterHub, so it is
    asked for first.
    """
    if platform == "emscripten":
        return Place.BROWSER
    if any(environ.get(name) for name in ("BINDER_SERVICE_HOST", "BINDER_LAUNCH_HOST", "BINDER_REPO_URL")):
        return Place.BINDER
    if any(environ.get(name) for name in ("JUPYTERHUB_USER", "JUPYTERHUB_API_URL")):
        return Place.HUB
    return Place.THIS_LAPTOP


def where_to_keep(environ: Mapping[str, str], workshop_folder: Path) -> Path:
    """Return the journal's file: `UNLABELED_JOURNAL`, or `my-journal.json` in the workshop folder."""
    chosen = environ.get("UNLABELED_JOURNAL", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else workshop_folder / _NAME
