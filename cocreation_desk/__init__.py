"""Cocreation Desk: a session between a brand and its customers, from the QR code to the printed minutes."""
