"""Would move: how many people would have to move before two surveys of a team show it."""
