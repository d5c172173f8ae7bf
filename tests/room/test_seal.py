"""The room's file, and the tally that `unlabeled analyze` reads."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import random
import sqlite3
import stat
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from unlabeled.content.prompts import SurveyPrompt
from unlabeled.disclosure import RiskAppetite
from unlabeled.room import seal
from unlabeled.room.answers import Answer
from unlabeled.room.app.running import Running
from unlabeled.room.counts import sealed_counts
from unlabeled.room.folder import FolderError, Secrets, held
from unlabeled.room.image import Image
from unlabeled.room.life import Room
from unlabeled.room.plan import Phase
from unlabeled.room.refusals import Refusal
from unlabeled.room.tally_file import tally_text, write_tallies
from unlabeled.survey.policy import blueprint
from unlabeled.survey.read.tally import read_tally, tally_json
from unlabeled.survey.tabulate import tally as tabulated

from .house import APPETITE, PATIENCE, PROMPTS, hexes, plan, prompt_of

SURVEY = prompt_of("survey")
assert isinstance(SURVEY, SurveyPrompt)
ASKED = SURVEY.instrument
assert ASKED is not None


def alone(scene: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run `scene` in a loop and a thread of its own, and let its failures be the test's."""
    with ThreadPoolExecutor(1) as one:
        one.submit(lambda: asyncio.run(scene())).result(PATIENCE)


def an_image(counts: dict[str, int] | None = None) -> Image:
    counts = counts or {"0": 3, "1": 4, "2": 0, "3": 1, "4": 0, "passed": 2}
    return Image(5, 12).asking(prompt_of("agreement")).closing(counts).asking(prompt_of("choice"))


def rows(count: int, seed: int = 1) -> list[Answer]:
    rng = random.Random(seed)
    made: list[Answer] = [
        tuple(rng.choice([None, 0, 1, 2, 3, 4, 4, 4]) for _ in ASKED.items) for _ in range(count)
    ]
    return made


def test_what_was_written_is_read_as_the_same(tmp_path: Path) -> None:
    for image in (Image(5, 12), an_image(), replace(an_image(), locked=True), an_image().closing(None)):
        seal.write(image, tmp_path)
        assert seal.read(tmp_path) == image


def test_file_is_as_specified(tmp_path: Path) -> None:
    seal.write(an_image(), tmp_path)
    content = (tmp_path / seal.FILE).read_bytes()
    assert content[18:20] == b"\x01\x01"  # a rollback journal, no write-ahead log
    assert int.from_bytes(content[36:40]) == 0  # no page is free: none holds what was deleted
    assert [file.name for file in tmp_path.iterdir()] == [seal.FILE]
    if os.name == "posix":
        assert (tmp_path / seal.FILE).stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(tmp_path / seal.FILE)) as database:
        tables = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert tables.keys() == {"room", "question", "sealed"}
    assert all(sql.endswith("WITHOUT ROWID") for sql in tables.values())


def test_bytes_say_what_the_room_is_and_not_what_it_was(tmp_path: Path) -> None:
    for name in ("short", "long"):
        (tmp_path / name).mkdir()
    for step in (Image(5, 12), an_image({"0": 9, "passed": 1}), replace(an_image(), locked=True), an_image()):
        seal.write(step, tmp_path / "long")
    seal.write(an_image(), tmp_path / "short")
    short, long = ((tmp_path / name / seal.FILE).read_bytes() for name in ("short", "long"))
    assert short == long


def test_every_write_is_on_the_disk_before_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("fsync"), real(handle))[1])
    seal.write(an_image(), tmp_path, lambda step: done.append(step.value))
    assert done == ["begun", "written", "fsync", "synced", "renamed", "fsync", "done"]


def test_a_folder_that_cannot_be_synced_is_no_reason_to_close_a_question_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    seal.write(an_image(), tmp_path)  # the file is in place: not to be called unwritten
    assert seal.read(tmp_path) == an_image()


def test_what_is_damaged_is_refused_in_a_sentence(tmp_path: Path) -> None:
    for content in (b"", b"not a database", b"SQLite format 3\x00" + bytes(4096)):
        (tmp_path / seal.FILE).write_bytes(content)
        with pytest.raises(seal.SealError, match="Take another folder"):
            seal.read(tmp_path)


def test_disk_that_is_full_leaves_the_file_and_the_answers(tmp_path: Path) -> None:
    def full(_image: Image, _folder: Path) -> None:
        raise seal.SealError("The disk is full.")

    async def scene() -> None:
        room = Room(plan(), Image(5, 12))
        running = Running(room, tmp_path)
        await running.open("did_you_choose")
        for each in range(6):
            room.join(hexes(f"seat {each}"), "ABCDEFGH", None)
            room.cast("did_you_choose", hexes(f"ballot {each}"), hexes(f"seat {each}"), 0)
        before = (tmp_path / seal.FILE).read_bytes()
        running._writer = full
        with pytest.raises(Refusal, match="could not be written"):
            await running.close("did_you_choose")
        assert room.phase is Phase.OPEN
        assert (tmp_path / seal.FILE).read_bytes() == before
        running._writer = seal.write
        await running.close("did_you_choose")
        assert room.result(room.image.questions[0]).lines  # type: ignore[union-attr]

    alone(scene)


def test_disk_is_never_waited_for_on_the_event_loop(tmp_path: Path) -> None:
    threads: list[int] = []
    loops: list[int] = []

    def write(image: Image, folder: Path) -> None:
        threads.append(threading.get_ident())
        seal.write(image, folder)

    async def scene() -> None:
        loops.append(threading.get_ident())
        running = Running(Room(plan(), Image(5, 12)), tmp_path, write)
        await running.open("did_you_choose")
        await running.lock(locked=True)
        await running.close("did_you_choose")

    alone(scene)
    assert len(threads) == 3
    assert loops[0] not in threads


