"""What matters to somebody at work: guessed, asked, guessed again, and set beside chance."""
