"""Paper sheets: every step on paper has one, and what is on it is what the notebooks ask."""

import re
import shutil
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.content.schedule import LENGTHS, Length
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.content import LiveForm
from unlabeled.exercises.label_off.content import LabelOff
from unlabeled.kit.sheets.blocks import Grid, Leaf, Lines, Message, Ticks, Turned
from unlabeled.kit.sheets.desk import Desk
from unlabeled.kit.sheets.printed import SHEETS, as_html, desk_with, print_sheets
from unlabeled.kit.sheets.stack import stack, used

WRITTEN = {part: list(leaves(desk_with(3))) for part, leaves in SHEETS.items()}
ALL = [leaf for leaves in WRITTEN.values() for leaf in leaves]


def steps(form: LiveForm) -> set[tuple[str, str]]:
    return {
        (exercise.id, step.id)
        for page in load_pages()
        for exercise in page.exercises
        for step in exercise.steps
        if step.live is form
    }


def on_paper(leaf: Leaf) -> str:
    """Return what is printed on a leaf, as it is read."""
    html = as_html([leaf], desk_with(3).words)
    return unescape(re.sub(r"<[^>]*>", " ", html.split("</style>")[1]))


def test_every_step_on_paper_has_its_sheet() -> None:
    there = {step for leaf in ALL for step in leaf.steps}
    assert steps(LiveForm.PAPER) - there == set()


def test_every_step_on_a_phone_has_a_place_on_paper_too() -> None:
    there = {step for leaf in ALL for step in leaf.steps}
    assert steps(LiveForm.PHONE) - there == set()


def test_every_step_stands_under_a_title_of_its_own() -> None:
    pages = {exercise.id: exercise for page in load_pages() for exercise in page.exercises}
    desk = desk_with(3)
    unnamed = {
        section.step
        for leaf in ALL
        for side in leaf.sides
        for section in side.sections
        if desk.words.steps.get("/".join(section.step)) is None
        and section.step[1] not in rows(desk, section.step[0])
    }
    assert unnamed == set()
    assert {name.split("/")[0] for name in desk.words.steps} <= set(pages)


def rows(desk: Desk, exercise: str) -> set[str | None]:
    part = next(page.id for page in desk.pages if exercise in [each.id for each in page.exercises])
    return {row.step for each in desk.session.parts if each.id == part for row in each.rows}


@pytest.mark.parametrize("leaf", [leaf for leaf in ALL if leaf.private], ids=lambda leaf: leaf.title)
def test_a_sheet_that_is_written_on_says_on_each_side_whose_it_is(leaf: Leaf) -> None:
    assert on_paper(leaf).count("This sheet is yours. Nobody collects it.") == len(leaf.sides)
    assert 1 <= len(leaf.sides) <= 2


def test_the_two_versions_of_01_share_the_cases_and_swap_the_label() -> None:
    exercise = desk_with(3).exercise(LabelOff)

    def labels(leaf: Leaf) -> dict[str, str]:
        blocks = [block for side in leaf.sides for section in side.sections for block in section.blocks]
        return {block.head: block.sender for block in blocks if isinstance(block, Message)}

    one, other = map(labels, WRITTEN["01"])
    both = {exercise.cases.labelled, exercise.cases.plain}
    assert one.keys() == other.keys() == {case.name for block in exercise.blocks for case in block}
    assert all({one[name], other[name]} == both for name in one)
    assert sum(label == exercise.cases.labelled for label in one.values()) * 2 == len(one)


def test_the_label_is_dealt_by_chance() -> None:
    front = {as_html(SHEETS["01"](desk_with(seed)), desk_with(3).words) for seed in range(6)}
    assert len(front) == 6


def test_the_key_of_01_counts_each_line_as_the_notebook_does() -> None:
    exercise = desk_with(3).exercise(LabelOff)
    cases = {case.name: case for block in exercise.blocks for case in block}
    for leaf in WRITTEN["01"]:
        sections = [section for side in leaf.sides for section in side.sections]
        blocks = [block for section in sections for block in section.blocks]
        [turned] = [block for block in blocks if isinstance(block, Turned)]
        [key] = [block for block in turned.blocks if isinstance(block, Grid)]
        picked = [block for block in blocks if isinstance(block, Ticks) and not block.label]
        named = [block.head for block in blocks if isinstance(block, Message)]
        for name, ticks in zip(named, picked, strict=True):
            row = next(row for row in key.rows if row[0] == name)
            lines = cases[name].lines
            for text, counted in zip(ticks.options, row[2:], strict=True):
                tells = text[3:] in (lines.advise, lines.story)
                assert counted == (exercise.figure.tells if tells else exercise.figure.leaves)


@pytest.mark.parametrize("leaf", [*WRITTEN["03"][:-1], *WRITTEN["05"][:3]], ids=lambda leaf: leaf.version)
def test_what_the_other_says_is_not_on_the_front(leaf: Leaf) -> None:
    front, back = (on_paper(Leaf(leaf.part, leaf.title, (side,), leaf.version)) for side in leaf.sides)
    pages = {page.id: page for page in load_pages()}
    if leaf.part == "03":
        [ask] = pages["03"].exercises
        persona = next(each for each in ask.personas if each.name == leaf.version)
        secret = [*persona.answers.values(), persona.summed_up]
    else:
        points = pages["05"].exercises[0]
        secret = [next(each for each in points.askers if each.name == leaf.version).says]
    for words in secret:
        assert words in back
        assert words not in front


def test_their_own_order_and_every_key_stand_upside_down() -> None:
    for leaf in WRITTEN["03"][:-1]:
        upright = [
            b for side in leaf.sides for s in side.sections for b in s.blocks if not isinstance(b, Turned)
        ]
        assert "Their own order" not in str(upright)
        assert "Their own order" in on_paper(leaf)


