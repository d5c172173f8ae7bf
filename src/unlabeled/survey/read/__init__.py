"""From a survey tool's export to `Responses`: one dialect per file, recognised by content."""

from unlabeled.survey.read.export import read

__all__ = ["read"]
