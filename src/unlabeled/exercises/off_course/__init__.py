"""Off course: a small error in heading, the years, and what it costs to notice early or late."""
