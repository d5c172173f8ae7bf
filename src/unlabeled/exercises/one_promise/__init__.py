"""One promise: something small that only its owner keeps, to take along."""
