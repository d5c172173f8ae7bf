"""One statement, searched: every problem that its publications make, and what follows from each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from unlabeled.attack.combine import Combined, combined
from unlabeled.attack.exact import leaks
from unlabeled.attack.facts import Finding, Leak, Number, Publication, Scale
from unlabeled.attack.words import in_words

WORK: Final = (
    2_000_000  # for one problem: usually some 20 seconds; what is not decided by then counts as found
)


def findings_of_item(publications: Sequence[Publication], scale: Scale, k: int) -> list[Finding]:
    """Return what follows for one item from all its publications together."""
    return [
        finding
        for problem in combined(publications, scale, k)
        for finding in in_words(problem, _leaks(problem, k), publications[0], k)
    ]


def _leaks(case: Combined, k: int) -> Sequence[Leak]:
    """Return the leaks of one problem: of whole answers, else of means that lie between answers."""
    if case.assuming:
        found = _leaks(replace(case, assuming=""), k)
        return [] if _contradict(found) else found  # then the one group is no part of the other
    if not case.problem.skips:
        found = leaks(case.problem, k, WORK, case.targets)
        if not _contradict(found):
            return found
        numbers = [fact.number for fact in case.problem.facts]
        if all(_is_mean(number, case.problem.scale) for number in numbers):
            return leaks(case.finer(), k, WORK, case.targets)
        return found
    everybody_answered = leaks(case.without_skips(), k, WORK, case.targets)
    if everybody_answered and not _contradict(everybody_answered):
        return everybody_answered
    return leaks(case.problem, k, WORK, case.targets)


def _contradict(found: Sequence[Leak]) -> bool:
    return any(leak.kind == "contradiction" for leak in found)


def _is_mean(number: Number, scale: Scale) -> bool:
    steps = np.diff(number.weights[: len(scale.values)])
    return bool(np.allclose(steps, 1))
