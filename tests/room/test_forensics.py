"""What a room leaves on the disk and in its log: read as somebody would who has both, and wants a name.

Each check is tried on stores that betray people, too: one that finds nothing there would prove nothing here.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .house import PROMPTS, House, Phone, digests, found_in, hexes, served

NAMES = [f"person {number}" for number in range(12)]
ORDERS = 20
HEADERS = {
    "User-Agent": "canary-of-a-browser",
    "Cookie": "canary-of-a-cookie=1",
    "X-Forwarded-For": "203.0.113.77",
    "Referer": "http://canary-of-a-page.example/",
}


def answer_of(prompt: Any, number: int) -> Any:
    """What a person answers: fixed, all kinds of answers, passes among them."""
    if number % 6 == 5:
        return None
    if prompt.kind == "ranking":
        return [(number + place) % len(prompt.options) for place in range(len(prompt.options))]
    if prompt.kind == "survey":
        points = len(prompt.instrument.response_scale.labels)
        return [
            None if (number + place) % 7 == 0 else (number * place) % points
            for place in range(len(prompt.instrument.items))
        ]
    return number % len(prompt.answers)


def a_session(seed: int) -> Callable[[House], None]:
    """Everybody answers everything: in an order of its own, some changing their mind, some sending twice."""

    def visit(house: House) -> None:
        rng = random.Random(seed)
        phones = dict(enumerate(house.phones(rng.sample(NAMES, len(NAMES)))))
        for prompt in PROMPTS:
            assert house.open(prompt.id).status_code == 200
            for number in rng.sample(list(phones), len(phones)):
                _answer(phones[number], prompt, rng)
            assert house.close(prompt.id).status_code == 200

    return visit


def _answer(phone: Phone, prompt: Any, rng: random.Random) -> None:
    own = NAMES.index(phone.name)
    if rng.random() < 0.3:
        assert phone.cast(prompt.id, answer_of(prompt, own + 1)).status_code == 200
    assert phone.cast(prompt.id, answer_of(prompt, own)).status_code == 200
    if rng.random() < 0.3:
        assert phone.send(prompt.id).status_code == 200


def canaries() -> list[str]:
    seats = [hexes(f"seat of {name}") for name in NAMES]
    ballots = [hexes(f"{name}'s ballot for {prompt.id}") for name in NAMES for prompt in PROMPTS]
    return [*seats, *ballots, *HEADERS.values(), "127.0.0.1", "User-Agent", "canary"]


def test_every_order_of_arrival_leaves_the_same_bytes(tmp_path: Path) -> None:
    left = []
    for order in range(ORDERS):
        folder = tmp_path / str(order)
        served(folder, len(NAMES), a_session(order))
        left.append(digests(folder))
    assert set(left[0]) == {"host-token", "room.sqlite3", "climate.tally.json"}
    assert all(each == left[0] for each in left)


def test_nothing_of_a_phone_is_in_the_folder_or_the_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    proofs: list[str] = []

    def visit(house: House) -> None:
        a_session(1)(house)
        again = [Phone(name, house.public, house.opened.code) for name in NAMES]
        assert all(phone.join().is_success for phone in again)
        proofs.extend(str(phone.proof) for phone in again)
        epoch = house.state()["epoch"]
        proofs.append(epoch)
        house.public.post("ballot", json={"q": "x", "ballot": "canary", "seat": "canary", "answer": "canary"})
        house.public.get("canary?canary=1")
        house.public.post("join", content=b"canary", headers={"Content-Type": "application/json"})

    served(tmp_path / "room", len(NAMES), visit, headers=HEADERS)
    assert found_in(tmp_path / "room", [*canaries(), *proofs]) == []
    out, err = capfd.readouterr()
    assert (out, err) == ("", "")


def test_no_time_is_in_the_file(tmp_path: Path) -> None:
    served(tmp_path / "room", len(NAMES), a_session(1))
    with closing(sqlite3.connect(tmp_path / "room" / "room.sqlite3")) as database:
        columns = {
            (table, row[1], row[2])
            for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in database.execute(f"PRAGMA table_info({table})")
        }
    assert columns == {
        ("room", "name", "TEXT"),
        ("room", "value", "INTEGER"),
        ("question", "q", "TEXT"),
        ("question", "place", "INTEGER"),
        ("question", "asked", "TEXT"),
        ("question", "sealed", "INTEGER"),
        ("question", "prompt", "TEXT"),
        ("sealed", "q", "TEXT"),
        ("sealed", "answer", "TEXT"),
        ("sealed", "n", "INTEGER"),
    }


# The checks, as functions of a store, and stores that they must catch.


@dataclass(frozen=True)
class Ballot:
    """What a store is given: a ballot id and answers to three questions."""

    id: str
    answers: tuple[int, ...]


Store = Callable[[Path, Sequence[Ballot]], None]


def people(count: int = 30) -> list[Ballot]:
    rng = random.Random(7)
    return [Ballot(hexes(str(each)), tuple(rng.randrange(5) for _ in range(3))) for each in range(count)]


def order_shows(store: Store, folder: Path) -> bool:
    """Whether two orders of arrival of the same ballots leave different bytes."""

    def left(order: int) -> dict[str, str]:
        at = folder / str(order)
        at.mkdir()
        store(at, random.Random(order).sample(people(), len(people())))
        return digests(at)

    first = left(0)
    return any(left(order) != first for order in range(1, 20))


def rows_show(store: Store, folder: Path) -> bool:
    """Whether it shows who gave which answers together: each question's answers are dealt anew among all."""
    found = []
    for deal in range(2):
        at = folder / f"deal {deal}"
        at.mkdir()
        rng = random.Random(deal)
        columns = [list(column) for column in zip(*(one.answers for one in people()), strict=True)]
        for column in columns:
            rng.shuffle(column)
        dealt = zip(*columns, strict=True)
        store(at, [Ballot(one.id, answers) for one, answers in zip(people(), dealt, strict=True)])
        found.append(digests(at))
    return found[0] != found[1]


