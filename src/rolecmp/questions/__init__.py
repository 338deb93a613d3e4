"""The questions that a catalog answers: one module each, from a catalog to a typed answer."""
