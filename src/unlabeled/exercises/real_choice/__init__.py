"""A message to edit until it gives a reason, admits reluctance and leaves a real choice."""
