"""Numbers of a release as people read them."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from unlabeled.disclosure import Detail, PublishedGroup, RiskAppetite, Row, Statistic, Status
from unlabeled.disclosure.cell import Band

TALK_BELOW: Final = 12  # with fewer people, a conversation says more than a survey
WIDEST_NUMBER: Final = 1  # point of the scale: a mean or SD that is less sure says nothing
TOO_WIDE: Final = "too wide to say"
WORDED_OTHERWISE: Final = "Worded the other way: the opposite answers are favourable."
ANY_SHARE: Final = "any share"  # the range is from nobody to everybody
_BANDS = frozenset(str(band) for band in Band)
_HALVES = frozenset({Band.LESS_THAN_HALF, Band.MORE_THAN_HALF})
_IN_SHORT: Final = {
    Band.THIRD_OR_LESS: "1/3 or less",
    Band.IN_BETWEEN: "in between",
    Band.TWO_THIRDS_OR_MORE: "2/3 or more",
    Band.LESS_THAN_HALF: "under half",
    Band.MORE_THAN_HALF: "over half",
}
_NUMBERS = {5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


class Shown(StrEnum):
    """How a group is shown, as its rows are."""

    HALF = "which half"
    THIRD = "which third"
    RANGES = "shares in ranges"
    SHARES = "shares"
    ANSWERS = "each answer"


def share_words(row: Row) -> str:
    """Return a share as the range it lies in: "20 % or less", "30–60 %", "two thirds or more".

    A number in the middle of it would look like an estimate with a margin of error, and it is none.
    """
    if row.status is Status.WITHHELD or row.value is None:
        return "withheld"
    if row.value in _BANDS:
        return str(row.value)
    if says_nothing(row):
        return ANY_SHARE
    if isinstance(row.value, str) and " or " in row.value:
        number, _, rest = row.value.partition(" ")
        return f"{number} % {rest}"
    if row.low is None or row.high is None:
        return f"{row.value} %"
    return f"{row.low:g}–{row.high:g} %"


def says_nothing(row: Row) -> bool:
    """Return whether a share can be anything from nobody to everybody."""
    return (row.low, row.high) == (0, 100)


def short_words(row: Row) -> str:
    """Return the same for a narrow drawing: "2/3 or more", "40–60 %"."""
    return next((short for band, short in _IN_SHORT.items() if row.value == band), share_words(row))


def ticks(row: Row) -> tuple[float, ...]:
    """Return where one range ends and the next begins, for a group that is shown by thirds or halves."""
    if row.value in _HALVES:
        return (50,)
    return (33, 67) if row.value in _BANDS else ()


def number_words(row: Row) -> str:
    """Return a mean or SD as its limits, "between 3.0 and 3.4"; alpha, of these people, as "0.75"."""
    if row.value is None:
        return "withheld"
    if isinstance(row.value, str) or row.low is None or row.high is None:
        return str(row.value)
    if row.statistic is Statistic.ALPHA:
        return f"{row.value:.2f}"
    if row.high - row.low > WIDEST_NUMBER + 1e-9:
        return TOO_WIDE
    return f"between {row.low:.1f} and {row.high:.1f}"


def weight_words(n: int) -> str:
    """Return how much one person of `n` weighs in a share: "12 or 13 points"."""
    least, rest = divmod(100, n)
    if not least:
        return "less than 1 point"
    if rest:
        return f"{least} or {least + 1} points"
    return f"{least} point" if least == 1 else f"{least} points"


def talk_words(n: int, wave: str = "") -> str:
    """Return what to do instead where only `n` people answered; nothing where these are enough to count."""
    if n >= TALK_BELOW:
        return ""
    when = f" in {wave_words(wave)}" if wave[:1].isdigit() else f" {wave_words(wave)}" if wave else ""
    return (
        f"Only {n} people answered{when}, and one person of {n} is {weight_words(n)}. "
        "With so few we would talk instead of counting."
    )


def any_of(labels: Sequence[str]) -> str:
    """Return answers as one text: "“Often”, “Very often” or “Always”"."""
    *others, last = (f"“{label}”" for label in labels)
    return f"{', '.join(others)} or {last}" if others else last


def wave_words(name: str) -> str:
    """Return what a wave is called: "wave 2", kept on one line, or its own name where that is a word."""
    return f"wave\u00a0{name}" if name[:1].isdigit() else name


def few_words(count: int, appetite: RiskAppetite) -> str:
    """Return a count about the file; below the policy's floor only that it is below."""
    floor = appetite.quality_floor
    return f"fewer than {floor}" if count < floor else str(count)


def too_few_words(appetite: RiskAppetite) -> str:
    """Return the sentence for a release that shows nothing, and that must not tell how many answered."""
    return f"Fewer than {_NUMBERS.get(appetite.k, appetite.k)} people answered, so nothing is shown."


def shown_as(rows: Sequence[Row], group: PublishedGroup) -> Shown:
    """Return how `group` is shown by its own `rows`: beside its parts it may be in ranges of any width."""
    if group.detail is Detail.CATEGORIES:
        return Shown.ANSWERS
    values = {
        row.value
        for row in rows
        if row.item
        and row.statistic is Statistic.FAVOURABLE_SHARE  # the other share may be in ranges beside it
    }
    if values <= _BANDS:
        return Shown.HALF if values & _HALVES else Shown.THIRD
    ranges = group.detail is Detail.BAND or any(str(value).startswith("between") for value in values)
    return Shown.RANGES if ranges else Shown.SHARES


def step_of(rows: Sequence[Row], group: PublishedGroup, appetite: RiskAppetite) -> int | None:
    """Return in steps of how many points `group` is shown, as the gate chooses them; None if in none."""
    match shown_as(rows, group):
        case Shown.SHARES:
            return appetite.share_step
        case Shown.ANSWERS:
            categories = {row.category for row in rows if row.statistic is Statistic.CATEGORY_SHARE}
            return appetite.category_steps(group.n, len(categories)).step
        case _:
            return None


def detail_of_rows(rows: Sequence[Row], group: PublishedGroup, appetite: RiskAppetite) -> str:
    """Return how `group` is shown by its `rows`, with the step that applies to it."""
    words, step = shown_as(rows, group), step_of(rows, group, appetite)
    comma = "," if words is Shown.ANSWERS else ""
    return str(words) if step is None else f"{words}{comma} in steps of {step} points"


def left_out_words(only_everyone: bool) -> str:
    """Return the sentence for more groups than a page or a terminal can show."""
    beside = "" if only_everyone else " and the outermost groups"
    return f"There are more groups than fit here: this is everyone{beside}. All of them stand in release.csv."


def listed(names: tuple[str, ...]) -> str:
    """Return names as one text, or "none"."""
    return ", ".join(names) if names else "none"
