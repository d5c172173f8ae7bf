"""The Binder image: its Dockerfile as repo2docker renders it, and its steps followed by an ordinary user.

There is no Docker and no conda here: a venv stands in for the base environment, with the JupyterLab and
notebook versions that repo2docker's base holds. Everything after the base is run as rendered.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
BASE = ("jupyterlab==4.4.*", "notebook==7.4.*")  # what repo2docker 2026.4's base for Python 3.11 holds


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Binder clones: the files git knows, in a folder of their own."""
    folder = tmp_path_factory.mktemp("binder") / "home"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def dockerfile(checkout: Path) -> str:
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(checkout)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return done.stdout + done.stderr


def test_the_image_uses_python_311(dockerfile: str) -> None:
    assert "environment-2epy-2d3-2e11" in dockerfile


def test_the_image_installs_the_hashed_lock_and_then_the_package(dockerfile: str) -> None:
    assert steps(dockerfile) == [
        'pip install --no-cache-dir -r "binder/requirements.txt"',
        "./binder/postBuild",
    ]


def test_the_binder_lock_names_no_host_and_hashes_everything() -> None:
    lock = (ROOT / "binder" / "requirements.txt").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = re.findall(
        r"^[a-z0-9][^\n]*==[^\n]*\n(?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n?)+", lock, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^[a-z0-9].*==", lock, re.MULTILINE)) > 50


def steps(dockerfile: str) -> list[str]:
    """The image's own steps: what is run after our requirements are copied in."""
    ours = dockerfile[dockerfile.index("src/binder/requirements.txt") :]
    run = re.findall(r"^RUN (?:\$\{KERNEL_PYTHON_PREFIX\}/bin/)?(.+)$", ours, re.MULTILINE)
    return [step for step in run if not step.startswith("chmod")]


@pytest.fixture(scope="module")
def image(checkout: Path, dockerfile: str) -> Iterator[dict[str, str]]:
    """An environment in which the rendered steps have been followed, by a user who is not root."""
    home = checkout
    if os.geteuid() == 0:
        for path in (home.parent, home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        for above in home.parents:
            if above.name.startswith("pytest-") and above.owner() != "nobody":
                above.chmod(above.stat().st_mode | 0o011)
    python = (
        shutil.which("python3.11", path="/usr/bin")
        or shutil.which("python3", path="/usr/bin")
        or sys.executable
    )
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("UNLABELED", "VIRTUAL"))
    }
    environ |= {
        "HOME": str(home),
        "PATH": f"{home}/.env/bin:{os.environ['PATH']}",
        "BINDER_SERVICE_HOST": "example",
    }
    run(python, "-m", "venv", f"{home}/.env", cwd=home, env=environ)
    try:
        run(f"{home}/.env/bin/pip", "install", "-q", *BASE, cwd=home, env=environ)
    except subprocess.CalledProcessError:
        pytest.skip("not run here: following Binder's steps (no package registry)")
    for step in steps(dockerfile):
        run("bash", "-c", step, cwd=home, env=environ)
    yield environ
    shutil.rmtree(home)


def run(*command: str, cwd: Path, env: dict[str, str]) -> str:
    as_user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(command, cwd=cwd, env=env, text=True, capture_output=True, timeout=600, **as_user)  # type: ignore[call-overload]
    if done.returncode:
        print(done.stdout[-3000:], done.stderr[-3000:])
        raise subprocess.CalledProcessError(done.returncode, command)
    return str(done.stdout)


@pytest.mark.fresh
def test_the_steps_give_one_consistent_environment(image: dict[str, str], checkout: Path) -> None:
    assert "No broken requirements" in run(f"{checkout}/.env/bin/pip", "check", cwd=checkout, env=image)
    listed = run(f"{checkout}/.env/bin/jupyter", "labextension", "list", cwd=checkout, env=image)
    assert listed is not None
    assert (checkout / ".env/share/jupyter/labextensions/unlabeled/package.json").is_file()
