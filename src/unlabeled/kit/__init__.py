"""What the commands of the kit do."""
