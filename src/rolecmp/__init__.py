"""Compare data roles side by side, and find a path from one to another."""

__version__ = "0.1.0"
