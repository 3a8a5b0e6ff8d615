"""Promises, each with its owner and its date."""
