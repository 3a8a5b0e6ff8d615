"""What leaves the room on paper: one module a document, and how any document is drawn."""
