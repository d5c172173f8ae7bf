"""JupyterLite's part: the notebooks, our view, and the settings of a site without a server."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from unlabeled.kit.manifest import NO_SERVER, manifest_json
from unlabeled.kit.site.tools import run

START = "00-terms"
_LINK = re.compile(r"\[([^\]]+)\]\(([\w-]+\.ipynb)\)")
_KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": NO_SERVER.kernel}
# JupyterLite's pages look for this script in it.
_FIRST_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>unlabeled</title>
<link rel="icon" href="lab/favicon.ico">
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
<meta http-equiv="refresh" content="0; url={start}">
<a href="{start}">unlabeled</a>
</html>
"""


def lay_out(kit: Path, folder: Path, names: list[str], packages: list[str]) -> None:
    """Lay out in `folder` what JupyterLite builds the site from: the notebooks `names` and the settings.

    Parameters
    ----------
    kit : Path
        Folder of the checkout.
    folder : Path
        A folder that does not exist yet.
    names : list of str
        The notebooks that the site holds.
    packages : list of str
        The Python packages that a page loads before a notebook runs.
    """
    notebooks = folder / "files" / "notebooks"
    notebooks.mkdir(parents=True)
    for name in names:
        text = (kit / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8")
        (notebooks / f"{name}.ipynb").write_text(for_the_page(text, names), encoding="utf-8")
    settings = json.loads((kit / "site" / "jupyter-lite.json").read_text(encoding="utf-8"))
    (kernel,) = settings["jupyter-config-data"]["litePluginSettings"].values()
    kernel["loadPyodideOptions"] = {"packages": packages}
    (folder / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")
    shutil.copyfile(kit / "src/unlabeled/labsettings/overrides.d/unlabeled.json", folder / "overrides.json")
    (folder / "lab").mkdir()
    # The loading picture would open a store in the browser, to look up its colours.
    one_page = {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {"mode": "single-document", "showLoadingIndicator": False},
    }
    (folder / "lab" / "jupyter-lite.json").write_text(json.dumps(one_page), encoding="utf-8")


def for_the_page(notebook: str, names: list[str]) -> str:
    """Return the text of a notebook for the site: its kernel is the page's, and no link leads nowhere.

    A cell that says what comes next goes where none of it is there. The code stays as it is, so it is still
    the notebook that the manifest knows.
    """
    content = json.loads(notebook)
    content["metadata"]["kernelspec"] = _KERNEL
    content["cells"] = [cell for cell in content["cells"] if not _leads_away(cell, names)]
    for cell in content["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = [_LINK.sub(lambda link: _linked(link, names), line) for line in cell["source"]]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _leads_away(cell: dict[str, Any], names: list[str]) -> bool:
    """Return whether `cell` says what comes next, and the site holds nothing of that."""
    linked = [link.group(2).removesuffix(".ipynb") for link in _LINK.finditer("".join(cell["source"]))]
    return str(cell.get("id", "")).endswith("-next") and bool(linked) and not set(linked) & set(names)


def _linked(link: re.Match[str], names: list[str]) -> str:
    return link.group() if link.group(2).removesuffix(".ipynb") in names else link.group(1)


def view(kit: Path, extensions: Path, names: list[str]) -> None:
    """Copy our view to `extensions`, with the manifest of a site that holds the notebooks `names`."""
    shutil.copytree(
        kit / "src/unlabeled/labextension/unlabeled", extensions / "unlabeled", dirs_exist_ok=True
    )
    manifest = extensions / "unlabeled" / "static" / "manifest.json"
    manifest.write_text(manifest_json(kit, NO_SERVER, names), encoding="utf-8")


def build(python: Path, folder: Path, out: Path) -> None:
    """Build the site from `folder` to `out`, which does not exist yet."""
    run(
        *(python, "-m", "jupyterlite_core", "build", "--lite-dir", folder, "--output-dir", out),
        *("--contents", "files", "--apps", "lab", "--no-sourcemaps", "--no-unused-shared-packages"),
        cwd=folder,
    )
    start = NO_SERVER.address.format(path=f"notebooks/{START}.ipynb")
    (out / "index.html").write_text(_FIRST_PAGE.format(start=start), encoding="utf-8")
