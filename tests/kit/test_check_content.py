"""`unlabeled check-content`: every mistake of every file in one run, and nothing touched."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder

Spoil = Callable[[str, str, str], int]
Said = Callable[[], list[str]]
TERMS = "data/exercises/00-terms.yaml"
SPEED = "data/exercises/02-trusts-own-speed.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workshop folder as a facilitator has it."""
    for part in ("data", "notebooks"):
        shutil.copytree(kit_folder() / part, tmp_path / "ours" / part)
    return tmp_path / "ours"


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Return a function that replaces the first `old` in a file by `new` and returns the line it was in."""

    def spoil(name: str, old: str, new: str) -> int:
        text = (folder / name).read_text("utf-8")
        before, passage, after = text.partition(old)
        if not passage:
            raise LookupError(f"{old!r} is not in {name}")
        (folder / name).write_text(f"{before}{new}{after}", "utf-8")
        return before.count("\n") + 1

    return spoil


@pytest.fixture
def said(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Return a function that checks the folder from inside and returns the lines of its findings."""

    def said() -> list[str]:
        monkeypatch.chdir(folder)
        assert main(["check-content", "."]) == 1
        out = capsys.readouterr().out
        findings, _, last = out.rpartition("\n\n")
        assert last.startswith("Found ")
        return findings.splitlines()

    return said


def test_a_folder_that_was_just_laid_out_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", str(tmp_path / "w")]) == 0
    capsys.readouterr()
    assert main(["check-content", str(tmp_path / "w")]) == 0
    said = capsys.readouterr().out
    files = len(list((kit_folder() / "data").rglob("*.yaml")))
    notebooks = len(list((kit_folder() / "notebooks").glob("*.ipynb")))
    assert said.startswith(f"All content is fine: {files} YAML files, ")
    assert said.endswith(f"{notebooks} notebooks.\n")


def test_a_swapped_scenario_and_a_moved_minute_are_fine(folder: Path, spoil: Spoil) -> None:
    spoil(TERMS, "name: Join if you like", "name: Kommt, wenn ihr mögt")
    spoil(TERMS, "minutes: 20", "minutes: 21")
    spoil("data/schedule.yaml", "notebook: 00-terms, solo: 20", "notebook: 00-terms, solo: 21")
    spoil("notebooks/00-terms.ipynb", "About 20 minutes", "About 21 minutes")
    spoil("notebooks/00-terms.ipynb", "About 255 minutes", "About 256 minutes")
    spoil("notebooks/00-terms.ipynb", "*|20|", "*|21|")
    assert main(["check-content", str(folder)]) == 0


