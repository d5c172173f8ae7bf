"""Which step a long piece of work is at: one line in a terminal or a notebook, for as long as it lasts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any, TypeAlias

from unlabeled.kit.stopped import stop_if_pressed

Begin: TypeAlias = Callable[[str], None]


@contextmanager
def steps() -> Iterator[Begin]:
    """Yield a function that says which step begins; what it says is gone at the end, however that comes."""
    notebook = _notebook()
    if notebook is not None:
        shows = _in_notebook(notebook)
    elif sys.stderr is not None and sys.stderr.isatty():
        shows = _in_terminal()
    else:
        shows = _nowhere()
    with shows as show:

        def begin(words: str) -> None:
            stop_if_pressed()
            show(words)

        yield begin
    stop_if_pressed()


@contextmanager
def _in_terminal() -> Iterator[Begin]:
    from rich.console import Console
    from rich.markup import escape as plain

    with Console(stderr=True).status("Starting …") as status:
        yield lambda words: status.update(f"{plain(words)} …")


@contextmanager
def _in_notebook(display: Callable[..., Any]) -> Iterator[Begin]:
    """Show one line below the cell, announced to those who listen, and empty it at the end."""
    handle = display(_line("Starting"), raw=True, display_id=True)
    try:
        yield lambda words: handle.update(_line(words), raw=True)
    finally:
        handle.update({"text/html": "", "text/plain": ""}, raw=True)


def _line(words: str) -> dict[str, str]:
    return {"text/html": f'<p role="status">{escape(words)} …</p>', "text/plain": f"{words} …"}


@contextmanager
def _nowhere() -> Iterator[Begin]:
    yield lambda _words: None


def _notebook() -> Callable[..., Any] | None:
    """Return what displays something below a cell, if this is a notebook's kernel."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None or not hasattr(shell, "kernel"):
        return None
    from IPython.display import display

    return display  # type: ignore[no-any-return]
