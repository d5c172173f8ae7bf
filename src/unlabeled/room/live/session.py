"""What a console is told when it starts: where its room is, and what is planned."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from unlabeled.widgets import Slot

SERVICE: Final = "UNLABELED_ROOM"  # in the environment: where the room of this hub is
SESSION: Final = "UNLABELED_SESSION"  # in the environment: the file in which it stands


@dataclass(frozen=True)
class Session:
    """One session with a room.

    Parameters
    ----------
    host : str
        The room's host port, such as http://127.0.0.1:8001/, or the address of a room on a hub.
    folder : Path
        The room's folder, where its token is.
    prompts : tuple of str
        What is asked, in the run sheet's order.
    slots : tuple of Slot
        The run sheet's rows.
    way : str
        How the session is run, in the words of a safety check; empty if there was none.
    ways : mapping of str to tuple of Slot
        The rows for each way, should a safety check be asked in the room.
    began, speed : int, float
        In a rehearsal: when its first row began, in milliseconds since 1970, and how fast its clock runs.
    on_hub : bool
        Whether the room is a service of this JupyterHub: then the hub's token opens it, no file does.
    """

    host: str
    folder: Path
    prompts: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    way: str = ""
    ways: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    began: int = 0
    speed: float = 1.0
    on_hub: bool = False


def write_session(session: Session, file: Path) -> None:
    """Write a session for the console to read. No token and no code stand in it."""
    content = asdict(session) | {"folder": str(session.folder)}
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def read_session(environment: Mapping[str, str] = os.environ) -> Session | None:
    """Return the session that `unlabeled host` started this kernel for; None if there is none."""
    try:
        found = json.loads(Path(environment[SESSION]).read_text(encoding="utf-8"))
        return Session(
            str(found["host"]),
            Path(found["folder"]),
            tuple(found["prompts"]),
            _slots(found["slots"]),
            str(found["way"]),
            {str(way): _slots(rows) for way, rows in found["ways"].items()},
            int(found["began"]),
            float(found["speed"]),
        )
    except (KeyError, OSError, ValueError, TypeError, AttributeError):
        return None


def _slots(rows: Iterable[Mapping[str, Any]]) -> tuple[Slot, ...]:
    return tuple(Slot(**each) for each in rows)
