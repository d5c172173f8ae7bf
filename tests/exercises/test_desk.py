"""What notebooks call: light to import, the same fields for a cell that runs again, and calm when wrong."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from unlabeled import exercises
from unlabeled.content import ContentError, kit_folder
from unlabeled.content.references import load_references
from unlabeled.exercises.catalogue import find_page, load_pages, load_words
from unlabeled.exercises.content import Slider
from unlabeled.exercises.desk import Desk, journal_file
from unlabeled.exercises.notes import research_notes
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory, Range, Ranking


@pytest.fixture
def desk(journal: Journal) -> Desk:
    return Desk(Memory(journal), Place.THIS_LAPTOP)


def loaded_after(code: str) -> set[str]:
    """Return which heavy packages a fresh Python has loaded after `code`."""
    heavy = "{'numpy', 'pandas', 'matplotlib', 'scipy', 'pyarrow', 'ipywidgets'}"
    program = f"import sys\n{code}\nprint(*({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_exercises_loads_nothing_heavy() -> None:
    assert loaded_after("import unlabeled, unlabeled.exercises") == set()


def test_the_first_cell_loads_no_numbers_and_no_figure(tmp_path: Path) -> None:
    code = (
        f"import os; os.environ['UNLABELED_JOURNAL'] = {str(tmp_path / 'j.json')!r}\n"
        "from unlabeled.exercises import exercise, journal_bar\n"
        "journal_bar(); exercise('three-invitations', 'predict')"
    )
    assert loaded_after(code) == {"ipywidgets"}


def test_a_cell_that_runs_again_shows_the_same_fields(desk: Desk, journal: Journal) -> None:
    first = desk.exercise("letting-go", "reply")
    assert desk.exercise("letting-go", "reply") is first
    first.children[1].value = "Of course."
    assert [answer.value for answer in journal.answers().values()] == ["Of course."]


def test_a_whole_exercise_holds_its_steps_in_order(desk: Desk) -> None:
    assert len(desk.exercise("letting-go").children) == 3


def test_a_step_that_is_not_there_is_named_with_those_that_are(desk: Desk) -> None:
    with pytest.raises(LookupError, match=r"no step 'nope'. It has: reply, wanted, compare"):
        desk.exercise("letting-go", "nope")


def test_the_repr_of_a_cell_names_no_place_in_memory(desk: Desk) -> None:
    for shown in (desk.exercise("own-speed"), desk.research("02"), desk.debrief("00")):
        assert " at 0x" not in repr(shown)


def test_public_functions_share_one_desk_a_kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNLABELED_JOURNAL", str(tmp_path / "j.json"))
    assert exercises.exercise("letting-go", "reply") is exercises.exercise("letting-go", "reply")
    assert "Malhotra" in exercises.research("02").children[0].text
    assert exercises.debrief("02").text.startswith("For the room")
    assert str(tmp_path.name) in repr(exercises.journal_bar().line)


def test_answers_of_a_workshop_folder_are_kept_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "workshop.yaml").write_text("title: x", "utf-8")
    (tmp_path / "notebooks").mkdir()
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path / "notebooks")
    assert journal_file({}) == tmp_path / "my-journal.json"


def test_answers_are_never_kept_inside_the_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = Path(exercises.__file__).parents[1]
    monkeypatch.setattr("unlabeled.exercises.desk.workshop_folder", lambda: package / "workshop")
    monkeypatch.chdir(tmp_path)
    assert journal_file({}) == tmp_path / "my-journal.json"


def test_research_shows_one_for_and_one_against_and_folds_the_rest(desk: Desk) -> None:
    first, second, folded = desk.research("02").children
    assert first.text.startswith("Speaks for it")
    assert second.text.startswith("Speaks against it")
    assert (first.label, second.label, folded.label) == ("", "", "More studies")
    assert folded.text.count("Where it stops") == 5


def test_each_finding_carries_author_year_title_kind_and_limit() -> None:
    words, works = load_words().research, load_references()
    for number in ("00", "02"):
        page = find_page(number)
        said = "\n".join(part.text for part in research_notes(page.research, works, words).children)
        for entry in page.research:
            work = works[entry.key]
            for part in (
                f"{work.surnames} ({work.year})",
                work.title,
                entry.finding,
                entry.kind,
                entry.limit,
            ):
                assert part in said


def test_a_doi_becomes_a_link_and_its_absence_none() -> None:
    words, works, page = load_words().research, load_references(), find_page("02")
    links = [
        (run["text"], run["href"])
        for part in research_notes(page.research, works, words).children
        for paragraph in part.paragraphs
        for run in paragraph["runs"]
        if run["href"]
    ]
    expected = [works[entry.key].doi for entry in page.research if works[entry.key].doi]
    assert links == [(f"doi.org/{doi}", f"https://doi.org/{doi}") for doi in expected]


def test_a_work_that_is_not_in_the_references_is_named() -> None:
    page = find_page("00")
    with pytest.raises(LookupError, match=r"'parise2008' is not in references.bib"):
        research_notes(page.research, {}, load_words().research)


def test_the_printed_journal_names_answers_of_every_notebook(memory: Memory) -> None:
    earlier = Desk(memory, Place.THIS_LAPTOP)
    earlier.view("own-speed").predicted.value = 5
    earlier.view("three-invitations").costs.value = ("default",)
    page = Desk(Memory(memory.journal), Place.THIS_LAPTOP).journal_bar().page()
    assert "How many kept ones make up for it?" in page
    assert "Doing nothing counts as yes" in page
    assert "own-speed" not in page


def test_content_names_the_very_fields_that_are_remembered(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    contents = {f"{page.id}/{content.id}": content for page in load_pages() for content in page.exercises}
    for content in contents.values():
        desk.view(content.id)
    titles = {f"{at}/{key}": text for at, content in contents.items() for key, text in content.titles.items()}
    options = {
        f"{at}/{key}": each for at, content in contents.items() for key, each in content.options.items()
    }
    assert titles == memory.titles()
    assert options == memory.options()


def test_content_knows_which_fields_are_sliders_and_which_are_orders(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    scales: dict[str, Slider] = {}
    ranked: set[str] = set()
    for page in load_pages():
        for content in page.exercises:
            desk.view(content.id)
            scales |= {f"{page.id}/{content.id}/{key}": words for key, words in content.scales.items()}
            ranked |= {f"{page.id}/{content.id}/{key}" for key in content.ranked}
    fields = memory.widgets()
    sliders = {key: field for key, field in fields.items() if isinstance(field, Range)}
    assert set(scales) == set(sliders)
    for key, words in scales.items():
        field = sliders[key]
        shown = (field.minimum, field.maximum, field.low, field.high)
        assert shown == (words.low, words.high, words.at_low, words.at_high)
    assert ranked == {key for key, field in fields.items() if isinstance(field, Ranking)}


def fields_in(shown: Any) -> Iterator[Any]:
    """Return every field of a step that is remembered."""
    if shown.has_trait("key"):
        yield shown
    for child in getattr(shown, "children", ()):
        yield from fields_in(child)


def test_what_is_kept_aside_is_named_all_the_same() -> None:
    contents = [content for page in load_pages() for content in page.exercises]
    assert all(content.aside <= set(content.titles) for content in contents)
    aside = [content.id for content in contents if content.aside]
    assert aside == ["label-off", "own-speed", "off-course", "told-apart", "would-move"]


def test_the_numbers_of_a_model_do_not_stand_between_ones_own_answers(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    view = desk.view("off-course")
    view.guess.value = 3
    view.degrees.value = view.degrees.maximum
    bar = desk.journal_bar()
    assert "off-course/degrees" in bar.file()
    assert view.guess.label in bar.page()
    assert view.degrees.label not in bar.page()


def test_the_page_says_which_lines_were_picked_with_the_label_and_the_field_does_not(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    view = desk.view("label-off")
    for field in fields_in(view.steps["first"]):
        field.value = "ask"
        assert "label" not in field.label
    page = desk.journal_bar().page()
    assert page.count("my line, with the label") == page.count("my line, without the label") > 0


def test_the_page_to_read_has_the_titles_of_parts_and_exercises_in_order(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    desk.view("own-speed").predicted.value = 5
    desk.view("three-invitations").costs.value = ("default",)
    page = desk.journal_bar().markdown()
    heads = [line for line in page.splitlines() if line.startswith(("## ", "### "))]
    assert heads == ["## Terms", "### Three invitations", "## Trust's own speed"]  # no title twice
    assert "> 5, on a line from 1 (one is enough) to 20 (twenty, or more)" in page


def test_the_number_of_a_deal_is_in_the_file_and_not_on_the_page(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    view = desk.view("label-off")
    next(each for each in fields_in(view.steps["first"])).value = "ask"
    bar = desk.journal_bar()
    assert "01/label-off/dealt" in bar.file()
    assert load_pages()[1].exercises[0].cases.dealt not in bar.page()


def test_notebooks_beside_this_one_become_links(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "00-terms.ipynb").touch()
    monkeypatch.chdir(tmp_path)
    parts = Desk(memory, Place.THIS_LAPTOP).journal_bar().parts
    assert [part["notebook"] for part in parts if part["notebook"]] == ["00-terms"]
    assert [part["title"] for part in parts][:2] == ["Terms", "Label off"]


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workshop folder of one's own, with a mistake in 02 and no YAML at all in 05."""
    shutil.copytree(kit_folder() / "data", tmp_path / "data")
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    speed = tmp_path / "data/exercises/02-trusts-own-speed.yaml"
    speed.write_text(speed.read_text("utf-8").replace("weeks: 52", "weeks: many", 1), "utf-8")
    mini = tmp_path / "data/exercises/05-not-a-mini-me.yaml"
    mini.write_text(mini.read_text("utf-8").replace("title: ", "title: one: ", 1), "utf-8")
    return tmp_path


