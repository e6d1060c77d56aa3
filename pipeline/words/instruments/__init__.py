"""Instruments: those in use, those that are only named, and those that no list knows."""
