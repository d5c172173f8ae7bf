"""What may leave the house. Plot, report and export accept a `Release` and nothing else."""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from unlabeled.disclosure.appetite import Detail, RiskAppetite

if TYPE_CHECKING:
    from unlabeled.disclosure.rows import Groups, Rows


class Statistic(StrEnum):
    """Everything that a release can hold."""

    FAVOURABLE_SHARE = "favourable_share"
    UNFAVOURABLE_SHARE = "unfavourable_share"
    CATEGORY_SHARE = "category_share"
    MEAN = "mean"
    SD = "sd"
    ALPHA = "alpha"
    HEAD_COUNT = "head_count"
    RESPONSE_RATE = "response_rate"
    FAVOURABLE_OF_TEAM = "favourable_of_team"


class Status(StrEnum):
    """Whether a number is shown. There is one public reason why it is not."""

    SHOWN = "shown"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Row:
    """One number of a release, or the place of one that is withheld.

    Parameters
    ----------
    wave, group, scale : str
        Where it belongs. `wave` is empty if the survey has only one.
    parent : str
        The group that `group` is a part of; empty for everyone.
    item : str
        Empty if the number is about the whole scale.
    statistic : Statistic
        Shares are percentages of all people in the group; "no answer" is an answer. Means and SDs are in
        points of the response scale: an item's as it was asked, a scale's with reverse-keyed items turned.
    category : str
        The answer, for a share of one category; else empty.
    value : float, str or None
        The number, or words where the detail allows no single one; None if withheld.
    low, high : float or None
        Limits between which the number of these people lies; for alpha its 95 % interval; of a whole team
        the limits that its silent members leave.
    n : int or None
        People in the group; None if withheld.
    status : Status
    """

    wave: str
    group: str
    parent: str
    scale: str
    item: str
    statistic: Statistic
    category: str
    value: float | str | None
    low: float | None
    high: float | None
    n: int | None
    status: Status


@dataclass(frozen=True)
class PublishedGroup:
    """A group whose numbers are in the release: its n and the detail in which they are shown.

    Parameters
    ----------
    path : tuple of str
        Its own name, after those of the groups that it lies in, outermost first; empty for everyone.
    parent : str
        Name of the published group that it is a part of; empty for everyone.
    level : int
        How many published groups it lies in.
    """

    wave: str
    name: str
    n: int
    detail: Detail
    path: tuple[str, ...] = ()
    parent: str = ""
    level: int = 0

    @property
    def is_everyone(self) -> bool:
        """Whether these are all people of the wave."""
        return not self.path


_GATE: Final = object()


@dataclass(frozen=True, repr=False)
class Release:
    """Rows that passed the gate, with the policy that they passed under. Only `gate.release` makes one."""

    rows: Rows
    groups: Groups
    appetite: RiskAppetite
    passed: InitVar[object]  # also keeps `dataclasses.replace` from changing what passed

    def __post_init__(self, passed: object) -> None:
        if passed is not _GATE:
            raise TypeError("A Release comes out of the gate only. Call unlabeled.disclosure.release.")

    def __repr__(self) -> str:
        return f"Release of {len(self.rows)} rows on {len(self.groups)} groups"

    @property
    def waves(self) -> tuple[str, ...]:
        """The waves of which something is shown, in order."""
        return tuple(dict.fromkeys(self.groups.waves))

    @property
    def withholds(self) -> bool:
        """Whether anything is withheld."""
        return bool(self.rows.withheld)


def let_pass(rows: Rows, appetite: RiskAppetite) -> Release:
    """Return the release of what the gate has decided. For the gate alone."""
    return Release(rows, rows.groups, appetite, _GATE)
