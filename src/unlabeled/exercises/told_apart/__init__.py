"""Told apart: whether one person's help shows, where several helped and luck had its part."""
