"""`unlabeled start DIR`: lay out a workshop folder."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from unlabeled.content import kit_folder
from unlabeled.kit.layout import FolderError, LaidOut, lay_out


def start(folder: Path) -> int:
    """Lay out a workshop in `folder`, or refresh it, and say so. Return 0, or 2 for bad input."""
    try:
        done = lay_out(folder, kit_folder())
    except FolderError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"The workshop is in {folder}.{left_alone(done)}\n")
    sys.stdout.write(f"Open it with: {program()} open --folder {quoted(str(folder), os.name)}\n")
    return 0


def program() -> str:
    """Return what starts this program: its name, or its path where no terminal finds it."""
    name = Path(sys.argv[0]).stem
    if name != "unlabeled" or shutil.which(name):
        return "unlabeled"
    return quoted(sys.argv[0], os.name)


def quoted(word: str, system: str) -> str:
    """Return `word` as one word of a command line of `system` (`os.name`), to be copied into a terminal."""
    return subprocess.list2cmdline([word]) if system == "nt" else shlex.quote(word)


def left_alone(done: LaidOut) -> str:
    """Return a sentence, with a space before it, that names the files left alone; empty if there are none."""
    return f" Left as you changed it: {', '.join(done.left_alone)}." if done.left_alone else ""
