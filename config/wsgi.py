"""The WSGI entry, for gunicorn and its like."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from exercises.workers import workers  # noqa: E402 - the apps have to be ready first

# No student should be the one who waits for SymPy to load.
workers().start()
