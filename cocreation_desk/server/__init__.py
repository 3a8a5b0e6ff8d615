"""The phones in the room: what they can ask for over the local network, and how they hear what happens."""
