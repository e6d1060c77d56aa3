"""Levels of risk or intensity, and the setting that each is told for."""