@pytest.mark.usefixtures("broken")
def test_a_mistake_in_one_page_leaves_the_others_working(journal: Journal) -> None:
    desk = Desk(Memory(journal), Place.THIS_LAPTOP)
    assert desk.exercise("label-off").children
    assert desk.exercise("their-success").children
    assert desk.research("01").children
    assert desk.debrief("06").text
    titles = [part["title"] for part in desk.journal_bar().parts]
    assert "Label off" in titles
    assert not {"Trust's own speed", "Not a mini-me"} & set(titles)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("name", "number", "file"),
    [("letting-go", "02", "02-trusts-own-speed.yaml"), ("hundred-points", "05", "05-not-a-mini-me.yaml")],
)
def test_a_page_with_a_mistake_names_its_own(journal: Journal, name: str, number: str, file: str) -> None:
    desk = Desk(Memory(journal), Place.THIS_LAPTOP)
    with pytest.raises(ContentError, match=f"^{file}, line "):
        desk.exercise(name)
    with pytest.raises(ContentError, match=f"^{file}, line "):
        desk.research(number)


def test_a_notebook_shows_the_mistake_in_one_sentence_and_no_traceback(broken: Path) -> None:
    program = (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "shell = InteractiveShell()\n"
        "shell.history_manager.enabled = False\n"
        'cell = \'from unlabeled.exercises import exercise\\nexercise("own-speed", "predict")\'\n'
        "shell.run_cell(cell)\n"
    )
    environ = os.environ | {"UNLABELED_JOURNAL": str(broken / "j.json"), "IPYTHONDIR": str(broken / "ip")}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environ
    )
    shown = done.stdout + done.stderr
    assert "Traceback" not in shown
    first, second = shown.strip().splitlines()
    assert first.startswith("02-trusts-own-speed.yaml, line ")
    assert first.endswith("This must be a whole number. Then run it again.")
    assert second == "`unlabeled check-content` names every mistake."
