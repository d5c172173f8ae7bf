"""The Binder image: its Dockerfile as repo2docker renders it, and its steps followed by an ordinary user.

There is no Docker and no conda here: a venv stands in for the base environment, with the JupyterLab and
notebook versions that repo2docker's base holds. Everything after the base is run as rendered.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.long

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
BASE = ("jupyterlab==4.4.*", "notebook==7.4.*")  # what repo2docker 2026.4's base for Python 3.11 holds


@pytest.fixture(scope="module")
def checkout() -> Iterator[Path]:
    """What Binder clones: the files git knows, in a folder that an ordinary user may enter."""
    with tempfile.TemporaryDirectory(prefix="unlabeled-binder-") as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "home"
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        for name in filter(None, listed.decode().split("\0")):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, folder / name)
        yield folder


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
def image(checkout: Path, dockerfile: str) -> dict[str, str]:
    """An environment in which the rendered steps have been followed, by a user who is not root."""
    home = checkout
    if os.geteuid() == 0:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
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
    return environ


def as_user() -> dict[str, Any]:
    """As Binder does it: never as root."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def jupyter(environ: dict[str, str], home: Path) -> Iterator[str]:
    """Run the image's own command on a free port of this machine until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    options = [f"--port={port}", "--ip=127.0.0.1", "--no-browser", "--IdentityProvider.token=binder"]
    command = [f"{home}/.env/bin/jupyter", "notebook", *options]
    environ = environ | {"JUPYTER_CONFIG_DIR": f"{home}/.config", "JUPYTER_RUNTIME_DIR": f"{home}/.runtime"}
    process = subprocess.Popen(
        command, cwd=home, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_user()
    )
    try:
        deadline = time.monotonic() + 120
        while process.poll() is None and time.monotonic() < deadline:
            try:
                urllib.request.urlopen(address + "api", timeout=5).close()
                break
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)  # a poll: nothing tells when a server of somebody else's is up
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


def run(*command: str, cwd: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, text=True, capture_output=True, timeout=600, **as_user())
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


@pytest.mark.fresh
@pytest.mark.browser
@pytest.mark.flaky(reruns=1)
def test_a_notebook_starts_by_itself_as_on_binder(
    image: dict[str, str], checkout: Path, browser: Browser, tmp_path: Path
) -> None:
    """As Binder opens it: `jupyter` in the checkout itself, the address from the README's badge."""
    badge = re.search(r"\?urlpath=(\S+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert badge
    with jupyter(image, checkout) as address:
        page = browser.new_page()
        page.goto(f"{address}{unquote(badge[1])}?token=binder")
        page.locator("[data-unlabeled='ran']").wait_for(timeout=120_000)  # nothing is compiled yet
        expect(page.locator("input[type=range]").first).to_be_visible()
        expect(page.get_by_text("belongs to somebody else").first).to_be_visible()
        page.close()
