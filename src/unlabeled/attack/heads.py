"""Head counts: who did not answer, directly or by subtraction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from unlabeled.attack.facts import Finding
from unlabeled.attack.releases import ReadRelease
from unlabeled.attack.sheet import Sheet

_RULE = "Show head counts only where {k} or more answered and {k} or more did not, and of all parts or none."


def head_findings(release: ReadRelease, k: int) -> Iterator[Finding]:
    """Yield where a head count tells of fewer than `k` whether they answered.

    What a group's head count leaves beside those of its parts is the head count of the other parts together.
    """
    for sheet in release.sheets:
        heads = {
            place: release.heads[sheet.wave, name]
            for place, name in enumerate(sheet.groups)
            if (sheet.wave, name) in release.heads
        }
        children = _children(sheet) if heads else {}
        for place, asked in heads.items():
            name = sheet.groups[place]
            yield from _told(sheet, name, int(sheet.n[place]), asked, k)
            if known := list(_nearest(children, place, heads)):
                answered = int(sheet.n[place]) - int(sheet.n[known].sum())
                rest = asked - sum(heads[part] for part in known)
                yield from _told(sheet, f"those of {name} whose head count is not shown", answered, rest, k)


def _children(sheet: Sheet) -> dict[int, list[int]]:
    """Return the places of the parts of each group."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, parent in enumerate(sheet.parent.tolist()):
        found[parent].append(place)
    return found


def _nearest(children: dict[int, list[int]], place: int, heads: Collection[int]) -> Iterator[int]:
    """Yield the outermost groups inside `place` that have a head count."""
    for part in children.get(place, []):
        yield from [part] if part in heads else _nearest(children, part, heads)


def _told(sheet: Sheet, name: str, answered: int, asked: int, k: int) -> Iterator[Finding]:
    silent = asked - answered
    if silent < 0:
        says = f"The head counts of {name} do not fit the answers, so nothing can be ruled out."
        yield Finding(name, "", sheet.wave, says, "Correct the head counts.")
    elif silent and (silent < k or answered < k):
        says = f"Of {name}, {answered} answered and {silent} did not, which tells of few."
        yield Finding(name, "", sheet.wave, says, _RULE.format(k=k))
