"""Settings of the test suite: fast hashing, jobs run at commit, files in a temporary folder."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bureau-tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
# Each process of a parallel run has files of its own: papers are filed by their key, and keys begin at one in each of
# their databases. A program started by a test keeps the folder of its process.
if os.environ.get("PYTEST_XDIST_WORKER", "") not in ("", *Path(os.environ["VAR_DIR"]).parts):
    os.environ["VAR_DIR"] += "/" + os.environ["PYTEST_XDIST_WORKER"]
    Path(os.environ["VAR_DIR"]).mkdir(exist_ok=True)
os.environ["DEBUG"] = "1"

from bureau.settings import *  # noqa: F403
from bureau.settings import BASE_DIR, DATABASES, TEMPLATES

DEBUG = False
DEMO = True
ALLOWED_HOSTS = ["*"]
JOBS_INLINE = True
FONT_DIR = BASE_DIR / "var" / "fonts"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
TEMPLATES[0]["OPTIONS"]["debug"] = True
WHITENOISE_AUTOREFRESH = True
# Tables are made from the models: walking the migrations takes longer than a hundred tests. The browser part starts the
# real system and so walks them; `make lint` holds that they and the models agree.
DATABASES["default"]["TEST"] = {**DATABASES["default"].get("TEST", {}), "MIGRATE": False}
