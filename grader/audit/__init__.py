"""Is a question sound, and every line of its worked solution true?"""

from grader.audit.auditing import Audit, audit

__all__ = ["Audit", "audit"]
