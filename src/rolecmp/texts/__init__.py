"""Texts of your own: how a job ad or a résumé is read, and what is found in it."""
