"""The survey instrument: what is allowed in any, and what ours promises."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.instrument import Instrument, load_instrument

FILE = kit_folder() / "data" / "survey" / "instrument.yaml"
Spoilt = Callable[[str, str], Path]


@pytest.fixture
def ours() -> Instrument:
    return load_instrument(FILE)


def test_ours_has_four_scales_of_four_items_and_two_open_questions(ours: Instrument) -> None:
    assert [len(scale.items) for scale in ours.scales] == [4, 4, 4, 4]
    assert len(ours.open_questions) == 2
    assert ours.group_column == "team"


def test_ours_has_five_answers_from_disagree_to_agree(ours: Instrument) -> None:
    assert list(ours.response_scale.values) == [1, 2, 3, 4, 5]
    assert ours.response_scale.labels[0] == "Strongly disagree"
    assert ours.response_scale.labels[-1] == "Strongly agree"


def test_agreeing_with_everything_ends_in_the_middle_of_each_of_our_scales(ours: Instrument) -> None:
    for scale in ours.scales:
        assert sum(item.reverse_keyed for item in scale.items) * 2 == len(scale.items)


def test_every_item_of_ours_is_about_the_team_and_free_of_negations(ours: Instrument) -> None:
    for item in ours.items:
        assert item.text.startswith("In this team, ")
        assert len(item.text.split()) <= 14
        assert not re.search(r"\b(not|never|nobody|no|none|nothing|without|n't)\b", item.text)


def test_ours_says_what_it_is_not(ours: Instrument) -> None:
    for text in (ours.about or "", ours.invitation, FILE.read_text(encoding="utf-8").replace("\n# ", " ")):
        plain = " ".join(text.split())
        assert "never tested for validity" in plain
        assert re.search("not for judging a person or a manager", plain)


def test_items_keep_the_order_of_the_questionnaire(ours: Instrument) -> None:
    assert [item.id for item in ours.items[3:5]] == ["unforced_4", "honesty_1"]


@pytest.mark.parametrize(
    ("passage", "replacement", "field", "says"),
    [
        ("id: honesty_3", "id: honesty_2", "scales.1.items.2.id", "'honesty_2' is taken by an item"),
        ("id: honesty_3", "id: unforced", "scales.1.items.2.id", "'unforced' is taken by a scale"),
        ("id: honesty_3", "id: team", "scales.1.items.2.id", "'team' is taken by the group column"),
        ("id: honesty_3", "id: wave", "scales.1.items.2.id", "taken by the column that tells the waves"),
        ("id: keep", "id: advice_1", "open_questions.0.id", "'advice_1' is taken by an item"),
        ("group_column: team", "group_column: wave", "group_column", "Name the groups otherwise"),
        ("id: honesty_3", "id: Honesty 3", "scales.1.items.2.id", "An id begins with a small letter"),
        ("id: honesty_3", f"id: {'h' * 41}", "scales.1.items.2.id", "An id begins with a small letter"),
        ("Disagree, Neither", "strongly DISAGREE, Neither", "response_scale.labels", "are the same"),
        ("[Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree]", "[Agree]",
         "response_scale.labels", "needs at least 2 entries and has 1"),
        ("low: 1", "low: one", "response_scale.low", "This must be a whole number"),
        ("title: Honesty without agenda", "heading: Honesty without agenda\n    title: Honesty",
         "scales.1.heading", "This field is not known here"),
    ],
)  # fmt: skip
def test_a_spoilt_instrument_is_named_by_line_and_field(
    spoilt: Spoilt, passage: str, replacement: str, field: str, says: str
) -> None:
    file = spoilt(passage, replacement)
    with pytest.raises(ContentError, match=re.escape(says)) as raised:
        load_instrument(file)
    assert raised.value.field == field
    line = file.read_text(encoding="utf-8").splitlines()[(raised.value.line or 0) - 1]
    assert replacement.splitlines()[0] in line


def test_a_missing_field_is_named_at_the_line_of_what_lacks_it(spoilt: Spoilt) -> None:
    file = spoilt("title: Honesty without agenda\n", "\n")
    with pytest.raises(ContentError, match="This field is missing") as raised:
        load_instrument(file)
    assert raised.value.field == "scales.1.title"
    assert "id: honesty" in file.read_text(encoding="utf-8").splitlines()[(raised.value.line or 0) - 1]


def test_an_open_question_cannot_share_its_column_with_the_groups(spoilt: Spoilt) -> None:
    with pytest.raises(
        ContentError, match=r"open_questions.0.id: The id 'keep' is taken by the group column"
    ):
        load_instrument(spoilt("group_column: team", "group_column: keep"))


def test_an_instrument_needs_no_open_question_and_no_description(write: Callable[[str], Path]) -> None:
    small = load_instrument(
        write(
            "{id: small, title: Small, version: '1', invitation: Hello, "
            "response_scale: {low: 0, labels: [n, y]}, "
            "scales: [{id: s, title: S, about: A, items: [{id: q1, text: Q}]}]}"
        )
    )
    assert (small.about, small.open_questions, small.response_scale.high) == (None, (), 1)
