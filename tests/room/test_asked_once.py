"""Once is once: not again under another name, as part of a questionnaire, or in another detail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from unlabeled.content.prompts import AgreementPrompt, Prompt
from unlabeled.room.answers import questionnaire
from unlabeled.room.app.serve import RoomError, Settings, kept_or_new
from unlabeled.room.image import Image
from unlabeled.room.life import Room
from unlabeled.room.refusals import Reason, Refusal

from .house import APPETITE, PROMPTS, plan, prompt_of

SURVEY = prompt_of("survey")
STATEMENT = questionnaire(SURVEY).items[3].text  # type: ignore[arg-type]
ALONE = AgreementPrompt(
    id="alone", kind="agreement", title="Alone", text=f"  {STATEMENT.upper()} ", labels=("No", "Yes")
)


def refusal_of(prompt: Prompt, after: Prompt) -> Reason | None:
    room = Room(plan(prompts=(prompt,)), Image(5, 12).asking(after).closing(None))
    try:
        room.begin_open(prompt.id)
    except Refusal as refusal:
        return refusal.reason
    return None


@pytest.mark.parametrize(
    ("prompt", "after"),
    [
        (ALONE, SURVEY),
        (SURVEY, ALONE),
        (SURVEY.model_copy(update={"id": "again"}), SURVEY),
        (
            PROMPTS[1].model_copy(update={"id": "again", "text": PROMPTS[1].text.replace(" ", "  ")}),
            PROMPTS[1],
        ),
    ],
)
def test_what_was_asked_is_not_asked_under_another_name(prompt: Prompt, after: Prompt) -> None:
    assert refusal_of(prompt, after) is Reason.ASKED_BEFORE


@pytest.mark.parametrize(
    ("written", "again"),
    [
        ("Who is \u00e0 la carte?", "Who is a\u0300 la carte?"),  # two encodings of the same letter
        ("Who listens?", "Who lis\u00adtens?"),  # with a hyphen that only a narrow page would show
        ("Who listens?", "W\u200bho listen\u2060s?"),
        ("Who listens?", "\uff37ho listens?"),
    ],
)
def test_what_reads_the_same_is_the_same(written: str, again: str) -> None:
    prompt = PROMPTS[1].model_copy(update={"text": written})
    assert refusal_of(prompt.model_copy(update={"id": "again", "text": again}), prompt) is Reason.ASKED_BEFORE


def test_the_workshops_own_prompts_can_all_be_asked_in_one_room() -> None:
    image = Image(5, 12)
    for prompt in PROMPTS:
        assert not image.has_asked(prompt)
        image = image.asking(prompt).closing(None)


def test_a_room_is_not_opened_again_under_another_policy(tmp_path: Path) -> None:
    settings = Settings(5, 12)
    first = kept_or_new(tmp_path, settings, APPETITE)
    assert kept_or_new(tmp_path, settings, APPETITE) == first
    with pytest.raises(RoomError, match="opened under another policy"):
        kept_or_new(tmp_path, settings, replace(APPETITE, shares_from=20))
