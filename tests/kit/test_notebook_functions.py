"""The commands as functions: the same results, frames in and out, and one calm sentence on anything wrong."""

import io
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import unlabeled
from unlabeled.cli import main
from unlabeled.content import kit_folder
from unlabeled.kit.errors import in_python

from ..survey import google_forms
from ..survey.exports import CANARIES, EXPORTS, FOLDER

SAMPLE = kit_folder() / "data" / "survey" / "sample.csv"
FUNCTIONS = [name for name in unlabeled.__all__ if not name.endswith("Error")]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, away from any workshop folder."""
    monkeypatch.delenv("UNLABELED_FOLDER", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "short.yaml").write_text(google_forms.INSTRUMENT, encoding="utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()
    }


def not_done(work: object, *given: object, **named: object) -> str:
    """Return the one sentence of a function that must fail calmly, and behind which no other error shows."""
    with pytest.raises(unlabeled.NotDoneError) as caught:
        work(*given, **named)  # type: ignore[operator]
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    said = str(caught.value)
    assert caught.value._render_traceback_() == [said]
    assert "--" not in said
    return said


def test_importing_the_package_loads_nothing_and_its_functions_are_there() -> None:
    program = (
        "import sys, unlabeled\n"
        "loaded = [name for name in sys.modules if name.startswith('unlabeled.')]\n"
        "from unlabeled import analyze\n"
        "heavy = {'numpy', 'pandas', 'pyarrow', 'scipy', 'matplotlib', 'rich'} & set(sys.modules)\n"
        "print(loaded, sorted(heavy), analyze is unlabeled.analyze, 'expect' in dir(unlabeled))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[] [] True True\n"


def test_a_name_that_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        unlabeled.analyse  # noqa: B018


@pytest.mark.parametrize("name", FUNCTIONS)
def test_functions_have_the_names_of_the_commands(name: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*name.split("_"), "--help"])
    assert stop.value.code == 0
    assert getattr(unlabeled, name).__doc__


def test_a_file_and_a_frame_of_it_show_the_same() -> None:
    of_file = unlabeled.analyze(SAMPLE)
    of_frame = unlabeled.analyze(pd.read_csv(SAMPLE))
    assert "Cedar" in of_file._repr_html_()
    assert of_file._repr_html_() == of_frame._repr_html_()
    assert "Alder" not in of_frame._repr_html_()
    assert repr(of_frame) == repr(of_file)


def test_results_are_a_frame_with_the_columns_and_numbers_of_the_release(elsewhere: Path) -> None:
    table = unlabeled.analyze(str(SAMPLE), "out").table()
    written = pd.read_csv(elsewhere / "out" / "release.csv")
    assert list(table.columns) == list(written.columns)
    assert len(table) == len(written)
    pd.testing.assert_series_equal(table["n"], written["n"])
    assert (
        table["value"].astype(str).tolist()
        == pd.read_csv("out/release.csv", dtype=str)["value"].fillna("None").tolist()
    )


def test_what_is_written_is_what_the_command_writes(elsewhere: Path) -> None:
    unlabeled.analyze(pd.read_csv(SAMPLE), out="one")
    assert main(["analyze", str(SAMPLE), "--out", "two"]) == 0
    assert files(elsewhere / "one") == files(elsewhere / "two")


def test_nothing_is_written_unless_a_folder_is_given(elsewhere: Path) -> None:
    unlabeled.analyze(SAMPLE)
    assert [each.name for each in elsewhere.iterdir()] == ["short.yaml"]


@pytest.mark.parametrize("export", EXPORTS, ids=str)
def test_frames_of_any_export_show_what_the_export_shows_and_nobody(export: object, tmp_path: Path) -> None:
    file = export.file(tmp_path)  # type: ignore[attr-defined]
    options = {
        "instrument": FOLDER / "questionnaires" / f"{export.language}.yaml",  # type: ignore[attr-defined]
        "by": export.by,  # type: ignore[attr-defined]
        "mapping": export.mapping_file,  # type: ignore[attr-defined]
    }
    shown = unlabeled.analyze(file, **options)
    page = shown._repr_html_() + repr(shown) + shown.table().to_csv()
    assert not [canary for canary in CANARIES if canary in page.casefold()]
    if file.suffix == ".xlsx":
        frame = pd.read_excel(file, header=0, engine="calamine")
        assert unlabeled.analyze(frame, **options)._repr_html_() == shown._repr_html_()


def test_names_in_an_index_are_not_read() -> None:
    frame = pd.read_csv(SAMPLE)
    frame.index = pd.Index([f"Zelda {number}" for number in range(len(frame))], name="name")
    assert unlabeled.analyze(frame)._repr_html_() == unlabeled.analyze(SAMPLE)._repr_html_()


@pytest.mark.parametrize("kind", ["category", "string", "object", "Int64", "float"])
def test_answers_of_any_kind_of_column_are_the_same_answers(kind: str) -> None:
    frame = pd.read_csv(SAMPLE)
    items = [column for column in frame if column[-2] == "_"]
    frame[items] = frame[items].astype("Int64").astype(kind)
    assert unlabeled.analyze(frame).table().equals(unlabeled.analyze(SAMPLE).table())


def test_words_in_a_frame_are_never_quoted() -> None:
    frame = pd.read_csv(SAMPLE)
    column = frame.columns[3]
    frame[column] = frame[column].astype(object)
    frame.iloc[4, 3] = "Ask Zelda"
    said = not_done(unlabeled.analyze, frame)
    assert f"Item '{column}' has an answer in row 6 that its scale does not know." in said
    assert "mapping=YAML" in said
    assert "Zelda" not in said


def test_error_that_nobody_foresaw_says_where_and_not_what(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("could not convert 'Zelda'")

    monkeypatch.setattr("unlabeled.survey.released.analysed", broken)
    said = not_done(unlabeled.analyze, SAMPLE)
    assert "the fault is not yours: ValueError in analyze.py, line" in said
    assert "Zelda" not in said


def test_interruption_is_a_word_and_stays_an_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("unlabeled.survey.released.analysed", stopped)
    with pytest.raises(KeyboardInterrupt) as caught:
        unlabeled.analyze(SAMPLE)
    assert caught.value._render_traceback_() == ["Stopped."]  # type: ignore[attr-defined]


def test_notebook_shows_the_sentence_alone(capsys: pytest.CaptureFixture[str]) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    try:
        shell.run_cell("import unlabeled\nunlabeled.analyze('gone.csv')")
    finally:
        shell.history_manager.end_session()
        InteractiveShell.clear_instance()
    said = capsys.readouterr().out.strip()
    assert said == "There is no file gone.csv. Check its name and folder."


@pytest.mark.parametrize(
    ("given", "named", "says"),
    [
        ((), {}, "Give one file, or both before= and after=."),
        ((SAMPLE,), {"before": SAMPLE}, "Give one file"),
        ((), {"after": SAMPLE}, "Give one file"),
        ((5,), {}, "This is no frame that can be counted (TypeError). Give one of DuckDB"),
        ((SAMPLE, 5), {}, "Give the name of a file or folder, in quotation marks."),
        ((SAMPLE,), {"by": "crew"}, "by=COLUMN"),
        ((pd.DataFrame(),), {}, "The table has column names and no answers"),
        ((pd.DataFrame({"a": [1]}),), {}, "No column of this file is an item"),
        ((SAMPLE,), {"format": "excel"}, "There is no format of that name"),
        ((SAMPLE, "short.yaml"), {}, "is a file"),
    ],
)
def test_what_cannot_be_analyzed_is_one_sentence(
    given: tuple[object, ...], named: dict[str, object], says: str
) -> None:
    assert says in not_done(unlabeled.analyze, *given, **named)


def test_wrong_call_is_explained_by_python() -> None:
    with pytest.raises(TypeError, match="colour"):
        unlabeled.analyze(SAMPLE, colour="red")


def test_groups_in_groups_may_be_a_list() -> None:
    frame = pd.read_csv(SAMPLE).assign(house=lambda each: each["team"].str[0] < "L")
    frame["house"] = frame["house"].map({True: "East", False: "West"})
    one = unlabeled.analyze(frame, by=["house", "team"])
    assert one.table().equals(unlabeled.analyze(frame, by="house,team").table())
    assert "East / Cedar" in set(one.table()["group"])


def test_audit_gives_findings_that_are_true_and_none_that_are_false() -> None:
    Path("told.csv").write_text("group,n,mean\nAll,10,4.1\nA,6,4.0\nB,4,4.25\n", encoding="utf-8")
    found = unlabeled.audit("told.csv")
    assert found
    assert len(found) == len(list(found))
    assert "B" in repr(found)
    assert found._repr_html_().count("<p>") == len(found)
    unlabeled.analyze(SAMPLE, "out")
    nothing = unlabeled.audit(["out/release.csv"])
    assert not nothing
    assert repr(nothing).startswith("This attack found nothing")
    assert "k is a whole number" in not_done(unlabeled.audit, "told.csv", k=1)
    assert "Give the name of a table" in not_done(unlabeled.audit, [])
    assert "scale=1-5" in not_done(unlabeled.audit, "told.csv", "one")


def test_what_is_expected_is_what_the_survey_expects() -> None:
    from unlabeled.survey import expect

    assert unlabeled.expect(20, [9, 7, 4]) == expect(20, [9, 7, 4])
    assert "only 20 answer" in not_done(unlabeled.expect, 20, [19, 7])


def test_publications_are_recorded_and_listed() -> None:
    rows = "".join(f"{'AB'[n % 2]},{1 + n % 5},2,3,4\n" for n in range(24))
    head = "team,pace_1,pace_2,candour_1,candour_2\n"
    options = {"instrument": "short.yaml"}
    assert repr(unlabeled.ledger(**options)) == "Nothing was published yet."
    assert unlabeled.ledger(**options).table().empty
    unlabeled.analyze(pd.read_csv(io.StringIO(head + rows)), "out", **options)
    said = unlabeled.publish("out", wave="spring", date="2026-03-01", **options)
    assert repr(said).startswith("Recorded: ")
    listed = unlabeled.ledger(**options)
    assert listed.table().to_dict("list") == {
        "Wave": ["spring"] * 3,
        "Date": ["2026-03-01"] * 3,
        "Group": ["Everyone", "A", "B"],
        "n": [24, 12, 12],
    }
    assert "spring" in listed._repr_html_()
    assert "spring | 2026-03-01 | Everyone | 24" in repr(listed)
    unlabeled.analyze(pd.read_csv(io.StringIO(head + rows + "A,1,1,1,1\n")), "more", **options)
    assert "from other answers" in not_done(unlabeled.publish, "more", wave="spring", **options)


def test_questionnaires_are_begun_and_checked() -> None:
    draft = unlabeled.instrument_draft(SAMPLE)
    assert str(draft).startswith("# A first draft")
    assert "<pre>" in draft._repr_html_()
    written = unlabeled.instrument_draft(SAMPLE, "draft.yaml")
    assert Path("draft.yaml").read_text(encoding="utf-8") == str(draft) == str(written)
    assert "draft.yaml is a first draft" in repr(written)
    assert "stays as it is" in not_done(unlabeled.instrument_draft, SAMPLE, "draft.yaml")
    assert "line 4: This is still open: a short name" in repr(unlabeled.instrument_check("draft.yaml"))
    Path("wrong.yaml").write_text(google_forms.INSTRUMENT.replace("low: 1", "low: one"), encoding="utf-8")
    mistakes = unlabeled.instrument_check("wrong.yaml")
    assert mistakes
    assert "response_scale.low" in repr(mistakes)
    assert "There is no such file" in not_done(unlabeled.instrument_check, "gone.yaml")


def test_made_up_answers_are_a_frame_and_a_file() -> None:
    frame = unlabeled.simulate("practice.csv")
    assert Path("practice.csv").read_bytes() == SAMPLE.read_bytes()
    pd.testing.assert_frame_equal(frame, pd.read_csv(SAMPLE), check_dtype=False)
    assert len(unlabeled.simulate(people=7, waves=1)) == 7
    assert "0 people cannot be made up" in not_done(unlabeled.simulate, people=0)
    assert "whole numbers" in not_done(unlabeled.simulate, people="7")


@pytest.mark.parametrize(
    ("said", "in_a_notebook"),
    [
        ("Name it: --by COLUMN (team).", "Name it: by=COLUMN (team)."),
        ("Read all: --by ''.", "Read all: by=''."),
        ("Write --people 20 --teams 7,9,4.", "Write people=20 teams=7,9,4."),
        ("Give --head-counts CSV.", "Give head_counts=CSV."),
        ("Leave --wave out, or --before and --after.", "Leave wave out, or before and after."),
        ("A range 3--5 -- and dashes.", "A range 3--5 -- and dashes."),
    ],
)
def test_options_are_named_as_python_names_them(said: str, in_a_notebook: str) -> None:
    assert in_python(said) == in_a_notebook
