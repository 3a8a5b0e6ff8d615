"""Candidates present themselves, one after the other, each with the same time."""