def test_there_is_room_to_write_wherever_somebody_writes() -> None:
    blocks = [block for leaf in ALL for side in leaf.sides for s in side.sections for block in s.blocks]
    assert min(block.lines for block in blocks if isinstance(block, Lines)) >= 1
    assert sum(block.lines for block in blocks if isinstance(block, Lines)) > 150


def test_cards_are_those_of_the_terms_the_round_and_the_facilitator() -> None:
    text = " ".join(" ".join(map(on_paper, WRITTEN["cards"])).split())
    for words in (
        "The terms",
        "You may pass on any step",
        "Sit in threes.",
        "In the moment",
        "Nobody speaks.",
    ):
        assert words in text
    assert "Start at the step that is on the wall." in text


def test_files_are_written_one_for_each_part_and_one_with_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheets"
    assert print_sheets(out) == 0
    assert {file.name for file in out.iterdir()} == {f"sheets-{name}.html" for name in (*SHEETS, "all")}
    assert str(out / "sheets-all.html") in capsys.readouterr().out
    for file in out.iterdir():
        text = file.read_text("utf-8")
        assert "<script" not in text
        assert not re.search(r"https?://|src=|href=", text.split("</style>")[1])


def test_only_the_parts_that_were_asked_for_are_written(tmp_path: Path) -> None:
    assert print_sheets(tmp_path / "one", ["01"]) == 0
    assert [file.name for file in (tmp_path / "one").iterdir()] == ["sheets-01.html"]
    assert print_sheets(tmp_path / "two", ["close", "01"]) == 0
    assert {file.name for file in (tmp_path / "two").iterdir()} == {
        "sheets-01.html",
        "sheets-close.html",
        "sheets-all.html",
    }


def test_a_part_without_sheets_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_sheets(tmp_path / "out", ["01", "07"]) == 2
    assert capsys.readouterr().err.startswith("There are no sheets of '07'. There are: 00, 01, ")
    assert not (tmp_path / "out").exists()


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert print_sheets(tmp_path) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_facilitators_own_words_and_cards_are_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(kit_folder() / "data", tmp_path / "data")
    (tmp_path / "facilitator").mkdir()
    (tmp_path / "facilitator" / "latecomers.md").write_text("# Zu spät\n\n<script>x</script> | y", "utf-8")
    file = tmp_path / "data" / "exercises" / "00-terms.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Join if you like", "name: Wer <will>"), "utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    desk = desk_with(3)
    cards = as_html(SHEETS["cards"](desk), desk.words)
    assert "<h1>Zu spät</h1>" in cards
    assert "<script" not in cards
    assert "Nobody speaks." in cards  # the card that is not in the folder is the kit's
    assert "Wer &lt;will&gt;" in as_html(SHEETS["00"](desk), desk.words)


def test_a_mistake_in_the_content_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(kit_folder() / "data", tmp_path / "data")
    file = tmp_path / "data" / "sheets.yaml"
    file.write_text(file.read_text("utf-8").replace("yours: ", "ours: "), "utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    assert print_sheets(tmp_path / "out") == 2
    assert re.search(
        r"^sheets.yaml(, line \d+)?, yours: This field is missing\. Add it", capsys.readouterr().err
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("people", [1, 12])
def test_a_pile_for_a_session_has_a_sheet_for_each_person_and_each_step(length: Length, people: int) -> None:
    desk = desk_with(3)
    pile = list(stack([used(leaves, desk, length) for leaves in WRITTEN.values()], people, 3))
    on_it = Counter(step for leaf in pile for step in leaf.steps)
    live = {
        (exercise.id, step.id)
        for page in load_pages()
        for exercise in page.exercises
        for step in exercise.steps
        if step.live in (LiveForm.PAPER, LiveForm.PHONE)
        and any(
            row.step == step.id and row.minutes.get(length)
            for part in desk.session.parts
            if part.id == page.id
            for row in part.rows
        )
    }
    assert {on_it[step] for step in live} == {people}
    assert {leaf.part for leaf in pile} <= {part.id for part in desk.schedule.parts if part.live.get(length)}


def test_versions_are_dealt_evenly_and_by_chance() -> None:
    def dealt(seed: int) -> list[str]:
        return [leaf.version for leaf in stack([WRITTEN["01"]], 12, seed)]

    assert Counter(dealt(1)) == {"A": 6, "B": 6}
    assert len({tuple(dealt(seed)) for seed in range(6)}) > 1
    assert {next(stack([WRITTEN["01"]], 1, seed)).version for seed in range(20)} == {"A", "B"}


def test_a_session_is_two_pages_to_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["print-sheets", str(out), "--minutes", "90", "--people", "2"]) == 0
    assert {file.name for file in out.iterdir()} == {"sheets-people.html", "sheets-cards.html"}
    assert "sheets-people.html" in capsys.readouterr().out
    assert "In the moment" not in (out / "sheets-people.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--people", "12"], "take both"),
        (["--minutes", "60", "--people", "12"], "45, 90 or 180"),
        (["--minutes", "90"], "from 1 to 60"),
        (["--minutes", "90", "--people", "61"], "from 1 to 60"),
        (["--minutes", "90", "--people", "2", "--part", "01"], "Leave --part out"),
    ],
)
def test_a_session_that_cannot_be_printed_is_one_sentence(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print-sheets", str(tmp_path / "out"), *words]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_cards_on_paper_have_no_links_and_what_to_say_when_somebody_asks() -> None:
    desk = desk_with(3)
    html = as_html(SHEETS["cards"](desk), desk.words).split("</style>")[1]
    assert "<a " not in html
    assert "Is this really anonymous?" in html
    assert "What if you change the program?" in html
