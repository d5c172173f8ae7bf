"""Label off: which line you pick when you are somebody's colleague, and when a label is on you."""
