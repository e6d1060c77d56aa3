"""Whether a programme is held, goes on, gives way or is looked at, and who pays for it."""
