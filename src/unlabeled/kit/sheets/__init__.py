"""Paper sheets: every step that is done on paper, from the same content as the notebooks."""