def test_the_data_folder_alone_is_checked_without_notebooks(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "notebooks")
    assert main(["check-content", str(folder / "data")]) == 0
    assert "were not looked at" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        (TERMS, "name: This workshop", "nom: This workshop", "nom: This field is not known here."),
        (TERMS, "minutes: 20", "minutes: soon", "minutes: This must be a whole number."),
        (SPEED, "others: [1, 3, 5, 9]", "others: 3", "predict.others: This must be a list."),
        (SPEED, "back at 0.5 after {middling}", "back after {mid}", "predict.line: Only these can be"),
        (SPEED, "    weeks: 52", "    weeks: 52\n    weeks: 52", "weeks: This field stands here twice."),
        (SPEED, "kind: own-speed", "kind: no-speed", "exercises.0: 'no-speed' is no kind that is known"),
        (TERMS, "live: paper", "live: slides", "live: Input should be 'projector', 'paper' or 'phone'."),
        ("data/exercises/words.yaml", "toy_model: ", "toy: ", "toy: This field is not known here."),
        ("data/workshop.yaml", "title: unlabeled", "title: 5", "title: This must be text."),
        ("data/journal.yaml", "({limit} ", "({limit:s} ", "fields.full: Only these can be filled in here"),
        ("data/workshop.yaml", "Part {number}", "Part {number:>3}", "view.progress: Only these can be"),
        ("data/journal.yaml", "open: Take", "opens: Take", "take.opens: This field is not known here."),
        ("data/look.yaml", '"#fbf7ef"', '"white"', "light.paper: This is not written in the form"),
        ("data/schedule.yaml", "live: {45: 4, 90", "live: {45: 5, 90", "parts: The 45-minute plan adds up"),
        ("data/survey/instrument.yaml", "id: honesty_3", "id: honesty_2", "2.id: The id 'honesty_2' is"),
        ("data/survey/made-up.yaml", "skipped: ", "skipped: 1", "skipped: Input should be less than 1."),
        ("data/survey/risk-appetite.yaml", "k: 5", "k: 4", "k: k must be a whole number from 5. Raise it."),
        ("data/references.bib", "year = {2002}", "year = {MMII}", ".year: This must be a whole number."),
        ("data/references.bib", "  doi = {10.", "  doi = {doi:10.", ".doi: This is not written in the form"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_line_and_field(
    spoil: Spoil, said: Said, name: str, old: str, new: str, says: str
) -> None:
    line = spoil(name, old, new) + new.count("\n")
    start = f"{name}, line "
    found = [each for each in said() if each.startswith(start) and says in each]
    assert len(found) == 1
    if "adds up" not in says and "no kind" not in says:  # these are named where their list begins
        assert found[0].startswith(f"{start}{line}, ")


def test_a_missing_field_is_named_at_the_line_of_what_lacks_it(
    spoil: Spoil, said: Said, folder: Path
) -> None:
    spoil(SPEED, "        at_low: one is enough\n", "")
    (found,) = said()
    lines = (folder / SPEED).read_text("utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, start=1) if text == "      asymmetry:")
    assert found.startswith(f"{SPEED}, line {number}, ")
    assert found.endswith("predict.asymmetry.at_low: This field is missing. Add it.")


def test_broken_yaml_is_named_by_its_line(spoil: Spoil, said: Said) -> None:
    line = spoil("data/workshop.yaml", "  next: Next", "  next: Next: or not")
    (found,) = said()
    assert found.startswith(f"data/workshop.yaml, line {line}: This is not YAML: ")


def test_all_mistakes_of_all_files_are_named_in_one_run(spoil: Spoil, said: Said) -> None:
    lines = [
        (TERMS, spoil(TERMS, "name: Join if you like", "name: 5")),
        (TERMS, spoil(TERMS, "label: Your version", "label: [Your, version]")),
        (SPEED, spoil(SPEED, "step: 0.05", "step: 0")),
        ("data/journal.yaml", spoil("data/journal.yaml", "title: My journal", "title: ''")),
    ]
    found = said()
    assert len(found) == len(lines)
    for name, line in lines:
        assert [each for each in found if each.startswith(f"{name}, line {line}, ")]


def test_a_cited_work_that_is_not_in_the_references_is_named(spoil: Spoil, said: Said) -> None:
    line = spoil(SPEED, "key: malhotra2002", "key: malhotra2003")
    (found,) = said()
    assert found.startswith(f"{SPEED}, line {line}, research.")
    assert found.endswith(".key: The work 'malhotra2003' is not in references.bib, or not whole. "
                          "Add it, or correct the key.")  # fmt: skip


def test_a_citation_is_checked_in_a_file_with_other_mistakes_too(spoil: Spoil, said: Said) -> None:
    spoil(SPEED, "key: malhotra2002", "key: malhotra2003")
    spoil(SPEED, "weeks: 52", "weeks: many")
    assert len(said()) == 2


def test_minutes_that_differ_from_the_schedule_are_named(spoil: Spoil, said: Said) -> None:
    line = spoil(TERMS, "minutes: 20", "minutes: 25")
    assert said() == [
        f"{TERMS}, line {line}, minutes: This is 25; in schedule.yaml, solo is 20. Make both the same."
    ]


def test_a_core_that_fits_into_no_short_plan_is_named(spoil: Spoil, said: Said) -> None:
    spoil("data/schedule.yaml", "live: {45: 3, 90: 5", "live: {45: 1, 90: 5")
    spoil("data/schedule.yaml", "live: {45: 4, 90: 4", "live: {45: 6, 90: 4")
    spoil("notebooks/00-terms.ipynb", "3 to 8 in a workshop", "1 to 8 in a workshop")
    (found,) = (line for line in said() if not line.startswith("data/session.yaml"))
    assert "exercises: The core takes" in found
    assert "gives 1." in found


def test_minutes_that_a_notebook_names_and_the_schedule_does_not_have_are_named(
    spoil: Spoil, said: Said
) -> None:
    spoil("data/schedule.yaml", "solo: 20, live: {90: 12, 180: 16}", "solo: 25, live: {90: 13, 180: 15}")
    spoil("data/schedule.yaml", "90: 7, 180: 13}", "90: 6, 180: 14}")
    spoil("data/exercises/01-label-off.yaml", "minutes: 20", "minutes: 25")
    found = [line for line in said() if not line.startswith("data/session.yaml")]
    assert len(found) == 4
    together = "\n".join(found)
    for says in (
        "00-way: This says 255 minutes for everything; in schedule.yaml, solo adds up to 260.",
        "00-way: The table has 20 minutes for 01-label-off; in schedule.yaml, solo is 25.",
        "This says 20 minutes alone; in schedule.yaml, solo is 25.",
        "This says 12 to 16 minutes in a workshop; in schedule.yaml, live has 13 to 15.",
    ):
        assert says in together


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '"Left to itself", minutes: {45: 5, 90: 5',
            '"Left to itself", minutes: {45: 5, 90: 6',
            "parts.3.rows: In the 90-minute plan the rows of '02' take 15 minutes; schedule.yaml gives",
        ),
        (
            "step: alone,",
            "step: alonely,",
            "parts.3.rows.2.step: The part '02' has no step 'alonely'. It has: ",
        ),
        ("  - id: break", "  - id: pause", "schedule.yaml has no part 'pause'. There are: arrive, 00, "),
        ("step: me,", "step: advice,", "parts.7.rows.2.step: The step 'advice' stands here twice."),
        (
            '"Break", pause: true,',
            '"Break", pause: true, step: predict,',
            "rows.0.step: A pause has no step.",
        ),
        (
            'name: "Break", pause: true',
            'name: "Break"',
            "rows.0: In the 180-minute plan people sit 165 minutes without a pause, until here",
        ),
        ("minutes: {180: 15}", "minutes: {180: 0}", "minutes.180: Input should be greater than 0."),
        ("minutes: {180: 15}", "minutes: {60: 15}", "parts.5.rows.0.minutes.60"),
        (
            'title: "Run sheet: {minutes}',
            'title: "Run sheet: {hours}',
            "words.title: Only these can be filled in",
        ),
        ("phone: phone, ", "", "words.modes.in-person.forms: These forms have no name here: phone."),
    ],
    ids=lambda text: text[:24],
)
def test_a_row_of_the_session_that_does_not_fit_is_named(
    spoil: Spoil, said: Said, old: str, new: str, says: str
) -> None:
    line = spoil("data/session.yaml", old, new)
    found = [each for each in said() if says in each]
    assert found
    assert found[0].startswith("data/session.yaml, line ")
    assert says in found[0]
    named = int(found[0].split(",")[1].removeprefix(" line "))
    assert abs(named - line) <= 12 or "without a pause" in says  # it is passed some rows further on


