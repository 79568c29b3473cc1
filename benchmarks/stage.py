"""A temporary installation to measure: settings as in production, SQLite, own folder; gone afterwards."""

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = 8497


def environment(folder: str) -> dict[str, str]:
    """What a measured process is told."""
    return {
        "DJANGO_SETTINGS_MODULE": "bureau.settings",
        "VAR_DIR": folder,
        "DEBUG": "0",
        "DEMO": "0",
        "SSL_REDIRECT": "0",
        "SECRET_KEY": "only-for-measuring-" + "x" * 40,
        "ALLOWED_HOSTS": "*",
        "DATABASE_URL": f"sqlite:///{folder}/bureau.sqlite3",
        "REDIS_URL": "",
        "JOBS_INLINE": "0",
    }


class Stage:
    """`with Stage() as stage:` migrated, with law and calendar, static files collected."""

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="bench-")
        self.folder = self._folder.name
        self.env = {**os.environ, **environment(self._folder.name)}
        os.environ.update(environment(self._folder.name))
        os.chdir(ROOT)
        fonts = ROOT / "var" / "fonts"
        if fonts.is_dir():
            (Path(self._folder.name) / "fonts").symlink_to(fonts)
        self._prepare()
        return self

    def _prepare(self):
        import django  # after the environment: settings read it once

        django.setup()
        from django.core.management import call_command

        for command in ("migrate", "load_calendar", "load_law"):
            call_command(command, verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)

    def __exit__(self, *_):
        self._folder.cleanup()
