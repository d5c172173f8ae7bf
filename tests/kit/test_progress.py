"""Which step it is at: a line in a terminal or below a cell while it lasts, and nothing anywhere else."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unlabeled.kit import progress
from unlabeled.kit.progress import steps

PROGRAM = "from unlabeled.kit.progress import steps\nwith steps() as begin:\n    begin('Reading [b]')\n"


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with steps() as begin:
        begin("Reading")
    assert capsys.readouterr() == ("", "")


def test_nothing_is_loaded_where_nobody_looks() -> None:
    program = f"{PROGRAM}import sys\nprint('rich' in sys.modules or 'IPython' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminals")
def test_terminal_shows_the_step_and_clears_it_and_a_file_gets_nothing(tmp_path: Path) -> None:
    import pty

    main, terminal = pty.openpty()
    with (tmp_path / "out").open("w") as out:
        subprocess.run(
            [sys.executable, "-c", PROGRAM], stdout=out, stderr=terminal, check=True, env=_terminal()
        )
    os.close(terminal)
    shown = b""
    try:
        while block := os.read(main, 65536):
            shown += block
    except OSError:  # nobody writes any more
        pass
    os.close(main)
    assert b"Reading [b]" in shown
    assert b"\x1b[2K" in shown.split("Reading [b] …".encode())[-1]  # the line is emptied
    assert (tmp_path / "out").read_text() == ""


def _terminal() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}


class Handle:
    """What IPython gives back when something is displayed."""

    def __init__(self) -> None:
        self.lines: list[dict[str, str]] = []

    def update(self, line: dict[str, str], *, raw: bool) -> None:
        assert raw
        self.lines.append(line)


def test_notebook_shows_one_line_below_the_cell_and_empties_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handle = Handle()

    def display(line: dict[str, str], **_: Any) -> Handle:
        handle.update(line, raw=True)
        return handle

    monkeypatch.setattr(progress, "_notebook", lambda: display)
    with pytest.raises(RuntimeError), steps() as begin:
        begin("Reading <b>")
        raise RuntimeError
    starting, reading, end = handle.lines
    assert starting["text/plain"] == "Starting …"
    assert reading["text/html"] == '<p role="status">Reading &lt;b&gt; …</p>'
    assert end == {"text/html": "", "text/plain": ""}


def test_a_kernel_is_a_notebook_and_ipython_in_a_terminal_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import IPython

    class Shell:
        pass

    monkeypatch.setattr(IPython, "get_ipython", Shell)
    assert progress._notebook() is None
    monkeypatch.setattr(Shell, "kernel", object(), raising=False)
    assert progress._notebook() is IPython.display.display
