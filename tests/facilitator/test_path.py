"""The path from invitation to last message: links lead somewhere, commands and minutes are real."""

import re
import shlex
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content.folder import kit_folder
from unlabeled.content.schedule import load_schedule

FOLDER = kit_folder() / "facilitator"
PAGES = sorted(FOLDER.rglob("*.md"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(FOLDER).as_posix())


def text(page: Path) -> str:
    return page.read_text("utf-8")


def slugs(page: Path) -> set[str]:
    """Return the names by which the headings of a page are linked to."""
    heads = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(page: Path) -> list[list[str]]:
    """Return what a page says to type after `unlabeled`, word by word."""
    code = re.findall(r"```.*?```|`[^`\n]+`", text(page), re.DOTALL)
    lines = re.findall(r"(?:^|[\s`/])unlabeled ([a-z][^\n`]*)", "\n".join(code))
    return [shlex.split(line) for line in lines]


@every_page
def test_every_link_leads_to_a_page_and_to_a_heading_on_it(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", text(page)):
        name, _, heading = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.is_file(), link
        assert not heading or heading in slugs(target), link


@every_page
def test_every_command_and_option_that_a_page_names_exists(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, *words in commands(page):
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        helped = capsys.readouterr().out
        assert stop.value.code == 0, command
        for word in words:
            if word.startswith("--"):
                assert re.search(rf"{word}\b", helped), f"{command} {word}"


def test_the_path_names_commands_at_all() -> None:
    named = {command for command, *_ in commands(FOLDER / "README.md")}
    wanted = {
        "start",
        "open",
        "check-content",
        "plan",
        "print-sheets",
        "rehearse",
        "expect",
        "analyze",
        "publish",
        "doctor",
    }
    assert wanted <= named


def test_the_path_links_every_guide_card_and_message() -> None:
    linked = re.findall(r"\]\(([^)#]+)", text(FOLDER / "README.md"))
    assert {page.relative_to(FOLDER).as_posix() for page in PAGES} - {"README.md"} <= set(linked)


def test_every_message_is_sent_at_some_point_of_the_path() -> None:
    heads = re.findall(r"^## (.+)$", text(FOLDER / "messages.md"), re.MULTILINE)
    linked = set(re.findall(r"messages\.md#([\w-]+)", text(FOLDER / "README.md")))
    assert len(linked) == len(heads)


def test_minutes_of_the_path_are_those_of_the_schedule() -> None:
    rows = re.findall(
        r"^\| \[.+?\] *\(guides/(.+?)\.md\) \| `(.+?)` \| (.+?) \| (.+?) \| (.+?) \|$",
        text(FOLDER / "README.md"),
        re.MULTILINE,
    )
    parts = {part.notebook: part for part in load_schedule().notebooks}
    assert {guide for guide, *_ in rows} == set(parts)
    for guide, notebook, *minutes in rows:
        assert guide == notebook
        live = parts[notebook].live
        assert minutes == [str(live.get(length, "–")) for length in (45, 90, 180)]


def test_the_path_says_never_piloted_until_the_schedule_says_otherwise() -> None:
    assert ("Never piloted, timings unpiloted." in text(FOLDER / "README.md")) == load_schedule().unpiloted
