"""How answers were given: counted, never deleted; and a reversed item that was turned round already."""

import numpy as np
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.read.quality import quality

from ..conftest import ReadText


def test_partial_and_straight_answers_are_counted_and_stay(read_text: ReadText) -> None:
    head = "team,pace_1,pace_2,candour_1,candour_2\n"
    responses = read_text(head + "A,1,,3,4\nA,2,2,2,2\nA,1,2,3,4\nA,,,,\nA,3,3,3,3\nA,3,3,3,\n")
    assert (responses.quality.partial, responses.quality.straight) == (2, 2)
    assert len(responses.answers) == 5


@pytest.mark.parametrize(("turned", "found"), [(False, ()), (True, ("pace_2", "candour_2"))])
def test_reversed_items_that_were_turned_round_before_are_named(
    short: Instrument, turned: bool, found: tuple[str, ...]
) -> None:
    draw = np.random.default_rng(2)
    trait = draw.integers(0, 5, (80, 1))
    answers = np.clip(trait + draw.integers(-1, 2, (80, 4)), 0, 4)
    if not turned:
        answers[:, [1, 3]] = 4 - answers[:, [1, 3]]
    assert quality(answers.astype(np.int32), short).against_scale == found


def test_correlation_of_few_is_not_judged(short: Instrument) -> None:
    answers = np.tile(np.arange(5, dtype=np.int32)[:, None], (9, 4))
    assert len(answers) < 50
    assert quality(answers, short).against_scale == ()


def test_what_does_not_vary_runs_nowhere(short: Instrument) -> None:
    assert quality(np.full((60, 4), 2, dtype=np.int32), short).against_scale == ()
