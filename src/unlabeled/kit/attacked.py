"""Nothing is written before an attacker, who shares no code with the gate, has found nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unlabeled.attack import Finding
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import RiskAppetite


_MISTAKE: Final = "This is a mistake in the tool, not in your data; please report it."


class RefusedError(Exception):
    """A release from which something can be worked out. The message says what, and which rule to tighten."""


def refuse_if_found(
    texts: Mapping[str, str],
    instrument: Instrument,
    appetite: RiskAppetite,
    begin: Callable[[str], None] = lambda _words: None,
) -> None:
    """Attack the very texts that are about to be written.

    Parameters
    ----------
    texts : mapping of str to str
        File names and contents: `release.csv` and `release.json`; `report.html` and `audit.json` may print no
        number that does not follow from them.
    instrument : Instrument
        The questionnaire; everybody who was asked knows it.
    appetite : RiskAppetite
        The thresholds that the report prints.
    begin : callable
        Is told what is looked at.

    Raises
    ------
    RefusedError
        If something is found, is not decided in time, or cannot be read.
    """
    from unlabeled.attack import AttackError

    try:
        found, beyond = _found(texts, instrument, appetite, begin)
    except AttackError as error:
        raise RefusedError(f"Nothing was written: {error}") from None
    if found:
        raise RefusedError(
            f"Nothing was written, because the results would give too much away. {_said(found)}"
        )
    if beyond:
        raise RefusedError(f"Nothing was written. {_said(beyond)} {_MISTAKE}")


def _said(found: Sequence[Finding]) -> str:
    more = f" And {len(found) - 1} more of the kind." if len(found) > 1 else ""
    return f"{found[0]}{more}"


def _found(
    texts: Mapping[str, str], instrument: Instrument, appetite: RiskAppetite, begin: Callable[[str], None]
) -> tuple[list[Finding], list[Finding]]:
    """Return what follows from the release, and what the report says beyond it."""
    from unlabeled.attack import Scale, attack_release, columns_of_csv, cover_findings
    from unlabeled.kit.covered import known_words

    scale = Scale(instrument.response_scale.low, instrument.response_scale.high)
    turned = frozenset(item.id for item in instrument.items if item.reverse_keyed)
    rows = columns_of_csv(texts["release.csv"])
    found = attack_release(rows, texts["release.json"], scale, appetite.k, turned, appetite.share_end, begin)
    begin("Reading the report as an attacker would")
    return found, cover_findings(texts, known_words(instrument, appetite), rows)
