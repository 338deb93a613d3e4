"""Importers: catalogs built from external data."""
