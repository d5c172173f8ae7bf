"""`unlabeled simulate`: write made-up survey answers to practise on."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.made_up import load_made_up
from unlabeled.kit.progress import steps
from unlabeled.kit.results import ResultsError, check_results_file, write_results_file
from unlabeled.kit.stopped import INTERRUPTED, stopped

if TYPE_CHECKING:
    import pandas as pd

_NO_TEXT: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".parquet", ".json", ".yaml", ".tsv", ".zip"})
DEPARTMENT: Final = "department"


@dataclass(frozen=True)
class MadeUpSurvey:
    """What is to be made up.

    Parameters
    ----------
    people : int, optional
        How many answer in each wave; as the content plans unless given.
    teams : sequence of int, or of sequences of int
        How many of them are in each team; or the same for each department.
    waves : int, optional
        How often everybody is asked; as the content plans unless given.
    seed : int
        From 0; the same number gives the same answers.
    instrument : Path, optional
        The questionnaire; ours unless given.
    """

    people: int | None = None
    teams: Sequence[int] | Sequence[Sequence[int]] = ()
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
        if file.suffix.lower() in _NO_TEXT:
            raise ResultsError(f"{file.name} would be no CSV, and this writes one. Let its name end in .csv.")
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

    teams, departments = _departments(survey.teams)
    if departments and len(questionnaire.levels) == 1:
        columns = (DEPARTMENT, *questionnaire.levels)
        questionnaire = questionnaire.model_copy(update={"group_columns": columns})
    if departments and len(questionnaire.levels) != 2:
        raise ValueError("This questionnaire has other levels than departments and teams. Leave out the /.")
    plan = planned(plan, survey.people, teams, survey.waves)
    return simulate_responses(questionnaire, plan, np.random.default_rng(survey.seed), departments)


def _departments(teams: Sequence[int] | Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """Return the sizes of all teams, and the department of each, from 1; none where there are none."""
    if not any(isinstance(each, Sequence) for each in teams):
        return [team for team in teams if not isinstance(team, Sequence)], []
    if not all(isinstance(each, Sequence) and len(each) for each in teams):
        raise ValueError("Give each team a department, and each department a team: 9,7/4,12,8.")
    several = [each for each in teams if isinstance(each, Sequence)]
    of = [place for place, department in enumerate(several, 1) for _ in department]
    return [team for department in several for team in department], of
