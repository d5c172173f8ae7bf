"""Comments: off unless asked for, below ten not at all, cut off, and each approved by a person."""

import json
import random
import re
from pathlib import Path

import pandas as pd
import pytest

import unlabeled
from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.survey.approved import approved, comments_html, to_approve
from unlabeled.survey.comments import Question
from unlabeled.survey.errors import UnreadableError

from ..survey import google_forms

SAMPLE = kit_folder() / "data" / "survey" / "sample.csv"
HEAD = "wave,team,pace_1,pace_2,candour_1,candour_2,keep,Remarks"
LIST = Path("analyst", "comments-to-approve.txt")


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a questionnaire, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    return tmp_path


def answered(keep: dict[int, int], name: str = "in.csv", people: int = 30) -> str:
    """Write a survey; in each wave so many of `people` say what should stay."""
    rows = [
        f"{wave},{'AB'[n % 2]},{1 + n % 5},2,{1 + n % 3},4,"
        f"{f'Keep {wave}-{n}' if n < often else ''},Remark {n}"
        for wave, often in keep.items()
        for n in range(people)
    ]
    Path(name).write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    return name


def analyze(name: str, out: str = "out", *more: str) -> Path:
    order = ["analyze", name, "--out", out, "--instrument", "short.yaml"]
    assert main([*order, *(more or ("--comments",))]) == 0
    return Path(out)


def listed(out: Path) -> list[str]:
    return re.findall(r"^\[ \] (.*)$", (out / LIST).read_text(encoding="utf-8"), re.MULTILINE)


def mark(out: Path, most: int | None = None) -> None:
    """Approve the first `most` of the comments, or all."""
    text = (out / LIST).read_text(encoding="utf-8")
    (out / LIST).write_text(re.sub(r"^\[ \]", "[x]", text, count=most or 0, flags=re.MULTILINE), "utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def test_nothing_of_what_people_wrote_is_anywhere_unless_it_is_asked_for(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyze", str(SAMPLE), "--out", "out"]) == 0
    said = capsys.readouterr()
    assert not (Path("out") / LIST).exists()
    for content in (*files(Path("out")).values(), (said.out + said.err).encode()):
        assert b"Made up:" not in content


