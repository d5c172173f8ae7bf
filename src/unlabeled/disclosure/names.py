"""The names under which groups are published: each stands for one group only."""

from collections.abc import Sequence
from typing import Final

EVERYONE: Final = "Everyone"
POOLED: Final = "Other"
NO_GROUP: Final = "(no group)"
NO_WAVE: Final = "(no wave)"
WITHHELD_WAVE: Final = "(withheld)"
BETWEEN: Final = " / "  # from a group to one inside it
_RESERVED = {name.casefold() for name in (EVERYONE, POOLED, NO_GROUP, NO_WAVE, WITHHELD_WAVE)}


def public_name(name: str, blank: str = NO_GROUP) -> str:
    """Return `name` as it is published: a missing one as `blank`, one that is our own in quotes.

    Examples
    --------
    >>> [public_name(name) for name in ("Alder", "", "other", "“other”")]
    ['Alder', '(no group)', '“other”', '““other””']
    """
    if name and name.strip("“”").casefold() not in _RESERVED:
        return name
    return f"“{name}”" if name else blank


def joined(path: Sequence[str]) -> str:
    """Return the public name of the group at `path`, outermost name first; no names mean everyone.

    Examples
    --------
    >>> joined(("Sales", "North")), joined(("Sales / North",)), joined(("Sales / North", "East"))
    ('Sales / North', 'Sales / North', '“Sales / North” / East')
    """
    if len(path) < 2:
        return path[0] if path else EVERYONE
    return BETWEEN.join(f"“{name}”" if BETWEEN in name else name for name in path)


def in_order(name: str) -> tuple[bool, bool, bool, str, str]:
    """Return the sort key of a public name: everyone first, the alphabet, then the pooled and the rest."""
    return (name != EVERYONE, name == NO_GROUP, name == POOLED, name.casefold(), name)
