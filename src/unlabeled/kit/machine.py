"""What is on this machine, and who needs it. Looked at, never changed."""

from __future__ import annotations

import shutil
import sys
import tempfile
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unlabeled.content.doctor import Check, Group
from unlabeled.kit.host_room import PORT, is_free
from unlabeled.kit.installed import is_installed, missing_extensions, missing_packages, switched_off
from unlabeled.kit.networks import Reach, own_addresses

LEAST_PYTHON: Final = (3, 11)
LEAST_SPACE: Final = 200  # MB: a workshop folder, its rooms and results
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_TOOLS: Final = ("pytest", "nbval", "hypothesis", "playwright", "ruff", "mypy", "import-linter", "codespell")
_NEEDED: Final = frozenset(
    {
        Check.PYTHON,
        Check.PACKAGES,
        Check.CONTENT,
        Check.EXTENSIONS,
        Check.ENABLED,
        Check.FOLDER,
        Check.SPACE,
    }
)


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Parameters
    ----------
    found : str
        What was found, or what is missing; never anything of a person.
    """

    check: Check
    group: Group
    is_there: bool
    found: str = ""

    @property
    def is_needed(self) -> bool:
        """Whether no session can run without it."""
        return self.check in _NEEDED

    @property
    def mark(self) -> str:
        """Which of the three marks stands before it."""
        if self.is_there:
            return "there"
        return "missing" if self.is_needed else "without"


def findings(folder: Path | None = None, port: int | None = None) -> list[Finding]:
    """Return all that was looked at, in the order in which it is said.

    Parameters
    ----------
    folder : Path, optional
        The workshop folder; the one that `open` would take unless given.
    port : int, optional
        The room's port.

    Raises
    ------
    FileNotFoundError
        If the workshop's own content is not there.
    """
    from unlabeled.content import kit_folder
    from unlabeled.kit.layout import default_folder

    kit_folder()
    given = (folder or default_folder()).absolute()
    return [
        *_for_a_session(given, PORT if port is None else port),
        Finding(Check.FONTS, Group.ALONE, _has_font()),
        *_for_a_survey(),
        *_for_a_change(),
    ]


def _for_a_session(folder: Path, port: int) -> Iterator[Finding]:
    yield Finding(Check.PYTHON, Group.SESSION, sys.version_info[:2] >= LEAST_PYTHON, sys.version.split()[0])
    yield Finding(Check.OWN, Group.SESSION, sys.prefix != sys.base_prefix)
    packages, missing = missing_packages("unlabeled")
    found = ", ".join(missing) or str(packages)
    yield Finding(Check.PACKAGES, Group.SESSION, not missing, found)
    yield Finding(Check.CONTENT, Group.SESSION, True)
    lost, off = missing_extensions(), switched_off()
    yield Finding(Check.EXTENSIONS, Group.SESSION, not lost, ", ".join(lost))
    yield Finding(Check.ENABLED, Group.SESSION, not off, ", ".join(off))
    yield Finding(Check.FOLDER, Group.SESSION, _can_write(folder), str(folder))
    space = shutil.disk_usage(_nearest(folder)).free // 1_000_000
    yield Finding(Check.SPACE, Group.SESSION, space >= LEAST_SPACE, str(space))
    yield Finding(Check.BROWSER, Group.SESSION, _has_browser())
    phones = [one.ip for one in own_addresses() if one.reach in (Reach.SAME_NETWORK, Reach.INTERNET)]
    yield Finding(Check.PHONES, Group.SESSION, bool(phones), ", ".join(phones[:1]))
    yield Finding(Check.PORT, Group.SESSION, is_free("0.0.0.0", port), str(port))  # noqa: S104


def _for_a_survey() -> Iterator[Finding]:
    yield Finding(Check.WAREHOUSE, Group.SURVEY, is_installed("duckdb"))
    lacking = [] if is_installed("pyspark") else ["pyspark"]
    lacking += [] if shutil.which("java") else ["Java"]
    yield Finding(Check.SPARK, Group.SURVEY, not lacking, ", ".join(lacking))


def _for_a_change() -> Iterator[Finding]:
    for check in (Check.GIT, Check.MAKE):
        yield Finding(check, Group.CHANGE, shutil.which(check) is not None)
    tools = [name for name in _TOOLS if not is_installed(name)]
    yield Finding(Check.TOOLS, Group.CHANGE, not tools, ", ".join(tools))
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    yield Finding(Check.CHROMIUM, Group.CHANGE, browser is not None, browser or "")
    for check in (Check.NPM, Check.UV, Check.JAVA):
        yield Finding(check, Group.CHANGE, shutil.which(check) is not None)


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _can_write(folder: Path) -> bool:
    """Return whether a file can be made in the folder, or where that would be made; it is gone at once."""
    nearest = _nearest(folder)
    if any(place.exists() for place in (folder, *folder.parents) if nearest in place.parents):
        return False  # a file stands in its place
    try:
        with tempfile.TemporaryFile(dir=nearest):
            return True
    except OSError:
        return False


def _has_browser() -> bool:
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _has_font() -> bool:
    try:
        from matplotlib.font_manager import findfont

        findfont("DejaVu Sans", fallback_to_default=False)
    except (ImportError, ValueError):
        return False
    return True
