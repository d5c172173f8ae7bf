"""Two facts about a text that need no reading: how long it is, and how often it asks something back."""

from dataclasses import dataclass

# Question marks of the scripts in wide use: Latin, Arabic, Armenian, full-width, Ethiopic.
_QUESTION_MARKS = "?؟՞？፧"


@dataclass(frozen=True)
class Length:
    """Counts of one text: words (what stands between spaces) and sentences that end as a question."""

    words: int
    questions: int


def measure(text: str) -> Length:
    """Return the counts of `text`; several question marks in a row are one question.

    Examples
    --------
    >>> measure("No problem. Really?? Why?")
    Length(words=4, questions=2)
    """
    marks = [character in _QUESTION_MARKS for character in text]
    starts = sum(mark and not before for mark, before in zip(marks, [False, *marks], strict=False))
    return Length(words=len(text.split()), questions=starts)
