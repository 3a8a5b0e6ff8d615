"""Ideas put together into themes."""
