"""Widgets that know nothing of sessions: a ring, a button that wants to be held, a banner that never stands in the way."""