def test_with_comments_only_one_more_file_is_written_and_it_is_not_for_sharing(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_, without = analyze(answered({1: 12}), "with"), analyze("in.csv", "without", "--by", "team")
    more = files(with_)
    text = more.pop(LIST.as_posix()).decode()
    said_without = files(without)
    readme = more.pop("analyst/README.txt").decode()
    assert "comments-to-approve.txt" in readme
    assert "\nNobody's answers" not in readme
    assert "\nNobody's answers" in said_without.pop("analyst/README.txt").decode()
    assert more == said_without
    assert text.startswith("NOT FOR SHARING")
    assert len(listed(with_)) == 12
    said = capsys.readouterr()
    assert said.out.startswith("Were people told, before they wrote, that comments may be shown?")
    assert "Comments to approve, not for sharing: with/analyst/comments-to-approve.txt" in said.out.replace(
        "\\", "/"
    )
    assert "Keep 1-" not in said.out + said.err
    assert "12" not in said.out.replace("12   which third", "")


@pytest.mark.parametrize(
    ("keep", "shown"),
    [({1: 9}, 0), ({1: 10}, 10), ({1: 9, 2: 9}, 0), ({1: 10, 2: 9}, 10), ({1: 11, 2: 10}, 21)],
)
def test_below_ten_in_a_wave_nothing_at_all_is_written(
    keep: dict[int, int], shown: int, capsys: pytest.CaptureFixture[str]
) -> None:
    out = analyze(answered(keep))
    assert (out / LIST).exists() is bool(shown)
    assert not shown or len(listed(out)) == shown
    assert ("Comments are withheld." in capsys.readouterr().out) is not bool(shown)
    if not shown:
        assert not any(b"Keep" in content for content in files(out).values())
        assert main(["comments", "out"]) == 2
        assert not (out / "comments.html").exists()


def test_each_question_needs_ten_of_its_own() -> None:
    out = analyze(answered({1: 9}), "out", "--comments", "keep", "Remarks")
    text = (out / LIST).read_text(encoding="utf-8")
    assert re.findall("^## (.*)$", text, re.MULTILINE) == ["Remarks"]
    assert len(listed(out)) == 30
    assert "Keep" not in text.split("##", 1)[1]


def test_policy_that_asks_for_more_is_heard(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = elsewhere / "data"
    (data / "survey").mkdir(parents=True)
    for name in ("workshop.yaml", "look.yaml", "survey/instrument.yaml"):
        (data / name).write_bytes((kit_folder() / "data" / name).read_bytes())
    policy = (kit_folder() / "data/survey/risk-appetite.yaml").read_text(encoding="utf-8")
    (data / "survey" / "risk-appetite.yaml").write_text(policy.replace("k: 5 ", "k: 12 "), encoding="utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(elsewhere))
    assert not (analyze(answered({1: 11}), "one") / LIST).exists()
    two = analyze(answered({1: 12}), "two")
    assert len(listed(two)) == 12
    mark(two, 11)
    assert main(["comments", "two"]) == 1
    mark(two)
    assert main(["comments", "two"]) == 0


def test_whoever_sent_the_form_twice_is_one_of_ten_and_only_the_last_words_count(elsewhere: Path) -> None:
    table = google_forms.rows()
    for row in table:
        row[9] = ""
    for number in range(9):
        table[number][9] = f"First words {number}"
    again = [["2026/04/01 9:00:00 AM GMT+1", row[1], *row[2:9], "Second thoughts"] for row in table[:2]]

    def written(rows: list[list[str]], out: str) -> Path:
        Path("forms.csv").write_text(google_forms.export(rows), encoding="utf-8", newline="")
        return analyze("forms.csv", out, "--by", google_forms.BY, "--comments")

    assert not (written([*table, *again], "nine") / LIST).exists()
    table[9][9] = "A tenth"
    ten = listed(written([*table, *again], "ten"))
    assert len(ten) == 10
    assert ten.count("Second thoughts") == 2
    assert not {"First words 0", "First words 1"} & set(ten)


def test_order_is_the_same_for_any_order_of_the_file_and_tells_nothing_of_it() -> None:
    lines = Path(answered({1: 30})).read_text(encoding="utf-8").splitlines()
    first = listed(analyze("in.csv", "first"))
    shuffled = lines[1:]
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        Path("other.csv").write_text("\n".join([lines[0], *shuffled, ""]), encoding="utf-8")
        assert listed(analyze("other.csv", f"other{seed}")) == first
    of_file = [f"Keep 1-{n}" for n in range(30)]
    assert sorted(first) == sorted(of_file)
    assert first not in (of_file, of_file[::-1], sorted(of_file), sorted(of_file)[::-1])


def test_order_of_two_questions_does_not_join_what_one_person_wrote() -> None:
    rows = [f"1,A,1,2,3,4,Words {n},Words {n}" for n in range(30)]
    Path("in.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    text = (analyze("in.csv", "out", "--comments", "keep", "Remarks") / LIST).read_text(encoding="utf-8")
    one, two = (re.findall(r"^\[ \] (.*)$", part, re.MULTILINE) for part in text.split("\n## ")[1:])
    assert sorted(one) == sorted(two)
    assert one != two


def test_names_addresses_and_numbers_are_gone_before_anybody_reads(elsewhere: Path) -> None:
    said = ["Zoë, +49 30 1234567", "zoes plan", "mail zoe@team.example", "@zoe", "see www.zoe.example"]
    rows = [f'1,A,1,2,3,4,"{said[n % 5]} {n}",' for n in range(20)]
    Path("in.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    Path("names.txt").write_text("Zoë Müller\n", encoding="utf-8")
    out = analyze("in.csv", "out", "--comments", "--roster", "names.txt")
    text = (out / LIST).read_text(encoding="utf-8").casefold()
    assert len(listed(out)) == 20
    assert "zo" not in text.split("##", 1)[1]
    assert "1234567" not in text
    assert not any(
        "zo" in content.decode().casefold() for name, content in files(out).items() if "json" in name
    )


def test_words_that_say_nothing_are_no_comments() -> None:
    nothing = ["n/a", "-", "None.", "nichts", "…", "   ", "NO", "42", "特になし", "?"]
    rows = [f"1,A,1,2,3,4,{nothing[n]}," for n in range(10)]
    rows += [f"1,A,1,2,3,4,Something {n}," for n in range(9)]
    Path("in.csv").write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8")
    assert not (analyze("in.csv") / LIST).exists()


def test_approved_comments_are_a_page_and_the_others_are_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    out = analyze(answered({1: 15}))
    yes = set(listed(out)[:11])
    no = set(listed(out)) - yes
    mark(out, 11)
    capsys.readouterr()
    assert main(["comments", "out"]) == 0
    said = capsys.readouterr()
    page = (out / "comments.html").read_text(encoding="utf-8")
    assert {text for text in yes if f"<bdi>{text}</bdi>" in page} == yes
    assert not [text for text in no if f"<bdi>{text}</bdi>" in page]
    assert page.count("<li>") == 11
    assert "://" not in page
    assert "Keep" not in said.out + said.err
    for group in ("A", "B"):
        assert f">{group}<" not in page


def test_nothing_is_approved_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    analyze(answered({1: 15}))
    assert main(["comments", "out"]) == 1
    assert capsys.readouterr().err.startswith("No question has 10 approved comments, so none is shown.")
    assert not Path("out/comments.html").exists()


def test_nine_approved_are_not_shown_and_a_page_of_ten_goes_when_one_is_taken_back() -> None:
    out = analyze(answered({1: 15}))
    mark(out, 9)
    assert main(["comments", "out"]) == 1
    mark(out, 1)
    assert main(["comments", "out"]) == 0
    text = (out / LIST).read_text(encoding="utf-8")
    (out / LIST).write_text(text.replace("\n[x]", "\n[ ]", 1), encoding="utf-8")
    assert main(["comments", "out"]) == 1
    assert not (out / "comments.html").exists()
    assert "comments.html" not in json.loads((out / "analyst/draft.json").read_text("utf-8"))["files"]
    assert main(["publish", "out", "--instrument", "short.yaml", "--wave", "a"]) in (0, 2)


def test_page_is_part_of_what_is_published_and_no_word_of_it_is_in_the_ledger(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = analyze(answered({1: 15}))
    mark(out)
    assert main(["comments", "out"]) == 0
    assert main(["publish", "out", "--instrument", "short.yaml"]) == 0
    assert "Keep" not in Path("ledger.json").read_text(encoding="utf-8")
    assert "Keep" not in capsys.readouterr().out
    assert main(["audit", "out/release.csv", "out/release.json"]) == 0
    assert not any(
        b"Keep" in content for name, content in files(out).items() if name.endswith(("csv", "json"))
    )


def test_page_that_was_changed_or_put_there_by_hand_is_not_published(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = analyze(answered({1: 15}))
    (out / "comments.html").write_text("mine", encoding="utf-8")
    for command in (["comments", "out"], ["publish", "out", "--instrument", "short.yaml"]):
        assert main(command) == 2
        assert "not part of the report" in capsys.readouterr().err
    (out / "comments.html").unlink()
    mark(out)
    assert main(["comments", "out"]) == 0
    (out / "comments.html").write_text("mine", encoding="utf-8")
    assert main(["publish", "out", "--instrument", "short.yaml"]) == 2
    assert "was changed since it was written" in capsys.readouterr().err


def test_words_that_a_person_takes_out_are_out_and_an_address_put_in_is_not_shown() -> None:
    out = analyze(answered({1: 15}))
    mark(out)
    text = (out / LIST).read_text(encoding="utf-8")
    text = text.replace("Keep 1-3\n", "Keep […]\n").replace("Keep 1-4\n", "Ask ada@team.example\n")
    (out / LIST).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").replace("[x]", "[ X]").encode())
    assert main(["comments", "out"]) == 0
    page = (out / "comments.html").read_text(encoding="utf-8")
    assert "Keep […]" in page
    assert "Keep 1-3<" not in page
    assert "Ask [address]" in page


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (lambda text: text.replace("[x] Keep 1-3\n", "Keep 1-3\n"), "begins with neither [ ] nor [x]"),
        (lambda text: text.replace("[x] Keep 1-3\n", "[?] Keep 1-3\n"), "begins with neither [ ] nor [x]"),
        (lambda text: text.replace("[x] Keep 1-3\n", "[no] Keep 1-3\n"), "begins with neither [ ] nor [x]"),
        (lambda text: text.encode("utf-16"), "no longer text in UTF-8"),
    ],
)
def test_list_that_is_not_understood_shows_nothing_and_is_not_quoted(
    spoilt: object, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = analyze(answered({1: 15}))
    mark(out)
    made = spoilt((out / LIST).read_text(encoding="utf-8"))  # type: ignore[operator]
    (out / LIST).write_bytes(made if isinstance(made, bytes) else made.encode())
    capsys.readouterr()
    assert main(["comments", "out"]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Keep" not in said
    assert not (out / "comments.html").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--comments", "Gone"], "No column has the name that was given for comments."),
        (["--comments", "pace_1"], "holds answers, groups or waves. Comments are not taken from it."),
        (["--comments", "team"], "holds answers, groups or waves"),
        (["--comments", "wave"], "holds answers, groups or waves"),
        (["--roster", "names.txt"], "Give --comments as well"),
        (["--comments", "--roster", "gone.txt"], "gone.txt cannot be read"),
    ],
)
def test_comments_that_cannot_be_read_are_one_sentence_and_nothing_is_written(
    arguments: list[str], says: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answered({1: 15})
    before = files(elsewhere)
    order = ["analyze", "in.csv", "--out", "out", "--instrument", "short.yaml", *arguments]
    assert main(order) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert files(elsewhere) == before


def test_column_that_identifies_people_is_never_a_comment(capsys: pytest.CaptureFixture[str]) -> None:
    Path("forms.csv").write_text(google_forms.export(google_forms.rows()), encoding="utf-8", newline="")
    for name in ("Your name", "Email Address", "Timestamp"):
        order = [
            "analyze",
            "forms.csv",
            "--out",
            "out",
            "--instrument",
            "short.yaml",
            "--by",
            google_forms.BY,
        ]
        assert main([*order, "--comments", name]) == 2
        assert "identifies people" in capsys.readouterr().err


def test_two_files_and_a_rooms_tally_have_no_comments(capsys: pytest.CaptureFixture[str]) -> None:
    answered({1: 15}, "a.csv")
    Path("b.csv").write_text(Path("a.csv").read_text("utf-8").replace(",2,", ",5,"), encoding="utf-8")
    order = ["analyze", "--before", "a.csv", "--after", "b.csv", "--out", "out", "--instrument", "short.yaml"]
    assert main([*order, "--comments"]) == 2
    assert "Comments are taken from one file." in capsys.readouterr().err
    assert not Path("out").exists()


def test_too_few_for_a_report_have_no_comments_either() -> None:
    Path("in.csv").write_text("\n".join([HEAD, *["1,A,1,2,3,4,Keep it,"] * 4, ""]), encoding="utf-8")
    assert not (analyze("in.csv") / LIST).exists()


def test_functions_do_the_same(elsewhere: Path) -> None:
    frame = pd.read_csv(answered({1: 15}))
    options = {"instrument": "short.yaml", "comments": True}
    unlabeled.analyze(frame, "out", **options)
    assert files(Path("out")) == files(analyze("in.csv", "two"))
    unlabeled.analyze(frame, "named", instrument="short.yaml", comments="Remarks")
    assert len(listed(Path("named"))) == 30
    assert repr(unlabeled.comments("out")).startswith("No question has 10 approved comments")
    mark(Path("out"))
    assert repr(unlabeled.comments("out")).startswith("The approved comments: out")
    with pytest.raises(unlabeled.NotDoneError, match="out=DIR"):
        unlabeled.analyze(frame, **options)


def test_nothing_shows_a_comment_by_being_printed() -> None:
    assert repr(Question("What?", ("Keep it",) * 10)) == "Question"


def test_comment_is_never_read_as_markup() -> None:
    page = comments_html([Question("<b>What?</b>", ("<script>alert(1)</script>",) * 10)], "A & B")
    assert "<script>" not in page
    assert "<b>What" not in page
    assert page.count("&lt;script&gt;") == 10


def test_comment_that_looks_like_a_question_or_a_mark_stays_a_comment() -> None:
    texts = tuple(f"## Not a question {n}" for n in range(5)) + tuple(f"[x] not a mark {n}" for n in range(5))
    text = to_approve([Question("What?", texts)], 10)
    assert approved(text, 1) == ()
    [question] = approved(text.replace("\n[ ]", "\n[x]"), 10)
    assert sorted(question.texts) == sorted(texts)
    with pytest.raises(UnreadableError):
        approved(text + "loose words\n", 10)
