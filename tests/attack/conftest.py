"""Tables as files, and releases made of bare counts, as the texts that would be published."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from unlabeled.cli import main
from unlabeled.disclosure import Blueprint, ItemPlan, Moments, RiskAppetite, ScalePlan, Tally, Wave, release
from unlabeled.survey.export import release_csv, release_json
from unlabeled.survey.tabulate import tally

Tables = Sequence[Sequence[int]]
Audit = Callable[..., tuple[int, str]]


def texts_of(tables: Tables, names: Sequence[str] | None = None) -> tuple[str, str]:
    """Return release.csv and release.json of one item: one table of counts per group, "no answer" last."""
    return texts_of_items(np.array(tables, dtype=np.int64).reshape(len(tables), 1, -1), names)


def texts_of_items(counts: np.ndarray, names: Sequence[str] | None = None) -> tuple[str, str]:
    """Return the same of groups × items × answers, each item a scale of its own."""
    answers = counts[..., :-1]
    values = np.arange(1, answers.shape[2] + 1)
    moments = tuple(
        Moments(int(whole.sum()), np.array([whole @ values]), np.array([[whole @ values**2]]))
        for whole in answers.sum(axis=0)
    )
    numbers = [""] if counts.shape[1] == 1 else list(map(str, range(counts.shape[1])))
    scales = tuple(ScalePlan(f"s{number}", (ItemPlan(f"q{number}"),)) for number in numbers)
    plan = Blueprint(scales, tuple(f"answer {value}" for value in values))
    groups = tuple(names or [f"Team {place}" for place in range(len(counts))])
    found = release([Wave("", groups, Tally(counts, moments))], plan, RiskAppetite())
    return release_csv(found), release_json(found)


def texts_of_answers(
    answers: np.ndarray, groups: np.ndarray, points: int, turned: Sequence[int] = ()
) -> tuple[str, str]:
    """Return the same of people × items, answers counted from 0; `points` is "no answer"."""
    items = tuple(ItemPlan(f"q{place}", place in turned) for place in range(answers.shape[1]))
    plan = Blueprint((ScalePlan("s", items),), tuple(f"answer {place}" for place in range(points)))
    count = int(groups.max()) + 1
    made = tally(answers.astype(np.int32), groups, count, plan)
    names = tuple(f"Team {place}" for place in range(count))
    found = release([Wave("", names, made)], plan, RiskAppetite())
    return release_csv(found), release_json(found)


@pytest.fixture
def audit(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Audit:
    """Write texts as files and audit them; returns the exit code and what was said."""
    monkeypatch.setenv("COLUMNS", "200")

    def run(*texts: str, options: Sequence[str] = ()) -> tuple[int, str]:
        files = []
        for place, text in enumerate(texts):
            file = tmp_path / f"table{place}.csv"
            file.write_text(text, encoding="utf-8")
            files.append(str(file))
        code = main(["audit", *options, *files])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run
