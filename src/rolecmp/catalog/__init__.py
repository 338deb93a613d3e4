"""The catalog: its file format, and how a file is read, checked and searched by name."""
