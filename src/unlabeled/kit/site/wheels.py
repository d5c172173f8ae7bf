"""The Python packages inside the page: fetched by hash, and listed for Pyodide."""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from unlabeled.kit.site.tools import pip

ABI = "pyemscripten_2026_0_wasm32"  # of Pyodide's release, as wheels are tagged
_FOR_THE_PAGE = (
    *("--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"),
    *("--platform", ABI),
)
# Any of PyYAML's wheels will do: its compiled half, which is optional, is taken out of it.
_ANY_PYYAML = (
    *("--python-version", "3.13", "--implementation", "cp", "--abi", "cp313"),
    *("--platform", "manylinux2014_x86_64"),
)
_FOR_SERVERS = ("jupyterlab-widgets", "widgetsnbextension")  # their scripts are in the site already


@dataclass(frozen=True)
class Wheel:
    """A wheel as Pyodide's list names it."""

    path: Path

    @property
    def name(self) -> str:
        """The package's normalised name."""
        return re.sub(r"[-_.]+", "-", self.path.name.split("-")[0]).lower()

    def entry(self) -> dict[str, Any]:
        """Return its entry in `pyodide-lock.json`; all are loaded by name, so none asks for another."""
        return {
            "name": self.name,
            "version": self.path.name.split("-")[1],
            "file_name": self.path.name,
            "sha256": sha256(self.path.read_bytes()).hexdigest(),
            "install_dir": "site",
            "package_type": "package",
            "unvendored_tests": False,
            "depends": [],
            "imports": [],
        }


def fetch(lock: Path, folder: Path) -> None:
    """Fetch the wheels that `lock` names by hash to `folder`, those of other places left out."""
    folder.mkdir(parents=True, exist_ok=True)
    pins = {name: pin for name, pin in _pins(lock).items() if name not in _FOR_SERVERS}
    download = ("download", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest")
    wanted = folder / "wanted.txt"
    for names, tags in (({"pyyaml"}, _ANY_PYYAML), (pins.keys() - {"pyyaml"}, _FOR_THE_PAGE)):
        wanted.write_text("\n".join(pins[name] for name in sorted(names)), encoding="utf-8")
        pip(sys.executable, *download, folder, *tags, "-r", wanted)
    wanted.unlink()
    for file in folder.glob("[pP]y[yY][aA][mM][lL]-*.whl"):
        _keep_the_pure_half(file)


def own_wheel(kit: Path, folder: Path) -> None:
    """Build the workshop's own wheel to `folder`."""
    pip(sys.executable, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, kit)


def _pins(lock: Path) -> dict[str, str]:
    """Return each pinned requirement with its hashes, by name."""
    text = lock.read_text(encoding="utf-8")
    found = re.finditer(r"^([a-z0-9][a-z0-9._-]*)==.*(?:\n    --hash.*)*", text, re.MULTILINE)
    return {pin.group(1): pin.group() for pin in found}


def _keep_the_pure_half(wheel: Path) -> None:
    """Write `wheel` anew without its compiled files; PyYAML then reads with its own Python code."""
    pure = wheel.with_name("-".join(wheel.name.split("-")[:2]) + "-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(pure, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if not item.filename.endswith((".so", ".pyd")):
                new.writestr(item, old.read(item))
    wheel.unlink()
