"""A rehearsal: a whole session on this machine, with people who do not exist."""
