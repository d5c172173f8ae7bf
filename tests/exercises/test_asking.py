"""How often a text asks something back."""

import pytest

from unlabeled.exercises.letting_go.asking import count_questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("", 0),
        ("   \n ", 0),
        ("All right.", 0),
        ("Really?! Why??", 2),
        ("لا بأس؟", 1),
        ("大丈夫？", 1),
        ("ไม่เป็นไร", 0),
        ("괜찮아요, 정말?", 1),
        ("👍 of course", 0),
    ],
)
def test_questions_are_counted_in_any_script(text: str, questions: int) -> None:
    assert count_questions(text) == questions


def test_a_very_long_text_is_counted_whole() -> None:
    assert count_questions("why? " * 50_000) == 50_000
