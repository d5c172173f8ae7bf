"""For every run of pytest, notebooks included: a journal of its own, never somebody's real one."""

import os
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Point the kernels that nbval starts at a temporary journal."""
    folder = tempfile.TemporaryDirectory(prefix="unlabeled-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["UNLABELED_JOURNAL"] = str(Path(folder.name) / "my-journal.json")
