"""Two facts about a text that need no reading: how long it is, and how often it asks something back."""

import re
from dataclasses import dataclass

# Question marks of the scripts in wide use: Latin, Arabic, Armenian, full-width, Ethiopic.
_QUESTION_MARKS = "?؟՞？፧"
# Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana and Chinese characters.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)


@dataclass(frozen=True)
class Length:
    """Counts of one text.

    Parameters
    ----------
    words : int or None
        What stands between spaces; None where a script puts none between its words.
    questions : int
        Sentences that end as a question.
    characters : int
        Everything but space.
    """

    words: int | None
    questions: int
    characters: int

    def is_longer_than(self, other: "Length") -> bool:
        """Return whether this text has more words or, where either has none to count, more characters."""
        if self.words is None or other.words is None:
            return self.characters > other.characters
        return self.words > other.words


def measure(text: str) -> Length:
    """Return the counts of `text`; several question marks in a row are one question.

    Examples
    --------
    >>> measure("No problem. Really?? Why?")
    Length(words=4, questions=2, characters=22)
    """
    marks = [character in _QUESTION_MARKS for character in text]
    starts = sum(mark and not before for mark, before in zip(marks, [False, *marks], strict=False))
    spaced = text.split()
    words = None if _UNSPACED.search(text) else len(spaced)
    return Length(words, starts, sum(map(len, spaced)))
