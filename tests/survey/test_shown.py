"""What a notebook shows of an export: what passed the gate, or one calm sentence, and never a row."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from unlabeled import survey
from unlabeled.content import kit_folder
from unlabeled.disclosure import Detail
from unlabeled.survey.shown import Note, Results

DATA = kit_folder() / "data"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The survey folder of a workshop folder of one's own."""
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    return tmp_path / "data" / "survey"


def page(file: str) -> str:
    shown = survey.results(file)
    return shown._repr_html_()


def test_the_sample_is_shown_by_groups_and_scales(folder: Path) -> None:
    shown = survey.results("sample.csv")
    assert isinstance(shown, Results)
    text = shown._repr_html_()
    for words in (
        "Trust that is not forced, wave 2",
        "Cedar",
        "Other",
        "each answer, in steps of 10 points",
        "shares in ranges",
        "The numbers",
    ):
        assert words in text
    assert text.count("<figure") == 16  # one for each statement
    assert text.count("<details class") == 3 + 4  # the first scale stands open; each has its numbers


def test_what_the_notebook_says_of_58_and_of_61_people_holds(folder: Path) -> None:
    shown = survey.results("sample.csv")
    assert isinstance(shown, Results)
    before, after = shown.release.groups[0], shown.release.groups[-6]
    assert (before.wave, before.is_everyone, before.n, before.detail) == ("1", True, 61, Detail.CATEGORIES)
    assert (after.wave, after.is_everyone, after.n, after.detail) == ("2", True, 58, Detail.SHARES)
    answers = 5 + 1  # on the scale, and "no answer"
    assert [shown.release.appetite.category_steps(n, answers).step for n in (61, 58)] == [10, 25]


def test_nothing_below_the_line_and_nothing_in_peoples_own_words_is_shown(folder: Path) -> None:
    text = page("sample.csv")
    assert "Alder" not in text
    assert "Made up:" not in text
    assert repr(survey.results("sample.csv")) == "Release of 416 rows on 12 groups"


def test_it_is_the_same_each_time(folder: Path) -> None:
    assert page("sample.csv") == page("sample.csv")


def test_a_file_that_is_not_there_is_a_calm_sentence(folder: Path) -> None:
    shown = survey.results("ours.csv")
    assert isinstance(shown, Note)
    assert "There is no ours.csv in the folder data/survey, and that is all right." in repr(shown)
    assert "Traceback" not in shown._repr_html_()


def test_ones_own_export_is_read_from_the_workshop_folder(folder: Path) -> None:
    shutil.copy(folder / "sample.csv", folder / "ours.csv")
    assert page("ours.csv") == page("sample.csv")


def test_a_file_that_cannot_be_read_is_a_sentence_that_quotes_nobody(folder: Path) -> None:
    lines = (folder / "sample.csv").read_text("utf-8").splitlines()
    cells = lines[5].split(",")
    cells[4] = "Ada Lovelace"
    (folder / "ours.csv").write_text("\n".join([*lines[:5], ",".join(cells), *lines[6:]]), "utf-8")
    shown = survey.results("ours.csv")
    assert isinstance(shown, Note)
    assert "Ada" not in shown._repr_html_()


def test_groups_in_a_column_of_another_name_are_read_once_it_is_named(folder: Path) -> None:
    text = (folder / "sample.csv").read_text("utf-8").replace("team,", "Which ward?,", 1)
    (folder / "ours.csv").write_text(text, "utf-8")
    note = repr(survey.results("ours.csv"))
    assert note.startswith("There is no group column 'team'. Rename the column with the groups to 'team', or")
    assert 'results("ours.csv", by="Which ward?"). The columns to choose from: Which ward?' in note
    assert "--by" not in note
    assert repr(survey.results("ours.csv", by="Which ward?")) == repr(survey.results("sample.csv"))
    assert "--by" not in repr(survey.results("ours.csv", by="nothing"))
    assert isinstance(survey.results("ours.csv", by=""), Results)


def test_too_few_answers_show_nothing_and_do_not_tell_how_many(folder: Path) -> None:
    lines = (folder / "sample.csv").read_text("utf-8").splitlines()
    one = [line for line in lines[1:] if line.startswith("1,Beech")][:3]
    (folder / "ours.csv").write_text("\n".join([lines[0], *one]), "utf-8")
    assert "Fewer than five people answered, so nothing is shown." in page("ours.csv")


def test_names_of_groups_are_never_read_as_markup(folder: Path) -> None:
    text = (folder / "sample.csv").read_text("utf-8").replace("Cedar", "<img src=x>")
    (folder / "ours.csv").write_text(text, "utf-8")
    assert "<img src=x>" not in page("ours.csv")
    assert "&lt;img" in page("ours.csv")


@pytest.mark.parametrize("file", ["", ".", "..", "../x.csv", "/etc/passwd", "a/b.csv", "a\\b.csv"])
def test_only_a_name_in_the_survey_folder_is_taken(folder: Path, file: str) -> None:
    with pytest.raises(ValueError, match="name of a file in the folder data/survey"):
        survey.results(file)


def test_the_functions_of_the_notebook_stay_functions_after_use() -> None:
    """A module of the same name would take their place once it is loaded."""
    program = (
        "from unlabeled import survey\n"
        "survey.results('sample.csv'); survey.expect(20)\n"
        "from unlabeled.survey import expect, results\n"
        "print(callable(expect), callable(results))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_importing_the_survey_loads_nothing_heavy() -> None:
    program = (
        "import sys, unlabeled.survey\n"
        "print({'pandas', 'numpy', 'matplotlib', 'scipy', 'pyarrow', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"set\(\)\s*", done.stdout)
