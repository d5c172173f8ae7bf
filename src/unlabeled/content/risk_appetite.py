"""The survey's risk appetite: what a report may show, and from how many people on."""

from pathlib import Path

from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load


class RiskAppetitePolicy(Content):
    """The numbers of `data/survey/risk-appetite.yaml`. The gate holds their floors and refuses laxer ones."""

    k: int
    shares_from: int
    share_step: int
    share_end: int
    categories_from: int
    category_step: int
    least_parts: int
    quality_floor: int


def risk_appetite_file() -> Path:
    """Return the policy file in the data folder in use."""
    return data_folder() / "survey" / "risk-appetite.yaml"


def load_risk_appetite(file: Path) -> RiskAppetitePolicy:
    """Return the policy in `file`; raises `ContentError` naming file, line and field."""
    return load(file, RiskAppetitePolicy)
