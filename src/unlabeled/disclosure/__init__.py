"""Disclosure control: aggregates in, decisions out. No files, no pandas, no web."""

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint, ItemPlan, ScalePlan
from unlabeled.disclosure.forecast import Forecast, forecast
from unlabeled.disclosure.gate import Wave, release
from unlabeled.disclosure.release import PublishedGroup, Release, Row, Statistic, Status
from unlabeled.disclosure.tally import Moments, Tally

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
