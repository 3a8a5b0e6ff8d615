"""A picture or a film on the big screen."""
