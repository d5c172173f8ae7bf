"""One dilemma answered in five forms, rated as the one who asks and as the one who answers."""
