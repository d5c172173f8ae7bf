"""Ctrl-C: what is said, and the short moments in which it comes too late."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

INTERRUPTED: Final = 130  # what a shell expects after Ctrl-C


def stopped(out: Path | None) -> str:
    """Return what to say after Ctrl-C: results take their name in one step, so they are whole or none."""
    if out is not None and (out.is_file() or (out.is_dir() and any(out.iterdir()))):
        return f"Stopped. {out} was written before, and is whole.\n"
    return "Stopped. Nothing was written.\n"


@contextmanager
def too_late_to_stop() -> Iterator[None]:
    """Keep Ctrl-C from parting two steps that belong together, such as taking a name and cleaning up.

    For a moment only. Whatever is not the main thread is never interrupted by it anyway.
    """
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
