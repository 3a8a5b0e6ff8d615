"""A few short questions at the end."""
