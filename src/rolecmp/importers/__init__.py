"""Importers: catalogs made of other people's data."""
