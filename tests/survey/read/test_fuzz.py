"""Damaged exports give sentences and nothing else. `make fuzz` looks for ten minutes, `make test` briefly."""

import os
import random
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..damage import FuzzError, run

MEMORY = 4 << 30  # bytes of addresses, beyond what is taken when the test begins


@pytest.fixture
def bounded_memory() -> Iterator[None]:
    """A file that claims to be huge becomes an error here, and not a machine that stands still."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, hard))
    yield
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@pytest.mark.usefixtures("bounded_memory")
def test_damaged_exports_give_sentences_and_nobody_in_them(tmp_path: Path) -> None:
    seconds = float(os.environ.get("UNLABELED_FUZZ_SECONDS", "5"))
    seed = int(os.environ.get("UNLABELED_FUZZ_SEED", random.SystemRandom().randrange(10**6)))
    files = run(seconds, seed, tmp_path)
    print(f"{files} damaged files, seed {seed}")
    assert files > seconds  # otherwise it waited and did not look


def test_fuzzer_sees_what_it_looks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unlabeled.survey.read.names.masked", lambda name: f"{name} zelda")
    with pytest.raises(FuzzError, match="zelda is repeated"):
        run(20, 1, tmp_path)
