"""The last page: thanks, and what happens next."""
