"""What the attacker says of several publications that hold the same people: the one place that asks it."""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

# The texts of publications, as they were written to release.csv; back come findings in words, none if nothing
# can be worked out. What could not be resolved in time is a finding too.
Examine: TypeAlias = Callable[[Sequence[str]], Sequence[str]]

NOT_EXAMINED: Final = (
    "Whether the two publications together give somebody away was not examined, and what is not examined "
    "is not published."
)


def examine(publications: Sequence[str]) -> tuple[str, ...]:
    """Return what can be worked out from `publications` together. Until an attacker is here: refuse."""
    return (NOT_EXAMINED,)
