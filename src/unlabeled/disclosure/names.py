"""The names under which groups are published: each stands for one group only."""

from typing import Final

EVERYONE: Final = "Everyone"
POOLED: Final = "Other"
NO_GROUP: Final = "(no group)"
NO_WAVE: Final = "(no wave)"
WITHHELD_WAVE: Final = "(withheld)"
_RESERVED = {name.casefold() for name in (EVERYONE, POOLED, NO_GROUP, NO_WAVE, WITHHELD_WAVE)}


def public_name(name: str, blank: str = NO_GROUP) -> str:
    """Return `name` as it is published: a missing one as `blank`, one that is our own in quotes.

    Examples
    --------
    >>> [public_name(name) for name in ("Alder", "", "other", "“other”")]
    ['Alder', '(no group)', '“other”', '““other””']
    """
    if not name:
        return blank
    return f"“{name}”" if name.strip("“”").casefold() in _RESERVED else name


def in_order(name: str) -> tuple[bool, bool, bool, str, str]:
    """Return the sort key of a public name: everyone first, the alphabet, then the pooled and the rest."""
    return (name != EVERYONE, name == NO_GROUP, name == POOLED, name.casefold(), name)
