"""The pure grading library: text in, verdict out."""
