"""Documentation tested as code: commands exist, links resolve, the repository is named in one place."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from unlabeled.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("facilitator/*.md"), *ROOT.glob("docs/**/*.md")])


def page(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_within_the_repository_resolve(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page(path))
    targets = {link: (path.parent / link).resolve().relative_to(ROOT).as_posix() for link in links}
    known = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    places = {place for name in known.splitlines() for place in (name, *map(str, Path(name).parents))}
    assert {link for link, target in targets.items() if target not in places} == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_make_targets_that_a_page_names_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z.-]+):", page(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+(?:-[a-z]+)*)\b", page(path), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_that_a_page_names_exist(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in set(re.findall(r"unlabeled ([a-z]+(?:-[a-z]+)*)(?= [A-Z.~a-z-]*)", code(page(path)))):
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0, f"{path.name} names `unlabeled {command}`"
        options = capsys.readouterr().out
        for option in re.findall(rf"unlabeled {command}[^\n`]*?(--[a-z-]+)", code(page(path))):
            assert option in options


def code(text: str) -> str:
    """Only what stands in code: fenced blocks and backticks."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def test_make_help_lists_every_target() -> None:
    text = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {
        "install",
        "workshop",
        "study",
        "test",
        "lint",
        "lock",
        "bench",
        "bench-room",
        "help",
        "built",
        "pictures",
        "site",
        "fuzz",
        "test-spark",
    }
    assert {line.split()[1] for line in text.splitlines()} == wanted


def test_readme_calls_the_test_command_that_make_calls() -> None:
    command = "-m pytest -n 2 --dist loadfile"
    assert command in page(ROOT / "README.md")
    assert command in page(ROOT / "Makefile")


def test_the_repository_has_one_name_everywhere() -> None:
    urls = tomllib.loads(page(ROOT / "pyproject.toml"))["project"]["urls"]
    name = urls["Homepage"].removeprefix("https://github.com/")
    assert re.findall(r"mybinder\.org/v2/gh/([^/]+/[^/]+)/", page(ROOT / "README.md")) == [name]
    others = {p.name for p in PAGES if "github.com/" in page(p)}
    assert others == set()


def test_readme_says_never_piloted_until_there_is_a_pilot_log() -> None:
    logs = list((ROOT / "facilitator").glob("pilot-log*"))
    assert logs or "Never piloted" in page(ROOT / "README.md")


def test_version_is_the_same_everywhere() -> None:
    import unlabeled

    project = tomllib.loads(page(ROOT / "pyproject.toml"))["project"]
    assert project["version"] == unlabeled.__version__
    assert f"version: {unlabeled.__version__}\n" in page(ROOT / "CITATION.cff")
    assert f"## {unlabeled.__version__}" in page(ROOT / "CHANGELOG.md")
