"""`python -m unlabeled.kit.site`, which is `make site`: build the site in build/site."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from unlabeled.content import kit_folder
from unlabeled.content.schedule import load_schedule
from unlabeled.kit.site import lite, pyodide
from unlabeled.kit.site.errors import SiteError
from unlabeled.kit.site.tools import environment
from unlabeled.kit.site.wheels import Wheel, fetch, own_wheel

_KERNEL = "@jupyterlite/pyodide-kernel-extension/static/pypi"


def make_site(kit: Path, work: Path, out: Path, distribution: str | None = None) -> None:
    """Build the site of the checkout `kit` in `out`; what is fetched is kept in `work` for the next time.

    Parameters
    ----------
    kit, work, out : Path
        The checkout, a folder for what is fetched, and the site, which is made anew.
    distribution : str, optional
        Address of Pyodide's full distribution. With it the site holds every notebook, and each reader's
        browser fetches from there what draws figures.

    Raises
    ------
    SiteError
        If something is missing or cannot be fetched, or if `out` holds something else than a site.
    """
    if not (kit / "site").is_dir():
        raise SiteError("The site is built from a clone of the repository; this is an installed package.")
    _refuse(out, kit)
    python = environment(work / "environment", kit / "site" / "requirements.txt")
    archive = pyodide.fetch_core(work)
    wheels, lite_folder, core = work / "wheels", work / "lite", work / "pyodide"
    for old in (wheels, lite_folder, core, out):
        shutil.rmtree(old, ignore_errors=True)
    fetch(kit / "site" / "browser.txt", wheels)
    own_wheel(kit, wheels)
    extensions = python.parents[1] / "share" / "jupyter" / "labextensions"
    own = (extensions / _KERNEL).glob("[ip]*.whl")  # ipykernel, piplite and pyodide_kernel
    inside = [Wheel(file) for file in sorted([*wheels.glob("*.whl"), *own])]
    packages = pyodide.lay_down(archive, inside, core, distribution)
    names = _notebooks(kit) if distribution else [lite.START]
    lite.view(kit, extensions, names)
    lite.lay_out(kit, lite_folder, names, packages)
    lite.build(python, lite_folder, out)
    shutil.copytree(core, out / "static" / "pyodide")


def _refuse(out: Path, kit: Path) -> None:
    """Refuse a place for the site, which is emptied first, where somebody keeps other things."""
    is_ours = out.is_relative_to(kit / "build") or (out / "jupyter-lite.json").is_file()
    if out.exists() and not is_ours and (not out.is_dir() or any(out.iterdir())):
        raise SiteError(f"{out} holds other things and would be emptied. Give the name of a new folder.")


def _notebooks(kit: Path) -> list[str]:
    """Return the names of the notebooks that are there, in the schedule's order."""
    parts = load_schedule(kit / "data" / "schedule.yaml").notebooks
    return [str(part.notebook) for part in parts if (kit / "notebooks" / f"{part.notebook}.ipynb").is_file()]


def main(arguments: list[str]) -> int:
    """Build the site in build/site; return 1 where that is not possible, after saying why."""
    parser = argparse.ArgumentParser(prog="unlabeled.kit.site", description=__doc__)
    parser.add_argument("--out", type=Path, help="where the site goes; build/site unless given")
    parser.add_argument(
        "--distribution",
        metavar="ADDRESS",
        help="every notebook, with figures; the browser fetches what they need from this address of Pyodide",
    )
    given = parser.parse_args(arguments)
    kit = kit_folder()
    out = given.out or kit / "build" / "site"
    try:
        make_site(kit, kit / "build" / "site-work", out, given.distribution)
    except SiteError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"The site is in {out}. Serve that folder: python -m http.server --directory {out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
