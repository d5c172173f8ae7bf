"""Ctrl-C, sent to a real process at each step and at many moments: one sentence, and nothing half done."""

import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder

from ..survey import google_forms

SAMPLE = str(kit_folder() / "data" / "survey" / "sample.csv")
AT_STEP = """
import os, signal, sys
from unlabeled.cli import main
from unlabeled.kit import progress
wanted, passed, check = int(sys.argv.pop(1)), 0, progress.stop_if_pressed
def step():
    global passed
    passed += 1
    if passed == wanted:
        os.kill(os.getpid(), signal.SIGINT)
    check()
progress.stop_if_pressed = step
sys.exit(main())
"""
WHEN_READY = """
import sys
from unlabeled import cli
parser = cli.parser
def ready():
    print("ready", flush=True)
    return parser()
cli.parser = ready
sys.exit(cli.main())
"""
COMMANDS = {
    "analyze": ["analyze", SAMPLE, "--out", "new/out"],
    "audit": ["audit", "done/release.csv"],
    "publish": ["publish", "done", "--instrument", "ours/short.yaml"],
    "comments": ["comments", "done"],
    "simulate": ["simulate", "practice.csv"],
    "draft": ["instrument", "draft", SAMPLE, "--out", "draft.yaml"],
    "expect": ["expect", "--people", "20"],
    "ledger": ["ledger", "--instrument", "ours/short.yaml"],
}
WRITTEN = {
    "analyze": {"new", "new/out"},
    "comments": {"done/comments.html"},
    "simulate": {"practice.csv"},
    "draft": {"draft.yaml"},
}
MOST_STEPS = 40


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a finished report, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    rows = [f"{'AB'[n % 2]},{1 + n % 5},2,{1 + n % 3},4,Remark {n}" for n in range(24)]
    head = "team,pace_1,pace_2,candour_1,candour_2,words\n"
    Path("in.csv").write_text(head + "\n".join(rows), encoding="utf-8")
    order = ["analyze", "in.csv", "--out", "done", "--instrument", "ours/short.yaml", "--comments", "words"]
    assert main(order) == 0
    list_ = Path("done/analyst/comments-to-approve.txt")
    list_.write_text(list_.read_text("utf-8").replace("[ ] R", "[x] R"), encoding="utf-8")
    return tmp_path


def there(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*")}


def half_done(command: str, code: int, said: str, before: set[str], folder: Path) -> list[str]:
    """Return what is wrong after an interruption."""
    more = there(folder) - before
    whole = WRITTEN.get(command, set())
    if command == "publish" and not {"ours/ledger.json", "ours/ledger.key"} <= more:
        whole = set()
    elif command == "publish":
        whole = {"ours/ledger.json", "ours/ledger.key"}
    wrong = [name for name in more if name not in whole and not name.startswith("new/out/")]
    if "new/out" in more and len(list((folder / "new/out").iterdir())) < 5:
        wrong.append("a part of a report")
    if code == 130 and not (said.startswith("Stopped.") and said.count("\n") == 1):
        wrong.append(said)
    if code == 130 and "Nothing was" in said and more:
        wrong.append("said that nothing was written")
    return wrong if code in (0, 130) else [*wrong, f"code {code}", said]


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_at_each_step_is_one_sentence_and_leaves_nothing_half_done(
    command: str, elsewhere: Path
) -> None:
    before, codes = there(elsewhere), []
    for step in range(1, MOST_STEPS):
        call = [sys.executable, "-c", AT_STEP, str(step), *COMMANDS[command]]
        done = subprocess.run(call, capture_output=True, text=True, timeout=120)
        codes.append(done.returncode)
        assert half_done(command, done.returncode, done.stderr, before, elsewhere) == [], step
        if done.returncode == 0 or there(elsewhere) != before:
            break
    assert len(codes) >= 2
    assert set(codes[:-1]) == {130}
    assert len(codes) < MOST_STEPS - 1


@pytest.mark.parametrize(
    ("command", "moment"),
    [("analyze", moment) for moment in (0.0, 0.2, 0.5, 0.9, 1.4)]
    + [(command, moment) for command in COMMANDS if command != "analyze" for moment in (0.0, 0.3)],
)
def test_ctrl_c_at_any_moment_is_one_sentence_and_leaves_nothing_half_done(
    command: str, moment: float, elsewhere: Path
) -> None:
    before = there(elsewhere)
    call = [sys.executable, "-c", WHEN_READY, *COMMANDS[command]]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=moment)
            process.send_signal(signal.SIGINT)  # nothing happens if it is done already
            _, said = process.communicate(timeout=120)
        finally:
            process.kill()
    assert half_done(command, process.returncode, said, before, elsewhere) == []
