"""An open conversation, with a queue of questions."""
