"""A round in which a question laid on the table is the only invitation."""
