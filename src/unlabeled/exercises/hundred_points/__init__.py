"""A hundred points over five criteria: as oneself, as advice, and as the other one really weighs them."""
