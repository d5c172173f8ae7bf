"""The two facts about a text."""

import pytest

from unlabeled.exercises.letting_go.length import Length, measure


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", Length(0, 0, 0)),
        ("   \n ", Length(0, 0, 0)),
        ("All right.", Length(2, 0, 9)),
        ("Really?! Why??", Length(2, 2, 13)),
        ("لا بأس؟", Length(2, 1, 6)),
        ("大丈夫？", Length(None, 1, 4)),
        ("ไม่เป็นไร", Length(None, 0, 9)),
        ("괜찮아요, 정말?", Length(2, 1, 8)),
        ("👍 of course", Length(3, 0, 9)),
    ],
)
def test_words_and_questions_are_counted_in_any_script(text: str, counts: Length) -> None:
    assert measure(text) == counts


def test_a_very_long_text_is_counted_whole() -> None:
    assert measure("why? " * 50_000) == Length(50_000, 50_000, 200_000)
