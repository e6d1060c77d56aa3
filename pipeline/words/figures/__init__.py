"""Numbers as they are written: digits, words, fractions, ranges, shares."""
