"""Brings the database to where the code expects it: tables, law, calendar, demonstration."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from setup.console import ROOT, say

# The law, the calendar and the checklists are loaded again whenever a file here changes.
SOURCES = tuple(
    ROOT / name for name in ("bureau/law", "bureau/timelimits", "bureau/reminders/data", "inspections/data")
)


def ensure() -> None:
    """Does what is not done yet; a second start finds nothing to do."""
    migrated = _migrate()
    stamp, digest = settings.VAR_DIR / "law-loaded.sha256", _digest()
    if migrated or not stamp.exists() or stamp.read_text() != digest:
        say("装载法律、时限与节假日数据")
        call_command("load_law", verbosity=0)
        call_command("load_calendar", verbosity=0)
        call_command("load_reminders", verbosity=0)
        call_command("load_checklists", verbosity=0)
        call_command("load_items", verbosity=0)
        call_command("load_criteria", verbosity=0)
        stamp.write_text(digest)
    if settings.DEMO:
        call_command("demo", if_empty=True)


def _migrate() -> bool:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    say("建立或更新数据库表")
    call_command("migrate", verbosity=0, interactive=False)
    return True


def _digest():
    """Of the sources' content and the database's address; a fresh database is known by its missing tables."""
    files = sorted(file for folder in SOURCES for file in folder.rglob("*") if _is_source(file))
    digest = hashlib.sha256(settings.DATABASE_URL.encode())
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _is_source(file: Path) -> bool:
    return file.is_file() and "tests" not in file.parts and "__pycache__" not in file.parts
