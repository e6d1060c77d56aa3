"""Names of programmes, bodies and works: where they begin and end, and whose programme it is."""
