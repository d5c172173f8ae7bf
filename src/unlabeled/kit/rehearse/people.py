"""Made-up people: what each of them does in a session. Nobody behind them exists.

Each has one habit that a facilitator will meet on the day. None of it costs anything: the session goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from unlabeled.content.prompts import Prompt, RankingPrompt, SurveyPrompt
from unlabeled.kit.rehearse.pace import choosing
from unlabeled.room.answers import Answer, questionnaire

_LEANS: Final = 0.65  # where among the answers most of them lie; 1 is the last
_HASTE: Final = (0.7, 1.3)


class Habit(StrEnum):
    """What somebody does beside answering."""

    TWICE = "twice"  # sends an answer, and then another in its place
    STEADY = "steady"
    OFFLINE = "offline"  # loses the network while answering the second question
    PASSES = "passes"  # passes the second question
    LATE = "late"  # comes when the first question is closed
    DECLINES = "declines"  # passes whatever is asked
    LEAVES = "leaves"  # leaves, and wipes the phone, when the second question is closed
    IDLE = "idle"  # joins, and never touches the phone again


_SECOND: Final = 1  # counted from 0
# The first five answer a questionnaire, so that even a small rehearsal ends with a report.
_ORDER: Final = (*Habit, *[Habit.STEADY] * 4)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist.

    Parameters
    ----------
    number : int
        From 0.
    habit : Habit
        What they do beside answering.
    haste : float
        Below 1 is quicker than most.
    """

    number: int
    habit: Habit
    haste: float


@dataclass(frozen=True)
class Act:
    """What somebody does when a question is open.

    Parameters
    ----------
    takes : float
        Seconds of the session until they have chosen.
    answers : tuple of Answer
        What they send, one after the other; None is a pass.
    offline : bool
        Whether the network is gone when they send it.
    """

    takes: float
    answers: tuple[Answer, ...]
    offline: bool = False


def people(count: int, seed: int) -> tuple[Person, ...]:
    """Return `count` people; the same seed gives the same."""
    habits = islice(cycle(_ORDER), count)
    return tuple(
        Person(number, habit, _chance(seed, number, "haste").uniform(*_HASTE))
        for number, habit in enumerate(habits)
    )


def act(person: Person, place: int, prompt: Prompt, survey: tuple[int | None, ...], seed: int) -> Act | None:
    """Return what `person` does with the question at `place`, counted from 0; None for nothing at all.

    Parameters
    ----------
    survey : tuple of int or None
        Their places in a questionnaire, should that be what is asked.
    """
    habit, second = person.habit, place == _SECOND
    if habit is Habit.IDLE or (habit is Habit.LATE and place < _SECOND):
        return None
    if habit is Habit.LEAVES and place > _SECOND:
        return None
    chance = _chance(seed, person.number, prompt.id)
    takes = choosing(prompt, person.haste, chance)
    if habit is Habit.DECLINES or (habit is Habit.PASSES and second):
        return Act(takes / 3, (None,))
    first = _answer(prompt, survey, chance)
    if habit is Habit.TWICE and not isinstance(prompt, SurveyPrompt):
        return Act(takes, (first, _answer(prompt, survey, chance)))
    return Act(takes, (first,), offline=habit is Habit.OFFLINE and second)


def made_up_questionnaires(
    prompt: SurveyPrompt, plan: Path, count: int, seed: int
) -> tuple[tuple[int | None, ...], ...]:
    """Return a place for each statement, for each of `count` people; None where one was left out.

    `plan` is the file that says what a made-up survey consists of.
    """
    import numpy as np
    import pandas as pd

    from unlabeled.content.made_up import load_made_up
    from unlabeled.survey.planned import planned
    from unlabeled.survey.simulate import simulate_responses

    asked = questionnaire(prompt)
    made_up = planned(load_made_up(plan), count, (count,), 1)
    frame = simulate_responses(asked, made_up, np.random.default_rng(seed))
    low = asked.response_scale.low
    return tuple(
        tuple(None if pd.isna(value) else int(value) - low for value in row)
        for row in frame[[item.id for item in asked.items]].itertuples(index=False, name=None)
    )


def _answer(prompt: Prompt, survey: tuple[int | None, ...], chance: Random) -> Answer:
    if isinstance(prompt, SurveyPrompt):
        return survey
    if isinstance(prompt, RankingPrompt):
        return tuple(chance.sample(range(len(prompt.options)), len(prompt.options)))
    count = len(prompt.answers)
    return min(int(chance.triangular(0, count, _LEANS * count)), count - 1)


def _chance(seed: int, number: int, what: str) -> Random:
    """Return a source of chance of its own, so that nobody's answer hangs on when another came."""
    return Random(f"{seed} {number} {what}")  # noqa: S311 (made-up people, no secret)
