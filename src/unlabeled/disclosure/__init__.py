"""Disclosure control: aggregates in, decisions out. No files, no pandas, no web."""
