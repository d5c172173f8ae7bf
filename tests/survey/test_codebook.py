"""The codebook, written from the instrument."""

import pytest

from unlabeled.content import kit_folder
from unlabeled.content.instrument import Instrument, load_instrument
from unlabeled.survey.codebook import codebook


@pytest.fixture
def ours() -> Instrument:
    return load_instrument(kit_folder() / "data" / "survey" / "instrument.yaml")


def test_the_codebook_in_the_data_folder_is_current(ours: Instrument) -> None:
    kept = (kit_folder() / "data" / "survey" / "codebook.md").read_text(encoding="utf-8")
    assert kept == codebook(ours), "run 'make built'"


def test_every_item_stands_once_with_its_direction(ours: Instrument) -> None:
    text = codebook(ours)
    for item in ours.items:
        direction = "reversed" if item.reverse_keyed else "as answered"
        assert text.count(f"| `{item.id}` | {item.text} | {direction} |") == 1


def test_answers_stand_with_their_numbers(ours: Instrument) -> None:
    assert "| 1 | Strongly disagree |" in codebook(ours)
    assert "| 5 | Strongly agree |" in codebook(ours)


def test_it_says_how_reversed_statements_count(ours: Instrument) -> None:
    assert codebook(ours).count("Reversed statements count as 6 minus the value.") == len(ours.scales)


def test_it_says_that_the_questionnaire_was_never_tested(ours: Instrument) -> None:
    assert "never tested for validity" in codebook(ours)


def test_it_says_what_people_are_told_where_their_own_words_may_be_shown(ours: Instrument) -> None:
    assert f"say this instead:\n\n> {ours.invitation_with_comments}\n" in codebook(ours)
    bare = codebook(ours.model_copy(update={"invitation_with_comments": None}))
    assert "say so here, before anybody writes" in bare
    assert "--comments" not in codebook(_small("One"))


def test_a_bar_or_a_line_break_in_a_text_does_not_break_its_table() -> None:
    text = codebook(_small("Either | or,\nboth"))
    assert "| `q1` | Either \\| or, both | as answered |" in text


def test_without_open_questions_there_is_no_section_for_them() -> None:
    text = codebook(_small("One"))
    assert "Open questions" not in text
    assert "| `q1` | statements | 0 to 1, or empty |" in text


def _small(statement: str) -> Instrument:
    return Instrument.model_validate(
        {
            "id": "small",
            "title": "Small",
            "version": "1",
            "invitation": "Hello",
            "response_scale": {"low": 0, "labels": ["No", "Yes"]},
            "scales": [
                {"id": "s", "title": "S", "about": "About", "items": [{"id": "q1", "text": statement}]}
            ],
        }
    )
