"""What the attacker reads: every number of a release, each as the rules print it, and nothing unknown."""

import json
from pathlib import Path

import pytest

from unlabeled.attack import AttackError, Scale, attack_release
from unlabeled.attack.printed import Printed, limits, stepped_limits
from unlabeled.attack.releases import read_csv
from unlabeled.disclosure import RiskAppetite
from unlabeled.disclosure.cell import Cell, band, stepped

from .conftest import Audit, texts_of

SPREAD = [[n // 5 + (place < n % 5) for place in range(5)] + [0] for n in (65, 20, 9)]
FIVE = Scale(1, 5)


def printed(cell: Cell) -> Printed:
    return Printed(str(cell.value), str(cell.shown_low), str(cell.shown_high), cell.n)


@pytest.mark.parametrize("n", range(5, 50))
def test_printed_share_of_a_group_is_read_as_the_counts_it_stands_for(n: int) -> None:
    for count in range(n + 1):
        cell = band(n, count) if n < 15 else stepped(n, count, 10, 20)
        assert stepped_limits(printed(cell), 20, None) == (cell.low, cell.high)


@pytest.mark.parametrize("categories", [3, 5, 6, 8])
def test_printed_category_is_read_as_the_counts_it_stands_for(categories: int) -> None:
    for n in range(50, 200, 7):
        for cell in RiskAppetite().category_steps(n, categories).cells(n):
            assert stepped_limits(printed(cell), None, categories) == (cell.low, cell.high)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("most", "0", "100"),
        ("40", "50", "60"),
        ("20 or less", "0", "30"),
        ("between 20 and 50", "20", "60"),
        ("nan", "0", "100"),
        ("40", "", ""),
        ("140", "130", "150"),
    ],
)
def test_share_that_no_rule_prints_is_refused(value: str, low: str, high: str) -> None:
    with pytest.raises(AttackError):
        limits(Printed(value, low, high, 20))


def cells(row: str) -> list[str]:
    return row.split(",")


def test_no_number_of_a_release_can_be_changed_unseen_into_something_unknown() -> None:
    """Each number of each row is replaced in turn: what is not understood is refused."""
    text, _ = texts_of(SPREAD)
    head, *rows = text.splitlines()
    names = head.split(",")
    for place, row in enumerate(rows):
        for column in ("statistic", "value", "n", "status", "low"):
            changed = cells(row)
            if not changed[names.index(column)]:
                continue
            changed[names.index(column)] = "?"
            with pytest.raises(AttackError):
                attack_csv("\n".join([head, *rows[:place], ",".join(changed), *rows[place + 1 :], ""]))


def attack_csv(text: str) -> list[object]:
    """Attack a release of which the JSON is not looked at."""
    rows = [
        dict(zip(text.splitlines()[0].split(","), row.split(","), strict=True))
        for row in text.splitlines()[1:]
    ]
    content = {"columns": text.splitlines()[0].split(","), "rows": rows}
    return list(attack_release(text, json.dumps(content), FIVE))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + text.splitlines()[1] + "\n",
        lambda text: text + ",Team 0,Everyone,s,q,median,,3,3,3,65,shown\n",
        lambda text: text + ",Team 0,Everyone,s,q,alpha,,0.8,,,65,shown\n",
        lambda text: text + ",Team 9,Everyone,s,,favourable_share,,40,30,50,65,shown\n",
        lambda text: text + ",Team 0,Everyone,s,q2,favourable_share,,40,30,50,66,shown\n",
        lambda text: text + ",Team 9,Everyone,s,,favourable_share,,40,,,,withheld\n",
        lambda text: text + ",Team 9,Nowhere,s,q,favourable_share,,40,30,50,65,shown\n",
        lambda text: text + ",Team 0,Team 0,s,q2,favourable_share,,40,30,50,65,shown\n",
        lambda text: text + ",Everyone,,,q,head_count,,70,,,65,shown\n",
        lambda text: text + ",Everyone,,,,head_count,,about 70,,,65,shown\n",
        lambda text: text + ",Everyone,,,,head_count,,59,,,65,shown\n",
        lambda text: text + ",Everyone,,,,head_count,,70,70,,65,shown\n",
        lambda text: text + ",Everyone,,,,response_rate,,85,,,65,shown\n",
        lambda text: text + ",Team 9,,,,head_count,,70,,,65,shown\n",
        lambda text: text + ",Everyone,,s,q,favourable_of_team,,40,30,50,65,shown\n",
        lambda text: text.replace("statistic", "kind", 1),
        lambda text: text.replace("no answer", "never"),
    ],
)
def test_unknown_rows_are_refused(change: object) -> None:
    text, _ = texts_of(SPREAD)
    with pytest.raises(AttackError):
        attack_csv(change(text))  # type: ignore[operator]


