"""From an answer to bytes: pages, the formats that render them, and where they are written."""
