"""The console of the room that is open here, or a sentence if there is none."""

from __future__ import annotations

import os
from pathlib import Path

from unlabeled.content.live import load_live_words
from unlabeled.content.prompts import load_prompts
from unlabeled.content.room import load_room_words
from unlabeled.room.live.session import SERVICE, Session, read_session
from unlabeled.room.live.view import Console
from unlabeled.room.live.words import Words
from unlabeled.widgets import Prose, Stack


def opened_console(host: str | None, folder: Path | str | None, service: str | None) -> Stack | Prose:
    """Return the console for the room that was named, or else for the one that this kernel has to do with."""
    words = load_live_words()
    session = _session(host, folder, service)
    if session is None:
        return Prose(words.none)
    return Console(session, Words(words, load_room_words()))


def _session(host: str | None, folder: Path | str | None, service: str | None) -> Session | None:
    if host is not None:
        return Session(host, Path(folder or "room"), _planned())
    found = read_session() if service is None else None
    service = service or os.environ.get(SERVICE)
    if found is None and service:
        return Session(service, Path("room"), _planned(), on_hub=True)
    return found


def _planned() -> tuple[str, ...]:
    return tuple(prompt.id for prompt in load_prompts().prompts if prompt.part)
