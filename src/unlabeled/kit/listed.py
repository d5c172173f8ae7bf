"""`unlabeled ledger`: what was published of a questionnaire, and where that stands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from unlabeled.content import kit_folder
from unlabeled.kit.analyze import own_instrument
from unlabeled.kit.entry import Entry
from unlabeled.kit.ledger import Ledger, LedgerError
from unlabeled.kit.progress import steps
from unlabeled.kit.terminal import ledger_table
from unlabeled.kit.verdict import ONLY_THIS

NOTHING_YET: Final = "Nothing was published yet.\n"


def asked_questionnaire(instrument: Path | None) -> Path:
    """Return the questionnaire that was asked, beside which its ledger lies; ours unless given."""
    place = instrument or own_instrument()
    if instrument is None and place.is_relative_to(kit_folder()):
        raise LedgerError(
            "A ledger lies in a workshop folder, and this is none. Lay one out: unlabeled start DIR; or name "
            "the questionnaire beside which it is: --instrument YAML."
        )
    return place


def entries_beside(instrument: Path | None = None) -> tuple[Entry, ...]:
    """Return what is published of a questionnaire; raises `LedgerError` if the ledger cannot be used."""
    with steps() as begin:
        begin("Reading the ledger")
        return Ledger(asked_questionnaire(instrument).parent).entries()


def list_ledger(instrument: Path | None = None, *, check: bool = False) -> int:
    """Print what was published; with `check`, only whether the ledger is as it was written.

    Returns
    -------
    int
        0 done; 2 if the ledger cannot be used.
    """
    try:
        entries = entries_beside(instrument)
    except LedgerError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if check:
        count = "1 publication" if len(entries) == 1 else f"{len(entries)} publications"
        sys.stdout.write(f"The ledger is as it was written: {count}. {ONLY_THIS}")
    elif entries:
        ledger_table(entries)
    else:
        sys.stdout.write(NOTHING_YET)
    return 0
