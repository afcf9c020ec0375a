"""How a registry is asked: addresses that are allowed, limits, turns, repeats, and the store of answers."""
