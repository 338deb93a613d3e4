"""How an answer is shown: a neutral page of it, and a writer for each format."""
