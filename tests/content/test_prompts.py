"""Prompts as data: mistakes are named by file, line and field, and no kind takes free text."""

from pathlib import Path

import pytest

from unlabeled.content import ContentError
from unlabeled.content.prompts import load_prompts, prompt_from_json
from unlabeled.content.room import load_room_words

CHOICE = "{id: a, kind: choice, title: T, text: What?, options: [{id: x, text: X}, {id: y, text: Y}]}"


def load_from(folder: Path, *prompts: str) -> str:
    file = folder / "prompts.yaml"
    file.write_text("prompts:\n" + "".join(f"  - {prompt}\n" for prompt in prompts), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_prompts(file)
    return str(error.value)


def test_prompts_of_the_workshop_load_and_come_back_from_the_rooms_file() -> None:
    for prompt in load_prompts().prompts:
        assert prompt_from_json(prompt.model_dump_json()) == prompt


def test_words_of_the_room_load() -> None:
    assert load_room_words().shown.nothing == "Nothing to show for this one."


def test_bands_are_named_by_their_ends() -> None:
    bands = next(prompt for prompt in load_prompts().prompts if prompt.kind == "number")
    assert bands.answers == ("1 to 2", "3 to 5", "6 to 10", "11 to 20")


def test_survey_has_the_questionnaire_of_the_workshop() -> None:
    survey = next(prompt for prompt in load_prompts().prompts if prompt.kind == "survey")
    assert survey.instrument is not None
    assert len(survey.instrument.items) == 16


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("{id: a, kind: text, title: T, text: What?}", "is no kind that is known here"),
        ("{id: a, title: T, text: What?}", "is missing, which says what this is"),
        (CHOICE.replace("id: y", "id: x"), "The id 'x' stands twice"),
        (CHOICE.replace("choice", "ranking"), "at least 3 entries"),
        (CHOICE.replace("id: a", "id: A b"), "An id begins with a small letter"),
        (CHOICE.replace("}]}", "}], free_text: true}"), "not known here"),
        ("{id: a, kind: agreement, title: T, text: What?, labels: [Fine]}", "at least 2 entries"),
        (
            "{id: a, kind: number, title: T, text: What?, low: 1, high: 9, bands: [2, 5]}",
            "Bands begin at 'low'",
        ),
        (
            "{id: a, kind: number, title: T, text: What?, low: 1, high: 9, bands: [1, 5, 5]}",
            "Bands begin at 'low'",
        ),
        (
            "{id: a, kind: number, title: T, text: What?, low: 1, high: 9, bands: [1, 10]}",
            "Bands begin at 'low'",
        ),
        (
            "{id: a, kind: safety, title: T, text: What?, options: [{id: x, text: X}, {id: y, text: Y}], "
            "ways: {alone: A, pairs: B, together: C}}",
            "Some options are 'open: true'",
        ),
    ],
)
def test_a_mistake_is_named(prompt: str, said: str, tmp_path: Path) -> None:
    message = load_from(tmp_path, prompt)
    assert said in message
    assert message.startswith("prompts.yaml, line 2, prompts.0")


def test_an_id_stands_once(tmp_path: Path) -> None:
    message = load_from(tmp_path, CHOICE, CHOICE)
    assert message.startswith("prompts.yaml, line 3, prompts.1.id: The id 'a' stands twice")
