"""The table of `make bench-room`, and what stands there when a run fails. No speed is asserted."""

import subprocess
import sys

import pytest

from benchmarks import room
from benchmarks.room import lines, measurements, p
from benchmarks.runs import NotRunError
from benchmarks.table import print_table

TOLD = {
    "cpu": [[0.0005, 0.0004], [0.0006, 0.0004], [0.0009, 0.0003]],
    "acked": [0.001 * each for each in range(1, 101)],
    "noop": [0.001] * 100,
    "opened": [0.1] * 100,
    "closed": [0.2] * 99 + [9.0],
    "joined": 0.5,
    "memory": 40_960.0,
    "back": 6.0,
    "kept": [500, 500, 500, 499],
}


@pytest.mark.parametrize(
    ("values", "percent", "found"), [([3.0], 99, 3.0), ([1.0, 2.0], 50, 1.0), ([2.0, 1.0], 95, 2.0)]
)
def test_a_percentile_is_one_of_the_values(values: list[float], percent: int, found: float) -> None:
    assert p(values, percent) == found


def test_a_line_has_what_was_measured_beside_its_target() -> None:
    found = {each.what.strip(): each for each in lines(500, TOLD)}
    cpu = found["500 people: CPU for each ballot ÷ no-op"]
    assert (cpu.result, cpu.target, cpu.ours, cpu.beside) == (pytest.approx(1.5), 1.5, "0.6 ms", "0.4 ms")
    assert (found["ack p95"].result, found["ack p95"].verdict) == (pytest.approx(95), "missed by 90%")
    assert found["ack p95"].note == "95 × no-op"
    assert found["close → phones p95, fsynced"].verdict == "met"  # one of a hundred is slow
    assert (found["memory for each participant"].result, found["all join at once"].verdict) == (40, "met")
    assert found["killed, until all ballots are back"].verdict == "missed by 20%"


def test_one_ballot_that_is_lost_is_seen() -> None:
    kept = list(lines(500, TOLD))[-1]
    assert (kept.result, kept.ours, kept.beside) == (pytest.approx(99.8), "499", "500")
    assert kept.verdict.startswith("missed")
    assert list(lines(500, TOLD | {"kept": [500]}))[-1].verdict == "met"


def test_targets_stand_where_the_design_has_them() -> None:
    def wanted(people: int) -> dict[str, float]:
        return {each.what.strip(): each.target for each in lines(people, TOLD) if each.target is not None}

    assert wanted(500)["ack p99"] == 250
    assert wanted(1_000)["ack p99"] == 1_000
    assert "ack p99" not in wanted(50)
    assert wanted(1_000)["kept"] == 100


def test_a_run_that_fails_is_a_line_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen

    def failing(_command: list[str], **how: object) -> object:
        return real([sys.executable, "-c", "raise SystemExit('No such room.')"], **how)  # type: ignore

    monkeypatch.setattr(room.subprocess, "Popen", failing)
    (line,) = lines(50, room.told(50))
    assert (line.verdict, line.note) == ("not run", "because No such room.")


def test_a_run_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    real = subprocess.Popen
    monkeypatch.setattr(room, "_LONGEST", 0.2)

    def endless(_command: list[str], **how: object) -> object:
        return real([sys.executable, "-c", "import time; time.sleep(60)"], **how)  # type: ignore

    monkeypatch.setattr(room.subprocess, "Popen", endless)
    found = room.told(50)
    assert isinstance(found, NotRunError)
    assert "not done in" in str(found)


def test_a_small_room_is_measured_and_keeps_every_ballot(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = list(measurements(quick=True))
    assert (found[-1].result, found[-1].ours) == (100, "8")
    assert all(each.result is not None and each.target is None for each in found), found
    print_table("The room", found)
    assert "load" in capsys.readouterr().out
