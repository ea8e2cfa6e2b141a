"""How a scenario travels: as a file and as a link."""
