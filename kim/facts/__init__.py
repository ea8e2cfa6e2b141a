"""What the council paper says, and what its table implies."""
