"""What a year is the year of."""
