"""Settings of the test suite: fast hashing, jobs run at commit, files in a temporary folder."""

import atexit
import os
import shutil
import tempfile

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bureau-tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
os.environ["DEBUG"] = "1"

from bureau.settings import *  # noqa: F403
from bureau.settings import BASE_DIR, TEMPLATES

DEBUG = False
DEMO = True
ALLOWED_HOSTS = ["*"]
JOBS_INLINE = True
FONT_DIR = BASE_DIR / "var" / "fonts"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
TEMPLATES[0]["OPTIONS"]["debug"] = True
WHITENOISE_AUTOREFRESH = True