def test_a_plan_without_the_core_of_a_part_is_named(spoil: Spoil, said: Said) -> None:
    spoil(
        "data/session.yaml",
        'minutes: {45: 3, 90: 3, 180: 3}, do: "Read the message',
        'minutes: {90: 3, 180: 3}, do: "Read the message',
    )
    spoil("data/session.yaml", '"Left to itself", minutes: {45: 5', '"Left to itself", minutes: {45: 8')
    (found,) = said()
    assert "The 45-minute plan of '02' leaves out what every plan has: reply." in found


def test_a_title_for_a_step_that_is_not_there_is_named(spoil: Spoil, said: Said) -> None:
    line = spoil("data/sheets.yaml", "three-pieces/back:", "three-pieces/forth:")
    (found,) = said()
    assert found.startswith(f"data/sheets.yaml, line {line}, steps.three-pieces/forth: There is no step")


def test_a_part_without_rows_is_named(folder: Path, said: Said) -> None:
    file = folder / "data/session.yaml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("  - id: close")], "utf-8")
    (found,) = said()
    assert "parts: The part 'close' of schedule.yaml has no rows here. Add them." in found


def test_words_about_minutes_in_another_language_are_left_to_their_writer(folder: Path, spoil: Spoil) -> None:
    spoil("notebooks/00-terms.ipynb", "About 20 minutes alone", "Etwa 99 Minuten allein")
    assert main(["check-content", str(folder)]) == 0


