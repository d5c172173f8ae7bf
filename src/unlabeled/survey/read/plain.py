"""A plain table: one row per person, one column per item, named by its id or text, as in our sample."""

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, distinct


def plain_column(name: str) -> Column:
    """Return a column; its name is also read as words, because `first_name` identifies like "First name"."""
    return Column(distinct(name, name.replace("_", " ")))


def _header(head: Head) -> Header:
    return Header(1, tuple(map(plain_column, head[0])))


PLAIN = Dialect("plain", "a plain table", lambda head: True, _header)
