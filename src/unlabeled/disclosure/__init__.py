"""Disclosure control: aggregates in, decisions out. No files, no pandas, no web.

Names are loaded when they are asked for: the thresholds are plain numbers, and whoever needs no more than
these, such as a notebook inside a browser, can do without NumPy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unlabeled.disclosure.ahead import Forecast, forecast
    from unlabeled.disclosure.appetite import Detail, RiskAppetite
    from unlabeled.disclosure.blueprint import Blueprint, ItemPlan, ScalePlan
    from unlabeled.disclosure.gate import Wave, release
    from unlabeled.disclosure.published import PublishedGroup, Release, Row, Statistic, Status
    from unlabeled.disclosure.tally import Moments, Tally

_HOMES = {
    "appetite": ("Detail", "RiskAppetite"),
    "blueprint": ("Blueprint", "ItemPlan", "ScalePlan"),
    "ahead": ("Forecast", "forecast"),
    "gate": ("Wave", "release"),
    "published": ("PublishedGroup", "Release", "Row", "Statistic", "Status"),
    "tally": ("Moments", "Tally"),
}

__all__ = [
    "Blueprint",
    "Detail",
    "Forecast",
    "ItemPlan",
    "Moments",
    "PublishedGroup",
    "Release",
    "RiskAppetite",
    "Row",
    "ScalePlan",
    "Statistic",
    "Status",
    "Tally",
    "Wave",
    "forecast",
    "release",
]


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
