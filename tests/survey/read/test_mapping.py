"""A mapping settles what names do not, and says so when it cannot."""

from pathlib import Path

import pytest

from unlabeled.content import ContentError
from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read import load_mapping, read
from unlabeled.survey.responses import Responses

TABLE = "crew,A,pace_1,I can take my time.,candour_1,candour_2,note\nRed,1,2,3,4,5,x\nBlue,5,4,3,2,1,y\n"


@pytest.fixture
def mapped(tmp_path: Path, short: Instrument):
    def make(mapping: str, table: str = TABLE, by: str | None = None) -> Responses:
        (tmp_path / "mapping.yaml").write_text(mapping, encoding="utf-8")
        (tmp_path / "export.csv").write_text(table, encoding="utf-8")
        return read(tmp_path / "export.csv", short, by, mapping=load_mapping(tmp_path / "mapping.yaml"))

    return make


def test_mapping_says_which_column_is_which_item(mapped) -> None:
    responses = mapped("items: {A: pace_2, pace_1: pace_1}\ngroup: crew")
    assert responses.answers.tolist() == [[1, 0, 3, 4], [3, 4, 1, 0]]
    assert responses.groups.names == ("Blue", "Red")
    assert responses.left_out.others == ("I can take my time.", "note")


def test_column_to_ignore_leaves_the_item_to_the_other_one(mapped) -> None:
    responses = mapped("items: {A: pace_2}\ngroup: crew\nignore: [pace_1]")
    assert responses.answers[:, 0].tolist() == [2, 2]


def test_by_goes_before_the_mappings_group(mapped) -> None:
    assert mapped("items: {A: pace_2}\ngroup: crew\nignore: [pace_1]", by="note").groups.names == ("x", "y")


def test_answers_are_given_a_meaning(mapped) -> None:
    table = TABLE.replace("2,3,4,5", "AO2,3,n/a,5")
    mapping = "items: {A: pace_2, pace_1: pace_1}\ngroup: crew\nanswers: {AO2: Disagree, n/a: null, '5': 1}"
    assert mapped(mapping, table).answers[0].tolist() == [1, 0, 5, 0]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("items: {A: pace_9}", "an item 'pace_9' that 'Four statements' does not have"),
        ("items: {A: pace_2, pace_1: pace_2}", "gives item 'pace_2' two columns"),
        ("items: {Z: pace_2}", "There is no column 'Z', which the mapping names"),
        ("items: {A: pace_2}\nignore: [pace_1]\ngroup: Z", "no column 'Z'"),
        (
            "items: {A: pace_2}\nignore: [pace_1]\ngroup: crew\nanswers: {x: Never}",
            "meaning that the scale does not have: it is number 1 of its",
        ),
        ("items: {A: pace_2}\ngroup: crew", "Item 'pace_1' has 2 columns, .*--mapping YAML"),
    ],
)
def test_mapping_that_does_not_fit_is_a_sentence(mapped, mapping: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        mapped(mapping)


def test_what_a_mapping_copied_from_a_cell_is_not_quoted(mapped) -> None:
    mapping = "items: {A: pace_2}\nignore: [pace_1]\ngroup: crew\nanswers: {Zelda said no: Never}"
    with pytest.raises(UnreadableError) as refused:
        mapped(mapping)
    assert "Zelda" not in str(refused.value)


def test_meaning_that_is_none_is_shown_by_an_example(mapped) -> None:
    with pytest.raises(ContentError, match=r"answers.A1: A cell stands for .*\{A1: 1, A2: 2\}") as found:
        mapped("answers: {A1: 1.5}")
    assert "constrained" not in str(found.value)
    assert "more after" not in str(found.value)


def test_mapping_with_an_unknown_field_is_named_by_line(mapped) -> None:
    with pytest.raises(ContentError, match=r"mapping.yaml, line 2, fields"):
        mapped("group: crew\nfields: {A: pace_2}")
