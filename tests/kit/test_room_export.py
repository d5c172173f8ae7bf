"""`unlabeled room export`: what was shown, once more, and nothing that was not."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from unlabeled.cli import main
from unlabeled.content.prompts import Prompt, load_prompts
from unlabeled.content.room import load_room_words
from unlabeled.disclosure import RiskAppetite
from unlabeled.kit.pages import page
from unlabeled.kit.room_export import room_export
from unlabeled.room.counts import sealed_counts
from unlabeled.room.exported import COLUMNS, shown_csv, shown_questions
from unlabeled.room.folder import TOKEN_FILE, held
from unlabeled.room.image import Asked, Image, Question, policy_number
from unlabeled.room.seal import FILE, write
from unlabeled.room.shown import result_of

from ..room.house import PATIENCE, TOKEN, found_in, process

PROMPTS = {prompt.kind: prompt for prompt in load_prompts().prompts}
WORDS = load_room_words()
APPETITE = RiskAppetite()
N = 13  # a number that stands nowhere else


def some(prompt: Prompt, n: int = N) -> list[Any]:
    """Answers of `n` people, of whom one passes."""
    if prompt.kind == "survey":
        return [tuple((one + place) % 5 for place in range(16)) for one in range(n)]
    if prompt.kind == "ranking":
        places = range(len(prompt.options))
        return [tuple((one + place) % len(places) for place in places) for one in range(n - 1)] + [None]
    return [one % len(prompt.answers) for one in range(n - 1)] + [None]


def sealed(prompts: Sequence[Prompt], n: int = N, policy: int | None = None) -> Image:
    known = policy_number(APPETITE) if policy is None else policy
    image = Image(APPETITE.k, 40, policy=known)
    for prompt in prompts:
        image = image.asking(prompt).closing(sealed_counts(prompt, some(prompt, n), APPETITE))
    return image


def a_room(folder: Path, image: Image) -> Path:
    folder.mkdir(mode=0o700)
    with held(folder):
        write(image, folder)
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_it_writes_what_everybody_saw_of_every_kind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = sealed(list(PROMPTS.values()))
    room = a_room(tmp_path / "room", image)
    before = texts_of_bytes(room)
    out = tmp_path / "new" / "out"
    assert main(["room", "export", "--folder", str(room), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert str(out / "shown.html") in said
    assert f"Not for sharing, for whoever makes the report: {out / 'analyst'}" in said
    found = texts(out)
    assert found.keys() == {"shown.html", "shown.csv", "analyst/README.txt", "analyst/climate.tally.json"}
    rows = list(csv.DictReader(found["shown.csv"].splitlines()))
    for question in image.questions:
        shown = result_of(question.prompt, question.counts, APPETITE, WORDS.shown, image.people)
        own = [row for row in rows if row["question"] == question.prompt.id]
        assert {row["says"] for row in own} == {shown.says}
        assert [(row["answer"], row["shown"]) for row in own if row["answer"]] == [
            (line.label, line.value) for line in shown.lines
        ]
        assert question.prompt.title in found["shown.html"].replace("&#39;", "'")
    assert texts_of_bytes(room) == before
    assert oct((out / "analyst").stat().st_mode & 0o777) == "0o700"


def texts_of_bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_no_count_and_no_n_is_in_what_may_be_shared(tmp_path: Path) -> None:
    prompts = [prompt for prompt in PROMPTS.values() if prompt.kind not in ("number",)]
    room = a_room(tmp_path / "room", sealed(prompts))
    assert room_export(room, tmp_path / "out") == 0
    for name in ("shown.html", "shown.csv"):
        text = re.sub(r"<style>.*?</style>", "", texts(tmp_path / "out")[name], flags=re.DOTALL)
        assert not re.search(rf"\b({N}|{N - 1})\b", text)
    assert set(COLUMNS) & {"n", "count", "passed"} == set()


def test_what_is_for_the_analyst_says_so_and_becomes_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = a_room(tmp_path / "room", sealed([PROMPTS["survey"]]))
    assert room_export(room, tmp_path / "out") == 0
    readme = texts(tmp_path / "out")["analyst/README.txt"]
    assert readme.startswith("NOT FOR SHARING.")
    assert "climate.tally.json" in readme
    tally = tmp_path / "out" / "analyst" / "climate.tally.json"
    assert main(["analyze", str(tally), "--out", str(tmp_path / "report")]) == 0
    assert texts(tmp_path / "out")["shown.csv"].count("\n") == 2  # that it is put away, and nothing of it


def test_a_room_without_a_questionnaire_has_nothing_for_the_analyst(tmp_path: Path) -> None:
    room = a_room(tmp_path / "room", sealed([PROMPTS["choice"], PROMPTS["survey"]], n=4))
    assert room_export(room, tmp_path / "out") == 0
    found = texts(tmp_path / "out")
    assert found.keys() == {"shown.html", "shown.csv"}
    assert found["shown.csv"].count(WORDS.shown.nothing) == 2


def test_a_question_that_was_left_open_is_named_and_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = sealed([PROMPTS["choice"]]).asking(PROMPTS["agreement"])
    assert room_export(a_room(tmp_path / "room", image), tmp_path / "out") == 0
    sentence = WORDS.exported.open.format(title=PROMPTS["agreement"].title)
    assert sentence in capsys.readouterr().out
    assert PROMPTS["agreement"].id not in texts(tmp_path / "out")["shown.csv"]


def test_a_cell_that_a_spreadsheet_would_calculate_is_text(tmp_path: Path) -> None:
    prompt = PROMPTS["choice"].model_copy(update={"title": '=HYPERLINK("x")'})
    room = a_room(tmp_path / "room", sealed([prompt]))
    assert room_export(room, tmp_path / "out") == 0
    rows = csv.DictReader(texts(tmp_path / "out")["shown.csv"].splitlines())
    assert {row["title"] for row in rows} == {'\'=HYPERLINK("x")'}
    assert "<script" not in texts(tmp_path / "out")["shown.html"]


def not_written(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = room_export(folder, out)
    assert not out.exists()
    said = capsys.readouterr()
    assert said.out == ""
    return code, said.err


def test_whatever_is_in_the_way_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for nothing in (tmp_path / "nowhere", tmp_path):
        assert not_written(nothing, out, capsys) == (
            2,
            f"There is no room in {nothing}. Give the room's folder: --folder DIR.\n",
        )
    assert list(tmp_path.iterdir()) == []  # looking for a room makes none
    room = a_room(tmp_path / "room", sealed([]).asking(PROMPTS["choice"]))
    assert not_written(room, out, capsys) == (
        1,
        "No question was closed in this room, so there is nothing to write.\n",
    )
    with held(room):
        code, said = not_written(room, out, capsys)
    assert (code, said) == (1, f"A room is open in {room} already. Close it, or take another folder.\n")
    with held(room), closing(sqlite3.connect(room / FILE)) as database:
        database.execute("UPDATE room SET value = 2 WHERE name = 'format'")
        database.commit()
    assert not_written(room, out, capsys) == (
        2,
        "This room was written by a newer unlabeled. Use that one.\n",
    )
    (room / FILE).write_bytes(b"no room's")
    code, said = not_written(room, out, capsys)
    assert code == 2
    assert "damaged" in said
    (room / TOKEN_FILE).chmod(0o644)
    assert "Others may read" in not_written(room, out, capsys)[1]


def test_other_thresholds_than_the_rooms_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stricter = replace(APPETITE, shares_from=20)
    room = a_room(tmp_path / "room", sealed([PROMPTS["choice"]], policy=policy_number(stricter)))
    code, said = not_written(room, tmp_path / "out", capsys)
    assert code == 2
    assert "opened under another policy" in said
    with pytest.raises(ValueError, match="and no others"):
        shown_questions(sealed([PROMPTS["choice"]]), stricter, WORDS.shown)


def test_room_that_host_opened_is_named_where_none_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "workshop").mkdir()
    room = a_room(tmp_path / "workshop" / "room", sealed([PROMPTS["choice"]]))
    for given in (tmp_path / "room", tmp_path / "workshop"):
        assert room_export(given, tmp_path / "out") == 2
        assert (
            capsys.readouterr().err
            == f"There is no room in {given}. There is one in {room}: --folder {room}\n"
        )


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    room = a_room(tmp_path / "room", sealed([PROMPTS["choice"]]))
    for _ in range(2):
        code = room_export(room, tmp_path / "out")
    assert code == 2
    assert "nothing is overwritten" in capsys.readouterr().err


def test_ctrl_c_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = a_room(tmp_path / "room", sealed([PROMPTS["survey"]]))
    real = Path.open

    def interrupted(file: Path, *how: Any, **more: Any) -> Any:
        if file.name == "README.txt":
            raise KeyboardInterrupt
        return real(file, *how, **more)

    monkeypatch.setattr(Path, "open", interrupted)
    assert room_export(room, tmp_path / "new" / "out") == 130
    assert capsys.readouterr().err == "Stopped. Nothing was written.\n"
    assert {each.name for each in tmp_path.iterdir()} == {"room"}


def test_a_room_is_exported_once_it_is_closed_with_no_trace_of_a_phone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room, out = tmp_path / "room", tmp_path / "out"
    with process(room, 12) as (house, running):
        q = PROMPTS["choice"].id
        house.open(q)
        phones = house.phones(map(str, range(9)))
        for phone in phones:
            assert phone.cast(q, 1).status_code == 200
        house.close(q)
        shown = house.state()["result"]
        assert not_written(room, out, capsys)[0] == 1
        house.host.post("shutdown", json={})
        running.wait(PATIENCE)
    assert room_export(room, out) == 0
    rows = list(csv.DictReader(texts(out)["shown.csv"].splitlines()))
    assert [row["shown"] for row in rows] == [line["value"] for line in shown["lines"]]
    ids = [each for phone in phones for each in (phone.seat, phone.proof or "", phone.ballots[q][0])]
    assert found_in(out, [*ids, house.opened.code, TOKEN]) == []


# The attack: somebody has what was exported, and wants what was put away.


def tables(n: int, cells: int) -> list[tuple[int, ...]]:
    """Every way in which n people can be spread over so many cells."""
    bars = combinations(range(n + cells - 1), cells - 1)
    return [
        tuple(b - a - 1 for a, b in zip((-1, *each), (*each, n + cells - 1), strict=True)) for each in bars
    ]


def exported(image: Image) -> tuple[str, str]:
    questions = shown_questions(image, APPETITE, WORDS.shown)
    return shown_csv(questions), page("room-shown.html.jinja", words=WORDS, questions=questions, is_open="")


def image_of(prompt: Prompt, counts: dict[str, int] | None) -> Image:
    return Image(APPETITE.k, 40, questions=(Question(prompt, 1, Asked.CLOSED, counts),))


def test_two_rooms_that_showed_the_same_export_the_same_bytes() -> None:
    prompt = PROMPTS["choice"]
    names = [*map(str, range(4)), "passed"]
    groups: dict[Any, list[dict[str, int]]] = defaultdict(list)
    for n in (5, 7, 10):
        for table in tables(n, 5)[::3]:
            counts = dict(zip(names, table, strict=True))
            groups[result_of(prompt, counts, APPETITE, WORDS.shown)].append(counts)
    assert len(groups) > 10
    for alike in groups.values():
        some_of_them = alike[:: max(len(alike) // 3, 1)]
        assert len({exported(image_of(prompt, counts)) for counts in some_of_them}) == 1


def test_what_was_sealed_and_not_shown_cannot_be_read_from_an_export() -> None:
    ranking, safety = PROMPTS["ranking"], PROMPTS["safety"]
    options = [option.id for option in ranking.options]
    orders = [[(0, 1, 2, 3)] * N, [(0, 3, 2, 1)] * N]  # first places alike, all others not
    found = {exported(image_of(ranking, sealed_counts(ranking, orders_, APPETITE))) for orders_ in orders}
    assert len(found) == 1
    assert not any(f"{option}@" in text for option in options for each in found for text in each)
    answers = [[0] * N, [1] * N, [2] * 3]
    ways = {exported(image_of(safety, sealed_counts(safety, each, APPETITE))) for each in answers}
    assert len(ways) == 1  # nothing of it was stored
    few = [None, sealed_counts(PROMPTS["choice"], [0] * 4, APPETITE)]
    assert len({exported(image_of(PROMPTS["choice"], each)) for each in few}) == 1


def test_who_was_silent_is_in_no_export() -> None:
    """Of ten who answer, some pass: where the shares stay in their thirds, nothing tells how many."""
    prompt = PROMPTS["agreement"]
    names = [*map(str, range(5)), "passed"]
    shown = defaultdict(set)
    for table in ((10, 0, 0, 0, 0, 0), (9, 0, 0, 0, 0, 1), (8, 0, 0, 0, 0, 2), (12, 0, 0, 0, 0, 2)):
        counts = dict(zip(names, table, strict=True))
        result = result_of(prompt, counts, APPETITE, WORDS.shown)
        shown[result].add(exported(image_of(prompt, counts)))
    assert all(len(each) == 1 for each in shown.values())
    assert len(shown) == 1
