"""The manifest names exactly the notebooks that ship, in their order."""

import json
import shutil
from pathlib import Path

import pytest

from unlabeled.content import kit_folder
from unlabeled.content.schedule import load_schedule
from unlabeled.kit.digest import code_digest
from unlabeled.kit.manifest import NO_SERVER, manifest_json


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    for folder in ("data", "notebooks"):
        shutil.copytree(kit_folder() / folder, tmp_path / folder)
    return tmp_path


def test_every_notebook_that_ships_has_a_part_and_every_part_its_notebook() -> None:
    parts = load_schedule(kit_folder() / "data" / "schedule.yaml").notebooks
    files = sorted(file.stem for file in (kit_folder() / "notebooks").glob("*.ipynb"))
    assert sorted(str(part.notebook) for part in parts) == files


def test_the_manifest_holds_the_digest_of_each_notebook(kit: Path) -> None:
    entries = json.loads(manifest_json(kit))["notebooks"]
    assert {entry["name"]: entry["digest"] for entry in entries} == {
        file.stem: code_digest(file) for file in (kit / "notebooks").glob("*.ipynb")
    }


def test_without_a_server_only_kernel_and_address_differ(kit: Path) -> None:
    here, there = (json.loads(manifest_json(kit, *front)) for front in ((), (NO_SERVER,)))
    assert {name for name in here if here[name] != there[name]} == {"kernel", "address"}


def test_a_site_with_one_notebook_counts_one_part(kit: Path) -> None:
    entries = json.loads(manifest_json(kit, NO_SERVER, ["00-terms"]))["notebooks"]
    assert [entry["name"] for entry in entries] == ["00-terms"]


def test_no_two_notebooks_run_the_same_code() -> None:
    digests = [entry["digest"] for entry in json.loads(manifest_json(kit_folder()))["notebooks"]]
    assert len(set(digests)) == len(digests) > 0


def test_the_words_of_the_view_are_those_of_the_workshop_file(kit: Path) -> None:
    words = kit / "data" / "workshop.yaml"
    changed = words.read_text(encoding="utf-8").replace("Show the code", "Code zeigen")
    words.write_text(changed, encoding="utf-8")
    assert json.loads(manifest_json(kit))["view"]["show_code"] == "Code zeigen"


def test_wording_of_exercises_is_not_part_of_the_manifest(kit: Path) -> None:
    before = manifest_json(kit)
    shutil.rmtree(kit / "data" / "exercises")
    assert manifest_json(kit) == before


def test_a_progress_line_with_an_unknown_place_is_refused(kit: Path) -> None:
    words = kit / "data" / "workshop.yaml"
    changed = words.read_text(encoding="utf-8").replace("{minutes}", "{hours}")
    words.write_text(changed, encoding="utf-8")
    with pytest.raises(
        ValueError,
        match=r"view\.progress: Only these can be .* \{number\}, \{total\}, \{title\}, \{minutes\}",
    ):
        manifest_json(kit)
