"""What everybody knows who was asked: the words of a questionnaire, its policy, and the printed rules."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unlabeled.attack import Known
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import RiskAppetite


def known_words(instrument: Instrument, appetite: RiskAppetite) -> Known:
    """Return what the numbers of a report may come from, beside the release."""
    from unlabeled import __version__
    from unlabeled.attack import Known, Scale
    from unlabeled.content.risk_appetite import risk_appetite_file
    from unlabeled.survey.report import page_style
    from unlabeled.survey.rules import RULES, SCOPE

    policy = risk_appetite_file().read_text(encoding="utf-8")
    titles = (instrument.title, instrument.id, instrument.about, instrument.version)
    scales = (text for scale in instrument.scales for text in (scale.title, scale.about))
    statements = {item.id: item.text for item in instrument.items}
    words = (
        *(
            f"{text}"
            for text in (*titles, *scales, *statements.values(), *instrument.response_scale.labels)
            if text
        ),
        f"version {instrument.version}",
        __version__,
        policy,
        *RULES,
        SCOPE,
    )
    points = Scale(instrument.response_scale.low, instrument.response_scale.high)
    return Known(points, statements, words, asdict(appetite), (page_style(),))
