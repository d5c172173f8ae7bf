"""Pyodide itself, Python compiled for browsers: fetched from npm by hash, with a list of our own packages."""

from __future__ import annotations

import json
import tarfile
from hashlib import sha256
from pathlib import Path

from unlabeled.kit.site.errors import SiteError
from unlabeled.kit.site.tools import npm, run
from unlabeled.kit.site.wheels import Wheel

RELEASE = "314.0.6"  # the one that jupyterlite-pyodide-kernel was made for
_SHA256 = "d78ac549b28a2a58600cd06f44e017024151775f8c6b2d73fab1475400d38ea2"
_LIST = "pyodide-lock.json"
_CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", _LIST)
DRAWING = ("numpy", "matplotlib")  # compiled, and on no registry of wheels for browsers


def fetch_core(folder: Path) -> Path:
    """Return Pyodide's archive in `folder`, fetched unless it is there.

    Raises
    ------
    SiteError
        If it cannot be fetched, or is another one.
    """
    archive = folder / f"pyodide-{RELEASE}.tgz"
    if not archive.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        run(npm(), "pack", "--silent", "--pack-destination", folder, f"pyodide@{RELEASE}")
    if sha256(archive.read_bytes()).hexdigest() != _SHA256:
        raise SiteError(f"{archive} is not the Pyodide {RELEASE} that was tried. Delete it and begin again.")
    return archive


def lay_down(archive: Path, wheels: list[Wheel], folder: Path, distribution: str | None = None) -> list[str]:
    """Put Pyodide and `wheels` into `folder` and return the names of all packages that a page loads.

    Parameters
    ----------
    archive : Path
        Pyodide's archive.
    wheels : list of Wheel
        The packages that travel with the site.
    folder : Path
        Where the site holds Pyodide.
    distribution : str, optional
        Address of the folder with Pyodide's full distribution, from which each reader's browser then fetches
        what draws figures. Without it nothing is fetched from elsewhere, and nothing can be drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as packed:
        for name in _CORE:
            held = packed.extractfile(f"package/{name}")
            if held is None:
                raise SiteError(f"{archive} holds no {name}.")
            (folder / name).write_bytes(held.read())
    known = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    packages = {wheel.name: wheel.entry() for wheel in wheels}
    for wheel in wheels:
        (folder / wheel.path.name).write_bytes(wheel.path.read_bytes())
    if distribution:
        packages = _from_elsewhere(known["packages"], distribution) | packages
    known["packages"] = packages
    (folder / _LIST).write_text(json.dumps(known), encoding="utf-8")
    return sorted(packages)


def _from_elsewhere(known: dict[str, dict[str, object]], address: str) -> dict[str, dict[str, object]]:
    """Return the entries of what draws figures, and of all that it needs, with whole addresses."""
    wanted, found = list(DRAWING), {}
    while wanted:
        name = wanted.pop()
        if name not in found:
            entry = known[name]
            found[name] = {**entry, "file_name": f"{address.rstrip('/')}/{entry['file_name']}"}
            wanted += [str(each) for each in entry["depends"]]  # type: ignore[attr-defined]
    return found
