"""How figures look and read, the same on every page, slide and sheet."""
