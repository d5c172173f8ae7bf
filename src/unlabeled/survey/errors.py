"""The one error for a survey that cannot be read."""


class UnreadableError(Exception):
    """A survey that cannot be read: one sentence or two on what is wrong, where, and what to do.

    Never quotes a cell: it could be somebody's name or words.
    """
