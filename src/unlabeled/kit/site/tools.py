"""What building the site asks of the machine: an environment of its own, and programs that are run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from unlabeled.kit.digest import file_digest
from unlabeled.kit.site.errors import SiteError


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a program and return what it printed.

    Raises
    ------
    SiteError
        If it fails; the message carries its last lines.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])
        raise SiteError(f"'{' '.join(words[:4])} …' failed. Its last lines:\n{last}")
    return done.stdout


def npm() -> str:
    """Return npm's path, or say that it is missing."""
    found = shutil.which("npm")
    if found is None:
        raise SiteError(
            "npm is missing: it fetches Pyodide, the Python that runs in a browser. Install Node.js."
        )
    return found


def pip(python: Path | str, *words: str | Path) -> None:
    """Run pip of the environment that `python` belongs to."""
    run(python, "-m", "pip", "--quiet", "--disable-pip-version-check", *words)


def environment(folder: Path, lock: Path) -> Path:
    """Return the Python of an environment in `folder` that holds `lock`; made anew when the lock is new.

    It is not the workshop's own: the browser's extensions in it would be shown by any JupyterLab beside them.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    mark = folder / "lock.sha256"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != file_digest(lock):
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)
        pip(python, "install", "--require-hashes", "-r", lock)
        mark.write_text(file_digest(lock), encoding="utf-8")
    return python
