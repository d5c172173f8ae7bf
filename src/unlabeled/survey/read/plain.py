"""A plain table: one row per person, one column per item, named by its id or text, as in our sample."""

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header


def _header(head: Head) -> Header:
    return Header(1, tuple(Column((name,)) for name in head[0]))


PLAIN = Dialect("plain", "a plain table", lambda head: True, _header)
