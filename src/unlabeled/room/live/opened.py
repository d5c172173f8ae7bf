"""The console of the room that is open here, or a sentence if there is none."""

from __future__ import annotations

from pathlib import Path

from unlabeled.content.live import load_live_words
from unlabeled.content.prompts import load_prompts
from unlabeled.content.room import load_room_words
from unlabeled.room.live.session import Session, read_session
from unlabeled.room.live.view import Console
from unlabeled.room.live.words import Words
from unlabeled.widgets import Prose, Stack


def opened_console(host: str | None, folder: Path | str | None) -> Stack | Prose:
    """Return the console for the room at `host`, or else for the one that this kernel was started for."""
    if host is not None:
        planned = tuple(prompt.id for prompt in load_prompts().prompts if prompt.part)
        session: Session | None = Session(host, Path(folder or "room"), planned)
    else:
        session = read_session()
    words = load_live_words()
    if session is None:
        return Prose(words.none)
    return Console(session, Words(words, load_room_words()))
