"""Evaluations: their state, who evaluates, what is measured, what is published."""
