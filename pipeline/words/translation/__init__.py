"""Languages as a subject: written in, translated into, versions."""
