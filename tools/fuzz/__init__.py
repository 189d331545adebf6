"""Strings by the million against the reader: none may raise, take long or be printed as something else."""
