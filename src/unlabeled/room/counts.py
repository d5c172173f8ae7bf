"""From answers to counts: the last place where answers exist. What comes out is all that is ever written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import Final, TypeAlias

from unlabeled.content.instrument import Instrument, Scale
from unlabeled.content.prompts import Prompt, RankingPrompt, SafetyPrompt, SurveyPrompt
from unlabeled.disclosure import RiskAppetite
from unlabeled.room.answers import Answer, questionnaire

Counts: TypeAlias = Mapping[str, int]  # from the name of an answer to how many gave it, zeros included
PASSED: Final = "passed"


def sealed_counts(prompt: Prompt, answers: Collection[Answer], appetite: RiskAppetite) -> Counts | None:
    """Return what is written of the answers to a prompt: the same for every order in which they came.

    Returns
    -------
    mapping or None
        None if nothing is written: fewer than k ballots came, or the prompt is a safety check.
    """
    if isinstance(prompt, SurveyPrompt):
        return _survey(questionnaire(prompt), answers, appetite)
    if len(answers) < appetite.k or isinstance(prompt, SafetyPrompt):
        return None
    if isinstance(prompt, RankingPrompt):
        return _ranking(prompt, answers)
    found = Counter(answers)
    return {str(place): found[place] for place in range(len(prompt.answers))} | {PASSED: found[None]}


def place_name(option: str, place: int) -> str:
    """Return the name under which it is counted how many put `option` at `place`, first is 1."""
    return f"{option}@{place}"


def answer_name(item: str, place: int) -> str:
    """Return the name under which a statement's answer is counted; the number of answers means none."""
    return f"{item}={place}"


def moment_names(scale: Scale) -> tuple[str, list[str], dict[tuple[int, int], str]]:
    """Return the names of a scale's moments: n, sums, and cross-products by pair of places."""
    places = range(len(scale.items))
    pairs = combinations_with_replacement(places, 2)
    return (
        f"{scale.id}#n",
        [f"{scale.id}#sum.{place}" for place in places],
        {pair: f"{scale.id}#cross.{pair[0]}.{pair[1]}" for pair in pairs},
    )


def _ranking(prompt: RankingPrompt, answers: Collection[Answer]) -> Counts:
    options = [option.id for option in prompt.options]
    counts = {place_name(option, place + 1): 0 for option in options for place in range(len(options))}
    for order in answers:
        for place, option in enumerate(_row(order)):
            counts[place_name(options[option or 0], place + 1)] += 1
    return counts | {PASSED: sum(order is None for order in answers)}


def _survey(asked: Instrument, answers: Collection[Answer], appetite: RiskAppetite) -> Counts | None:
    """Return the counts of a questionnaire. Who left out everything is not in them, as in any survey."""
    rows = [_row(answer) for answer in answers if answer is not None]
    if len(rows) < appetite.k:
        return None
    none = len(asked.response_scale.labels)
    counts = {answer_name(item.id, place): 0 for item in asked.items for place in range(none + 1)}
    for row in rows:
        for item, place in zip(asked.items, row, strict=True):
            counts[answer_name(item.id, none if place is None else place)] += 1
    return counts | _all_moments(asked, rows, appetite)


def _all_moments(
    asked: Instrument, rows: Sequence[tuple[int | None, ...]], appetite: RiskAppetite
) -> dict[str, int]:
    found: dict[str, int] = {}
    start = 0
    for scale in asked.scales:
        columns = slice(start, start + len(scale.items))
        found |= _moments(asked, scale, [row[columns] for row in rows], appetite)
        start += len(scale.items)
    return found


def _moments(
    asked: Instrument, scale: Scale, rows: Sequence[tuple[int | None, ...]], appetite: RiskAppetite
) -> dict[str, int]:
    """Return Σx and Σxxᵀ of those who answered the whole scale, or zeros where these are few.

    Beside the counts, the cross-products of a few people are nearly their answers, row by row. No report uses
    them below `categories_from` people, so below it they are not written at all.
    """
    high = len(asked.response_scale.labels) - 1
    keyed = [
        [
            asked.response_scale.low + (high - place if item.reverse_keyed else place)
            for item, place in zip(scale.items, row, strict=True)
            if place is not None
        ]
        for row in rows
    ]
    complete = [values for values in keyed if len(values) == len(scale.items)]
    if len(complete) < appetite.categories_from:
        complete = []
    n, sums, cross = moment_names(scale)
    return (
        {n: len(complete)}
        | {name: sum(values[place] for values in complete) for place, name in enumerate(sums)}
        | {name: sum(values[one] * values[two] for values in complete) for (one, two), name in cross.items()}
    )


def _row(answer: Answer) -> tuple[int | None, ...]:
    return answer if isinstance(answer, tuple) else ()
