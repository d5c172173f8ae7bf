"""The names under which groups are published: each stands for one group only."""

from typing import Final

EVERYONE: Final = "Everyone"
POOLED: Final = "Other"
NO_GROUP: Final = "(no group)"
WITHHELD_WAVE: Final = "(withheld)"
_RESERVED = {name.casefold() for name in (EVERYONE, POOLED, NO_GROUP, WITHHELD_WAVE)}


def public_name(name: str) -> str:
    """Return `name` as it is published: blank is "(no group)", a name of our own stands in quotes.

    Examples
    --------
    >>> [public_name(name) for name in ("Alder", "", "other", "“other”")]
    ['Alder', '(no group)', '“other”', '““other””']
    """
    if not name:
        return NO_GROUP
    return f"“{name}”" if name.strip("“”").casefold() in _RESERVED else name


def in_order(name: str) -> tuple[bool, bool, bool, str, str]:
    """Return the sort key of a public name: everyone first, the alphabet, then the pooled and the rest."""
    return (name != EVERYONE, name == NO_GROUP, name == POOLED, name.casefold(), name)
