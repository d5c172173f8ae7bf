"""What a room needs of the operating system: ports, room for connections, signals, and no core dumps."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from typing import Final

_BACKLOG: Final = 2048
_SET_DUMPABLE: Final = 4  # PR_SET_DUMPABLE of linux/prctl.h
_SPARE: Final = 128  # files that are open beside connections


class PortError(Exception):
    """A port cannot be used; says why and what to do."""


@contextlib.contextmanager
def listening(address: str, port: int) -> Iterator[socket.socket]:
    """Yield a socket that listens; 0 takes a free port. Raises `PortError` if it cannot be had."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # The protocol is named because asyncio else leaves the kernel to wait 40 ms before it sends an answer.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as opened:
        if sys.platform != "win32":
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            opened.bind((address, port))
            opened.listen(_BACKLOG)  # whoever comes before the server is ready waits, and is not turned away
        except OSError as error:
            raise PortError(f"Port {port} cannot be used: {error.strerror}. Take another one.") from None
        yield opened


@contextlib.contextmanager
def stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """Set `stop` when somebody wants the process to end, instead of ending it."""
    loop = asyncio.get_running_loop()
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    numbers = [getattr(signal, name) for name in names]
    try:
        for number in numbers:
            loop.add_signal_handler(number, stop.set)
    except (NotImplementedError, RuntimeError, ValueError):  # Windows; or not the main thread
        numbers = []
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def no_core_dumps() -> None:
    """Keep what is in memory from being written when the process dies, where the system has such a limit.

    Linux hands a dump to a program, where one is named for that, whatever the limit. So there the process is
    also marked as one that is never dumped. Then nobody but root can read its memory, either.
    """
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, AttributeError, OSError):
            import ctypes

            ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def room_for(connections: int) -> int:
    """Return how many connections there may be: those asked for, or what the system allows this process.

    Beyond its limit a process can take no connection at all, not even to say that there are too many.
    """
    wanted = connections + _SPARE + _BACKLOG  # all who wait are taken in before any can be closed
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft < wanted:
            soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    except (ImportError, ValueError, OSError):  # Windows has no such limit
        return connections
    return min(connections, max(soft - _SPARE, 1))


@contextlib.contextmanager
def without_its_log() -> Iterator[None]:
    """Keep uvicorn's own log closed: its tracebacks hold what was sent. What breaks, `Guarded` says."""
    log = logging.getLogger("uvicorn.error")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before
