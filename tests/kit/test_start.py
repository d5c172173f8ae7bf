"""`unlabeled start`: a whole folder or none, refreshed without touching what its owner changed."""

import json
import shutil
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.kit.layout import FolderError, lay_out
from unlabeled.kit.start import quoted

WORDS = "data/workshop.yaml"
NOTEBOOK = "notebooks/00-terms.ipynb"


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit of our own, so that a test can bring out a newer version of it."""
    kit = tmp_path / "kit"
    for folder in ("data", "notebooks", "facilitator"):
        shutil.copytree(kit_folder() / folder, kit / folder)
    return kit


def add_line(file: Path, line: str = "# mine\n") -> None:
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")


def edit_notebook(file: Path, cell: int, **fields: object) -> None:
    notebook = json.loads(file.read_text(encoding="utf-8"))
    notebook["cells"][cell] |= fields
    file.write_text(json.dumps(notebook), encoding="utf-8")


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_new_folder_holds_notebooks_and_content_as_they_ship(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "our workshop"
    assert main(["start", str(folder)]) == 0
    assert (folder / NOTEBOOK).read_bytes() == (kit_folder() / NOTEBOOK).read_bytes()
    assert (folder / "data/survey/sample.csv").is_file()
    said = capsys.readouterr().out.splitlines()
    assert said == [f"The workshop is in {folder}.", f"Open it with: unlabeled open --folder '{folder}'"]


def test_the_command_to_open_it_can_be_copied_where_no_path_leads_to_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", [".venv/bin/unlabeled"])
    assert main(["start", str(tmp_path / "w")]) == 0
    assert f"Open it with: .venv/bin/unlabeled open --folder {tmp_path / 'w'}\n" in capsys.readouterr().out


def test_an_empty_folder_is_filled(tmp_path: Path, kit: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    lay_out(folder, kit)
    assert (folder / WORDS).is_file()


def test_doing_it_twice_changes_nothing(tmp_path: Path, kit: Path) -> None:
    lay_out(tmp_path / "w", kit)
    before = {name: (tmp_path / "w" / name).stat().st_mtime_ns for name in files_in(tmp_path / "w")}
    assert lay_out(tmp_path / "w", kit).written == ()
    assert {name: (tmp_path / "w" / name).stat().st_mtime_ns for name in before} == before


def test_a_newer_kit_refreshes_what_nobody_changed(tmp_path: Path, kit: Path) -> None:
    lay_out(tmp_path / "w", kit)
    add_line(kit / WORDS, "# newer\n")
    done = lay_out(tmp_path / "w", kit)
    assert done.written == (WORDS,)
    assert (tmp_path / "w" / WORDS).read_text(encoding="utf-8").endswith("# newer\n")


def test_a_file_with_changes_is_left_alone_and_named(
    tmp_path: Path, kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "w"
    assert main(["start", str(folder)]) == 0
    add_line(folder / WORDS)
    assert main(["start", str(folder)]) == 0
    assert (folder / WORDS).read_text(encoding="utf-8").endswith("# mine\n")
    assert f"Left as you changed it: {WORDS}." in capsys.readouterr().out


def test_a_file_left_alone_is_refreshed_once_its_owner_takes_the_change_back(
    tmp_path: Path, kit: Path
) -> None:
    folder = tmp_path / "w"
    lay_out(folder, kit)
    original = (folder / WORDS).read_bytes()
    add_line(folder / WORDS)
    add_line(kit / WORDS, "# newer\n")
    assert lay_out(folder, kit).left_alone == (WORDS,)
    (folder / WORDS).write_bytes(original)
    assert lay_out(folder, kit).written == (WORDS,)


def test_a_notebook_that_was_only_run_counts_as_unchanged(tmp_path: Path, kit: Path) -> None:
    folder = tmp_path / "w"
    lay_out(folder, kit)
    edit_notebook(folder / NOTEBOOK, 3, outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}])
    edit_notebook(kit / NOTEBOOK, 0, source="# A newer text")
    assert lay_out(folder, kit).written == (NOTEBOOK,)


def test_a_notebook_with_changed_text_is_left_alone(tmp_path: Path, kit: Path) -> None:
    folder = tmp_path / "w"
    lay_out(folder, kit)
    edit_notebook(folder / NOTEBOOK, 0, source="# My own text")
    assert lay_out(folder, kit).left_alone == (NOTEBOOK,)


def test_a_lost_file_comes_back(tmp_path: Path, kit: Path) -> None:
    lay_out(tmp_path / "w", kit)
    (tmp_path / "w" / NOTEBOOK).unlink()
    assert lay_out(tmp_path / "w", kit).written == (NOTEBOOK,)


def test_without_its_record_nothing_that_differs_is_overwritten(tmp_path: Path, kit: Path) -> None:
    folder = tmp_path / "w"
    lay_out(folder, kit)
    (folder / ".unlabeled.json").write_text("not json", encoding="utf-8")
    add_line(kit / WORDS, "# newer\n")
    assert lay_out(folder, kit).left_alone == (WORDS,)


def test_journals_and_hidden_files_of_the_kit_stay_where_they_are(tmp_path: Path, kit: Path) -> None:
    for name in ("notebooks/my-journal.json", "data/.DS_Store", "notebooks/.ipynb_checkpoints/00.ipynb"):
        (kit / name).parent.mkdir(exist_ok=True)
        (kit / name).write_text("{}", encoding="utf-8")
    lay_out(tmp_path / "w", kit)
    assert not [name for name in files_in(tmp_path / "w") if "journal.json" in name or "/." in name]


def test_a_teams_own_answers_in_the_kit_are_copied_nowhere(tmp_path: Path, kit: Path) -> None:
    for name in ("ours.csv", "our-team.CSV", "answers.xlsx"):
        (kit / "data" / "survey" / name).write_text("somebody's answers", encoding="utf-8")
    lay_out(tmp_path / "w", kit)
    kinds = (".yaml", ".md", ".bib", ".ipynb", ".unlabeled.json")
    others = [name for name in files_in(tmp_path / "w") if not name.endswith(kinds)]
    assert [name for name in others if not name.startswith("facilitator/deploy/")] == [
        "data/survey/sample.csv"
    ]


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert main(["start", str(file)]) == 2
    assert capsys.readouterr().err == f"{file} is a file. Give the name of a new or an empty folder.\n"
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_missing_parent_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", str(tmp_path / "no" / "such")]) == 2
    said = f"There is no folder {tmp_path / 'no'}. Make it first, or choose another place.\n"
    assert capsys.readouterr().err == said


def test_a_folder_with_other_things_is_not_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["start", str(tmp_path)]) == 2
    assert "already holds other things" in capsys.readouterr().err
    assert files_in(tmp_path) == {"thesis.txt"}


def test_the_kit_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", str(kit_folder())]) == 2
    assert "is the kit itself" in capsys.readouterr().err


@pytest.mark.parametrize("there_before", [False, True], ids=["new", "empty"])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, kit: Path, monkeypatch: pytest.MonkeyPatch, there_before: bool
) -> None:
    copied: list[object] = []

    def copy_until_full(source: Path, target: Path) -> None:
        if len(copied) == 3:
            raise OSError(28, "No space left on device")
        copied.append(target)
        Path(target).write_bytes(Path(source).read_bytes())

    place = tmp_path / "place"
    place.mkdir()
    folder = place / "w"
    if there_before:
        folder.mkdir()
    monkeypatch.setattr(shutil, "copyfile", copy_until_full)
    with pytest.raises(FolderError, match=r"could not be written .*No space left on device"):
        lay_out(folder, kit)
    assert files_in(place) == set()
    assert folder.exists() is there_before


def test_a_place_where_nothing_can_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_options: object) -> str:
        raise PermissionError(13, "Permission denied")  # root, as in a container, is refused nowhere

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert main(["start", str(tmp_path / "w")]) == 2
    said = (
        f"The workshop could not be written to {tmp_path / 'w'} (Permission denied). Choose another place.\n"
    )
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("system", "as_typed"), [("nt", '"C:\\our rooms\\it\'s"'), ("posix", "'C:\\our rooms\\it'\"'\"'s'")]
)
def test_the_folder_is_quoted_as_the_system_reads_it(system: str, as_typed: str) -> None:
    assert quoted("C:\\our rooms\\it's", system) == as_typed
