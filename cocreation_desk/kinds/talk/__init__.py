"""Somebody speaks, and the room may say that it did not follow."""