def test_room_seals_the_tally_that_the_survey_makes_of_the_same_answers(tmp_path: Path) -> None:
    answers = rows(60)
    counts = sealed_counts(SURVEY, [*answers, None, None], APPETITE)
    assert counts is not None
    file = tmp_path / "climate.tally.json"
    file.write_text(tally_text(ASKED, counts), encoding="utf-8")
    (wave,) = read_tally(file, ASKED)
    assert tally_json([wave], ASKED) == file.read_text(encoding="utf-8")
    codes = np.array([[5 if place is None else place for place in row] for row in answers], dtype=np.int32)  # type: ignore[union-attr]
    expected = tabulated(codes, np.zeros(len(codes), dtype=np.int32), 1, blueprint(ASKED))
    assert (wave.tally.counts == expected.counts).all()
    full = RiskAppetite().categories_from
    for one, two in zip(wave.tally.moments, expected.moments, strict=True):
        if two.n >= full:
            assert (one.n, one.sums.tolist()) == (two.n, two.sums.tolist())
            assert (one.cross_products == two.cross_products).all()
        else:
            assert (one.n, one.sums.any(), one.cross_products.any()) == (0, False, False)


def test_moments_of_many_complete_answers_are_those_of_the_survey() -> None:
    rng = random.Random(3)
    answers: list[Answer] = [tuple(rng.randrange(5) for _ in ASKED.items) for _ in range(70)]
    counts = sealed_counts(SURVEY, answers, APPETITE)
    assert counts is not None
    codes = np.array(answers, dtype=np.int32)
    expected = tabulated(codes, np.zeros(70, dtype=np.int32), 1, blueprint(ASKED))
    made = json.loads(tally_text(ASKED, counts))["waves"][0]["moments"]
    assert [(one["n"], one["sums"], one["cross_products"]) for one in made] == [
        (two.n, two.sums.tolist(), two.cross_products.tolist()) for two in expected.moments
    ]


@pytest.mark.parametrize("count", [5, 12, 49])
def test_tally_of_few_does_not_say_which_answers_belong_together(count: int) -> None:
    answers = rows(count)
    columns = [list(column) for column in zip(*answers, strict=True)]  # type: ignore[arg-type]
    rng = random.Random(2)
    for column in columns:
        rng.shuffle(column)
    dealt: list[Answer] = [tuple(row) for row in zip(*columns, strict=True)]
    dealt = [row for row in dealt if any(place is not None for place in row)]  # type: ignore[union-attr]
    if len(dealt) == count:
        assert sealed_counts(SURVEY, dealt, APPETITE) == sealed_counts(SURVEY, answers, APPETITE)


def test_survey_of_four_is_not_sealed_however_many_pass(tmp_path: Path) -> None:
    counts = sealed_counts(SURVEY, [*rows(4), *[None] * 20], APPETITE)
    assert counts is None
    image = Image(5, 30).asking(SURVEY).closing(counts)
    assert write_tallies(image, tmp_path) == []


def test_ranking_is_sealed_by_option_and_place_and_never_as_orders() -> None:
    prompt = prompt_of("ranking")
    places = len(prompt.options)  # type: ignore[union-attr]
    turned: list[Answer] = [tuple((one + two) % places for two in range(places)) for one in range(places)] * 2
    mirrored: list[Answer] = [
        tuple((one - two) % places for two in range(places)) for one in range(places)
    ] * 2
    assert set(turned) != set(mirrored)
    assert sealed_counts(prompt, turned, APPETITE) == sealed_counts(prompt, mirrored, APPETITE)


def test_every_possible_answer_has_a_row_so_that_the_size_says_nothing(tmp_path: Path) -> None:
    sizes = set()
    for prompt in PROMPTS:
        if prompt.kind in ("agreement", "choice", "number"):
            for answers in ([0] * 9, [None] * 9, [0, 1, 1, 0, None, 0, 1, 0, 0]):
                counts = sealed_counts(prompt, answers, APPETITE)
                assert counts is not None
                sizes.add((prompt.id, len(counts)))
    assert len(sizes) == sum(prompt.kind in ("agreement", "choice", "number") for prompt in PROMPTS)


def test_folder_is_for_its_owner_and_one_room(tmp_path: Path) -> None:
    with held(tmp_path / "room") as first:
        with pytest.raises(FolderError, match="open in"), held(tmp_path / "room"):
            pass
        token = first.token
    with held(tmp_path / "room") as again:
        assert (again.token, again.code, again.key) == (token, first.code, first.key)
    if os.name == "posix":
        assert (tmp_path / "room").stat().st_mode & 0o777 == 0o700
        (tmp_path / "room" / "host-token").chmod(0o644)
        with pytest.raises(FolderError, match="Others may read"), held(tmp_path / "room"):
            pass


def test_secrets_are_in_no_repr() -> None:
    secrets: Any = Secrets("5eed" * 16)
    for text in (secrets.token, secrets.code, secrets.key.hex()):
        assert text not in repr(secrets)
        assert text not in repr(plan(secrets.key, secrets.code))
    assert len(secrets.code) == 8  # of 32 letters: 40 bits


def test_whoever_only_looks_leaves_what_is_half_written(tmp_path: Path) -> None:
    seal.write(an_image(), tmp_path)
    (tmp_path / seal._FRESH).write_bytes(b"half")
    assert seal.written_in(tmp_path) == an_image()
    assert (tmp_path / seal._FRESH).read_bytes() == b"half"
    assert seal.read(tmp_path) == an_image()
    assert not (tmp_path / seal._FRESH).exists()
