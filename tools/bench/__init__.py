"""Measures the grader on the committed corpora, beside SymPy on the same pairs."""
