"""What can be done: the one door to the file, and the acts that pass through it."""
