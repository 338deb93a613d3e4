"""The importer of O*NET: its release files, and how they become a catalog."""
