"""What words mean: numbers and units, negation and time, replies, places, names; the ideas that normalisers share."""
