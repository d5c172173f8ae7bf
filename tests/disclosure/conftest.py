"""One item with five answers, and tallies made of bare counts."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import settings

from unlabeled.disclosure import Blueprint, ItemPlan, Moments, ScalePlan, Tally

FIVE = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")

Tables = Sequence[Sequence[int]]

settings.register_profile("unlabeled", deadline=None)  # speed is measured in benchmarks/, not asserted here
settings.load_profile("unlabeled")


@pytest.fixture(scope="session")
def one_item() -> Blueprint:
    return Blueprint((ScalePlan("trust", (ItemPlan("trust_1"),)),), FIVE)


@pytest.fixture(scope="session")
def tally() -> Callable[[Tables], Tally]:
    """A tally of one item: one table of counts per group, lowest answer first, "no answer" last."""

    def make(tables: Tables) -> Tally:
        counts = np.array(tables, dtype=np.int64).reshape(len(tables), 1, -1)
        answers = counts[:, 0, :-1]
        values = np.arange(1, answers.shape[1] + 1)
        moments = Moments(
            int(answers.sum()),
            np.array([(answers * values).sum()]),
            np.array([[(answers * values**2).sum()]]),
        )
        return Tally(counts, (moments,))

    return make
