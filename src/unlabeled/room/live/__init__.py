"""The facilitator's console: what it is told, what comes next, what it shows."""
