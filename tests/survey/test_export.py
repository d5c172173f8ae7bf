"""The files of a release: the agreed columns, closed vocabularies, nothing that a spreadsheet would run."""

import csv
import io
import json

import numpy as np
import pytest

from unlabeled.disclosure import Blueprint, ItemPlan, Release, RiskAppetite, ScalePlan, Wave, release
from unlabeled.survey.export import release_csv, release_json
from unlabeled.survey.tabulate import tally

PLAN = Blueprint((ScalePlan("s", (ItemPlan("q"),)),), ("No", "=SUM(A1)", "Yes"))


def made(*names: str, n: int = 9) -> Release:
    groups = np.repeat(np.arange(len(names)), n)
    answers = (np.arange(len(groups)) % 3).reshape(-1, 1)
    return release([Wave("@wave", names, tally(answers, groups, len(names), PLAN))], PLAN, RiskAppetite())


def lines(found: Release) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(release_csv(found))))


def test_csv_has_the_agreed_columns() -> None:
    head = release_csv(made("A", "B")).split("\n", 1)[0]
    assert head == "wave,group,parent,scale,item,statistic,category,value,low,high,n,status"


def test_csv_holds_closed_vocabularies_only() -> None:
    rows = lines(made("A", "B", n=70))
    assert {row["status"] for row in rows} <= {"shown", "withheld"}
    known = {"favourable_share", "unfavourable_share", "category_share", "mean", "sd", "alpha"}
    assert {row["statistic"] for row in rows} <= known


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@x", "＝1"])
def test_text_that_a_spreadsheet_would_run_begins_with_an_apostrophe(name: str) -> None:
    rows = lines(made(name, "B", n=70))
    assert {row["group"] for row in rows} == {"Everyone", f"'{name}", "B"}
    assert {row["wave"] for row in rows} == {"'@wave"}
    assert "'=SUM(A1)" in {row["category"] for row in rows}


def test_json_holds_the_same_rows_as_csv() -> None:
    found = made("A", "B")
    content = json.loads(release_json(found))
    as_text = [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in content["rows"]
    ]
    assert content["columns"] == list(lines(found)[0])
    assert [{**row, "wave": f"'{row['wave']}"} for row in as_text] == lines(found)


def test_limits_are_as_coarse_as_the_value() -> None:
    for row in made("A", "B", n=70).rows:
        if row.statistic.endswith("share") and isinstance(row.value, int | float):
            assert row.value % 5 == row.low % 5 == row.high % 5 == 0
