"""Database triggers that refuse to change or remove an entry, on both databases."""

_SQLITE = [
    """CREATE TRIGGER record_entry_no_{low} BEFORE {verb} ON record_entry
    BEGIN SELECT RAISE(ABORT, 'record_entry is append-only'); END"""
]
_POSTGRES = [
    """CREATE OR REPLACE FUNCTION record_entry_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'record_entry is append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER record_entry_no_{low} BEFORE {verb} ON record_entry
    FOR EACH ROW EXECUTE FUNCTION record_entry_refuse()""",
]


def install(connection):
    """Creates the triggers."""
    statements = _SQLITE if connection.vendor == "sqlite" else _POSTGRES
    with connection.cursor() as cursor:
        for verb in ("UPDATE", "DELETE"):
            for statement in statements:
                cursor.execute(statement.format(verb=verb, low=verb.lower()))


def remove(connection):
    """Drops the triggers: for migrating backwards and for emptying a test database."""
    table = "" if connection.vendor == "sqlite" else " ON record_entry"
    with connection.cursor() as cursor:
        for verb in ("update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS record_entry_no_{verb}{table}")
