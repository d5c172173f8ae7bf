"""One fact about a text that needs no reading: how often it asks something back."""

# Question marks of the scripts in wide use: Latin, Arabic, Armenian, full-width, Ethiopic.
_QUESTION_MARKS = "?؟՞？፧"


def count_questions(text: str) -> int:
    """Return how many questions `text` holds; several question marks in a row are one question.

    Examples
    --------
    >>> count_questions("No problem. Really?? Why?")
    2
    """
    marks = [character in _QUESTION_MARKS for character in text]
    return sum(mark and not before for mark, before in zip(marks, [False, *marks], strict=False))
