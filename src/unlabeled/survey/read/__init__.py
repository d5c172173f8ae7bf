"""From a survey tool's export to `Responses`: one dialect per file, recognised by content."""

from unlabeled.survey.read.export import counted, read
from unlabeled.survey.read.mapping import load_mapping

__all__ = ["counted", "load_mapping", "read"]
