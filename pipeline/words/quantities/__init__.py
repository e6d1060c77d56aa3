"""Quantities: an amount with what it counts, the words that govern it, years."""
