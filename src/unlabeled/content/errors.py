"""The one error for content that cannot be used."""

from pathlib import Path


class ContentError(ValueError):
    """Content that cannot be used: says which file, line and field, and what is allowed there.

    Parameters
    ----------
    file : Path
        The YAML file.
    problem : str
        What is wrong and what would be right, in one sentence.
    field : str, optional
        Dotted path of the field, for example `scales.forced.items.2.text`.
    line : int, optional
        Line in the file, counted from 1.
    """

    def __init__(self, file: Path, problem: str, field: str = "", line: int | None = None) -> None:
        self.file, self.problem, self.field, self.line = file, problem, field, line
        place = file.name if line is None else f"{file.name}, line {line}"
        super().__init__(f"{place}{f', {field}' if field else ''}: {problem}")
