"""The file: rows of one SQLite database, and the domain values they stand for."""
