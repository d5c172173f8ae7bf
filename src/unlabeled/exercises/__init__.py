"""One exercise per file: a pure model (numbers in, numbers out) and a thin view."""
