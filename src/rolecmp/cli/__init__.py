"""The command line: what can be typed, and what happens then."""
