"""Print the difference of two shares with Newcombe's interval, as statsmodels computes it."""

from statsmodels.stats.proportion import confint_proportions_2indep

CASES = ((2, 3, 1, 3), (3, 3, 0, 3), (0, 3, 0, 3), (3, 3, 3, 3), (0, 2, 1, 2), (1, 1, 0, 3), (56, 70, 48, 80))

for case in CASES:
    low, high = confint_proportions_2indep(*case, method="newcomb", compare="diff")
    print(f"  - {{counts: {list(case)}, low: {float(low)!r}, high: {float(high)!r}}}")
