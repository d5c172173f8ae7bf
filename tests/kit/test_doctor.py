"""`unlabeled doctor`: what is missing is named, who needs it and how to get it; nothing is changed."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import unlabeled
from unlabeled.content.doctor import Check, Group, load_doctor_words
from unlabeled.kit import doctor as module
from unlabeled.kit import machine
from unlabeled.kit.doctor import doctor
from unlabeled.kit.machine import Finding, findings

SOURCE = Path(unlabeled.__file__).parents[1]
PACKAGES = Path(sysconfig.get_path("purelib"))
WORDS = load_doctor_words()


class Said(NamedTuple):
    """What it said, on one line each as it was before it was wrapped, and its exit code."""

    code: int
    text: str


def run(
    at: Path, *arguments: str, python: str = sys.executable, env: Mapping[str, str] | None = None
) -> Said:
    """Run it as somebody does, in a folder and an environment of its own."""
    own = {**os.environ, "PYTHONPATH": str(SOURCE), "HOME": str(at), **(env or {})}
    command = [python, "-m", "unlabeled.cli", "doctor", *arguments]
    done = subprocess.run(command, cwd=at, env=own, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    return Said(done.returncode, re.sub(r"\s+", " ", done.stdout + done.stderr))


@pytest.fixture
def python(tmp_path: Path) -> str:
    """A Python with no packages at all."""
    if sys.platform == "win32":
        pytest.skip("not run here: links to packages need rights on Windows that few people have")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "bare"], check=True)
    return str(tmp_path / "bare" / "bin" / "python")


def packages_without(name: str, at: Path) -> Path:
    """A folder with all installed packages but one."""
    folder = at / "packages"
    folder.mkdir()
    for each in PACKAGES.iterdir():
        if each.name != name and not each.name.startswith(f"{name}-"):
            (folder / each.name).symlink_to(each)
    return folder


def test_where_a_session_can_run_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    said = run(tmp_path, env={"PATH": ""})
    assert said.code == 0
    assert "A session can run on this machine." in said.text
    left = {file.name for file in tmp_path.iterdir()} - {".cache", ".config"}  # matplotlib's own
    assert left == set()


def test_tools_that_are_not_on_the_path_keep_nobody_from_a_session(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    said = run(tmp_path, env={"PATH": str(tmp_path / "bin")})
    for check in (Check.GIT, Check.MAKE, Check.NPM, Check.UV, Check.JAVA, Check.CHROMIUM):
        words = WORDS.checks[check]
        assert f"without {words.lacking} {words.get}" in said.text
    assert "missing" not in said.text.partition("To read a survey")[0]
    assert said.code == 0


def test_environment_without_packages_is_one_sentence(tmp_path: Path, python: str) -> None:
    said = run(tmp_path, python=python)
    assert said.code == 1
    assert said.text.startswith("This environment is not whole: ")
    assert "make install" in said.text


def test_one_package_that_is_missing_is_named(tmp_path: Path, python: str) -> None:
    there = f"{SOURCE}{os.pathsep}{packages_without('segno', tmp_path)}"
    said = run(tmp_path, python=python, env={"PYTHONPATH": there})
    assert said.code == 1
    assert "another version than needed: segno. Make the environment again" in said.text
    assert "A session cannot run on this machine yet." in said.text


def test_extensions_that_jupyterlab_does_not_find_are_named(tmp_path: Path, python: str) -> None:
    there = f"{SOURCE}{os.pathsep}{PACKAGES}"  # the modules, and not what pip puts beside them in share/
    said = run(tmp_path, python=python, env={"PYTHONPATH": there, "JUPYTER_PATH": ""})
    assert "JupyterLab does not find anywidget, @jupyter-widgets/jupyterlab-manager." in said.text
    assert said.code == 1


def test_extension_that_somebody_switched_off_is_named(tmp_path: Path) -> None:
    settings = {"JUPYTER_CONFIG_DIR": str(tmp_path / "settings"), "JUPYTER_PREFER_ENV_PATH": "0"}
    command = [sys.executable, "-m", "jupyterlab.labextensions", "disable", "--level=user", "unlabeled"]
    subprocess.run(command, env={**os.environ, **settings}, check=True, capture_output=True)
    said = run(tmp_path, env=settings)
    assert "Switched off in JupyterLab's settings: unlabeled. Switch it on again" in said.text
    assert said.code == 1


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    said = run(tmp_path, "--folder", "taken/workshop")
    assert f"Nothing can be written in {tmp_path / 'taken' / 'workshop'}." in said.text
    assert said.code == 1
    assert (tmp_path / "taken").read_text() == "a file"


def test_port_in_use_is_said_and_a_session_still_runs(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = run(tmp_path, "--port", str(port))
    assert f"Port {port} is in use." in said.text
    assert said.code == 0


def test_copy_without_its_content_is_one_sentence(tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "src"
    shutil.copytree(SOURCE / "unlabeled", copy / "unlabeled", ignore=shutil.ignore_patterns("__pycache__"))
    said = run(tmp_path, env={"PYTHONPATH": str(copy)})
    assert said.code == 1
    assert said.text.strip() == (
        "The workshop's content is missing from this installation. Install unlabeled again."
    )


def test_mistake_in_its_own_words_is_named_and_it_says_the_rest(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(unlabeled_data(), data)
    (data / "doctor.yaml").write_text("groups: 3\n")
    said = run(tmp_path)
    assert "doctor.yaml" in said.text
    assert "To run a session" in said.text


def unlabeled_data() -> Path:
    from unlabeled.content import kit_folder

    return kit_folder() / "data"


# What no test should do to a machine: an old Python, a full disk, no network.


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("LEAST_PYTHON", (99, 0), Check.PYTHON),
        ("LEAST_SPACE", 10**12, Check.SPACE),
    ],
)
def test_old_python_and_full_disk_keep_a_session_from_running(
    name: str,
    value: object,
    check: Check,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(machine, name, value)
    assert doctor(tmp_path) == 1
    said = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert WORDS.checks[check].get in said
    assert WORDS.cannot in said


def test_machine_without_a_network_can_run_a_session_on_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "own_addresses", list)
    assert doctor(tmp_path) == 0
    assert "On paper a session needs none" in re.sub(r"\s+", " ", capsys.readouterr().out)


def test_everything_that_has_words_is_looked_at_once(tmp_path: Path) -> None:
    found = findings(tmp_path)
    assert sorted(one.check for one in found) == sorted(Check)
    groups = [list(Group).index(one.group) for one in found]
    assert groups == sorted(groups)
    assert all(one.group is Group.SESSION for one in found if one.is_needed)


def test_what_is_lacking_always_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [Finding(one.check, one.group, False, "such a thing") for one in findings(tmp_path)]
    monkeypatch.setattr(machine, "findings", lambda *_: found)
    assert doctor(tmp_path) == 1
    lines = capsys.readouterr().out.splitlines()
    said = re.sub(r"\s+", " ", " ".join(lines))
    for words in WORDS.checks.values():
        assert f"{words.lacking.format(found='such a thing')} {words.get}" in said
    assert max(map(len, lines)) <= module._WIDE
