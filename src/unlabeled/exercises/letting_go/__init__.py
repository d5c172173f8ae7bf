"""Letting go: somebody says no to working closely with you, and you write back."""
