"""Made-up answers, the same for us and for those beside us. NumPy only: peers make them too."""

import numpy as np
from numpy.typing import NDArray

ITEMS = 20
LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
NO_ANSWER = len(LABELS)
Codes = NDArray[np.int32]


def answers(people: int, places: int = NO_ANSWER + 1) -> Codes:
    """Return people × items: places of labels, the one behind the last label being "no answer"."""
    return np.random.default_rng(1).integers(0, places, (people, ITEMS), dtype=np.int32)


def teams(people: int, how_many: int) -> Codes:
    """Return the team of each person."""
    return np.random.default_rng(2).integers(0, how_many, people, dtype=np.int32)
