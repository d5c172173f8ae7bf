"""What runs by being opened: notebooks that ship, as they ship, with nothing beside them to trip over."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import unlabeled
from unlabeled.kit.digest import canonical

LEFT = '[data-unlabeled="left"]'
GENUINE = "00-terms"
STATIC = Path(unlabeled.__file__).parent / "labextension" / "unlabeled" / "static"


def foreign(source: str) -> dict[str, Any]:
    """Return a notebook of somebody else's: one code cell and no outputs."""
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": source, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": [cell | {"execution_count": None}],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def leave_mark(file: Path) -> str:
    return f"open({str(file)!r}, 'w').close()\n"


def opened_and_left(page: Page, workshop: Any, path: str) -> None:
    """Open a notebook and see that it is left alone, with one line that says so."""
    page.goto(workshop.url(path))
    page.wait_for_selector(LEFT, state="attached")
    expect(page.locator(".u-notice")).to_have_text(re.compile("does not start by itself"))
    expect(page.locator('.jp-Notebook [aria-label="Code Cell Content with Output"]')).to_have_count(0)
    expect(page.locator(".jp-InputPrompt", has_text="*")).to_have_count(0)
    expect(page.locator(".u-view")).to_have_count(0)


def test_a_foreign_notebook_does_not_run_on_opening(page: Page, workshop: Any, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    opened_and_left(page, workshop, workshop.write("notebooks/foreign.ipynb", foreign(leave_mark(mark))))
    assert not mark.exists()


def test_a_foreign_notebook_does_not_run_after_upload_save_and_reopening(
    page: Page, workshop: Any, tmp_path: Path
) -> None:
    mark = tmp_path / "ran"
    headers = {"Authorization": f"token {workshop.token}"}
    body = {"type": "notebook", "format": "json", "content": foreign(leave_mark(mark))}
    answer = page.request.put(f"{workshop.base}api/contents/uploaded.ipynb", data=body, headers=headers)
    assert answer.status == 201
    opened_and_left(page, workshop, "uploaded.ipynb")
    with page.expect_response(lambda sent: sent.request.method == "PUT" and sent.ok):
        page.locator('[data-command="docmanager:save"] >> visible=true').first.click()
    opened_and_left(page, workshop, "uploaded.ipynb")
    kept = page.request.get(f"{workshop.base}api/contents/uploaded.ipynb", headers=headers).json()
    assert kept["content"]["cells"][0]["metadata"]["trusted"] is True  # Jupyter trusts it by now; we do not
    assert not mark.exists()


def change_source(notebook: dict[str, Any]) -> None:
    last = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]
    last["source"] = [*last["source"], "\nprint('hello')"]


def add_cell(notebook: dict[str, Any]) -> None:
    notebook["cells"] += foreign("print('hello')")["cells"]


@pytest.mark.parametrize("edit", [change_source, add_cell])
def test_a_notebook_with_edited_code_does_not_run_on_opening(
    page: Page, workshop: Any, edit: Callable[[dict[str, Any]], None]
) -> None:
    notebook = workshop.read(GENUINE)
    edit(notebook)
    opened_and_left(page, workshop, workshop.write(f"{edit.__name__}/00-terms.ipynb", notebook))


def test_a_copy_with_other_words_and_another_name_still_runs(page: Page, workshop: Any) -> None:
    notebook = workshop.read(GENUINE)
    notebook["cells"][0]["source"] = "# Bedingungen"
    workshop.open(page, workshop.write("übersetzt/00 Bedingungen.ipynb", notebook))
    expect(page.locator(".u-view h1")).to_contain_text("Bedingungen")


@pytest.mark.parametrize("neighbour", ["unlabeled.py", "json/__init__.py", "matplotlibrc"])
def test_a_notebook_of_ours_does_not_run_beside_code_or_settings(
    page: Page, workshop: Any, tmp_path: Path, neighbour: str
) -> None:
    mark = tmp_path / "ran"
    folder = neighbour.replace("/", "-").replace(".", "-")
    file = workshop.folder / folder / neighbour
    file.parent.mkdir(parents=True)
    file.write_text(leave_mark(mark), encoding="utf-8")
    opened_and_left(page, workshop, workshop.write(f"{folder}/00-terms.ipynb", workshop.read(GENUINE)))
    assert not mark.exists()


