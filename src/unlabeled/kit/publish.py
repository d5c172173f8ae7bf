"""`unlabeled publish`: what is shared is recorded, unless it betrays what was."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unlabeled.content import ContentError
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.drafted import Drafted, drafted
from unlabeled.kit.entry import Entry, Judged, KnownGroup, KnownWave, Verdict, judged
from unlabeled.kit.examined import Examine, examiner
from unlabeled.kit.ledger import Ledger, LedgerError
from unlabeled.kit.listed import asked_questionnaire
from unlabeled.kit.progress import steps
from unlabeled.kit.stopped import INTERRUPTED, too_late_to_stop
from unlabeled.kit.verdict import verdict_words

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument


def publish(
    folder: Path,
    wave: str | None = None,
    date: str | None = None,
    instrument: Path | None = None,
    ask: Examine | None = None,
) -> int:
    """Record the report in `folder` as published.

    Parameters
    ----------
    folder : Path
        What `analyze` has written.
    wave : str, optional
        What to call a wave that has no name.
    date : str, optional
        When it is published, as 2026-11-25; today unless given.
    instrument : Path, optional
        The questionnaire that was asked; the workshop folder's own unless given. The ledger is beside it.
    ask : callable, optional
        What is asked whether several publications together give somebody away; the attacker unless given.

    Returns
    -------
    int
        0 recorded, or recorded before; 1 refused; 2 something is missing or damaged; 130 interrupted.
    """
    with ExitStack() as last:
        try:
            found = published(folder, wave, date, instrument, ask, last)
        except (ContentError, LedgerError) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        except KeyboardInterrupt:
            sys.stderr.write("Stopped. Nothing was recorded.\n")
            return INTERRUPTED
        return _told(found)


def published(
    folder: Path,
    wave: str | None,
    date: str | None,
    instrument: Path | None,
    ask: Examine | None,
    last: ExitStack,
) -> Judged:
    """Record the report in `folder` unless it betrays somebody, and return the verdict.

    Parameters are those of `publish`. Once the entry is being written, Ctrl-C comes too late until `last` is
    closed: by then it has been said what was recorded.

    Raises
    ------
    ContentError, LedgerError
        If something is missing or damaged, and nothing was recorded.
    """
    if not folder.is_dir():
        raise LedgerError(f"There is no folder {folder}. Give the one that analyze wrote.")
    day, place = _day(date), asked_questionnaire(instrument)
    questionnaire = load_instrument(place)
    draft = _draft(folder, questionnaire)
    ledger = Ledger(place.parent)
    with steps() as begin, ledger.open_to_write():
        begin("Reading the ledger")
        entries = ledger.entries()
        try:
            new = _entry(draft, wave, day, ledger)
            begin("Comparing with what is published")
            found = judged(entries, new, ask or _attacker(questionnaire, begin))
            if found.verdict is Verdict.NEW:
                last.enter_context(too_late_to_stop())
                ledger.append(new)
        finally:
            ledger.give_up()
    return replace(found, recorded=_recorded(folder, new, ledger.file))


def _recorded(folder: Path, new: Entry, file: Path) -> str:
    """Return what is recorded, under which waves, and in which file."""
    names = [f"“{each.wave}”" for each in new.waves if each.wave]
    waves = f"as wave {', '.join(names)}" if names else "as a wave without a name"
    return f"the report in {folder}, {waves}, in {file}"


def _draft(folder: Path, questionnaire: Instrument) -> Drafted:
    draft = drafted(folder)
    if draft.content["instrument"]["id"] != questionnaire.id:
        raise LedgerError(f"{folder} is about another questionnaire. Name it: --instrument YAML.")
    if not draft.content["waves"]:
        raise LedgerError("Nothing is shown in this report, so there is nothing to publish.")
    return draft


def _attacker(questionnaire: Instrument, begin: Callable[[str], None]) -> Examine:
    from unlabeled.survey.policy import risk_appetite

    return examiner(questionnaire, risk_appetite(risk_appetite_file()), begin)


def _day(date: str | None) -> str:
    if date is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise LedgerError("That is no date. Write it as 2026-11-25.") from None


def _entry(draft: Drafted, name: str | None, day: str, ledger: Ledger) -> Entry:
    content = draft.content
    try:
        columns = [each["wave"] for each in content["waves"]]
        if name is not None and columns != [""]:
            raise LedgerError("The waves of this report have names of their own. Leave --wave out.")
        waves = tuple(_known(each, name, ledger) for each in content["waves"])
        groups = tuple(
            KnownGroup(each["wave"] or name or "", each["group"], each["parent"], each["n"])
            for each in content["groups"]
        )
        about = content["instrument"]
        return Entry(
            day, about["id"], about["version"], content["by"].casefold(), waves, groups, draft.release
        )
    except (KeyError, TypeError, AttributeError):
        raise LedgerError("draft.json is damaged. Analyze again into a new folder.") from None


def _known(wave: dict[str, Any], name: str | None, ledger: Ledger) -> KnownWave:
    column, answers, groups = wave["wave"], wave["answers"], wave["groups"]
    return KnownWave(
        column or name or "", column, ledger.digest("answers", answers), ledger.digest("groups", groups)
    )


def _told(found: Judged) -> int:
    recorded = found.verdict in (Verdict.NEW, Verdict.AGAIN)
    (sys.stdout if recorded else sys.stderr).write(verdict_words(found))
    return 0 if recorded else 1
