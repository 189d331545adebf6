"""What a wrong answer can be told about itself."""

from grader.diagnosis.hints import falsifying_fact

__all__ = ["falsifying_fact"]
