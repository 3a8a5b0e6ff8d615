"""A break, and the minutes left of it."""
