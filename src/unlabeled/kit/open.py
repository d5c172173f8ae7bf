"""`unlabeled open`: the workshop in JupyterLab, on this machine."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from urllib.parse import quote

from unlabeled.content import kit_folder
from unlabeled.kit.check_content import check, line_of, things
from unlabeled.kit.lab import Lab, LabError, lab, port_is_free
from unlabeled.kit.layout import FolderError, default_folder, lay_out
from unlabeled.kit.start import left_alone, program, quoted
from unlabeled.kit.stopped import stoppable

_SHOWN = 3  # mistakes; `unlabeled check-content` names the others


def open_workshop(notebook: str, folder: Path | None, browser: bool, port: int | None) -> int:
    """Open `notebook` of a workshop folder in JupyterLab and serve it until Ctrl-C.

    Parameters
    ----------
    notebook : str
        Name of a notebook of the workshop, with or without `.ipynb`.
    folder : Path, optional
        The workshop folder, laid out or refreshed first. Unless given: the working directory if it is one,
        else `workshop` in it.
    browser : bool
        Whether to open a browser. `UNLABELED_NO_BROWSER=1` in the environment overrules it.
    port : int, optional
        Port on 127.0.0.1; a free one unless given.

    Returns
    -------
    int
        0 when stopped, 1 if JupyterLab fails, 2 for bad input.
    """
    given = folder or default_folder()
    folder = given.absolute()
    try:
        done = lay_out(folder, kit_folder())
        path = _notebook(folder, notebook)
        _refuse_port(port)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if done.left_alone:
        sys.stdout.write(f"The workshop is in {folder}.{left_alone(done)}\n")
    sys.stdout.write(to_mend(given))
    with stoppable():
        try:
            with lab(folder, port) as server:
                return _serve(server, path, browser and os.environ.get("UNLABELED_NO_BROWSER") != "1")
        except KeyboardInterrupt:
            sys.stdout.write("\nThe workshop is closed. Your folder stays as it is.\n")
            return 0
        except LabError as error:
            sys.stderr.write(f"{error}\n")
            return 1


def to_mend(folder: Path) -> str:
    """Return what is wrong in the content, in a few lines; empty if nothing is. It opens all the same."""
    mistakes = check(folder).mistakes
    if not mistakes:
        return ""
    lines = [f"Found {things(len(mistakes))} to mend in the content:", *map(line_of, mistakes[:_SHOWN])]
    if len(mistakes) > _SHOWN:
        command = f"{program()} check-content {quoted(str(folder), os.name)}"
        lines.append(f"{len(mistakes) - _SHOWN} more: {command}")
    return "\n".join([*lines, "", ""])


def _notebook(folder: Path, name: str) -> str:
    """Return the path of the notebook called `name` as it stands in an address."""
    names = sorted(file.stem for file in (folder / "notebooks").glob("*.ipynb"))
    wanted = name.removesuffix(".ipynb")
    if wanted not in names:
        raise FolderError(f"There is no notebook '{name}'. There is: {', '.join(names)}.")
    return f"notebooks/{quote(wanted)}.ipynb"


def _refuse_port(port: int | None) -> None:
    if port is not None and not 1 <= port <= 65535:
        raise ValueError(f"{port} is no port. Choose one between 1024 and 65535, or leave --port out.")
    if port is not None and not port_is_free(port):
        raise ValueError(f"Port {port} is in use. Choose another one, or leave --port out.")


def _serve(server: Lab, path: str, browser: bool) -> int:
    address = server.address(path)
    sys.stdout.write(f"The workshop is open at\n{address}\nCtrl-C closes it.\n")
    sys.stdout.flush()
    if browser:
        webbrowser.open(address)
    server.until_it_ends()
    raise LabError("\n".join(["JupyterLab has ended by itself. The end of its log:", *server.log_tail()]))
