"""What any importer may use: the download, the catalog in the making, and what goes into it."""
