"""The real settings, but for what would make tests slow or touch the machine they run on."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "known to everybody, and used by the tests only, which keep nothing")

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: several threads then meet the locks and the journal of the real thing.
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/nabla-test-{os.getpid()}.sqlite3"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed names exist only after collectstatic.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
