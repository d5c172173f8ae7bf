"""The workshop's first notebook as a website without a server: Python runs inside the reader's browser."""