def test_release_json_that_says_more_than_the_csv_is_attacked_too() -> None:
    text, as_json = texts_of([[0, 0, 0, 0, 6, 0]])
    assert attack_release(text, as_json, FIVE) == []
    content = json.loads(as_json)
    content["rows"].append({**content["rows"][-1], "group": "Alder", "parent": "Everyone", "n": 4})
    assert attack_release(text, json.dumps(content), FIVE)


def test_reversed_item_is_told_by_its_own_numbers() -> None:
    text, _ = texts_of([[40, 10, 5, 3, 2, 0]])
    turned = (
        text.replace("favourable_share", "xx")
        .replace("unxx", "favourable_share")
        .replace("xx", "unfavourable_share")
    )
    assert (
        read_csv(turned, FIVE, None).sheets[0].categories
        == read_csv(turned, FIVE, {"q"}).sheets[0].categories
    ).all()
    assert (
        read_csv(text, FIVE, None).sheets[0].categories == read_csv(text, FIVE, ()).sheets[0].categories
    ).all()


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("group,mean\nAlder,3.4\n", "needs columns group, n"),
        ("group,n,mean\n", "has no rows"),
        ("group,n\nAlder,8\n", "neither a column 'mean' nor"),
        ("group,n,mean\nAlder,8,about 3\n", "row 2"),
        ("group,n,mean\nAlder,eight,3.4\n", "n is not a whole number in row 2"),
        ("group,n,mean\nAlder,8,9.4\n", "outside the scale"),
        ("group,n,mean\nAlder,8,3.4\nAlder,9,3.1\n", "stands twice"),
        ("group,n,mean\nAll,8,3.4\nTotal,9,3.1\n", "second total"),
        ("group,n,mean\nAlder,8,3.4\nAll,7,3.1\n", "fewer people than its groups"),
        ("group,n,mean\nAlder,8\n", "number of cells"),
        ("group,n,mean\n,8,3.4\n", "no group's name"),
        ("group,n,mean\nAlder,,3.4\n", "without n"),
        ("group,n,1,2,3\nAlder,8,1,2,3\n", "3 columns beside"),
        ("group,n,1,2,3,4,5\nAlder,8,1,2,3,1,9\n", "neither to n nor to 100"),
        ("group,n,mean,mean\nAlder,8,3.4,3.4\n", "two columns of one name"),
    ],
)
def test_table_that_is_not_understood_is_one_sentence_and_code_2(audit: Audit, table: str, says: str) -> None:
    code, said = audit(table)
    assert code == 2
    assert says in said
    assert said.count("\n") == 1
    assert "Alder" not in said


@pytest.mark.parametrize("options", [["--scale", "5"], ["--scale", "5-1"], ["--k", "0"], ["--k", "many"]])
def test_options_that_make_no_sense_are_one_sentence_and_code_2(audit: Audit, options: list[str]) -> None:
    code, said = audit("group,n,mean\nAlder,8,3.4\n", options=options)
    assert code == 2
    assert said.count("\n") == 1


def test_missing_file_is_one_sentence_and_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from unlabeled.cli import main

    assert main(["audit", str(tmp_path / "none.csv")]) == 2
    assert "none.csv cannot be read" in capsys.readouterr().err


def test_semicolons_decimal_commas_percentages_and_another_total_are_read(audit: Audit) -> None:
    code, said = audit("group;n;mean\nAlder;4;\nBirch;12;3,08\nAlles;16;3,50\n", options=["--total", "Alles"])
    assert code == 1
    assert "Alder (4) is not shown" in said
    shares = "group,n,1,2,3,4,5\nAlder,12,0%,0%,0%,8%,92%\n"
    assert audit(shares)[0] == 1
