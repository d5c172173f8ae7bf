"""From a survey export to a report that exposes nobody: read, tabulate, gate, show."""
