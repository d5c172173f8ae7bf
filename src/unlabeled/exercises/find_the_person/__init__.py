"""Find the person: what a table of small groups gives away, and what the gate leaves open."""
