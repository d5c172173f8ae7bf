"""`unlabeled simulate`: write made-up survey answers to practise on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.made_up import load_made_up
from unlabeled.kit.progress import steps
from unlabeled.kit.results import ResultsError, check_results_file, write_results_file
from unlabeled.kit.stopped import INTERRUPTED, stopped

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class MadeUpSurvey:
    """What is to be made up.

    Parameters
    ----------
    people : int, optional
        How many answer in each wave; as the content plans unless given.
    teams : sequence of int
        How many of them are in each team.
    waves : int, optional
        How often everybody is asked; as the content plans unless given.
    seed : int
        From 0; the same number gives the same answers.
    instrument : Path, optional
        The questionnaire; ours unless given.
    """

    people: int | None = None
    teams: Sequence[int] = ()
    waves: int | None = None
    seed: int = 1
    instrument: Path | None = None


def simulate(file: Path, survey: MadeUpSurvey) -> int:
    """Write made-up answers to `file`, which must not exist yet.

    Returns
    -------
    int
        0 done; 2 bad input, said in a sentence; 130 interrupted. Only 0 has written.
    """
    try:
        rows = len(simulated(survey, file))
    except (ContentError, ResultsError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(stopped(file))
        return INTERRUPTED
    said = "1 row" if rows == 1 else f"{rows} rows"
    sys.stdout.write(f"{file.name} now holds {said} of made-up answers; nobody behind them exists.\n")
    return 0


def simulated(survey: MadeUpSurvey, file: Path | None = None) -> pd.DataFrame:
    """Return made-up answers, written to `file` if that is given.

    Raises
    ------
    ContentError, ResultsError, ValueError
        If nothing was made up or written; the sentence says why.
    """
    if file is not None:
        check_results_file(file, "CSV")
    with steps() as begin:
        begin("Making up answers")
        frame = _answers(survey)
        if file is not None:
            begin("Writing them")
            write_results_file(file, frame.to_csv(index=False, lineterminator="\n"))
    return frame


def _answers(survey: MadeUpSurvey) -> pd.DataFrame:
    if type(survey.seed) is not int or survey.seed < 0:
        raise ValueError(f"The seed {survey.seed} is below 0. Give a whole number from 0.")
    content = data_folder() / "survey"
    questionnaire = load_instrument(survey.instrument or content / "instrument.yaml")
    plan = load_made_up(content / "made-up.yaml")

    import numpy as np

    from unlabeled.survey.planned import planned
    from unlabeled.survey.simulate import simulate_responses

    plan = planned(plan, survey.people, survey.teams, survey.waves)
    return simulate_responses(questionnaire, plan, np.random.default_rng(survey.seed))
