"""What a team is willing to show: the thresholds of the gate, and which detail they give a group of n."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from unlabeled.disclosure.steps import STEPS, CategorySteps, steps_for

_FINE_FROM: Final = 400  # people: the finest steps are safe for so many, with up to twelve answers


class Detail(StrEnum):
    """How finely a group's answers are shown, coarsest first: by its size, never by the answers."""

    WITHHELD = "withheld"
    BAND = "band"
    SHARES = "shares"
    CATEGORIES = "categories"


@dataclass(frozen=True)
class RiskAppetite:
    """The limits of a release. Each may be made stricter; none can be set below its default.

    Parameters
    ----------
    k : int
        Smallest group that is published, in people.
    shares_from : int
        From this many people on, favourable and unfavourable share are shown in steps.
    share_step, share_end : int
        Width of these steps, and of the open ends ("20 or less", "80 or more"), in points.
    categories_from : int
        From this many people on, every category, mean and SD are shown; of everyone alpha. Where their steps
        are so wide that they tell less of the favourable share, shares are shown as of fewer people.
    category_step : int
        Finest step of a category's share, in points; also where its ends begin. Wider where n calls for it.
    least_parts : int
        How many less detailed groups must be published before their total is shown in more detail than they.
    quality_floor : int
        Counts about the file (empty rows) below this read as "fewer than".

    Raises
    ------
    ValueError
        If a limit is laxer than its default, or steps do not fit.
    """

    k: int = 5
    shares_from: int = 15
    share_step: int = 10
    share_end: int = 20
    categories_from: int = 50
    category_step: int = 5
    least_parts: int = 4
    quality_floor: int = 3

    def __post_init__(self) -> None:
        for field in fields(self):
            value, floor = getattr(self, field.name), field.default
            if type(value) is not int or value < floor:  # type: ignore[operator]
                raise ValueError(f"{field.name} must be a whole number from {floor}. Raise it")
        if self.share_step not in STEPS or self.category_step not in STEPS:
            raise ValueError(
                f"A step must be one of {', '.join(map(str, STEPS))} points. Choose one of these"
            )
        if self.share_end % self.share_step or self.share_end >= 50:
            raise ValueError("share_end must be a multiple of share_step below 50. Change one of them")
        if self.k > self.shares_from or self.shares_from > self.categories_from:
            raise ValueError("k, shares_from and categories_from must not fall. Raise the later ones too")

    def detail(self, n: int, categories: int) -> Detail:
        """Return how a group of `n` people may be shown, who can each be in so many `categories`.

        More people are not told less: the steps of all favourable categories together are not wider than the
        range that a share is shown in. The finest steps that the policy allows are always fine enough.
        """
        if n < self.k:
            return Detail.WITHHELD
        if n < self.shares_from:
            return Detail.BAND
        if n < self.categories_from:
            return Detail.SHARES
        step, favourable = self.category_steps(n, categories).step, (categories - 1) // 2
        is_fine = step == self.category_step or favourable * step <= 2 * self.share_step
        return Detail.CATEGORIES if is_fine else Detail.SHARES

    def most_in_shares(self, categories: int) -> int:
        """Return of how many people at most shares are shown, not categories."""
        for n in range(_FINE_FROM, self.categories_from - 1, -1):
            if self.detail(n, categories) is Detail.SHARES:
                return n
        return self.categories_from - 1

    def category_steps(self, n: int, categories: int) -> CategorySteps:
        """Return the finest steps that are safe for `n` people in `categories`, "no answer" included."""
        return steps_for(n, categories, self.category_step)
