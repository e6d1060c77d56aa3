"""Places: their names and codes, the part they play, how much of a country they are."""
