"""Numbers of a release as people read them."""

from unlabeled.disclosure import RiskAppetite, Row, Status
from unlabeled.disclosure.cell import Band

_BANDS = frozenset(str(band) for band in Band)


def share_words(row: Row) -> str:
    """Return a share as words: "55 %", "20 % or less", "30–60 %", "two thirds or more"."""
    if row.status is Status.WITHHELD or row.value is None:
        return "withheld"
    if isinstance(row.value, float | int):
        return f"{row.value:g} %"
    if row.value in _BANDS:
        return str(row.value)
    if " or " in row.value:
        number, _, rest = row.value.partition(" ")
        return f"{number} % {rest}"
    return f"{row.low:g}–{row.high:g} %"


def range_words(row: Row) -> str:
    """Return a share with its limits: "55 % (50–60)"; where the words tell them, as `share_words` does."""
    words = share_words(row)
    if not isinstance(row.value, float | int) or row.low is None or row.high is None:
        return words
    return f"{words} ({row.low:g}–{row.high:g})"


def number_words(row: Row) -> str:
    """Return a mean, SD or alpha with its limits: "3.2 (3.0 to 3.4)"."""
    if row.value is None:
        return "withheld"
    digits = 2 if row.statistic == "alpha" else 1
    if isinstance(row.value, str) or row.low is None or row.high is None:
        return str(row.value)
    return f"{row.value:.{digits}f} ({row.low:.{digits}f} to {row.high:.{digits}f})"


def few_words(count: int, appetite: RiskAppetite) -> str:
    """Return a count about the file; below the policy's floor only that it is below."""
    floor = appetite.quality_floor
    return f"fewer than {floor}" if count < floor else str(count)


def listed(names: tuple[str, ...]) -> str:
    """Return names as one text, or "none"."""
    return ", ".join(names) if names else "none"
