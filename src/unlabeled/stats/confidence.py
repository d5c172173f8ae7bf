"""The level of a confidence interval, checked in one place."""


def refuse_confidence(confidence: float) -> None:
    """Raise a ValueError unless `confidence` lies between 0 and 1, for example 0.95."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1, for example 0.95.")
