"""The admin of templates, answers, the queue and the log."""

from exercises.admin import attempts, log, queue, templates, topics

__all__ = ["attempts", "log", "queue", "templates", "topics"]
