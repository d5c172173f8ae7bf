"""Two kernels, a kernel that dies, a full disk and a file that is not ours: nothing is lost."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from unlabeled.journal import LIMIT, Journal, JournalError, Trouble
from unlabeled.journal.schema import FORMAT, VERSION

WRITE_MANY = """
import sys
from pathlib import Path
from unlabeled.journal import Journal
journal = Journal(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for number in range(100):
    journal.set(f"{sys.argv[2]}/{number}", number)
"""

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from unlabeled.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(10_000):
    journal.set(f"kernel/{number}", "a sentence or two " * 20)
    print(number, flush=True)
"""

WAIT_BEFORE_REPLACING = """
import sys
from pathlib import Path
from unlabeled.journal import Journal
import unlabeled.journal.file as file
file.replace = lambda new, old: (print("written", flush=True), sys.stdin.read())
Journal(Path(sys.argv[1])).set("02/secret", "half written and private")
"""


def kernel(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def die_in_the_middle_of_writing(path: Path) -> None:
    process = kernel(WAIT_BEFORE_REPLACING, path)
    assert process.stdout.readline() == "written\n"
    process.kill()
    process.communicate(timeout=60)


def test_two_kernels_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "my-journal.json"
    kernels = [kernel(WRITE_MANY, path, name) for name in ("one", "two")]
    for one in kernels:
        assert one.stdout.readline() == "ready\n"
    for one in kernels:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in kernels:
        one.communicate(timeout=60)
    answers = Journal(path).answers()
    assert len(answers) == 200
    assert len({answer.saved for answer in answers.values()}) == 200


@pytest.mark.parametrize("after", [1, 7, 30])
def test_a_killed_kernel_loses_nothing_that_was_set(tmp_path: Path, after: int) -> None:
    path = tmp_path / "my-journal.json"
    process = kernel(WRITE_UNTIL_KILLED, path)
    for _ in range(after):
        process.stdout.readline()
    process.kill()
    set_before = [int(line) for line in process.communicate()[0].split("\n")[:-1]]
    last = max(set_before, default=after - 1)
    answers = Journal(path).answers()
    assert all(f"kernel/{number}" in answers for number in range(last + 1))


def test_a_kernel_killed_in_the_middle_of_writing_leaves_the_old_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.set("a", 1)
    before = journal.path.read_bytes()
    die_in_the_middle_of_writing(journal.path)
    assert journal.path.read_bytes() == before
    assert any(b"private" in file.read_bytes() for file in tmp_path.iterdir()), "it died too early"


def test_what_a_dying_kernel_left_half_written_is_gone_with_the_next_answer(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    die_in_the_middle_of_writing(journal.path)
    journal.set("a", 1)
    assert not any(b"private" in file.read_bytes() for file in tmp_path.iterdir())


START = f'{{"format": "{FORMAT}", "answ'.encode()
DAMAGED = [b"", b"\0\0\0\0", START, START + b"\xff\xfe"]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_journal_is_kept_aside_as_it_was(tmp_path: Path, content: bytes) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.write_bytes(content)
    assert journal.answers() == {}
    journal.set("a", 1)
    assert journal.kept_aside() == (tmp_path / "my-journal.damaged-1.json",)
    assert journal.kept_aside()[0].read_bytes() == content
    assert journal.get("a") == 1


def test_one_damaged_journal_never_writes_over_another(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    for content in (START + b"\xff first", START + b"\xff second"):
        journal.path.write_bytes(content)
        journal.set("a", 1)
    assert [file.read_bytes() for file in journal.kept_aside()] == [
        START + b"\xff first",
        START + b"\xff second",
    ]


def version(number: int) -> bytes:
    return json.dumps({"format": FORMAT, "version": number, "answers": {}}).encode()


LEFT_ALONE = {
    Trouble.FOREIGN: b'{"name": "somebody else\'s"}',
    Trouble.NEWER: version(VERSION + 1),
    Trouble.OLDER: version(VERSION - 1),
}


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_a_file_that_is_not_ours_to_change_is_left_untouched(tmp_path: Path, kind: Trouble) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.write_bytes(LEFT_ALONE[kind])
    for use in (journal.answers, lambda: journal.set("a", 1), lambda: journal.get("a")):
        with pytest.raises(JournalError) as refused:
            use()
        assert refused.value.kind is kind
    assert journal.path.read_bytes() == LEFT_ALONE[kind]


@pytest.mark.parametrize("content", [LEFT_ALONE[Trouble.FOREIGN], b"\x89PNG\r\n\xff", b"\xff\xfeM\0y\0"])
def test_somebody_elses_file_is_neither_moved_nor_deleted(tmp_path: Path, content: bytes) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.write_bytes(content)
    for use in (lambda: journal.set("a", 1), journal.delete):
        with pytest.raises(JournalError) as refused:
            use()
        assert refused.value.kind is Trouble.FOREIGN
    assert journal.path.read_bytes() == content
    assert journal.kept_aside() == ()


def test_a_large_file_of_somebody_elses_is_neither_read_nor_deleted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    content = b"a thesis " * (LIMIT // 9 + 1)
    journal.path.write_bytes(content)
    for use in (journal.answers, journal.delete):
        with pytest.raises(JournalError) as refused:
            use()
        assert refused.value.kind is Trouble.FOREIGN
    assert journal.path.read_bytes() == content


def test_a_journal_that_grew_too_large_is_said_and_can_be_deleted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.write_bytes(version(VERSION) + b" " * LIMIT)
    with pytest.raises(JournalError) as refused:
        journal.answers()
    assert refused.value.kind is Trouble.TOO_LARGE
    journal.delete()
    assert names_in(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there that few people have")
def test_behind_a_link_no_copy_is_left_where_it_leads(tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere" / "kept.json"
    kept.parent.mkdir()
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.symlink_to(kept)
    for value in ("something private", "something else"):
        Journal(journal.path).set("a", value)
    assert journal.path.is_symlink()
    assert b"private" not in kept.read_bytes()
    Journal(journal.path).delete()
    assert names_in(kept.parent) == []
    journal = Journal(tmp_path / "loop.json")
    journal.path.symlink_to(journal.path)
    with pytest.raises(JournalError):
        Journal(journal.path).answers()


def test_a_full_disk_is_said_and_the_old_journal_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    journal = Journal(tmp_path / "my-journal.json")
    journal.set("a", 1)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    monkeypatch.setattr("os.fsync", no_space)
    with pytest.raises(JournalError, match="No space left") as refused:
        journal.set("b", 2)
    assert refused.value.kind is Trouble.UNWRITABLE
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path / "file" / "my-journal.json").set("a", 1)
    assert refused.value.kind in (Trouble.UNWRITABLE, Trouble.UNREADABLE)


def test_a_folder_in_the_place_of_the_journal_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path).answers()
    assert refused.value.kind is Trouble.UNREADABLE


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_taking_the_last_answer_back_leaves_nothing_in_the_folder(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.set("a", 1)
    journal.set("b", 2)
    journal.set("a", None)
    assert "my-journal.json" in names_in(tmp_path)
    journal.set("b", "")
    assert names_in(tmp_path) == []


def test_taking_back_what_was_never_answered_makes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "new" / "my-journal.json")
    journal.set("a", None)
    assert names_in(tmp_path) == []


def test_deleting_leaves_nothing_in_the_folder_and_neither_does_what_follows(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "my-journal.json")
    journal.path.write_bytes(START + b"\xff damaged")
    journal.set("a", 1)
    journal.delete()
    assert names_in(tmp_path) == []
    journal.set("a", None)
    journal.delete()
    assert names_in(tmp_path) == []


TAKE_BACK_AND_ANSWER = """
import sys
from pathlib import Path
from unlabeled.journal import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(60):
    journal.set(sys.argv[2], None)
    journal.set(sys.argv[2], number)
    assert journal.get(sys.argv[2]) == number, "an answer was lost"
"""


def test_a_lock_that_comes_and_goes_still_keeps_two_kernels_apart(tmp_path: Path) -> None:
    path = tmp_path / "my-journal.json"
    kernels = [kernel(TAKE_BACK_AND_ANSWER, path, name) for name in ("one", "two")]
    for one in kernels:
        one.communicate(timeout=60)
    assert [one.returncode for one in kernels] == [0, 0]
    assert {key: answer.value for key, answer in Journal(path).answers().items()} == {"one": 59, "two": 59}
