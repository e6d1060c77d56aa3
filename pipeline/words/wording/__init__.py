"""The words themselves: their language, their forms, function words, short forms, pieces and clauses of a text."""
