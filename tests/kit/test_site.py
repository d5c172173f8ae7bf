"""The site without a server: what becomes of a notebook, and what Pyodide is told to load."""

import json
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

from unlabeled.content import kit_folder
from unlabeled.kit.digest import code_digest
from unlabeled.kit.site import pyodide, tools, wheels
from unlabeled.kit.site.__main__ import main
from unlabeled.kit.site.errors import SiteError
from unlabeled.kit.site.lite import START, for_the_page
from unlabeled.kit.site.wheels import Wheel

FIRST = kit_folder() / "notebooks" / f"{START}.ipynb"


def test_a_notebook_of_the_site_is_still_the_one_that_may_run(tmp_path: Path) -> None:
    there = tmp_path / FIRST.name
    there.write_text(for_the_page(FIRST.read_text(encoding="utf-8"), [START]), encoding="utf-8")
    assert code_digest(there) == code_digest(FIRST)
    assert json.loads(there.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["name"] == "python"


def test_a_link_to_a_notebook_that_the_site_does_not_hold_becomes_its_words() -> None:
    text = FIRST.read_text(encoding="utf-8")
    assert "[Label off](01-label-off.ipynb)" in text
    alone = for_the_page(text, [START])
    assert set(re.findall(r"\]\(([^)]*)\.ipynb\)", alone)) <= {START}
    assert "|Label off<br>" in alone
    assert "**Next:**" not in alone
    assert "**Next:** [Label off]" in for_the_page(text, [START, "01-label-off"])
    assert "[Label off](01-label-off.ipynb)" in for_the_page(text, [START, "01-label-off"])


@pytest.mark.parametrize("lock", ["requirements.txt", "browser.txt"])
def test_the_locks_of_the_site_hash_everything_and_name_no_host(lock: str) -> None:
    file = kit_folder() / "site" / lock
    assert "://" not in file.read_text(encoding="utf-8")
    pins = wheels._pins(file)
    assert len(pins) > 20
    assert all("--hash=sha256:" in pin for pin in pins.values())


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A stand-in for Pyodide's archive, whose list knows a package that draws."""
    known = {
        name: {"name": name, "file_name": f"{name}.whl", "depends": depends}
        for name, depends in {
            "numpy": [],
            "matplotlib": ["numpy", "cycler"],
            "cycler": [],
            "other": [],
        }.items()
    }
    folder = tmp_path / "package"
    folder.mkdir()
    for name in pyodide._CORE:
        (folder / name).write_text(json.dumps({"info": {}, "packages": known}), encoding="utf-8")
    with tarfile.open(tmp_path / "core.tgz", "w:gz") as packed:
        packed.add(folder, "package")
    return tmp_path / "core.tgz"


@pytest.fixture
def wheel(tmp_path: Path) -> Wheel:
    file = tmp_path / "a_package-1.2-py3-none-any.whl"
    file.write_bytes(b"content")
    return Wheel(file)


def test_without_a_distribution_only_what_lies_in_the_site_is_listed(
    archive: Path, wheel: Wheel, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert pyodide.lay_down(archive, [wheel], out) == ["a-package"]
    listed = json.loads((out / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {entry["file_name"] for entry in listed.values()} == {wheel.path.name}
    assert (out / wheel.path.name).is_file()


def test_with_a_distribution_what_draws_is_listed_with_its_address(
    archive: Path, wheel: Wheel, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    packages = pyodide.lay_down(archive, [wheel], out, "https://example.invalid/full/")
    assert packages == ["a-package", "cycler", "matplotlib", "numpy"]
    listed = json.loads((out / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert listed["cycler"]["file_name"] == "https://example.invalid/full/cycler.whl"


def test_another_pyodide_than_the_one_that_was_tried_is_refused(tmp_path: Path) -> None:
    (tmp_path / f"pyodide-{pyodide.RELEASE}.tgz").write_bytes(b"something else")
    with pytest.raises(SiteError, match="Delete it"):
        pyodide.fetch_core(tmp_path)


def test_a_machine_without_npm_is_told_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools.shutil, "which", lambda _name: None)
    with pytest.raises(SiteError, match="npm is missing"):
        pyodide.fetch_core(tmp_path)


def test_a_folder_with_other_things_is_not_emptied_for_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / "mine.txt"):
        assert main(["--out", str(place)]) == 1
        assert "holds other things" in capsys.readouterr().err
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_failing_program_is_named_with_its_last_lines() -> None:
    with pytest.raises(SiteError, match="No such command"):
        tools.run("python3", "-c", "raise SystemExit('No such command')")


def test_the_compiled_half_of_a_wheel_is_left_out(tmp_path: Path) -> None:
    compiled = tmp_path / "pyyaml-6.0-cp313-cp313-linux.whl"
    with zipfile.ZipFile(compiled, "w") as packed:
        for name in ("yaml/__init__.py", "yaml/_yaml.cpython-313.so"):
            packed.writestr(name, "content")
    wheels._keep_the_pure_half(compiled)
    (pure,) = tmp_path.iterdir()
    assert pure.name == "pyyaml-6.0-py3-none-any.whl"
    assert zipfile.ZipFile(pure).namelist() == ["yaml/__init__.py"]
