"""The one error for a survey that cannot be read."""


class UnreadableError(Exception):
    """A survey that cannot be read: one sentence or two on what is wrong, where, and what to do.

    Never quotes a cell: it could be somebody's name or words.
    """


class GroupColumnError(UnreadableError):
    """No column that can hold the groups. A command and a notebook name one in different ways.

    Parameters
    ----------
    problem : str
        What is wrong.
    columns : str
        Names of the columns to choose from, as one text; "" where there are none.
    """

    def __init__(self, problem: str, columns: str = "") -> None:
        self.problem, self.columns = problem, columns
        choice = f" ({columns})" if columns else ""
        super().__init__(
            f"{problem} Name the column with the groups: --by COLUMN{choice}, "
            "or read everyone together: --by ''."
        )