@pytest.mark.parametrize("old", ["title: ", "exercises:\n"])
def test_a_page_that_is_no_yaml_is_the_only_finding(spoil: Spoil, said: Said, old: str) -> None:
    spoil("data/exercises/05-not-a-mini-me.yaml", old, f"'{old}")
    (found,) = said()
    assert found.startswith("data/exercises/05-not-a-mini-me.yaml, line ")


def test_a_file_is_named_as_it_is_found_from_where_the_command_runs(
    folder: Path, spoil: Spoil, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(TERMS, "minutes: 20", "minutes: soon")
    monkeypatch.chdir(folder.parent)
    assert main(["check-content", folder.name]) == 1
    assert capsys.readouterr().out.startswith(f"{folder.name}/{TERMS}, line ")


def test_a_page_without_a_part_and_a_part_without_a_notebook_are_named(spoil: Spoil, said: Said) -> None:
    line = spoil("data/schedule.yaml", "notebook: 00-terms", "notebook: 00-termz")
    first, second = said()
    assert first.startswith(f"{TERMS}, line ")
    assert "No part of schedule.yaml has the notebook '00-terms'" in first
    assert second.startswith(
        f"data/schedule.yaml, line {line}, parts.1.notebook: There is no notebooks/00-termz"
    )


def test_an_exercise_id_that_two_files_have_is_named(spoil: Spoil, said: Said) -> None:
    line = spoil(SPEED, "- id: letting-go", "- id: three-invitations")
    found = said()
    assert f"{SPEED}, line {line}, exercises.1.id: The id 'three-invitations' is taken in 00-terms.yaml. " \
           "Choose another." in found  # fmt: skip


def test_what_a_notebook_shows_and_is_not_there_is_named(spoil: Spoil, said: Said, folder: Path) -> None:
    name = "notebooks/02-trusts-own-speed.ipynb"
    lines = [
        spoil(name, r"exercise(\"own-speed\", \"predict\")", r"exercise(\"own-speed\", \"guess\")"),
        spoil(name, r"research(\"02\")", r"research(\"20\")"),
        spoil(name, r"exercise(\"letting-go\", \"reply\")", r"exercise(\"going\", \"reply\")"),
    ]
    found = "\n".join(said())
    for line, says in zip(
        lines,
        ("has no step 'guess'. It has: predict, alone", "no page '20'", "no exercise 'going'"),
        strict=True,
    ):
        assert f"{name}, line {line}, 02-" in found
        assert says in found
    assert json.loads((folder / name).read_text("utf-8"))


def test_a_notebook_that_cannot_be_read_is_named(folder: Path, said: Said) -> None:
    (folder / "notebooks/00-terms.ipynb").write_text("{", "utf-8")
    assert said() == ["notebooks/00-terms.ipynb: This is not a notebook that can be read. Restore it."]


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "[]", '{"cells": [3]}', '{"cells": [{"cell_type": "code"}]}']
)
def test_a_notebook_of_quite_another_form_is_no_crash(folder: Path, said: Said, text: str) -> None:
    (folder / "notebooks/mine.ipynb").write_text(text, "utf-8")
    assert said() == ["notebooks/mine.ipynb: This is not a notebook that can be read. Restore it."]


def mine(source: str, name: str = "mine") -> str:
    return json.dumps({"cells": [{"cell_type": "code", "id": name, "source": source}]})


def test_a_cell_that_python_cannot_take_in_is_left_to_its_owner(folder: Path) -> None:
    (folder / "notebooks/mine.ipynb").write_text(mine("-" * 200_000 + "1"), "utf-8")
    assert main(["check-content", str(folder)]) == 0


def test_nothing_that_a_terminal_obeys_is_printed(folder: Path, said: Said) -> None:
    (folder / "notebooks/mine.ipynb").write_text(mine('exercise("no\a")', "\x1b[31m"), "utf-8")
    (found,) = said()
    assert found.isprintable()
    assert "There is no exercise 'no?'." in found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files in folders")
