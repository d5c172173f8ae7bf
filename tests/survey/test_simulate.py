"""Made-up answers: what they must look like, and that nothing in them tells who is who."""

import io

import numpy as np
import pandas as pd
import pytest

from unlabeled.content import kit_folder
from unlabeled.content.instrument import Instrument, load_instrument
from unlabeled.content.made_up import MadeUp, load_made_up
from unlabeled.stats import cronbach_alpha
from unlabeled.survey.simulate import simulate_csv, simulate_responses

SURVEY = kit_folder() / "data" / "survey"
MANY = {"teams": [{"name": f"Team {number}", "people": [200]} for number in range(40)]}


@pytest.fixture(scope="module")
def ours() -> Instrument:
    return load_instrument(SURVEY / "instrument.yaml")


@pytest.fixture(scope="module")
def made_up() -> MadeUp:
    return load_made_up(SURVEY / "made-up.yaml")


@pytest.fixture(scope="module")
def sample(ours: Instrument, made_up: MadeUp) -> pd.DataFrame:
    return simulate_responses(ours, made_up, np.random.default_rng(1))


@pytest.fixture(scope="module")
def crowd(ours: Instrument, made_up: MadeUp) -> pd.DataFrame:
    """8,000 people in one wave, so that chance hardly matters."""
    plan = MadeUp.model_validate(made_up.model_dump() | MANY)
    return simulate_responses(ours, plan, np.random.default_rng(2))


def turned(frame: pd.DataFrame, instrument: Instrument) -> pd.DataFrame:
    """Return the items with reverse keying undone."""
    reverse_keyed = [item.id for item in instrument.items if item.reverse_keyed]
    items = frame[[item.id for item in instrument.items]].copy()
    items[reverse_keyed] = 6 - items[reverse_keyed]
    return items


def test_the_sample_in_the_data_folder_is_current(ours: Instrument, made_up: MadeUp) -> None:
    kept = (SURVEY / "sample.csv").read_bytes().decode()
    assert kept == simulate_csv(ours, made_up, np.random.default_rng(1)), "run 'make built'"


def test_the_same_seed_gives_the_same_answers_and_another_seed_others(
    ours: Instrument, made_up: MadeUp
) -> None:
    one, same, other = (simulate_csv(ours, made_up, np.random.default_rng(seed)) for seed in (5, 5, 6))
    assert one == same
    assert one != other


def test_columns_are_wave_team_items_and_open_questions(sample: pd.DataFrame, ours: Instrument) -> None:
    items = [item.id for item in ours.items]
    assert list(sample.columns) == ["wave", "team", *items, "keep", "change"]


def test_every_team_answers_in_both_waves_in_the_planned_size(sample: pd.DataFrame, made_up: MadeUp) -> None:
    sizes = sample.groupby(["team", "wave"]).size()
    assert {
        (team.name, wave + 1): people for team in made_up.teams for wave, people in enumerate(team.people)
    } == (sizes.to_dict())


def test_answers_are_whole_numbers_on_the_scale_or_empty(sample: pd.DataFrame, ours: Instrument) -> None:
    answers = sample[[item.id for item in ours.items]]
    assert set(answers.stack().dropna()) == {1, 2, 3, 4, 5}
    assert 0 < answers.isna().to_numpy().mean() < 0.05


def test_a_csv_reads_back_as_what_was_written(
    sample: pd.DataFrame, ours: Instrument, made_up: MadeUp
) -> None:
    back = pd.read_csv(io.StringIO(simulate_csv(ours, made_up, np.random.default_rng(1))))
    pd.testing.assert_frame_equal(back, sample, check_dtype=False)


def test_the_order_of_rows_tells_neither_wave_nor_team(crowd: pd.DataFrame, sample: pd.DataFrame) -> None:
    same_team_next = (crowd["team"] == crowd["team"].shift()).mean()
    assert same_team_next == pytest.approx(1 / 40, abs=0.01)
    assert not sample["wave"].is_monotonic_increasing


def test_waves_are_not_linked(ours: Instrument, made_up: MadeUp) -> None:
    """One person per team and wave: twice the same person would correlate strongly over 2,000 teams."""
    teams = {"teams": [{"name": f"Team {number}", "people": [1, 1]} for number in range(2000)]}
    plan = MadeUp.model_validate(made_up.model_dump() | teams)
    frame = simulate_responses(ours, plan, np.random.default_rng(3))
    waves = turned(frame, ours).mean(axis=1).groupby([frame["team"], frame["wave"]]).mean().unstack()
    assert abs(waves[1].astype(float).corr(waves[2].astype(float))) < 0.35


def test_reverse_keyed_items_run_against_the_others_until_they_are_turned(
    crowd: pd.DataFrame, ours: Instrument
) -> None:
    asked = crowd[[item.id for item in ours.items]].astype(float).corr()
    for scale in ours.scales:
        for one in scale.items:
            for other in scale.items:
                same_way = one.reverse_keyed == other.reverse_keyed
                assert (asked.loc[one.id, other.id] > 0.1) == same_way


def test_items_of_a_scale_belong_together_and_scales_are_not_one(
    crowd: pd.DataFrame, ours: Instrument
) -> None:
    items = turned(crowd, ours)
    scores = pd.DataFrame(index=items.index)
    for scale in ours.scales:
        columns = [item.id for item in scale.items]
        assert 0.6 < cronbach_alpha(items[columns]).value < 0.85
        scores[scale.id] = items[columns].astype(float).mean(axis=1)
    between = scores.corr().to_numpy()[np.triu_indices(4, 1)]
    assert (between > 0.1).all()
    assert (between < 0.6).all()


def test_teams_differ_less_than_people_do(crowd: pd.DataFrame, ours: Instrument) -> None:
    scores = turned(crowd, ours).astype(float).mean(axis=1)
    between = scores.groupby(crowd["team"]).mean().var()
    within = scores.groupby(crowd["team"]).var().mean()
    assert 0.05 * within < between < within


def test_every_category_of_every_item_is_used(crowd: pd.DataFrame, ours: Instrument) -> None:
    for item in ours.items:
        shares = crowd[item.id].value_counts(normalize=True)
        assert shares.min() > 0.01
        assert shares.max() < 0.6


def test_open_answers_are_made_up_sentences(sample: pd.DataFrame) -> None:
    written = pd.concat([sample["keep"], sample["change"]]).dropna()
    assert 0.2 < len(written) / (2 * len(sample)) < 0.6
    assert written.str.fullmatch(r"Made up: .+\.").all()


def test_any_instrument_can_be_answered(made_up: MadeUp) -> None:
    scales = [
        {
            "id": f"scale_{number}",
            "title": "T",
            "about": "A",
            "items": [{"id": f"q{number}_{item}", "text": "T"} for item in range(number)],
        }
        for number in (1, 3)
    ]
    instrument = Instrument.model_validate(
        {
            "id": "other",
            "title": "Other",
            "version": "1",
            "invitation": "Hello",
            "group_column": "Department, as told",
            "response_scale": {"low": -1, "labels": ["No", "Yes"]},
            "scales": scales,
        }
    )
    frame = simulate_responses(instrument, made_up, np.random.default_rng(1))
    assert list(frame.columns) == ["wave", "Department, as told", "q1_0", "q3_0", "q3_1", "q3_2"]
    assert set(frame["q3_1"].dropna()) == {-1, 0}
