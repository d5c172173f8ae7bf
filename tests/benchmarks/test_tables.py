"""The tables of `make bench` say what was measured. How fast anything is, no test asserts."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import environment
from benchmarks.analyzing import on_top_of_the_start
from benchmarks.rows import faster, growth, part, ratio, together
from benchmarks.runs import Cost, NotRunError, costs, ours, per_doubling
from benchmarks.table import Measurement, print_table


@pytest.mark.parametrize(
    ("result", "at_least", "verdict"),
    [
        (20.0, False, "met"),
        (25.0, False, "missed by 25%"),
        (60.0, False, "missed 3-fold"),
        (20.0, True, "met"),
        (15.0, True, "missed by 25%"),
        (4.0, True, "missed 5-fold"),
        (None, False, "not run"),
    ],
)
def test_a_line_says_whether_the_target_is_met_and_else_by_how_much_not(
    result: float | None, at_least: bool, verdict: str
) -> None:
    assert Measurement("it", result, 20.0, "×", at_least=at_least).verdict == verdict


def test_a_table_shows_what_stands_beside_ours_only_where_something_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table("Alone", [Measurement("it", 1.0, None, "s")])
    assert "beside" not in capsys.readouterr().out
    print_table("Two", [ratio("it", Cost(1, 10), Cost(2, 20), 1.0)])
    said = capsys.readouterr().out
    assert all(each in said for each in ("beside it", "1 s, 10 MB", "2 s, 20 MB", "0.5 ×", "≤ 1 ×", "met"))


def test_a_ratio_says_how_much_longer_ours_takes_or_how_many_times_as_fast_it_is() -> None:
    assert ratio("it", Cost(1, 0, 3), Cost(4, 0, 3)).result == 0.25
    assert faster("it", Cost(1, 0, 3), Cost(4, 0, 3), 3.0).result == 4
    assert ratio("it", Cost(1, 0, 1), Cost(4, 0, 3)).note == "1 run"


def test_parts_add_up() -> None:
    whole = together(Cost(1, 10, 3), Cost(2, 5, 1))
    assert whole == Cost(3, 10, 1)
    assert isinstance(together(Cost(1, 1), NotRunError("no")), NotRunError)


def test_growth_that_drowns_in_the_start_is_told_as_not_measured() -> None:
    sizes = (60, 5_000, 20_000)
    assert on_top_of_the_start(sizes, [1.4, 1.5, 2.0]).verdict == "not run"
    assert on_top_of_the_start(sizes, [1.0, 2.0, 5.0]).result == pytest.approx(2)


def test_twice_the_time_for_twice_the_size_is_linear() -> None:
    assert per_doubling((10, 20, 40), (1.0, 2.0, 4.0)) == pytest.approx(2)
    line = growth("it", (10, 40), (Cost(1, 0), Cost(16, 0)))
    assert (line.result, line.verdict) == (pytest.approx(4), "missed by 82%")


@pytest.mark.parametrize("work", ["ours:tally", "usual:melt", "usual:means", "usual:nullable-means"])
def test_a_way_to_count_is_measured_in_a_process_of_its_own(work: str) -> None:
    told = part(costs({"it": ours(work, 100, 8)})["it"])
    assert isinstance(told, Cost), told
    assert told.seconds > 0
    assert told.runs == 3


def test_gate_reading_and_attack_are_told_apart() -> None:
    told = costs({"it": ours("ours:disclosure", 200, 16)})["it"]
    assert not isinstance(told, NotRunError), told
    assert set(told) == {"gate", "writing", "attack", "reading", "proof"}


def test_what_fails_becomes_a_line_with_the_reason() -> None:
    told = costs(
        {"it": (sys.executable, "-c", "raise SystemExit('No such tool.')"), "ok": ours("ours:figure", 60)}
    )
    line = ratio("it", part(told["ok"], "drawing"), part(told["it"]), 1.0)
    assert (line.verdict, line.note) == ("not run", "because No such tool.")


def test_a_peer_that_cannot_be_installed_is_not_run_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def refused(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        tries.append(command)
        return subprocess.CompletedProcess(command, 1, "", "Looking.\nERROR: No matching distribution")

    monkeypatch.setattr(environment, "FOLDER", tmp_path / "peers")
    monkeypatch.setattr(environment.subprocess, "run", refused)
    environment._with.cache_clear()
    said = [environment.peer("acro", 60, 5) for _ in range(2)]
    environment._with.cache_clear()
    assert all(isinstance(each, NotRunError) and "No matching distribution" in str(each) for each in said)
    assert len(tries) == 1


@pytest.mark.parametrize("name", ["acro", "plot-likert", "pytauargus"])
def test_every_peer_is_locked_with_hashes(name: str) -> None:
    lines = (environment.LOCKS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert any(line.startswith(f"{name}==") for line in pinned)
    assert all("==" in line and line.endswith("\\") for line in pinned)
