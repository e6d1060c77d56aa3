"""How something is said: as a fact, a denial, a plan, of the past, of others; and how far such a word reaches."""
