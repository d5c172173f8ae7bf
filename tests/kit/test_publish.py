"""`unlabeled publish` and `unlabeled ledger`: recorded once, refused when it betrays, never quietly wrong."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from unlabeled.cli import main
from unlabeled.content.instrument import load_instrument
from unlabeled.disclosure import RiskAppetite
from unlabeled.kit import ledger as ledger_module
from unlabeled.kit.examined import NOT_KNOWN, examiner
from unlabeled.kit.ledger import Ledger, LedgerError
from unlabeled.kit.publish import publish

from ..survey import google_forms

HEAD = "team,site,pace_1,pace_2,candour_1,candour_2\n"
DAY = ["--date", "2026-03-01"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a questionnaire in a folder of its own, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    return tmp_path


INSTRUMENT = ["--instrument", "ours/short.yaml"]


def answered(name: str, extra: str = "", wave: str = "") -> str:
    """Write answers of two teams on two sites; `extra` are more rows."""
    rows = [f"A,{'north' if n < 6 else 'south'},{1 + n % 5},2,{1 + n % 3},4" for n in range(9)]
    rows += [f"B,{'north' if n < 5 else 'south'},{1 + n % 4},3,5,{1 + n % 2}" for n in range(12)]
    head = HEAD
    if wave:
        head, rows = f"wave,{HEAD}", [f"{wave},{row}" for row in rows]
    Path(name).write_text(head + "\n".join(rows) + "\n" + extra, encoding="utf-8")
    return name


def analysed(name: str, out: str, *more: str) -> Path:
    assert main(["analyze", name, "--out", out, *INSTRUMENT, *more]) == 0
    return Path(out)


def published(out: str, *more: str) -> int:
    return main(["publish", out, *INSTRUMENT, *DAY, *more])


def share(group: str, parent: str, n: int, value: str, low: int, high: int) -> str:
    return f",{group},{parent},pace,pace_1,favourable_share,,{value},{low},{high},{n},shown"


def release(*rows: str) -> str:
    head = "wave,group,parent,scale,item,statistic,category,value,low,high,n,status"
    return "\n".join([head, *rows, ""])


def content() -> dict:
    return json.loads(Path("ours/ledger.json").read_text(encoding="utf-8"))


def test_publication_is_recorded_beside_the_questionnaire(capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    assert published("one", "--wave", "spring") == 0
    said = capsys.readouterr().out
    assert "\nRecorded: the report in one, as wave “spring”, in ours" in said
    assert "Only this ledger is covered" in said
    [entry] = content()["entries"]
    assert entry["date"] == "2026-03-01"
    assert entry["groups"] == [
        {"wave": "spring", "group": "Everyone", "parent": "", "n": 21},
        {"wave": "spring", "group": "A", "parent": "Everyone", "n": 9},
        {"wave": "spring", "group": "B", "parent": "Everyone", "n": 12},
    ]
    assert entry["release"] == Path("one/release.csv").read_text(encoding="utf-8")


def test_missing_folder_is_said_before_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "gone", "--date", "never"]) == 2
    assert capsys.readouterr().err == "There is no folder gone. Give the one that analyze wrote.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: Windows has no such permissions")
def test_key_is_for_its_owner_alone_and_in_no_other_file() -> None:
    analysed(answered("a.csv"), "one")
    assert published("one") == 0
    key = Path("ours/ledger.key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    secret = key.read_text(encoding="ascii").strip()
    assert len(secret) == 64
    assert secret not in Path("ours/ledger.json").read_text(encoding="utf-8")
    assert {each.name for each in Path("ours").iterdir()} == {"short.yaml", "ledger.json", "ledger.key"}


def test_digests_of_one_input_differ_from_ledger_to_ledger() -> None:
    analysed(answered("a.csv"), "one")
    assert published("one") == 0
    first = content()["entries"][0]["waves"]
    for name in ("ledger.json", "ledger.key"):
        Path("ours", name).unlink()
    assert published("one") == 0
    second = content()["entries"][0]["waves"]
    draft = json.loads(Path("one/analyst/draft.json").read_text(encoding="utf-8"))["waves"]
    assert len({each[0]["answers"] for each in (first, second, draft)}) == 3


def test_same_publication_passes_again_and_is_not_recorded_twice(capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    analysed("a.csv", "two")
    assert [published("one"), published("two")] == [0, 0]
    assert "published already" in capsys.readouterr().out
    assert len(content()["entries"]) == 1


def test_same_wave_with_one_answer_more_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    analysed(answered("b.csv", "A,north,5,5,5,5\n"), "two")
    assert published("one", "--wave", "spring") == 0
    before = Path("ours/ledger.json").read_bytes()
    assert published("two", "--wave", "spring") == 1
    assert "“spring” is published already, from other answers" in capsys.readouterr().err
    assert Path("ours/ledger.json").read_bytes() == before


def test_same_wave_with_one_answer_more_in_another_breakdown_is_refused_whatever_the_attacker_finds() -> None:
    analysed(answered("a.csv"), "one")
    analysed(answered("b.csv", "A,north,5,5,5,5\n"), "two", "--by", "site")
    place = Path(*INSTRUMENT[1].split("/"))
    codes = [publish(Path(out), None, "2026-03-01", place, lambda _: []) for out in ("one", "two")]
    assert codes == [0, 1]


def test_same_wave_with_somebody_in_another_team_is_refused_whatever_the_attacker_finds() -> None:
    analysed(answered("a.csv"), "one")
    moved = Path("a.csv").read_text(encoding="utf-8").replace("A,south,", "B,south,", 1)
    Path("b.csv").write_text(moved, encoding="utf-8")
    analysed("b.csv", "two")
    place = Path(*INSTRUMENT[1].split("/"))
    codes = [publish(Path(out), None, "2026-03-01", place, lambda _: []) for out in ("one", "two")]
    assert codes == [0, 1]


def test_another_wave_is_recorded_after_the_first() -> None:
    analysed(answered("a.csv"), "one")
    analysed(answered("b.csv", "A,north,5,5,5,5\n"), "two")
    assert [published("one", "--wave", "spring"), published("two", "--wave", "autumn")] == [0, 0]
    assert [entry["waves"][0]["wave"] for entry in content()["entries"]] == ["spring", "autumn"]


def test_second_breakdown_is_refused_because_nobody_knows_who_is_in_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    analysed(answered("a.csv"), "one")
    analysed("a.csv", "two", "--by", "site")
    assert [published("one"), published("two")] == [0, 1]
    assert NOT_KNOWN in capsys.readouterr().err
    assert len(content()["entries"]) == 1


def test_everyone_alone_and_then_by_team_passes_the_attacker() -> None:
    analysed(answered("a.csv"), "one", "--by", "")
    analysed("a.csv", "two")
    assert [published("one"), published("two")] == [0, 0]
    assert len(content()["entries"]) == 2


def test_teams_and_then_sites_inside_them_pass_the_attacker() -> None:
    rows = [f"{team},{site},{1 + n % 5},2,{1 + n % 3},4" for team in "AB" for site in "xy" for n in range(8)]
    Path("a.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    analysed("a.csv", "one")
    analysed("a.csv", "two", "--by", "team,site")
    assert [published("one"), published("two")] == [0, 0]
    assert "A / x" in Path("two/release.csv").read_text(encoding="utf-8")


def test_teams_that_a_published_total_gives_away_are_refused() -> None:
    """Thirteen or more of eighteen agree, and at most five of nine in A: so at least eight of nine in B."""
    examine = examiner(load_instrument(Path(INSTRUMENT[1])), RiskAppetite())
    teams = [
        share("A", "Everyone", 9, "in between", 33, 67),
        share("B", "Everyone", 9, "two thirds or more", 67, 100),
    ]
    alone = release(share("Everyone", "", 18, "70 or more", 70, 100))
    beside = release(share("Everyone", "", 18, "50 or more", 50, 100), *teams)
    assert examine([alone, alone]) == examine([beside, beside]) == ()
    assert "In B (9)" in " ".join(examine([alone, beside]))


def test_team_at_five_and_then_at_six_is_refused() -> None:
    examine = examiner(load_instrument(Path(INSTRUMENT[1])), RiskAppetite())
    five, six = (release(share("A", "", n, "more than half", 50, 100)) for n in (5, 6))
    assert examine([five, five]) == ()
    assert NOT_KNOWN in examine([five, six])


@pytest.mark.parametrize("text", ["one", "", "wave,group\n,A\n"])
def test_publication_that_cannot_be_read_is_refused(text: str) -> None:
    examine = examiner(load_instrument(Path(INSTRUMENT[1])), RiskAppetite())
    assert examine([text, text])


def test_second_breakdown_under_another_name_of_the_wave_is_known_by_its_answers() -> None:
    analysed(answered("a.csv"), "one")
    analysed("a.csv", "two", "--by", "site")
    assert [published("one", "--wave", "x"), published("two", "--wave", "y")] == [0, 1]


def test_second_breakdown_passes_when_the_attacker_finds_nothing_in_all_of_it_together() -> None:
    analysed(answered("a.csv"), "one")
    analysed("a.csv", "two", "--by", "site")
    asked: list[list[str]] = []

    def nothing(texts: object) -> list[str]:
        asked.append(list(texts))  # type: ignore[call-overload]
        return []

    place = Path(*INSTRUMENT[1].split("/"))
    assert publish(Path("one"), None, "2026-03-01", place, nothing) == 0
    assert asked == []
    assert publish(Path("two"), None, "2026-03-02", place, nothing) == 0
    assert asked == [[Path(out, "release.csv").read_text(encoding="utf-8") for out in ("one", "two")]]
    assert len(content()["entries"]) == 2


def test_file_of_two_waves_adds_the_second_to_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    first = Path(answered("a.csv", wave="1")).read_text(encoding="utf-8")
    analysed("a.csv", "one")
    later = Path(answered("b.csv", wave="2")).read_text(encoding="utf-8").splitlines()[1:]
    changed = [line.replace(",4", ",1") for line in later]
    Path("both.csv").write_text(first + "\n".join(changed) + "\n", encoding="utf-8")
    analysed("both.csv", "two")
    assert [published("one"), published("two")] == [0, 0]
    assert [len(entry["waves"]) for entry in content()["entries"]] == [1, 2]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c["entries"][0].update(date="2020-01-01"),
        lambda c: c["entries"][0]["groups"][0].update(n=99),
        lambda c: c["entries"].pop(),
        lambda c: c["entries"].clear(),
        lambda c: c["entries"].reverse(),
        lambda c: c["entries"].append(c["entries"][0]),
        lambda c: c.update(end="0" * 64),
    ],
)
def test_ledger_that_was_changed_is_seen_and_publishes_nothing(
    change: object, capsys: pytest.CaptureFixture[str]
) -> None:
    analysed(answered("a.csv"), "one")
    analysed(answered("b.csv", "A,north,5,5,5,5\n"), "two")
    assert [published("one", "--wave", "1"), published("two", "--wave", "2")] == [0, 0]
    assert main(["ledger", "--check", *INSTRUMENT]) == 0
    changed = content()
    change(changed)  # type: ignore[operator]
    Path("ours/ledger.json").write_text(json.dumps(changed), encoding="utf-8")
    capsys.readouterr()
    assert main(["ledger", "--check", *INSTRUMENT]) == 2
    assert "changed by hand" in capsys.readouterr().err
    assert published("two", "--wave", "3") == 2


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b'{"format": 1}',
        b"\xff\xfe",
        b'{"format": 1, "entries": [1], "end": ""}',
        b"[" * 9999,
    ],
)
def test_ledger_that_cannot_be_read_is_one_sentence(text: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    assert published("one") == 0
    Path("ours/ledger.json").write_bytes(text)
    capsys.readouterr()
    for arguments in (["publish", "one", *DAY], ["ledger"], ["ledger", "--check"]):
        assert main([*arguments, *INSTRUMENT]) == 2
        said = capsys.readouterr().err
        assert "Put the one that you had back" in said
        assert said.count("\n") == 1
    assert Path("ours/ledger.json").read_bytes() == text


@pytest.mark.parametrize("name", ["ledger.json", "ledger.key"])
def test_ledger_without_its_key_or_key_without_its_ledger_publishes_nothing(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    analysed(answered("a.csv"), "one")
    assert published("one") == 0
    Path("ours", name).unlink()
    assert published("one") == 2
    assert f"{name} is missing" in capsys.readouterr().err
    assert not Path("ours", name).exists()


@pytest.mark.parametrize("key", ["", "zz", "00" * 31])
def test_damaged_key_publishes_nothing(key: str) -> None:
    analysed(answered("a.csv"), "one")
    assert published("one") == 0
    Path("ours/ledger.key").write_text(key, encoding="ascii")
    assert published("one") == 2


def test_refused_first_publication_leaves_no_key_behind(capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv", wave="1"), "one")
    assert published("one", "--wave", "spring") == 2
    assert "have names of their own" in capsys.readouterr().err
    assert [each.name for each in Path("ours").iterdir()] == ["short.yaml"]


def test_disk_that_is_full_leaves_the_ledger_as_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    analysed(answered("a.csv"), "one")
    analysed(answered("b.csv", "A,north,5,5,5,5\n"), "two")
    assert published("one", "--wave", "1") == 0
    before = {each.name: each.read_bytes() for each in Path("ours").iterdir()}

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(ledger_module.os, "fsync", full)
    assert published("two", "--wave", "2") == 2
    assert "Nothing was recorded" in capsys.readouterr().err
    assert {each.name: each.read_bytes() for each in Path("ours").iterdir()} == before


def test_interruption_leaves_the_folder_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    analysed(answered("a.csv"), "one")
    monkeypatch.setattr(ledger_module.os, "fsync", stopped)
    assert published("one") == 130
    assert [each.name for each in Path("ours").iterdir()] == ["short.yaml"]


@pytest.mark.parametrize("name", ["report.html", "release.csv", "release.json", "audit.json"])
def test_report_that_was_changed_since_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = analysed(answered("a.csv"), "one")
    (out / name).write_bytes((out / name).read_bytes() + b" ")
    assert published("one") == 2
    assert "was changed since it was written" in capsys.readouterr().err
    assert not Path("ours/ledger.json").exists()


def test_file_that_was_added_to_the_report_is_refused() -> None:
    out = analysed(answered("a.csv"), "one")
    (out / "teams.csv").write_text("A,9\n", encoding="utf-8")
    assert published("one") == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda out: (out / "analyst" / "draft.json").unlink(), "There is no"),
        (lambda out: (out / "analyst" / "draft.json").write_text("{}"), "is damaged"),
        (lambda out: (out / "analyst" / "draft.json").write_text("["), "is damaged"),
        (lambda out: (out / "release.csv").unlink(), "There is no"),
    ],
)
def test_folder_that_is_not_complete_is_one_sentence(
    spoil: object, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = analysed(answered("a.csv"), "one")
    spoil(out)  # type: ignore[operator]
    capsys.readouterr()
    assert published("one") == 2
    assert said in capsys.readouterr().err


def test_report_that_shows_nothing_is_not_published(capsys: pytest.CaptureFixture[str]) -> None:
    Path("few.csv").write_text(HEAD + "A,north,1,2,3,4\n" * 4, encoding="utf-8")
    analysed("few.csv", "one")
    assert published("one") == 2
    assert "there is nothing to publish" in capsys.readouterr().err


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", ""])
def test_date_that_is_none_is_refused(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    assert main(["publish", "one", *INSTRUMENT, "--date", date]) == 2
    assert "no date" in capsys.readouterr().err


def test_own_questionnaire_of_the_installation_has_no_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    analysed(answered("a.csv"), "one")
    assert main(["publish", "one", *DAY]) == 2
    assert "unlabeled start DIR" in capsys.readouterr().err


def test_ledger_lists_what_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", *INSTRUMENT]) == 0
    assert "Nothing was published yet" in capsys.readouterr().out
    analysed(answered("a.csv"), "one")
    published("one", "--wave", "spring")
    capsys.readouterr()
    assert main(["ledger", *INSTRUMENT]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in ("spring", "2026-03-01", "Everyone", "21"))


def test_several_who_publish_at_once_are_all_recorded() -> None:
    started = []
    for place in range(3):
        row = f"A,north,{place + 1},5,{place + 1},5\n"
        analysed(answered(f"{place}.csv", row), f"out{place}")
    for place in range(3):
        command = ["publish", f"out{place}", *INSTRUMENT, *DAY, "--wave", f"wave {place}"]
        started.append(subprocess.Popen([sys.executable, "-m", "unlabeled.cli", *command]))
    assert [each.wait(timeout=120) for each in started] == [0, 0, 0]
    assert len(Ledger(Path("ours")).entries()) == 3


def test_entry_shows_no_numbers_when_printed() -> None:
    analysed(answered("a.csv"), "one")
    published("one")
    assert repr(Ledger(Path("ours")).entries()) == "(Entry of 1 waves and 3 groups,)"


def test_folder_that_cannot_be_written_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LedgerError, match="could not be written"), Ledger(Path("gone")).open_to_write():
        pass
