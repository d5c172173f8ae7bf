"""An environment of their own for the tools that stand beside ours: some want an older pandas than we do.

It is made once, in `build/peers`, from the locks in `benchmarks/peers`, and again when one of these changes.
What cannot be installed is not run, and the others are.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import cache
from pathlib import Path

from benchmarks.runs import ROOT, Command, NotRunError

FOLDER = ROOT / "build" / "peers"
LOCKS = Path(__file__).with_name("peers")
_PATIENCE = 300.0  # seconds for one of them


def peer(name: str, *sizes: int) -> Command | NotRunError:
    """Return the command that makes the tool called `name` do its work, or why there is none."""
    python = _with(name)
    if isinstance(python, NotRunError):
        return python
    return (str(python), "-m", "benchmarks.works.peers", name, *map(str, sizes))


@cache
def _with(name: str) -> Path | NotRunError:
    """Return the Python that has the tool called `name`; what failed once is not tried again."""
    try:
        python = _python()
        _install(python, name)
    except NotRunError as error:
        return error
    return python


def _python() -> Path:
    """Return the Python of the environment, which is made if need be."""
    python = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        _run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], "no environment could be made")
    return python


def _install(python: Path, name: str) -> None:
    lock = LOCKS / f"{name}.txt"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    made = FOLDER / f"{name}.made"
    if made.exists() and made.read_text(encoding="ascii") == digest:
        return
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1"]
    _run([*pip, "--require-hashes", "-r", str(lock)], f"{name} could not be installed")
    made.write_text(digest, encoding="ascii")


def _run(command: Command, failure: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise NotRunError(f"{failure} in {_PATIENCE:.0f} s") from None
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NotRunError(f"{failure}{f' ({said[-1]})' if said else ''}")
