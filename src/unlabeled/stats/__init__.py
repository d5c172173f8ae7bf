"""Statistics as pure functions: each returns its value, interval and n together."""

from unlabeled.stats.covariance import covariance_from_sums
from unlabeled.stats.estimate import Estimate
from unlabeled.stats.reliability import alpha_from_covariance, cronbach_alpha
from unlabeled.stats.shares import difference_of_shares, wilson_interval

__all__ = [
    "Estimate",
    "alpha_from_covariance",
    "covariance_from_sums",
    "cronbach_alpha",
    "difference_of_shares",
    "wilson_interval",
]
