"""From content to what the gate takes: the policy's limits, and the questionnaire's plan."""

from pathlib import Path

from unlabeled.content import ContentError
from unlabeled.content.instrument import Instrument
from unlabeled.content.risk_appetite import load_risk_appetite
from unlabeled.disclosure import Blueprint, ItemPlan, RiskAppetite, ScalePlan


def risk_appetite(file: Path) -> RiskAppetite:
    """Return the limits in the policy `file`.

    Raises
    ------
    ContentError
        If the file cannot be used, or one of its limits is laxer than the gate's own.
    """
    policy = load_risk_appetite(file)
    try:
        return RiskAppetite(**policy.model_dump())
    except ValueError as error:
        raise ContentError(file, f"{error}.") from None


def blueprint(instrument: Instrument) -> Blueprint:
    """Return what the gate must know about `instrument`."""
    scales = tuple(
        ScalePlan(scale.id, tuple(ItemPlan(item.id, item.reverse_keyed) for item in scale.items))
        for scale in instrument.scales
    )
    return Blueprint(scales, instrument.response_scale.labels, instrument.response_scale.low)
