"""Sessions: how many, how long, how often, in which form."""
