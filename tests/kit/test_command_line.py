"""The command line as a whole: every command says how it is called, and asking costs no time."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unlabeled import cli
from unlabeled.cli.command import Command

HEAVY = (
    "{'numpy', 'pandas', 'pyarrow', 'scipy', 'matplotlib', 'rich', 'pydantic', 'yaml', 'jinja2', 'IPython'}"
)


def leaves(
    commands: tuple[Command, ...] = cli.COMMANDS, before: tuple[str, ...] = ()
) -> Iterator[tuple[list[str], Command]]:
    """Every command that can be run, with the words that call it."""
    for command in commands:
        words = (*before, command.name)
        yield from leaves(command.actions, words)
        if command.run is not None:
            yield list(words), command


ALL = list(leaves())
IDS = [" ".join(words) for words, _ in ALL]


@pytest.mark.parametrize(("words", "command"), ALL, ids=IDS)
def test_help_of_each_command_names_all_of_its_arguments(
    words: list[str], command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*words, "--help"])
    assert stop.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    assert " ".join(command.about.split()) in said
    for names, settings in command.options:
        assert settings["help"] in said
        assert names[0] in said or settings["metavar"] in said


@pytest.mark.parametrize(("words", "command"), ALL, ids=IDS)
def test_examples_in_the_help_can_be_called(words: list[str], command: Command) -> None:
    assert command.examples
    for example in command.examples:
        assert cli.parser().parse_args([*words, *shlex.split(example)]).run is command.run


def test_list_of_commands_names_each(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert all(f"{command.name} {command.brief}" in said for command in cli.COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["instrument"], ["analyze", "--out"]])
def test_what_is_not_understood_ends_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2
    assert "usage: unlabeled" in capsys.readouterr().err


def test_an_option_of_one_name_is_the_same_for_all_commands() -> None:
    meanings: dict[str, set[tuple[object, object]]] = {}
    for _, command in ALL:
        for names, settings in command.options:
            if names[0] in ("--instrument", "--format", "--mapping"):
                meanings.setdefault(names[0], set()).add((settings["metavar"], settings["help"]))
    assert {name: len(found) for name, found in meanings.items()} == dict.fromkeys(meanings, 1)


def test_asking_for_help_loads_nothing_heavy_and_no_command() -> None:
    program = (
        "import sys\nfrom unlabeled.cli import parser\nparser().format_help()\n"
        "light = {'unlabeled.kit', 'unlabeled.kit.stopped'}\n"
        "ours = {name for name in sys.modules if name.startswith('unlabeled.') and '.cli' not in name}\n"
        f"print(sorted(({HEAVY} & set(sys.modules)) | ours - light))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_module_can_be_run_as_the_command_is() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "unlabeled.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("unlabeled ")


def test_ctrl_c_outside_a_commands_own_work_is_one_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("unlabeled.kit.start.start", interrupted)
    assert cli.main(["start", "folder"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to")
def test_disk_that_is_full_when_something_is_printed_is_one_sentence() -> None:
    words = ["expect", "--people", "20"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "unlabeled.cli", *words], stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 2
    assert done.stderr == "What there is to say could not be printed: No space left on device.\n"


def test_reader_that_has_seen_enough_is_no_error() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        [sys.executable, "-m", "unlabeled.cli", "expect", "--people", "20"],
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writes)
    assert done.returncode in (0, 1)
    assert done.stderr == ""


def test_interruption_that_a_library_made_an_error_of_its_own_is_still_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt:
            raise ImportError("cannot be loaded") from None
        return 0

    monkeypatch.setattr("unlabeled.kit.start.start", broken)
    assert cli.main(["start", "folder"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_error_that_nobody_foresaw_is_told_by_its_place_and_quotes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        try:
            int("zelda likes it")
        except ValueError as error:
            raise RuntimeError("zelda again") from error
        return 0

    monkeypatch.setattr("unlabeled.kit.start.start", broken)
    assert cli.main(["start", "folder"]) == 2
    said = capsys.readouterr()
    assert "RuntimeError in workshop.py, line " in said.err
    assert "zelda" not in said.out + said.err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
