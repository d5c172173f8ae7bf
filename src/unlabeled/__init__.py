"""unlabeled: a workshop on trust and individuality.

Importing the package loads nothing heavy. The rooms of the house are
`content`, `look`, `stats`, `disclosure`, `attack`, `journal`, `widgets`, `exercises`, `survey` and `kit`.

The commands are functions as well, loaded when they are first asked for: `unlabeled.analyze("export.csv")`,
`comments`, `audit`, `expect`, `publish`, `ledger`, `simulate`, `instrument_draft` and `instrument_check`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unlabeled.kit.errors import NotDoneError, StoppedError
    from unlabeled.kit.notebook import analyze, audit, comments, ledger, publish
    from unlabeled.kit.notebook_before import expect, instrument_check, instrument_draft, simulate

__all__ = [
    "NotDoneError",
    "StoppedError",
    "analyze",
    "audit",
    "comments",
    "expect",
    "instrument_check",
    "instrument_draft",
    "ledger",
    "publish",
    "simulate",
]
_HOMES = {
    "errors": ("NotDoneError", "StoppedError"),
    "notebook": ("analyze", "audit", "comments", "ledger", "publish"),
    "notebook_before": ("expect", "instrument_check", "instrument_draft", "simulate"),
}
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():  # by name only: the rooms that read the version do not import the kit
        if name in names:
            return getattr(import_module(f"unlabeled.kit.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
