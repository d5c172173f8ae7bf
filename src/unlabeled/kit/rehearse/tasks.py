"""Several things at once: the first of several ends, what goes on beside it, and how all of it is stopped."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any


async def first_of(*ways: Any) -> None:
    """Wait for the first of several ends, and pass on what went wrong in it."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        await _given_up(tasks)


@asynccontextmanager
async def beside(works: Sequence[Any]) -> AsyncIterator[None]:
    """Let `works` go on beside the block, and give them up at its end."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        yield
    finally:
        await _given_up(tasks)


async def _given_up(tasks: Sequence[asyncio.Future[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def run(main: Callable[[], Any]) -> None:
    """Run `main` in an event loop of its own.

    Raises
    ------
    KeyboardInterrupt
        If somebody wanted to stop: only when all that `main` had opened is closed again.
    """
    stopped = False
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

    async def stoppable() -> None:
        nonlocal stopped
        task, loop = asyncio.current_task(), asyncio.get_running_loop()

        def stop(*_: object) -> None:
            nonlocal stopped
            if not stopped and task is not None:  # who presses again waits as well
                stopped = True
                loop.call_soon_threadsafe(task.cancel)

        before = {getattr(signal, name): signal.signal(getattr(signal, name), stop) for name in names}
        try:
            await main()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    try:
        asyncio.run(stoppable())
    except asyncio.CancelledError:
        if not stopped:
            raise
    if stopped:
        raise KeyboardInterrupt
