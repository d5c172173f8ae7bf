"""How fast a made-up person is. A toy: round guesses, so that a rehearsal moves at about human speed.

Nobody measured these numbers. A real room is slower, and its people differ more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Final

from unlabeled.content.prompts import Prompt, RankingPrompt, SurveyPrompt
from unlabeled.room.answers import questionnaire

WORDS_A_MINUTE: Final = 200
_THINKS, _THINKS_OF_ONE = 6.0, 2.5  # seconds, in the middle: about a question, about one of many things
_SPREAD: Final = 0.4  # of the logarithm


@dataclass(frozen=True)
class Pace:
    """How many seconds of the session go by in one of ours."""

    speed: float

    def ours(self, seconds: float) -> float:
        """Return how long `seconds` of the session take here."""
        return seconds / self.speed


def reading(text: str) -> float:
    """Return the seconds in which `text` is read.

    Examples
    --------
    >>> reading("one two three four")
    1.2
    """
    return len(text.split()) / WORDS_A_MINUTE * 60


def choosing(prompt: Prompt, haste: float, chance: Random) -> float:
    """Return the seconds from seeing a prompt to having chosen.

    Parameters
    ----------
    prompt : Prompt
        What is asked.
    haste : float
        Of the person: below 1 is quicker than most.
    chance : random.Random
        Source of chance; the same state gives the same seconds.
    """
    thinks = sum(
        chance.lognormvariate(math.log(middle), _SPREAD) for middle in _middles(prompt)
    )  # one draw for each thing to choose
    return (reading(_text(prompt)) + thinks) * haste


def _middles(prompt: Prompt) -> list[float]:
    if isinstance(prompt, SurveyPrompt):
        return [_THINKS_OF_ONE] * len(questionnaire(prompt).items)
    if isinstance(prompt, RankingPrompt):
        return [_THINKS_OF_ONE] * len(prompt.options)
    return [_THINKS]


def _text(prompt: Prompt) -> str:
    if isinstance(prompt, SurveyPrompt):
        asked = questionnaire(prompt)
        return " ".join([prompt.text, asked.invitation, *(item.text for item in asked.items)])
    return " ".join([prompt.text, prompt.help or "", *prompt.answers])
