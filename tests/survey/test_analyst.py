"""The folder that is not for sharing: it says so, and holds of a scale no more than rule 3 allows."""

import json
from typing import Any

import numpy as np
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import RiskAppetite, Wave, release
from unlabeled.stats import corrected_item_total
from unlabeled.survey.analyst import analyst_files
from unlabeled.survey.export import Source
from unlabeled.survey.policy import blueprint
from unlabeled.survey.released import Analysis
from unlabeled.survey.responses import LeftOut
from unlabeled.survey.tabulate import tally


def answered(n: int, alike: float) -> np.ndarray[Any, Any]:
    """Positions on the scale of n people, keyed; `alike` is how much each follows one's own leaning."""
    draw = np.random.default_rng(5)
    leaning = draw.normal(2, 1.2, size=(n, 1))
    return np.clip(np.rint(alike * leaning + (1 - alike) * draw.normal(2, 1.4, size=(n, 4))), 0, 4).astype(
        int
    )


def files(short: Instrument, keyed: np.ndarray[Any, Any]) -> dict[str, str]:
    turned = np.array([item.reverse_keyed for item in short.items])
    answers = np.where(turned, 4 - keyed, keyed)
    plan = blueprint(short)
    waves = (Wave("", ("A",), tally(answers, np.zeros(len(answers), dtype=int), 1, plan)),)
    made = release(waves, plan, RiskAppetite())
    source = Source(short, "a plain table", LeftOut())
    return analyst_files(Analysis(made, source, waves, "team"), {})


def scales(short: Instrument, keyed: np.ndarray[Any, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(short, keyed)["details.json"])["scales_of_everyone"]
    return found


def test_item_total_correlations_are_those_of_the_answers_in_steps(short: Instrument) -> None:
    keyed = answered(200, 0.7)
    first, _ = scales(short, keyed)
    exact = [estimate.value for estimate in corrected_item_total(keyed[:, :2]) if estimate]
    assert list(first["corrected_item_total"].values()) == [round(20 * r) / 20 for r in exact]
    assert first["omega_u"] is None  # of two statements there is no factor


@pytest.mark.parametrize("n", [20, 49])
def test_below_fifty_people_there_is_none(short: Instrument, n: int) -> None:
    assert scales(short, answered(n, 0.7)) == []


def test_where_alpha_is_no_number_there_is_none_either(short: Instrument) -> None:
    unanimous = np.full((200, 4), 4)
    unanimous[0] = 0
    assert scales(short, unanimous) == []
    assert scales(short, answered(200, 0.0)) == []  # alpha reads ".30 or less"


def test_folder_says_that_it_is_not_for_sharing_and_what_it_holds(short: Instrument) -> None:
    found = files(short, answered(60, 0.7))
    assert found["README.txt"].startswith("NOT FOR SHARING")
    assert all(name in found["README.txt"] for name in found if name != "README.txt")
    assert json.loads(found["details.json"])["not_for_sharing"] is True
