"""What differs between the exports of survey tools."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """One tool's way of writing an export.

    Parameters
    ----------
    tool : str
        Its name, as people know it.
    recognises : callable
        Whether a file with these column names was written by it.
    question : callable
        The question that a column name stands for.
    """

    tool: str
    recognises: Callable[[Sequence[str]], bool]
    question: Callable[[str], str]
