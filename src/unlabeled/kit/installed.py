"""What is installed beside this package: all that it needs, and what JupyterLab finds of it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import unlabeled

_EXTENSIONS: Final = ("unlabeled", "anywidget", "@jupyter-widgets/jupyterlab-manager")
_OWN: Final = Path(unlabeled.__file__).parent / "labextension"  # JupyterLab is told to look there


def is_installed(name: str) -> bool:
    """Return whether a distribution is installed, under its name or as a module."""
    try:
        version(name)
    except PackageNotFoundError:
        return find_spec(name.replace("-", "_")) is not None
    return True


def missing_packages(name: str) -> tuple[int, list[str]]:
    """Return how many packages `name` needs with all that those need, and which are missing or do not fit.

    Extras are left out. A copy that was never installed, only found, has no list of needs: 0 and none.
    """
    from packaging.requirements import Requirement

    known: set[str] = set()
    missing: set[str] = set()
    waiting = [name]
    while waiting:
        for text in _needs(waiting.pop()):
            need = Requirement(text)
            if need.marker is not None and not need.marker.evaluate({"extra": ""}):
                continue
            found = _version(need.name)
            if found is None or not need.specifier.contains(found, prereleases=True):
                missing.add(need.name)
            elif need.name not in known:
                known.add(need.name)
                waiting.append(need.name)
    return len(known), sorted(missing, key=str.lower)


def _needs(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def missing_extensions() -> list[str]:
    """Return which extensions JupyterLab would not find."""
    from jupyter_core.paths import jupyter_path

    places = [_OWN, *map(Path, jupyter_path("labextensions"))]
    return [
        name
        for name in _EXTENSIONS
        if not any((place / name / "package.json").is_file() and _has_entry(place / name) for place in places)
    ]


def _has_entry(folder: Path) -> bool:
    return any((folder / "static").glob("remoteEntry*.js"))


def switched_off() -> list[str]:
    """Return which of them somebody has switched off in JupyterLab's settings, as a whole or in part."""
    from jupyter_core.paths import jupyter_config_path

    off: set[str] = set()
    for place in map(Path, jupyter_config_path()):
        folder = place / "labconfig"
        for file in (folder / "page_config.json", *sorted((folder / "page_config.d").glob("*.json"))):
            off |= _disabled(file)
    return sorted(name for name in off if name.partition(":")[0] in _EXTENSIONS)


def _disabled(file: Path) -> set[str]:
    """Return what a settings file switches off; of one that cannot be read, nothing."""
    try:
        found: Any = json.loads(file.read_text(encoding="utf-8"))["disabledExtensions"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    if isinstance(found, dict):
        return {str(name) for name, is_off in found.items() if is_off}
    return {str(name) for name in found} if isinstance(found, list) else set()
