"""The ownership card: five lines to write before a piece of advice is given."""