@pytest.mark.parametrize(
    "name", ["data/exercises/99-mine.yaml", "data/references.bib", "notebooks/mine.ipynb"]
)
def test_what_can_be_read_for_ever_is_named_and_not_read(folder: Path, said: Said, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert [each for each in said() if each.startswith(f"{name}: ")]


def test_a_bibliography_that_is_far_too_large_is_named_once(folder: Path, said: Said) -> None:
    (folder / "data/references.bib").write_text("x\n" * 600_000, "utf-8")
    (found,) = said()
    assert "far too large" in found


def test_a_mistyped_or_lost_file_is_named(folder: Path, said: Said) -> None:
    (folder / "data/journal.yaml").rename(folder / "data/diary.yaml")
    (folder / "data/references.bib").unlink()
    found = said()
    assert [each.split(":")[0] for each in found] == [
        "data/diary.yaml", "data/journal.yaml", "data/references.bib"
    ]  # fmt: skip
    assert "Nothing reads a file of this name." in found[0]


@pytest.mark.parametrize("odd", ["[]", "5", "id: {a: b}", "exercises: {a: b}", "exercises: [1, {id: [x]}]",
                                 "research: [{key: [x]}, 3]", "notebook: [x]"])  # fmt: skip
def test_a_file_of_quite_another_form_is_no_crash(folder: Path, said: Said, odd: str) -> None:
    (folder / TERMS).write_text(odd, "utf-8")
    (folder / "data/schedule.yaml").write_text("parts: [3, {notebook: [x]}, {id: a}]", "utf-8")
    assert [each for each in said() if each.startswith(TERMS)]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda place: None, "There is no folder {place}. Lay one out first: unlabeled start {place}"),
        (lambda place: place.write_text("mine"), "{place} is a file. Give the workshop folder"),
        (lambda place: place.mkdir(), "{place} holds no content of a workshop. Give the folder that"),
    ],
    ids=["missing", "file", "empty"],
)
def test_a_folder_that_cannot_be_checked_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], object], says: str
) -> None:
    place = tmp_path / "place"
    make(place)
    assert main(["check-content", str(place)]) == 2
    assert capsys.readouterr().err.startswith(says.format(place=place))


def test_nothing_outside_the_folder_is_read_and_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    watch = (
        "import sys\n"
        "def watch(event, given):\n"
        "    if event == 'open' and isinstance(given[0], str):\n"
        "        writes = given[1] and set(given[1]) & set('wax+')\n"
        "        if writes or given[0].endswith(('.yaml', '.bib', '.ipynb', '.csv', '.json')):\n"
        "            print(given[0], file=sys.stderr)\n"
        "from unlabeled.cli import main\n"
        "import unlabeled.kit.check_content\n"
        "sys.addaudithook(watch)\n"
        "sys.exit(main(['check-content', sys.argv[1]]))\n"
    )
    before = {file: file.stat().st_mtime_ns for file in folder.rglob("*")}
    command = [sys.executable, "-B", "-c", watch, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    opened = set(done.stderr.splitlines())
    assert str(folder / TERMS) in opened
    assert [name for name in opened if not Path(name).is_relative_to(folder)] == []
    assert {file: file.stat().st_mtime_ns for file in folder.rglob("*")} == before


@pytest.mark.parametrize(("part", "problem"), [("0A", "is not in schedule.yaml"), ("07", "is in no plan")])
def test_a_prompt_whose_part_does_not_happen_is_named(
    spoil: Spoil, said: Said, part: str, problem: str
) -> None:
    line = spoil("data/prompts.yaml", 'part: "02"', f'part: "{part}"')
    (finding,) = said()
    assert finding.startswith(f"data/prompts.yaml, line {line}, prompts.3.part: The part '{part}' {problem}")
    assert "Take one of: arrive, 00, 01," in finding


def test_a_word_of_the_terminal_with_something_to_fill_in_that_nobody_fills_is_named(
    spoil: Spoil, said: Said
) -> None:
    line = spoil("data/host.yaml", "Port {port} is free.", "Port {port} is free, {name}.")
    (finding,) = said()
    assert finding.startswith(f"data/host.yaml, line {line}, preflight.port_free: ")
    assert "{port}" in finding


def test_a_way_to_run_that_nobody_knows_is_named(spoil: Spoil, said: Said) -> None:
    spoil("data/session.yaml", "ways: {alone: {do:", "ways: {solo: {do:")
    (finding,) = said()
    assert finding.startswith("data/session.yaml, line ")
    assert "ways" in finding
