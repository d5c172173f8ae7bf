"""Which texts hold an address or a telephone number, so that they are never published nor repeated."""

import re

_DIGITS = re.compile(r"\+?\d[\d ()/.–-]*")
_PHONE, _PHONE_WITH_PREFIX = 9, 7  # digits; "2025-2026" has eight
_WEB = re.compile(r"://|\bwww\.", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Return whether an e-mail address is in `text`."""
    if "@" not in text:
        return False
    parts = (word.rpartition("@") for word in text.split())
    return any(before and "." in domain.strip(".") for before, _, domain in parts)


def is_telephone(text: str) -> bool:
    """Return whether a telephone number is in `text`."""
    for found in _DIGITS.findall(text):
        least = _PHONE_WITH_PREFIX if found[0] in "+0" else _PHONE
        if len(found) >= least and sum(letter.isdecimal() for letter in found) >= least:
            return True
    return False


def masked(name: str) -> str:
    """Return a column's name as it may be repeated to whoever runs the command.

    Examples
    --------
    >>> [masked(name) for name in ("Shoe size", "About mo@team.example", "See https://team.example/mo")]
    ['Shoe size', '(address)', '(address)']
    """
    return "(address)" if "@" in name or _WEB.search(name) or is_telephone(name) else name
