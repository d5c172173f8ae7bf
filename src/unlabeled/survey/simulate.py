"""Made-up survey answers to practise on, drawn from the graded response model.

Each person has a latent trait per scale, made of a part of the team, a part of the person, and a part of the
person on that scale. Each item has ordered thresholds; the chance to answer at or above category k is
``1 / (1 + exp(-a (trait - b_k)))`` with discrimination a and threshold b_k (Samejima, 1969,
https://doi.org/10.1007/BF03372160). Reverse-keyed items are turned round afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from unlabeled.content.instrument import WAVE_COLUMN, Instrument
from unlabeled.content.made_up import MadeUp

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

# Spread of the parts of a trait. Their squares add up to about 1; the team's part is the smallest, because
# people of one team usually differ more from one another than teams do.
_TEAM, _PERSON, _PERSON_ON_SCALE, _WAVE = 0.4, 0.6, 0.65, 0.2
_DISCRIMINATION = (1.3, 2.3)
_THRESHOLDS = (-2.0, 1.3)  # lowest and highest on average: agreeing is more common than disagreeing
_THRESHOLD_SPREAD = 0.35
_IN_EACH = 3  # teams in a department, and so on outwards
_AT_A_TIME = 1 << 16  # people: what is held against every threshold at once stays small


def simulate_responses(
    instrument: Instrument,
    made_up: MadeUp,
    generator: np.random.Generator,
    departments: Sequence[int] = (),
) -> pd.DataFrame:
    """Return made-up answers, one row per person and wave, in an order that tells nothing.

    The waves are not linked: people are drawn afresh in each, only the teams stay.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire to answer; any will do.
    made_up : MadeUp
        Teams, waves, share of empty answers, and words for the open questions.
    generator : numpy.random.Generator
        Source of chance; the same state gives the same answers.
    departments : sequence of int
        The department of each team, where the questionnaire has two levels; so many teams each unless given.

    Returns
    -------
    pandas.DataFrame
        Columns `wave` (from 1), the instrument's group columns, one per item (`Int64`, as ticked, that is
        before reverse keying is undone; missing: skipped), one per open question (text; missing: skipped).
    """
    import pandas as pd

    wave, team = _membership(made_up)
    traits = _traits(wave, team, len(instrument.scales), generator)
    answers = _answers(instrument, traits, generator)
    skipped = generator.random(answers.shape) < made_up.skipped
    columns: dict[str, Any] = {WAVE_COLUMN: wave + 1}
    columns |= _groups(instrument.levels, [each.name for each in made_up.teams], team)
    if departments:
        columns[instrument.levels[0]] = _in_departments(instrument.levels[0], departments, team)
    for place, item in enumerate(instrument.items):
        columns[item.id] = pd.array(answers[:, place], dtype="Int64")
        columns[item.id][skipped[:, place]] = pd.NA
    for question in instrument.open_questions:
        columns[question.id] = [_sentence(made_up, generator) for _ in wave]
    frame = pd.DataFrame(columns)
    return frame.iloc[generator.permutation(len(frame))].reset_index(drop=True)


def simulate_csv(instrument: Instrument, made_up: MadeUp, generator: np.random.Generator) -> str:
    """Return the answers of `simulate_responses` as CSV text; what was skipped is empty."""
    frame = simulate_responses(instrument, made_up, generator)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _membership(made_up: MadeUp) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return wave and team of each person, both counted from 0."""
    people = np.array([team.people for team in made_up.teams])
    team, wave = np.indices(people.shape)
    return np.repeat(wave.ravel(), people.ravel()), np.repeat(team.ravel(), people.ravel())


def _groups(levels: Sequence[str], teams: Sequence[str], team: NDArray[np.intp]) -> dict[str, Any]:
    """Return the columns with the groups: teams, and where these lie in others, so many of them in each."""
    *outer, innermost = levels
    return {
        level: [f"{level} {place + 1}" for place in team // _IN_EACH ** (len(outer) - depth)]
        for depth, level in enumerate(outer)
    } | {innermost: np.array(teams)[team]}


def _in_departments(level: str, departments: Sequence[int], team: NDArray[np.intp]) -> list[str]:
    """Return each person's department; people without a team are in none."""
    names = [f"{level} {place}" for place in departments] + [""]
    return [names[place] for place in team]


def _traits(
    wave: NDArray[np.intp], team: NDArray[np.intp], scales: int, generator: np.random.Generator
) -> NDArray[np.float64]:
    """Return people × scales: where each person stands on each scale."""
    of_team = generator.normal(0, _TEAM, (team.max() + 1, scales))
    of_team_and_wave = generator.normal(0, _WAVE, (wave.max() + 1, team.max() + 1, scales))
    of_person = generator.normal(0, _PERSON, (len(wave), 1))
    of_person_on_scale = generator.normal(0, _PERSON_ON_SCALE, (len(wave), scales))
    return np.asarray(of_team[team] + of_team_and_wave[wave, team] + of_person + of_person_on_scale)


def _answers(
    instrument: Instrument, traits: NDArray[np.float64], generator: np.random.Generator
) -> NDArray[np.int64]:
    """Return people × items: the value each person ticks."""
    scale_of_item = [place for place, scale in enumerate(instrument.scales) for _ in scale.items]
    points, items = instrument.response_scale, instrument.items
    steps = np.linspace(*_THRESHOLDS, points.high - points.low)
    thresholds = np.sort(steps + generator.normal(0, _THRESHOLD_SPREAD, (len(items), len(steps))), axis=1)
    slopes = generator.uniform(*_DISCRIMINATION, len(items))[:, None]
    # One draw per answer, held against all thresholds, so that the steps passed are always the lower ones.
    drawn = generator.random((len(traits), len(items), 1))
    values = np.empty(drawn.shape[:2], dtype=np.int64)
    for first in range(0, len(traits), _AT_A_TIME):
        some = slice(first, first + _AT_A_TIME)
        at_or_above = 1 / (1 + np.exp(-slopes * (traits[some, scale_of_item, None] - thresholds)))
        values[some] = points.low + (drawn[some] < at_or_above).sum(axis=2)
    reverse_keyed = np.array([item.reverse_keyed for item in items])
    return np.asarray(np.where(reverse_keyed, points.low + points.high - values, values), dtype=np.int64)


def _sentence(made_up: MadeUp, generator: np.random.Generator) -> str | None:
    """Return a sentence that nobody wrote, or nothing."""
    if generator.random() >= made_up.written:
        return None
    return made_up.sentence.format(
        subject=_one_of(made_up.subjects, generator),
        verb=_one_of(made_up.verbs, generator),
        place=_one_of(made_up.places, generator),
    )


def _one_of(words: Sequence[str], generator: np.random.Generator) -> str:
    """Return what `generator.choice` would, without making an array of the words each time."""
    return words[int(generator.integers(len(words)))]
