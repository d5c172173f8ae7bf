"""Numbers of a release as people read them."""

from collections import defaultdict
from collections.abc import Sequence

from unlabeled.disclosure import Detail, PublishedGroup, Release, RiskAppetite, Row, Statistic, Status
from unlabeled.disclosure.cell import Band

_BANDS = frozenset(str(band) for band in Band)
_NUMBERS = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


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


def too_few_words(appetite: RiskAppetite) -> str:
    """Return the sentence for a release that shows nothing, and that must not tell how many answered."""
    return f"Fewer than {_NUMBERS.get(appetite.k, appetite.k)} people answered, so nothing is shown."


def detail_words(release: Release, group: PublishedGroup) -> str:
    """Return how `group` is shown, as its rows are: everyone beside groups may be in ranges of any width."""
    rows = [row for row in release.rows if (row.wave, row.group) == (group.wave, group.name)]
    return _words(rows, group)


def _words(rows: Sequence[Row], group: PublishedGroup) -> str:
    if group.detail is Detail.CATEGORIES:
        return "the share of each answer, in steps"
    values = {
        row.value
        for row in rows
        if row.item
        and row.statistic is Statistic.FAVOURABLE_SHARE  # the other share may be in ranges beside it
    }
    if values <= _BANDS:
        return "which half" if values & {Band.LESS_THAN_HALF, Band.MORE_THAN_HALF} else "which third"
    ranges = group.detail is Detail.BAND or any(str(value).startswith("between") for value in values)
    return "shares in ranges" if ranges else "shares in steps"


def all_detail_words(release: Release) -> list[str]:
    """Return the same for every group of `release`, in order, at the cost of one pass."""
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in release.rows:
        rows[row.wave, row.group].append(row)
    return [_words(rows[group.wave, group.name], group) for group in release.groups]


def listed(names: tuple[str, ...]) -> str:
    """Return names as one text, or "none"."""
    return ", ".join(names) if names else "none"
