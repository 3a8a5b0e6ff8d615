"""Ideas written by everybody, read by the facilitator before anyone else."""
