"""Generated files: current in the kit, and renewed where they are not."""

import shutil
from pathlib import Path

import pytest

from unlabeled.content import kit_folder
from unlabeled.kit.built import BUILT, build, stale_files


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of what the generated files are made from, with all of them current."""
    for folder in ("data", "notebooks", "src/unlabeled/labextension"):
        shutil.copytree(kit_folder() / folder, tmp_path / folder)
    build(tmp_path)
    return tmp_path


def test_every_generated_file_is_current() -> None:
    assert stale_files(kit_folder()) == [], "run 'make built'"


@pytest.mark.parametrize("path", [built.path for built in BUILT], ids=str)
def test_a_file_that_was_changed_or_lost_is_stale_until_it_is_built(kit: Path, path: Path) -> None:
    current = (kit / path).read_bytes()
    (kit / path).write_bytes(current + b"\n")
    assert stale_files(kit) == [path]
    (kit / path).unlink()
    assert stale_files(kit) == [path]
    assert build(kit) == [path]
    assert (kit / path).read_bytes() == current
    assert build(kit) == []


def test_a_changed_instrument_makes_codebook_and_sample_stale(kit: Path) -> None:
    instrument = kit / "data" / "survey" / "instrument.yaml"
    text = instrument.read_text(encoding="utf-8").replace("id: honesty_3", "id: honesty_three")
    instrument.write_text(text, encoding="utf-8")
    assert stale_files(kit) == [Path("data/survey/codebook.md"), Path("data/survey/sample.csv")]
