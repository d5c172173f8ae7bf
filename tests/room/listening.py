"""A phone that waits for what the room says, behind whatever stands before it."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import httpx

from .house import PATIENCE


@dataclass
class Listener:
    """What was heard: the phases of the room, one after the other."""

    phases: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)

    def forget(self) -> None:
        """Forget what was heard before."""
        while not self.phases.empty():
            self.phases.get()

    def until(self, phase: str) -> None:
        """Wait until the room says that it is in `phase`; the time between two beats is longer than this."""
        while self.phases.get(timeout=PATIENCE / 2) != phase:
            pass


@contextmanager
def listening(client: httpx.Client) -> Iterator[Listener]:
    """Listen to a room's events; leave when the block ends, or when the room or a proxy ends first."""
    heard, left = Listener(), threading.Event()

    def listen() -> None:
        with suppress(httpx.HTTPError), client.stream("GET", "events") as stream:
            for line in stream.iter_lines():
                if line.startswith("data: {"):
                    heard.phases.put(json.loads(line.removeprefix("data: "))["phase"])
                if left.is_set():
                    return

    threading.Thread(target=listen, daemon=True).start()
    yield heard
    left.set()
