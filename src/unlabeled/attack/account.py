"""`audit.json`: known fields only, policy and rules as they are, and the sizes that the release has."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any, Final

from unlabeled.attack.facts import AttackError, Finding
from unlabeled.attack.said import Said, without_guard

_WORDS: Final = ("unlabeled", "read_as", "covers")
_FILE: Final = ("empty_rows", "sent_again")
_COLUMNS: Final = ("identify_people", "in_their_own_words", "not_in_the_instrument")
_FIELDS: Final = frozenset(
    {*_WORDS, *_FILE, "instrument", "columns_not_read", "policy", "rules", "groups", "withholds"}
)
_DETAILS: Final = ("band", "shares", "categories")
_GROUP: Final = frozenset({"wave", "group", "n", "detail"})
_RULE: Final = "Print nothing there that does not stand in release.csv."


def account_findings(
    text: str, said: Said, words: Collection[str], policy: dict[str, int]
) -> Iterator[Finding]:
    """Yield what an account of the rules says of people that the release does not.

    Raises
    ------
    AttackError
        If it is not understood.
    """
    content = _content(text)
    known = {" ".join(each.split()) for each in words}
    for says in _differing(content, said, known, policy):
        yield Finding("", "", "", f"audit.json {says}, which does not follow from the release.", _RULE)


def numbers_of_file(text: str) -> frozenset[float]:
    """Return the counts that an account gives of the file that was read: columns and rows, not answers."""
    content = _content(text)
    counted = content["columns_not_read"]
    rows = (number for name in _FILE for number in re.findall(r"\d+", str(content[name])))
    return frozenset(map(float, (*counted.values(), *rows)))


def _content(text: str) -> dict[str, Any]:
    try:
        content = json.loads(text, object_pairs_hook=_once)
        counted = content["columns_not_read"]
        is_known = set(content) == _FIELDS and set(counted) == set(_COLUMNS)
        is_known &= all(type(value) is int and value >= 0 for value in counted.values())
        is_known &= all(set(group) == _GROUP for group in content["groups"])
        is_known &= type(content["withholds"]) is bool
        if not is_known:
            raise KeyError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise AttackError("audit.json says what no rule knows. It cannot be attacked.") from None
    return dict(content)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the fields of an object; of two that are called alike one would hide the other."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError
    return dict(pairs)


def _differing(content: dict[str, Any], said: Said, known: set[str], policy: dict[str, int]) -> Iterator[str]:
    """Yield in words what differs from what is known."""
    if content["policy"] != policy:
        yield "names another policy"
    instrument = content["instrument"].values()
    for text in (*content["rules"], *(content[name] for name in _WORDS), *instrument):
        if re.search(r"\d", str(text)) and " ".join(str(text).split()) not in known:
            yield "prints a number among its words"
    for name in _FILE:
        floor = policy.get("quality_floor", 0)
        told = re.fullmatch(r"fewer than (\d+)|(\d+)", str(content[name]))
        if not told or (told[1] and int(told[1]) != floor) or (told[2] and int(told[2]) < floor):
            yield "counts rows of the file in other words than the rules have"
    places = [
        (without_guard(str(each["wave"])), without_guard(str(each["group"]))) for each in content["groups"]
    ]
    if places != list(said.places):
        yield "names other groups, or in another order"
    for group in content["groups"]:
        place = without_guard(str(group["wave"])), without_guard(str(group["group"]))
        if said.sizes.get(place) != group["n"] or type(group["n"]) is not int:
            yield f"prints {group['n']} of a group"
        if group["detail"] not in _DETAILS:
            yield "says something else beside a group"
