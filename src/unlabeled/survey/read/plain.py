"""A plain table: one row per person, one column per item, named by its id or text, as in our sample."""

from unlabeled.survey.read.dialect import Dialect

PLAIN = Dialect("a plain table", lambda columns: True, lambda column: column)
