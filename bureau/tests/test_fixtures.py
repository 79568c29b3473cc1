"""What the suite promises each of its tests."""

import os
from pathlib import Path

from django.conf import settings


def test_each_process_of_a_parallel_run_has_files_of_its_own():
    """Papers are filed by their key, and keys begin at one in each database."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    assert worker is None or worker in Path(settings.MEDIA_ROOT).parts
