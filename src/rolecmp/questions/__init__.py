"""What one can ask of a catalog: one pure function and one answer a question."""
