"""Arriving: who is here, and how to join."""
