"""What make would do, without doing it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAKE = shutil.which("make")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with all that make looks at."""
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def plan(folder: Path, target: str) -> str:
    if MAKE is None:
        pytest.skip("not run here: the Makefile (no make)")
    alone = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    done = subprocess.run(
        [MAKE, "-n", target], cwd=folder, env=alone, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "target",
    ["install", "workshop", "study", "test", "lint", "built", "bench", "bench-room", "pictures", "site"],
)
def test_an_environment_that_was_made_half_is_made_again(clone: Path, target: str) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    assert "pip install" in plan(clone, target)


def test_an_environment_that_was_made_is_kept_until_the_lock_is_renewed(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "made").touch()
    assert "pip install" not in plan(clone, "test")
    made = (clone / ".venv" / "made").stat().st_mtime_ns
    os.utime(clone / "requirements.lock", ns=(made + 10**9, made + 10**9))
    assert "pip install" in plan(clone, "test")


@pytest.mark.parametrize(("target", "command"), [("workshop", "host"), ("study", "open")])
def test_the_facilitator_gets_a_room_and_a_learner_the_notebooks(
    clone: Path, target: str, command: str
) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "made").touch()
    assert plan(clone, target).splitlines() == [f".venv/bin/unlabeled {command}"]
