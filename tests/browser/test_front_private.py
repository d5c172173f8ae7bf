"""What a notebook file brings along is not run, and what a learner writes is in no notebook file."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

NOTEBOOK = "02-trusts-own-speed"
SECRET = "a line that is nobody else's"
LEAVE_A_MARK = "document.documentElement.dataset.foreign = 'ran'; export default {};"


def widget_state(script: str) -> dict[str, Any]:
    """Return the state of one saved widget whose module is `script`."""
    names = {
        f"_{part}_{kind}": value
        for part in ("model", "view")
        for kind, value in (("module", "anywidget"), ("module_version", "~0.11.*"))
    }
    names |= {"_model_name": "AnyModel", "_view_name": "AnyView", "_anywidget_id": "foreign.Widget"}
    model = {"model_module": "anywidget", "model_module_version": "~0.11.*", "model_name": "AnyModel"}
    layout = {"model_module": "@jupyter-widgets/base", "model_module_version": "2.0.0", "state": {}}
    state = {
        "one": {**model, "state": {**names, "_esm": script, "layout": "IPY_MODEL_two"}},
        "two": {**layout, "model_name": "LayoutModel"},
    }
    kind = "application/vnd.jupyter.widget-state+json"
    return {kind: {"version_major": 2, "version_minor": 0, "state": state}}


def letter() -> dict[str, Any]:
    """Return somebody else's notebook without any code."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# A letter"}
    return {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def with_state(notebook: dict[str, Any]) -> dict[str, Any]:
    notebook["metadata"]["widgets"] = widget_state(LEAVE_A_MARK)
    return notebook


def when_widgets_are_restored(page: Page) -> None:
    """Return when the page has asked the kernel which widgets it has, and was answered.

    ipywidgets reads the file's own state right after that.
    """
    page.wait_for_function("window.widgetsRestored === true")


@pytest.fixture
def listening(page: Page) -> Page:
    """A page that knows when the kernel has said which comms it has."""
    page.add_init_script("""
        const Socket = window.WebSocket;
        window.WebSocket = class extends Socket {
            constructor(...given) {
                super(...given);
                this.addEventListener('message', async ({ data }) => {
                    const bytes = typeof data === 'string' ? data : new TextDecoder().decode(
                        data instanceof Blob ? await data.arrayBuffer() : data);
                    if (bytes.includes('comm_info_reply')) {
                        setTimeout(() => { window.widgetsRestored = true }, 1500);
                    }
                });
            }
        };
    """)
    return page


@pytest.mark.parametrize("kind", ["foreign", "genuine"])
def test_no_script_of_a_saved_widget_runs_by_opening(listening: Page, workshop: Any, kind: str) -> None:
    page = listening
    notebook = with_state(letter() if kind == "foreign" else workshop.read("00-terms"))
    path = workshop.write(f"brought-{kind}/00-terms.ipynb", notebook)
    before = (workshop.folder / path).read_bytes()
    page.goto(workshop.url(path))
    mark = "ran" if kind == "genuine" else "left"
    page.wait_for_selector(f'[data-unlabeled="{mark}"]', state="attached")
    when_widgets_are_restored(page)
    assert page.evaluate("document.documentElement.dataset.foreign") is None
    assert (workshop.folder / path).read_bytes() == before
    expect(page.locator(".jp-mod-dirty")).to_have_count(0)


def holds(workshop: Any, words: str) -> list[str]:
    """Return the names of all files of the folder, hidden ones too, that hold `words`."""
    files = (file for file in workshop.folder.rglob("*") if file.is_file())
    return [file.name for file in files if words in file.read_text("utf-8", errors="ignore")]


def save_by_key(page: Page, path: str) -> None:
    # JupyterLab asks for a checkpoint only when it has noted that the file is saved: what is typed before
    # that moment counts as saved, too.
    with page.expect_response(
        lambda sent: path in sent.url and sent.url.split("?")[0].endswith("/checkpoints")
    ):
        page.keyboard.press("Control+s")


def test_what_was_written_is_in_no_notebook_file_however_it_is_saved(page: Page, workshop: Any) -> None:
    workshop.open(page, NOTEBOOK)
    areas = page.locator(".u-text textarea")
    for number in range(areas.count()):
        areas.nth(number).fill(f"{SECRET} {number}")
        areas.nth(number).blur()
    expect(page.locator(".u-part", has_text=SECRET)).not_to_have_count(0)
    page.locator(".u-toggle").click()
    cell = page.locator(".jp-CodeCell .cm-content").first
    cell.click()
    page.keyboard.type("# mine\n")
    save_by_key(page, NOTEBOOK)  # in sight of the code, with everything that was shown
    page.keyboard.type("# mine too\n")
    with page.expect_response(lambda sent: sent.request.method == "PUT" and NOTEBOOK in sent.url):
        page.locator(".u-toggle").click()
    file = workshop.folder / "notebooks" / f"{NOTEBOOK}.ipynb"
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert "# mine too" in json.dumps(saved)
    assert holds(workshop, SECRET) == ["my-journal.json"]
    assert [
        cell["outputs"] for cell in saved["cells"] if cell["cell_type"] == "code" and cell["outputs"]
    ] == []
    page.get_by_role("button", name="Delete my journal").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".u-said")).to_have_text("Your journal is deleted.")
    assert holds(workshop, SECRET) == []
