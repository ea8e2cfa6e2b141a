"""What every room needs: months, German numbers, problems in words."""
