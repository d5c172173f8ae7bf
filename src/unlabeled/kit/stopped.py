"""Ctrl-C and other requests to end: heard anywhere, answered by one sentence, parting nothing in two."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Final, NoReturn

INTERRUPTED: Final = 130  # what a shell expects after Ctrl-C


class _Heard:
    """Whether Ctrl-C was pressed while a command ran.

    An interruption can be lost: a library that is just being loaded turns it into an error of its own, and
    one that falls into a call back is only printed. So it is noted as well.
    """

    def __init__(self) -> None:
        self.pressed = False

    def press(self, _number: int, _frame: FrameType | None) -> None:
        self.pressed = True
        raise KeyboardInterrupt


_heard = _Heard()


@contextmanager
def hearing() -> Iterator[None]:
    """Hear Ctrl-C for as long as a command runs; whatever error it brings about is a `KeyboardInterrupt`."""
    _heard.pressed = False
    try:
        before = signal.signal(signal.SIGINT, _heard.press)
    except ValueError:  # not the main thread, which alone is interrupted
        yield
        return
    printed, sys.unraisablehook = sys.unraisablehook, _print_others
    try:
        yield
    except Exception:
        if _heard.pressed:
            raise KeyboardInterrupt from None
        raise
    finally:
        _heard.pressed = False
        sys.unraisablehook = printed
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


def _print_others(lost: Any) -> None:
    if not isinstance(lost.exc_value, KeyboardInterrupt):
        sys.__unraisablehook__(lost)


def stop_if_pressed() -> None:
    """Raise `KeyboardInterrupt` if one was lost on the way."""
    if _heard.pressed:
        raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a request to end, and a terminal that is closed, stop us as Ctrl-C does."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def ctrl_c_as_before() -> Iterator[None]:
    """Let Ctrl-C do afterwards what it did before, whatever the block makes of it."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


@contextmanager
def too_late_to_stop() -> Iterator[None]:
    """Let Ctrl-C pass unheard, for the moment in which results take their name or what is left is removed."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.default_int_handler)


def stopped(out: Path | None = None) -> str:
    """Return what to say after Ctrl-C: results take their name in one step, so they are whole or none."""
    if out is not None and (out.is_file() or (out.is_dir() and any(out.iterdir()))):
        return f"Stopped. {out} was written before, and is whole.\n"
    return "Stopped. Nothing was written.\n"
