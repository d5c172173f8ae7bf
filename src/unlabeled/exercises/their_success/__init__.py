"""Their success: what came from them, what only they know, and the question to ask."""
