"""A release's JSON: known by its letters as the rows of the CSV, or read, and attacked where it differs."""

import json
from collections.abc import Callable

import pytest

from unlabeled.attack import AttackError, Scale, as_json, attack_release
from unlabeled.attack.as_json import columns_of_json, is_json_of
from unlabeled.attack.columns import COLUMNS, columns_of_csv, same_cells

from .conftest import texts_of

FIVE = Scale(1, 5)
SPREAD = [[n // 5 + (place < n % 5) for place in range(5)] + [0] for n in (60, 20, 9)]
NAMES = ("Sales", '=Tom\'s "own"', "Grün, ß\n2")


def test_json_that_is_written_is_known_without_reading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text, written = texts_of(SPREAD, NAMES)
    rows = columns_of_csv(text)
    assert is_json_of(rows, written)
    assert written == json.dumps(json.loads(written), indent=1, ensure_ascii=False) + "\n"
    monkeypatch.setattr(as_json, "_ROWS", 7)  # so that it is many parts
    assert is_json_of(rows, written)


def test_json_that_differs_in_one_letter_is_not_known() -> None:
    text, written = texts_of([[12, 0, 0, 0, 0, 0]])
    rows = columns_of_csv(text)
    for place, letter in enumerate(written):
        other = "x" if letter != "x" else "y"
        assert not is_json_of(rows, written[:place] + other + written[place + 1 :])
    assert not is_json_of(rows, written[:-1])
    assert not is_json_of(rows, written + " ")


def test_rows_read_from_json_are_those_of_the_csv() -> None:
    text, written = texts_of(SPREAD, NAMES)
    read, rows = columns_of_json(written), columns_of_csv(text)
    assert same_cells(read, rows)
    assert read.of["category"].texts == rows.of["category"].texts
    as_texts = json.loads(written)
    for row in as_texts["rows"]:
        row["n"] = str(row["n"])
    assert same_cells(columns_of_json(json.dumps(as_texts)), rows)


def _other_number(content: dict[str, list[dict[str, object]]]) -> None:
    content["rows"][3]["n"] = 3


def _fewer_rows(content: dict[str, list[dict[str, object]]]) -> None:
    content["rows"].pop()


def _other_group(content: dict[str, list[dict[str, object]]]) -> None:
    content["rows"][-1]["group"] = "Alder"


@pytest.mark.parametrize("change", [_other_number, _fewer_rows, _other_group])
def test_one_cell_that_differs_is_seen(change: Callable[[dict[str, list[dict[str, object]]]], None]) -> None:
    text, written = texts_of(SPREAD)
    content = json.loads(written)
    change(content)
    assert not same_cells(columns_of_json(json.dumps(content)), columns_of_csv(text))


def test_json_in_another_layout_is_read_and_attacked() -> None:
    text, written = texts_of([[0, 0, 0, 0, 6, 0]])
    content = json.loads(written)
    content["rows"] = [dict(reversed(row.items())) for row in content["rows"]]
    assert attack_release(text, json.dumps(content), FIVE) == []
    content["rows"].append({**content["rows"][-1], "group": "Alder", "parent": "Everyone", "n": 4})
    assert attack_release(text, json.dumps(content), FIVE)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace('"n": 60', '"n": 3,\n   "n": 60', 1),  # one would hide the other
        lambda text: text.replace('"rows": [', '"rows": [1],\n "rows": [', 1),
        lambda text: text.replace('"rows": [', '"rows": [[],', 1),
        lambda text: text.replace('"rows": [', '"rows": [{"wave": ""},', 1),
        lambda text: text.replace('"columns"', '"names"', 1),
        lambda text: text.replace('"Team 0"', '"\\ud800"'),
        lambda text: json.dumps(dict.fromkeys(COLUMNS, "")),
        lambda text: "[" * 100_000,
        lambda text: "7",
        lambda text: "",
    ],
)
def test_json_that_is_no_release_is_refused(change: Callable[[str], str]) -> None:
    text, written = texts_of(SPREAD)
    with pytest.raises(AttackError, match="no release"):
        attack_release(text, change(written), FIVE)
