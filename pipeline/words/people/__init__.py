"""Counts of people and courses, sizes of groups, ages, and which people are meant."""
