"""Tools of the project: set up, run, check, measure."""
