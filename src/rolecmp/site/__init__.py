"""`site`: a catalog as a static site, one document for each thing that has a name."""
