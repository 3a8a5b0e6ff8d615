"""How fast the room is on this machine, beside what the machine itself can do."""
