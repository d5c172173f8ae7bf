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
    from unlabeled.kit.notebook import (
        NotDoneError,
        StoppedError,
        analyze,
        audit,
        comments,
        expect,
        instrument_check,
        instrument_draft,
        ledger,
        publish,
        simulate,
    )

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
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:  # by name only: the rooms of the house that read the version do not import the kit
        return getattr(import_module("unlabeled.kit.notebook"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
