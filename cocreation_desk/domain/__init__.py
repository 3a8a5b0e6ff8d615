"""What a session is and what its rules are, in plain Python."""
