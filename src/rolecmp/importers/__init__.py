"""What turns other people's data into a catalog."""
