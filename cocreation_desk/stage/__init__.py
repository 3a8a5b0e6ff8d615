"""The projector's window: one scene at a time, drawn by Qt Quick from a plain dict."""
