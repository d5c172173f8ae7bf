"""What a phone may answer to a prompt. Whatever is not exactly that is refused, and is quoted nowhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, TypeAlias, assert_never

from unlabeled.content.instrument import Instrument
from unlabeled.content.prompts import Prompt, RankingPrompt, SurveyPrompt
from unlabeled.room.refusals import Reason, Refusal

# One place among the answers; of a ranking the options' places in order; of a survey one place for each
# statement, None where it was left out. None altogether is a pass, which is a ballot like any other.
Answer: TypeAlias = int | tuple[int | None, ...] | None


def answer_to(prompt: Prompt, sent: Any) -> Answer:
    """Return `sent` as an answer to `prompt`.

    Raises
    ------
    Refusal
        If it is no answer to it.
    """
    if sent is None:
        return None
    if isinstance(prompt, RankingPrompt):
        order = _places(sent, len(prompt.options), gaps=False)
        if sorted(order) != list(range(len(prompt.options))):  # type: ignore[type-var]
            raise Refusal(Reason.MALFORMED)
        return order
    if isinstance(prompt, SurveyPrompt):
        asked = questionnaire(prompt)
        places = _places(sent, len(asked.response_scale.labels), gaps=True)
        if len(places) != len(asked.items):
            raise Refusal(Reason.MALFORMED)
        return places if any(place is not None for place in places) else None
    return _place(sent, len(prompt.answers))


def questionnaire(prompt: SurveyPrompt) -> Instrument:
    """Return the questionnaire of a survey prompt, which loading has put there."""
    if prompt.instrument is None:
        raise ValueError(f"The prompt '{prompt.id}' has no questionnaire. Load it with load_prompts.")
    return prompt.instrument


def statements(prompt: Prompt) -> frozenset[str]:
    """Return what a prompt asks, each as it is compared: by its words, whatever stands between them."""
    asked = (
        [item.text for item in questionnaire(prompt).items]
        if isinstance(prompt, SurveyPrompt)
        else [prompt.text]
    )
    return frozenset(map(_bare, asked))


def _bare(text: str) -> str:
    """Return the words of `text`: however their letters are encoded, and without what cannot be seen."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", seen).casefold()))


def _places(sent: Any, count: int, *, gaps: bool) -> tuple[int | None, ...]:
    if not isinstance(sent, list):
        raise Refusal(Reason.MALFORMED)
    return tuple(None if gaps and one is None else _place(one, count) for one in sent)


def _place(sent: Any, count: int) -> int:
    if type(sent) is not int or not 0 <= sent < count:  # True is an int, and no answer
        raise Refusal(Reason.MALFORMED)
    return sent


def shows_results(prompt: Prompt) -> bool:
    """Return whether results of this prompt are shown in the room."""
    match prompt.kind:
        case "agreement" | "choice" | "number" | "ranking":
            return True
        case "safety" | "survey":
            return False
        case _:
            assert_never(prompt.kind)
