"""Digits in labels, statements, titles and names of groups are no numbers of people; planted ones are."""

import random
from pathlib import Path

import pytest
import yaml

from unlabeled.attack import cover_findings
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.analyze import Order, analysed_and_written
from unlabeled.kit.attacked import RefusedError, refuse_if_found
from unlabeled.kit.covered import known_words
from unlabeled.survey.policy import risk_appetite

LABELS = (
    ("1", "2", "3", "4", "5"),
    ("1 (never)", "2 (rarely)", "3 (sometimes)", "4 (often)", "5 (always)"),
    ("0 %", "25 %", "50 %", "75 %", "100 %"),
    ("never", "1/2 the time", "2/3 of the time", "90 % of the time", "always"),
    ("1.5", "2.5", "3.5"),
)
WORDS = ("In 2024, ", "phase 2", "I know 3 people", "100 %", "n = 12", "24/7", "(4)", "50 people", "7")
GROUPS = ("Team 1", "1", "12", "2024", "Q1 2024", "Site 10 (north)", "5 people", "10-19 years", "3.5", "1/2")
WAVES = ((), (), ("1", "2"), ("2023", "2024"), ("Q1 24", "Q3 24"))
FILES = ("report.html", "release.csv", "release.json", "audit.json")


def written(folder: Path, seed: int, labels: tuple[str, ...]) -> None:
    """Write a survey with digits everywhere, and its results."""
    draw = random.Random(seed)  # noqa: S311: nothing secret
    tree, waves = draw.random() < 0.4, draw.choice(WAVES)
    items = [
        {"id": f"q{place}", "text": f"People {' '.join(draw.sample(WORDS, 2))} {place}"} for place in range(3)
    ]
    columns = ["department", "team"] if tree else ["team"]
    questionnaire = {
        "id": "mine",
        "title": f"Pulse {draw.choice(WORDS)}",
        "version": "2.1",
        "about": f"About 12 minutes, {draw.choice(WORDS)}",
        "invitation": "5 minutes",
        "response_scale": {"low": draw.choice([0, 1]), "labels": list(labels)},
        "scales": [{"id": "s", "title": f"Part {draw.choice(WORDS)} 1", "about": "All 3.", "items": items}],
        "group_columns": columns,
    }
    (folder / "mine.yaml").write_text(yaml.safe_dump(questionnaire), encoding="utf-8")
    teams = draw.sample(GROUPS, draw.randint(2, 6))
    lies_in = {team: draw.choice(GROUPS[:3]) for team in teams}
    lines = [",".join([*(["wave"] if waves else []), *columns, "q0", "q1", "q2"])]
    for wave in waves or ("",):
        for _ in range(draw.randint(50, 120)):
            team = draw.choice(teams)
            cells = [*([wave] if wave else []), *([lies_in[team]] if tree else []), team]
            answers = [str(draw.choice(labels)) for _ in items]
            lines.append(",".join([*cells, *answers]))
    (folder / "answers.csv").write_text("\n".join(lines), encoding="utf-8")
    analysed_and_written(Order((folder / "answers.csv",), folder / "out", folder / "mine.yaml"))


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("seed", range(3))
def test_survey_with_digits_in_every_text_is_written(
    tmp_path: Path, seed: int, labels: tuple[str, ...]
) -> None:
    written(tmp_path, seed, labels)
    assert (tmp_path / "out" / "report.html").exists()


@pytest.mark.parametrize("labels", LABELS[:4])
def test_number_that_is_planted_among_digits_is_found(tmp_path: Path, labels: tuple[str, ...]) -> None:
    written(tmp_path, 1, labels)
    texts = {name: (tmp_path / "out" / name).read_text(encoding="utf-8") for name in FILES}
    questionnaire, policy = load_instrument(tmp_path / "mine.yaml"), risk_appetite(risk_appetite_file())
    known = known_words(questionnaire, policy)
    assert cover_findings(texts, known) == []
    for planted in (
        "<p>337 people said so.</p>",
        "<p>337 of Everyone.</p>",
        "<p>In Team 1, 97 % are favourable.</p>",
        "<p>1 of them said no.</p>",
        "<p>Every answer but 1.</p>",
        "<table><tr><th>Everyone</th><td>337</td></tr></table>",
        "<table><tr><th>Everyone</th><td>1</td></tr></table>",
        '<span aria-label="mean 3.37"></span>',
    ):
        changed = texts | {"report.html": texts["report.html"].replace("</main>", f"{planted}</main>", 1)}
        assert cover_findings(changed, known), planted
    with pytest.raises(RefusedError, match="a mistake in the tool, not in your data; please report it"):
        refuse_if_found(changed, questionnaire, policy)
