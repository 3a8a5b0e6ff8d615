"""Lists that others made: CSV and Excel files, read exactly or refused whole in one sentence."""
