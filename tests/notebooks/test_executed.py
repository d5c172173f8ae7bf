"""The notebook that is kept with its results: they are those of a fresh run, and nobody's answers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import kit_folder
from unlabeled.kit.executed import COMPARED, EXECUTED, executed

FILE = kit_folder() / EXECUTED


def code_cells() -> dict[str, dict[str, Any]]:
    cells = json.loads(FILE.read_text("utf-8"))["cells"]
    return {cell["id"]: cell for cell in cells if cell["cell_type"] == "code"}


def is_compared(cell: dict[str, Any]) -> bool:
    return COMPARED in cell["metadata"].get("tags", [])


# The kernel's own warning that it talks over TCP; tornado's about a loop that nbclient made.
@pytest.mark.filterwarnings("default::DeprecationWarning", "default::RuntimeWarning")
def test_the_results_that_are_kept_are_those_of_a_fresh_run() -> None:
    assert executed(FILE) == FILE.read_text("utf-8"), "run 'make built'"


def test_results_are_kept_of_the_compared_cells_alone() -> None:
    compared = [name for name, cell in code_cells().items() if is_compared(cell)]
    assert compared == ["07-expect", "07-sample"]
    for cell in code_cells().values():
        assert bool(cell["outputs"]) is is_compared(cell)
        assert isinstance(cell["execution_count"], int) is is_compared(
            cell
        )  # nbval compares only counted cells


def test_the_counts_are_those_of_one_run_from_the_top() -> None:
    for place, cell in enumerate(code_cells().values(), start=1):
        assert cell["execution_count"] in (None, place)


def test_nothing_is_kept_that_differs_from_run_to_run() -> None:
    kept = json.dumps([cell["outputs"] for cell in code_cells().values()])
    assert not re.search(r"widget-view|model_id| at 0x|/tmp|/home", kept)
    assert {output["output_type"] for cell in code_cells().values() for output in cell["outputs"]} == {
        "execute_result"
    }


def test_what_is_shown_of_the_sample_is_of_no_group_below_five() -> None:
    page = "".join(code_cells()["07-sample"]["outputs"][0]["data"]["text/html"])
    table = page[: page.index("</table>")]
    sizes = [int(n) for n in re.findall(r"<td>(\d+)</td>", table)]
    assert len(sizes) == 12
    assert min(sizes) >= 5
    assert "Alder" not in page
    assert "Made up:" not in page


def test_the_teams_own_results_are_never_kept() -> None:
    cell = code_cells()["07-ours"]
    assert "ours.csv" in "".join(cell["source"])
    assert cell["outputs"] == []
    ignored = Path(kit_folder() / ".gitignore").read_text("utf-8").splitlines()
    assert "**/data/survey/*.[cC][sS][vV]" in ignored  # in every workshop folder inside the clone, too
    assert [line for line in ignored if line.startswith("!") and ".csv" in line] == [
        "!/data/survey/sample.csv"
    ]
