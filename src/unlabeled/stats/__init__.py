"""Statistics as pure functions: each returns its value, interval and n together."""