def test_a_notebook_of_ours_does_not_run_on_another_kernel(page: Page, workshop: Any) -> None:
    spec = workshop.folder.parent / "data" / "kernels" / "other" / "kernel.json"
    spec.parent.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": command, "display_name": "Other", "language": "python"}))
    notebook = workshop.read(GENUINE)
    notebook["metadata"]["kernelspec"] = {"name": "other", "display_name": "Other", "language": "python"}
    page.goto(workshop.url(workshop.write("kernel/00-terms.ipynb", notebook)))
    page.wait_for_selector(LEFT, state="attached")
    expect(page.locator('.jp-Notebook [aria-label="Code Cell Content with Output"]')).to_have_count(0)


def test_nothing_runs_where_the_browser_cannot_compute_a_digest(page: Page, workshop: Any) -> None:
    page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
    opened_and_left(page, workshop, GENUINE)


@pytest.mark.parametrize(
    ("names", "harmless"),
    [
        (["00-terms.ipynb", "letter.pdf", "my-journal.json", "python.md"], True),
        (["00-terms.ipynb", "unlabeled.py"], False),
        (["unlabeled.pyc"], False),
        (["unlabeled.cpython-311-x86_64-linux-gnu.so"], False),
        (["unlabeled.PYD"], False),
        (["unlabeled.pyw"], False),
        (["matplotlibrc"], False),
        (["settings.ini"], False),
        (["usercustomize.zip"], False),
        (["letter.pdf.exe"], False),
        ([".json"], False),
        (["Figure 1.PNG", "survey.csv", "calendar.ics", "notes.yaml"], True),
        (["unlabeled/"], False),
    ],
    ids=lambda names: names[-1] if isinstance(names, list) else "",
)
def test_only_documents_pictures_and_data_may_lie_beside_a_notebook(
    page: Page, workshop: Any, names: list[str], harmless: bool
) -> None:
    listing = [
        {"name": name.rstrip("/"), "type": "directory" if name.endswith("/") else "file"} for name in names
    ]
    judged = page_with_modules(page, workshop).evaluate(
        "async ([url, content]) => (await import(url)).isHarmless({ content })", [module(workshop), listing]
    )
    assert judged is harmless


def test_a_listing_that_cannot_be_read_makes_a_folder_unfit(page: Page, workshop: Any) -> None:
    ask = "async (url) => { const { isHarmless: is } = await import(url); return [is(null), is({})] }"
    assert page_with_modules(page, workshop).evaluate(ask, module(workshop)) == [False, False]


def module(workshop: Any) -> str:
    return f"{workshop.base}lab/extensions/unlabeled/static/trust.js"


def page_with_modules(page: Page, workshop: Any) -> Page:
    """Go to a page of the server's own, so that its modules can be imported."""
    page.goto(f"{workshop.base}lab/extensions/unlabeled/static/manifest.json?token={workshop.token}")
    return page


def test_browser_and_python_agree_on_the_digest(page: Page, workshop: Any) -> None:
    pairs = [
        ["a", "x = 'ä🙂'\n\t\"\\ / \b\f\r \x00 \x1f \x7f"],
        ["", "\u2028\u2029\ufeff </script>"],
        ["b", ""],
    ]
    digest = page_with_modules(page, workshop).evaluate(
        "async ([url, pairs]) => (await import(url)).digestOf(pairs)", [module(workshop), pairs]
    )
    assert digest == hashlib.sha256(canonical(pairs)).hexdigest()


def test_a_kernel_no_longer_imports_from_the_folder_of_the_notebook(tmp_path: Path) -> None:
    """A compiled file stays out of folder listings, so what the browser sends first must keep it out too."""
    sent = re.search(r"STAY_OUT = `(.*?)`", (STATIC / "trust.js").read_text(encoding="utf-8"), re.DOTALL)
    assert sent
    (tmp_path / "antigravity.py").write_text("print('hostile')", encoding="utf-8")
    look = "import importlib.util as u; print(u.find_spec('antigravity').origin)"
    run = [sys.executable, "-c", f"import sys; sys.path.insert(0, '')\n{sent[1]}\n{look}"]
    found = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert str(tmp_path) not in found.stdout
    assert found.stdout.strip().endswith("antigravity.py")