def ids_show(store: Store, folder: Path) -> bool:
    """Whether ballot ids are in the store."""
    folder.mkdir(exist_ok=True)
    store(folder, people())
    return bool(found_in(folder, [one.id for one in people()]))


def _database(folder: Path, schema: str, journal: str = "DELETE") -> sqlite3.Connection:
    database = sqlite3.connect(folder / "answers.sqlite3", isolation_level=None)
    database.execute("PRAGMA synchronous = OFF")  # quicker, and no byte of the file is another
    database.execute(f"PRAGMA journal_mode = {journal}")
    database.execute(schema)
    return database


def _killed(database: sqlite3.Connection, folder: Path) -> None:
    """Keep the files as a kill -9 would leave them: closing would tidy the log away."""
    left = {file: file.read_bytes() for file in folder.iterdir()}
    database.close()
    for file, content in left.items():
        file.write_bytes(content)
    (folder / "answers.sqlite3-shm").unlink(missing_ok=True)


def rowid(folder: Path, ballots: Sequence[Ballot]) -> None:
    """One row for each answer, without an id: SQLite numbers the rows."""
    database = _database(folder, "CREATE TABLE answers(answer INTEGER)")
    for ballot in ballots:
        database.execute("INSERT INTO answers VALUES (?)", (ballot.answers[0],))
    database.close()


def wal(folder: Path, ballots: Sequence[Ballot]) -> None:
    """Sorted by a random key, but the log keeps one page after the other."""
    schema = "CREATE TABLE answers(id TEXT PRIMARY KEY, answer INTEGER) WITHOUT ROWID"
    database = _database(folder, schema, "WAL")
    for ballot in ballots:
        database.execute("INSERT INTO answers VALUES (?, ?)", (ballot.id, ballot.answers[0]))
    _killed(database, folder)


def page_offset(folder: Path, ballots: Sequence[Ballot]) -> None:
    """Sorted by a random key and no log, but inside a page the cells lie in the order in which they came."""
    database = _database(folder, "CREATE TABLE answers(id TEXT PRIMARY KEY, answer INTEGER) WITHOUT ROWID")
    for ballot in ballots:
        database.execute("INSERT INTO answers VALUES (?, ?)", (ballot.id, ballot.answers[0]))
    database.close()


def batches(folder: Path, ballots: Sequence[Ballot]) -> None:
    """Five at a time, each batch sorted: the order of the batches is left."""
    database = _database(folder, "CREATE TABLE answers(answer INTEGER)")
    for start in range(0, len(ballots), 5):
        answers = sorted(ballot.answers[0] for ballot in ballots[start : start + 5])
        database.executemany("INSERT INTO answers VALUES (?)", ((answer,) for answer in answers))
    database.close()


def questionnaire_rows(folder: Path, ballots: Sequence[Ballot]) -> None:
    """All at once and sorted, but a row for each person: three known answers find a colleague's others."""
    database = _database(folder, "CREATE TABLE answers(one INTEGER, two INTEGER, three INTEGER)")
    database.executemany("INSERT INTO answers VALUES (?, ?, ?)", sorted(ballot.answers for ballot in ballots))
    database.close()


def sorted_counts(folder: Path, ballots: Sequence[Ballot]) -> None:
    """What a room does, in the smallest form: counts, sorted, in one go."""
    database = _database(folder, "CREATE TABLE sealed(q INTEGER, answer INTEGER, n INTEGER)")
    counts: dict[tuple[int, int], int] = {}
    for ballot in ballots:
        for question, answer in enumerate(ballot.answers):
            counts[question, answer] = counts.get((question, answer), 0) + 1
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO sealed VALUES (?, ?, ?)", sorted((*key, n) for key, n in counts.items())
    )
    database.execute("COMMIT")
    database.close()


@pytest.mark.parametrize("store", [rowid, wal, page_offset, batches])
def test_order_is_found_in_a_store_that_has_it(store: Store, tmp_path: Path) -> None:
    assert order_shows(store, tmp_path)


def test_rows_are_found_in_a_store_that_has_them_though_their_order_is_not(tmp_path: Path) -> None:
    (tmp_path / "order").mkdir()
    (tmp_path / "rows").mkdir()
    assert not order_shows(questionnaire_rows, tmp_path / "order")
    assert rows_show(questionnaire_rows, tmp_path / "rows")


@pytest.mark.parametrize("store", [wal, page_offset])
def test_ids_are_found_in_a_store_that_has_them(store: Store, tmp_path: Path) -> None:
    assert ids_show(store, tmp_path)


def test_nothing_is_found_in_sorted_counts(tmp_path: Path) -> None:
    for name in ("order", "rows"):
        (tmp_path / name).mkdir()
    assert not order_shows(sorted_counts, tmp_path / "order")
    assert not rows_show(sorted_counts, tmp_path / "rows")
    assert not ids_show(sorted_counts, tmp_path / "ids")
