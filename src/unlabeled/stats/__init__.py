"""Statistics as pure functions: each returns its value, interval and n together."""

from unlabeled.stats.agreement import Agreement, GroupAgreement, Null, random_variance, rwg_j, rwg_star
from unlabeled.stats.covariance import covariance_from_sums
from unlabeled.stats.detectable import smallest_detectable_linked, smallest_detectable_unlinked
from unlabeled.stats.dominance import Dominance, cliffs_delta
from unlabeled.stats.estimate import Estimate
from unlabeled.stats.factor import Fit
from unlabeled.stats.intraclass import Intraclass, intraclass_correlations
from unlabeled.stats.item_total import corrected_item_total, item_total_from_covariance
from unlabeled.stats.omega import Omega, omega_from_covariance, one_factor_omega
from unlabeled.stats.reliability import alpha_from_covariance, cronbach_alpha, feldt_interval
from unlabeled.stats.shares import TeamShare, share_of_sample, share_of_team
from unlabeled.stats.two_shares import difference_of_shares

__all__ = [
    "Agreement",
    "Dominance",
    "Estimate",
    "Fit",
    "GroupAgreement",
    "Intraclass",
    "Null",
    "Omega",
    "TeamShare",
    "alpha_from_covariance",
    "cliffs_delta",
    "corrected_item_total",
    "covariance_from_sums",
    "cronbach_alpha",
    "difference_of_shares",
    "feldt_interval",
    "intraclass_correlations",
    "item_total_from_covariance",
    "omega_from_covariance",
    "one_factor_omega",
    "random_variance",
    "rwg_j",
    "rwg_star",
    "share_of_sample",
    "share_of_team",
    "smallest_detectable_linked",
    "smallest_detectable_unlinked",
]
