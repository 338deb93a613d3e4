"""Compare data roles side by side, and find the way from one to another."""

__version__ = "0.1.0"
