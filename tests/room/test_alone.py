"""What one person learns from a result: every table of a small room is shown and read."""

from __future__ import annotations

from collections import defaultdict

import pytest

from unlabeled.content.prompts import Prompt, SafetyPrompt
from unlabeled.room.answers import Answer
from unlabeled.room.counts import sealed_counts
from unlabeled.room.shown import Result, result_of, way_to_run

from .house import APPETITE, PROMPTS, WORDS
from .test_cells import tables

SHOWN = [prompt for prompt in PROMPTS if prompt.kind != "survey"]


def answers(prompt: Prompt, table: tuple[int, ...]) -> list[Answer]:
    """Answers of which so many are each option, or put it first, and so many pass."""
    places = range(len(prompt.answers))
    orders: list[Answer] = [(first, *(one for one in places if one != first)) for first in places]
    kinds = [*(orders if prompt.kind == "ranking" else places), None]
    return [kind for kind, count in zip(kinds, table, strict=True) for _ in range(count)]


def shown(prompt: Prompt, table: tuple[int, ...]) -> Result:
    given = answers(prompt, table)
    if isinstance(prompt, SafetyPrompt):
        return way_to_run(prompt, given, APPETITE, WORDS.shown)
    return result_of(prompt, sealed_counts(prompt, given, APPETITE), APPETITE, WORDS.shown)


@pytest.mark.parametrize("n", [5, 6, 7, 8])
@pytest.mark.parametrize("prompt", SHOWN, ids=lambda prompt: prompt.id)
def test_nobody_alone_can_rule_any_answer_of_another_out(prompt: Prompt, n: int) -> None:
    """Not even somebody who knows n: each answer, and passing, may be given by two of the others or by none.

    So nobody who has given it knows whether they were the only one, and nobody else whether anybody was.
    """
    options = len(prompt.answers)
    possible: dict[Result, list[tuple[int, ...]]] = defaultdict(list)
    for table in tables(n, options + 1):
        possible[shown(prompt, table)].append(table)
    assert len(possible) >= 2
    for found in possible.values():
        assert min(max(column) for column in zip(*found, strict=True)) >= 2
