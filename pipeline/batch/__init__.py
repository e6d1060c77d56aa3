"""Many returns: which files are due, workers that isolate them, the cache, the run record."""
