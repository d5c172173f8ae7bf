"""A first questionnaire from an export: a valid one, that copies answers and nobody's words."""

from pathlib import Path

import pytest

from unlabeled.content import ContentError
from unlabeled.content.instrument import load_instrument
from unlabeled.survey.draft import draft
from unlabeled.survey.errors import UnreadableError

from .exports import CANARIES, EXPORTS, Export


def named(export: Export) -> str:
    return f"{export.path}{' as a workbook' if export.as_workbook else ''}"


# In this one, ranks and ticks are numbers like the answers, and there is no text to tell them apart by.
UNTOLD = "qualtrics/one-row-numbers.csv"


@pytest.mark.parametrize("export", [each for each in EXPORTS if each.path != UNTOLD], ids=named)
def test_draft_is_a_questionnaire_with_the_four_items_and_nobody_in_it(
    export: Export, tmp_path: Path
) -> None:
    text = draft(export.file(tmp_path))
    file = tmp_path / "draft.yaml"
    file.write_text(ordered(text), encoding="utf-8")
    found = load_instrument(file)
    assert len(found.items) == 4
    assert not [canary for canary in CANARIES if canary in text.casefold()]
    assert not any(team in text for team in ("Harbour", "Meadow", "Küche", "Lager", "営業"))


def ordered(text: str) -> str:
    """Return a draft as it is once somebody has looked at the order of its answers."""
    return "".join(line for line in text.splitlines(keepends=True) if "- CHECK  #" not in line)


def people(count: int, *columns: str) -> str:
    head = ",".join(f"Item {place}" for place in range(len(columns)))
    return head + "\n" + "".join(",".join(columns) + "\n" for _ in range(count))


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "export.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_known_answers_are_put_in_order(tmp_path: Path) -> None:
    rows = people(3, "Often", "Never") + "Never,Always\n" * 3 + "Always,Often\n" * 3
    labels = [line for line in draft(written(tmp_path, rows)).splitlines() if line.startswith("    - ")]
    assert labels == ['    - "Never"', '    - "Often"', '    - "Always"']


def test_answers_with_numbers_are_ordered_by_them(tmp_path: Path) -> None:
    rows = people(3, "0 - Aa", "2 - Bb") + "1 - Cc,0 - Aa\n" * 3 + "2 - Bb,1 - Cc\n" * 3
    text = draft(written(tmp_path, rows))
    assert "  low: 0\n" in text
    assert text.index('"Aa"') < text.index('"Cc"') < text.index('"Bb"')


def test_order_that_is_not_known_is_said_to_be_unknown(tmp_path: Path) -> None:
    rows = people(3, "Blue", "Red") + "Red,Green\n" * 3 + "Green,Blue\n" * 3
    file = tmp_path / "draft.yaml"
    file.write_text(draft(written(tmp_path, rows)), encoding="utf-8")
    with pytest.raises(ContentError, match=r"line 11, .*in the order of the alphabet. Put them lowest first"):
        load_instrument(file)
    text = file.read_text(encoding="utf-8")
    file.write_text(
        "".join(line for line in text.splitlines(True) if "- CHECK" not in line), encoding="utf-8"
    )
    assert load_instrument(file).response_scale.labels == ("Blue", "Green", "Red")


def test_statement_that_may_be_worded_the_other_way_is_marked(tmp_path: Path) -> None:
    rows = (
        "I never ask,We are not heard,In a notable team we grow,People get pushed\n"
        + "Agree,Disagree,Agree,Agree\nDisagree,Agree,Agree,Disagree\n" * 4
    )
    marked = [
        "worded the other way?" in line
        for line in draft(written(tmp_path, rows)).splitlines()
        if line.startswith("      - {id")
    ]
    assert marked == [True, True, False, True]


def test_what_few_wrote_among_the_answers_is_not_copied(tmp_path: Path) -> None:
    rows = people(5, "Agree", "Disagree") + people(5, "Disagree", "Agree").partition("\n")[2]
    text = draft(written(tmp_path, rows + "Ask Zelda,Agree\nAgree,Ask Zelda\n"))
    assert "Zelda" not in text
    assert "One more answer stands in these columns" in text


def test_file_without_shared_answers_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no two columns that share a small set of answers"):
        draft(written(tmp_path, "a,b\n" + "".join(f"w{place},v{place}\n" for place in range(30))))


def test_names_that_yaml_would_trip_over_are_quoted(tmp_path: Path) -> None:
    rows = '"Is it: ""so"" # here?","{b: c}\\d"\n' + "Agree,Disagree\nDisagree,Agree\n" * 4
    file = tmp_path / "draft.yaml"
    file.write_text(draft(written(tmp_path, rows)), encoding="utf-8")
    assert [item.text for item in load_instrument(file).items] == ['Is it: "so" # here?', "{b: c}\\d"]


def test_numbers_as_a_frame_writes_them_are_numbers_and_a_gap_drops_no_column(tmp_path: Path) -> None:
    rows = "".join(f"{1 + at % 5}.0,{1 + at * 3 % 5},{1 + at * 2 % 5},{at % 2 + 7}\n" for at in range(20))
    file = tmp_path / "draft.yaml"
    file.write_text(draft(written(tmp_path, "One,Two,Three,Four\n" + rows + ",1,2,7\n")), encoding="utf-8")
    found = load_instrument(file)
    assert found.response_scale.labels == ("1", "2", "3", "4", "5")
    assert [item.text for item in found.items] == ["One", "Two", "Three"]
    assert "#   Four (numbers on another range: look again)\n" in file.read_text(encoding="utf-8")


def test_fractions_are_no_numbers_with_labels(tmp_path: Path) -> None:
    rows = "".join(f"{1 + at % 3}.5,{1 + (at + 1) % 3}.5\n" for at in range(12))
    assert '"5"' not in draft(written(tmp_path, "One,Two\n" + rows))


def test_waves_groups_and_keys_are_no_statements_though_their_cells_look_like_answers(tmp_path: Path) -> None:
    head = "wave,Your team,Year,Case,team_1,team_2,In this team we grow\n"
    rows = "".join(",".join(str(1 + at * step % 3) for step in range(1, 8)) + "\n" for at in range(20))
    text = draft(written(tmp_path, head + rows))
    file = tmp_path / "draft.yaml"
    file.write_text(text, encoding="utf-8")
    found = load_instrument(file)
    assert [item.id for item in found.items] == ["team_1", "team_2", "item_3"]
    assert found.group_column == "Your team"
    assert "#   wave (tells waves or times apart, by its name)\n" in text
    assert "#   Case (identifies people, by its name)\n" in text
