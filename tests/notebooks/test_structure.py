"""What every learner notebook looks like: small cells, named, stripped, and the same minutes everywhere."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from unlabeled.content.folder import kit_folder
from unlabeled.content.schedule import load_schedule
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.content import CLOSE
from unlabeled.kit.executed import COMPARED

NOTEBOOKS = sorted((kit_folder() / "notebooks").glob("*.ipynb"))
TAGS = {"hide-input", COMPARED}
EXECUTED = ("07-reading-the-survey",)  # kept with results; what may be kept is held by test_executed.py
MODULES = {"07-reading-the-survey": {"unlabeled.exercises", "unlabeled.survey"}}
MOST_WORDS, MOST_LINES = 120, 3
ORDER = ("why", "predict", "research", "debrief", "along", "next")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.NamedExpr)
BRANCHES = (ast.If, ast.IfExp, ast.Match, ast.For, ast.While, ast.Try, ast.With, ast.comprehension)
FORBIDDEN = (*DEFINITIONS, *BRANCHES)

every_notebook = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
every_stripped_one = pytest.mark.parametrize(
    "file", [file for file in NOTEBOOKS if file.stem not in EXECUTED], ids=lambda file: file.stem
)


def order(file: Path) -> tuple[str, ...]:
    """Return the parts that a page has in this order; the close claims nothing, and so predicts nothing."""
    return tuple(name for name in ORDER if part(file) != CLOSE or name not in ("predict", "research"))


def cells(file: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in nbformat.read(file, 4).cells if cell.cell_type == kind]


def part(file: Path) -> str:
    return str(json.loads(file.read_text("utf-8"))["metadata"]["unlabeled"]["part"])


def test_each_notebook_of_the_schedule_is_there_and_no_other() -> None:
    planned = [each.notebook for each in load_schedule().notebooks]
    assert [file.stem for file in NOTEBOOKS] == sorted(filter(None, planned))


@every_notebook
def test_a_notebook_is_valid_and_of_the_format_with_cell_ids(file: Path) -> None:
    notebook = nbformat.read(file, 4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)


@every_stripped_one
def test_a_notebook_holds_no_output_count_or_answer(file: Path) -> None:
    for cell in cells(file, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert COMPARED not in cell["metadata"].get("tags", []), "there is nothing to compare"


@every_notebook
def test_metadata_holds_the_kernel_and_the_workshops_own_key_only(file: Path) -> None:
    metadata = nbformat.read(file, 4).metadata
    assert set(metadata) == {"kernelspec", "unlabeled"}
    assert set(metadata["unlabeled"]) == {"part"}


@every_notebook
def test_cells_are_named_after_their_part_and_tagged_from_the_closed_list(file: Path) -> None:
    for cell in nbformat.read(file, 4).cells:
        assert re.fullmatch(rf"{part(file)}-[a-z]+(-[a-z]+)*", cell["id"])
        assert set(cell["metadata"]) <= {"tags"}
        assert set(cell["metadata"].get("tags", [])) <= TAGS


@every_notebook
def test_the_page_goes_from_why_to_next(file: Path) -> None:
    ids = [cell["id"].removeprefix(f"{part(file)}-") for cell in nbformat.read(file, 4).cells]
    places = [ids.index(name) for name in order(file)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(ids) - 1


@every_notebook
def test_prose_is_in_short_cells(file: Path) -> None:
    for cell in cells(file, "markdown"):
        assert len(cell["source"].split()) <= MOST_WORDS, cell["id"]


@every_notebook
def test_a_code_cell_is_one_to_three_lines_of_plain_calls_with_one_result(file: Path) -> None:
    for cell in cells(file, "code"):
        assert 1 <= len(cell["source"].splitlines()) <= MOST_LINES, cell["id"]
        tree = ast.parse(cell["source"])  # a magic or a shell line does not parse
        assert not [node for node in ast.walk(tree) if isinstance(node, FORBIDDEN)], cell["id"]
        assert [type(node) for node in tree.body].count(ast.Expr) == 1, cell["id"]
        assert isinstance(tree.body[-1], ast.Expr), cell["id"]


@every_notebook
def test_code_imports_only_the_workshop_and_names_no_path(file: Path) -> None:
    for cell in cells(file, "code"):
        nodes = list(ast.walk(ast.parse(cell["source"])))
        assert not [node for node in nodes if isinstance(node, ast.Import)]
        modules = {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
        assert modules <= MODULES.get(file.stem, {"unlabeled.exercises"})
        texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
        assert not [text for text in texts if re.search(r"[/\\]", str(text))]


@every_notebook
def test_links_lead_to_files_beside_the_notebook(file: Path) -> None:
    for cell in cells(file, "markdown"):
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", cell["source"]):
            assert (file.parent / target).is_file(), target


@every_notebook
def test_one_may_go_to_the_close_from_every_page(file: Path) -> None:
    if part(file) != CLOSE:
        assert "](close.ipynb)" in cells(file, "markdown")[-1]["source"]


@every_notebook
def test_the_minutes_of_a_notebook_are_those_of_the_schedule(file: Path) -> None:
    planned = next(each for each in load_schedule().notebooks if each.notebook == file.stem)
    opening = cells(file, "markdown")[0]["source"]
    live = [minutes for minutes in planned.live.values() if minutes]
    if not live:  # for whoever reads the results, and no part of a session
        assert f"{planned.solo} minutes alone, outside the room" in opening
        return
    span = str(live[0]) if len(set(live)) == 1 else f"{min(live)} to {max(live)}"
    assert f"{planned.solo} minutes alone, {span} in a workshop" in opening


@every_notebook
def test_every_step_and_note_of_the_page_is_shown_once(file: Path) -> None:
    page = next(page for page in load_pages() if page.notebook == file.stem)
    code = "\n".join(cell["source"] for cell in cells(file, "code"))
    for exercise in page.exercises:
        for step in exercise.steps:
            assert code.count(f'exercise("{exercise.id}", "{step.id}")') == 1
    research = (f'research("{page.id}")',) if page.research else ()
    for once in (*research, f'debrief("{page.id}")', "journal_bar()"):
        assert code.count(once) == 1


@every_notebook
def test_minutes_named_before_a_step_are_those_of_its_content(file: Path) -> None:
    page = next(page for page in load_pages() if page.notebook == file.stem)
    minutes = {step.id: step.minutes for exercise in page.exercises for step in exercise.steps}
    for cell in cells(file, "markdown"):
        named = re.search(r"^\*(\d+) minutes?[.,]", cell["source"], re.MULTILINE)
        if named:
            step = cell["id"].split("-")[1]
            assert int(named[1]) == minutes[step], cell["id"]


@every_notebook
def test_nobody_is_given_the_role_that_the_workshop_drops(file: Path) -> None:
    if file.stem == "01-label-off":  # there, the label itself is the subject
        return
    for cell in nbformat.read(file, 4).cells:
        text = cell["source"].replace("“Mentorship is an unhelpful label”", "")
        assert not re.search(r"\bmentor|\bmentee|\bprot[eé]g", text, re.IGNORECASE), cell["id"]


def test_the_essay_is_cited_once_by_title_and_date() -> None:
    texts = {file.stem: file.read_text("utf-8") for file in NOTEBOOKS}
    citing = {name: text.count("Mentorship is an unhelpful label") for name, text in texts.items()}
    assert {name: count for name, count in citing.items() if count} == {"00-terms": 1}
    assert "25 May 2025" in texts["00-terms"]


def test_the_opening_says_that_nobody_has_piloted_it() -> None:
    assert "Nobody has piloted this workshop yet" in NOTEBOOKS[0].read_text("utf-8")
