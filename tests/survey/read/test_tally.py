"""A room's tally: read as counts, and refused when its numbers cannot be those of a survey."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.policy import blueprint
from unlabeled.survey.read import counted, read
from unlabeled.survey.read.tally import read_tally, tally_json
from unlabeled.survey.tabulate import tabulate

from ..exports import ANSWERS, EXPORTS, TALLY, TEAMS, TWO_WAVES

INSTRUMENT = EXPORTS[0].instrument()


def test_tally_of_a_room_is_that_of_the_answers_themselves() -> None:
    export = EXPORTS[0]
    (sealed,) = read_tally(TALLY, INSTRUMENT)
    (answers,) = tabulate(read(export.source, INSTRUMENT), blueprint(INSTRUMENT))
    assert sealed.groups == answers.groups
    assert (sealed.tally.counts == answers.tally.counts).all()
    for one, two in zip(sealed.tally.moments, answers.tally.moments, strict=True):
        assert (one.n, one.sums.tolist()) == (two.n, two.sums.tolist())
        assert (one.cross_products == two.cross_products).all()


def test_tally_of_two_waves_is_that_of_the_answers_themselves(tmp_path: Path) -> None:
    german = next(each for each in EXPORTS if each.language == "de").instrument()
    rows = ["wave;team;pace_1;pace_2;candour_1;candour_2"]
    for wave, more in (("2025", 1), ("2026", 2)):  # in the second all are a step higher, where there is one
        for team, codes in zip(TEAMS, ANSWERS, strict=True):
            cells = ["" if code == 5 else str(min(code + more, 5)) for code in codes]
            rows.append(";".join([wave, ("Küche", "Lager")[team], *cells]))
    file = tmp_path / "waves.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    counted_here = tabulate(read(file, german, "team"), blueprint(german))
    sealed = read_tally(TWO_WAVES, german)
    assert [wave.name for wave in sealed] == ["2025", "2026"]
    assert tally_json(sealed, german) == tally_json(tuple(counted_here), german)


def test_what_is_written_is_read_as_the_same(tmp_path: Path) -> None:
    waves = read_tally(TALLY, INSTRUMENT)
    file = tmp_path / "again.json"
    file.write_text(tally_json(waves, INSTRUMENT), encoding="utf-8")
    again = counted(file, INSTRUMENT)
    assert again is not None
    assert (again[0].tally.counts == waves[0].tally.counts).all()
    assert tally_json(again, INSTRUMENT) == tally_json(waves, INSTRUMENT)


def test_table_is_no_tally() -> None:
    assert counted(EXPORTS[0].source, INSTRUMENT) is None
    with pytest.raises(UnreadableError, match="no tally"):
        counted(EXPORTS[0].source, INSTRUMENT, "tally")


def _wave(content: Any) -> Any:
    return content["waves"][0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.update(version=2), "no tally of version 1"),
        (lambda c: c.update(version=True), "first mistake is at version"),
        (lambda c: c["instrument"].update(version="2"), "of another version"),
        (lambda c: c["questions"].reverse(), "another questionnaire"),
        (lambda c: c["answers"].reverse(), "has other answers"),
        (lambda c: c.update(names=["Zelda"]), "first mistake is at names"),
        (lambda c: _wave(c)["counts"].pop(), "not by group, question and answer"),
        (lambda c: _wave(c)["counts"][0][0].append(0), "not by group, question and answer"),
        (lambda c: _wave(c)["counts"][0][0].__setitem__(0, -1), "does not hold together"),
        (lambda c: _wave(c)["counts"][0][0].__setitem__(0, 9), "different numbers of people"),
        (lambda c: _wave(c)["counts"][0][0].__setitem__(0, 0.5), "first mistake is at waves.0.counts.0.0.0"),
        (lambda c: _wave(c)["counts"][0][0].__setitem__(0, 10**30), "does not hold together"),
        (lambda c: _wave(c)["moments"].pop(), "moments are of other scales"),
        (lambda c: _wave(c)["moments"][0].update(n=99), "does not hold together"),
        (lambda c: _wave(c)["moments"][0].update(sums=[0, 0]), "not those of answers on this scale"),
        (lambda c: _wave(c)["groups"].__setitem__(0, "zelda@mail.example"), "an address or a telephone"),
        (lambda c: _wave(c)["groups"].__setitem__(0, "Meadow"), "no names of their own"),
    ],
)
def test_tally_that_cannot_be_is_refused(change: Callable[[Any], object], said: str, tmp_path: Path) -> None:
    content = json.loads(TALLY.read_text(encoding="utf-8"))
    change(content)
    file = tmp_path / "sealed.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UnreadableError, match=said) as refused:
        read_tally(file, INSTRUMENT)
    assert "zelda" not in str(refused.value).casefold()
