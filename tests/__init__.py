"""Tests of the program from outside: through the command line and the public functions."""
