"""Database triggers by which a draw, once frozen, keeps its pool, digests and public value to come, on both databases.

From the reveal on nothing of it changes but whether it is in force. `manage.py verify_draw` finds what was changed all
the same, by someone who took the triggers away.
"""

FROZEN = (
    "plan_id", "sequence", "number", "reason", "format_version", "frozen_at", "frozen_by_id", "pool", "pool_digest",
    "secret", "commitment", "public_source", "public_due_on",
)  # fmt: skip
REVEALED = ("public_value", "seed", "revealed_at", "revealed_by_id", "record")
_POSTGRES = (
    """CREATE OR REPLACE FUNCTION inspections_draw_refuse() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'a frozen draw is not changed'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER inspections_draw_sealed BEFORE UPDATE ON inspections_draw
    FOR EACH ROW WHEN ({changed}) EXECUTE FUNCTION inspections_draw_refuse()""",
)
_SQLITE = (
    """CREATE TRIGGER inspections_draw_sealed BEFORE UPDATE ON inspections_draw WHEN {changed}
    BEGIN SELECT RAISE(ABORT, 'a frozen draw is not changed'); END""",
)


def _changed(distinct: str) -> str:
    def differs(names) -> str:
        return " OR ".join(f"OLD.{name} {distinct} NEW.{name}" for name in names)

    return f"({differs(FROZEN)} OR (OLD.revealed_at IS NOT NULL AND ({differs(REVEALED)})))"


def install(connection):
    """Creates the trigger. A migration that makes the table anew on SQLite has to install it again."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in _SQLITE if sqlite else _POSTGRES:
            cursor.execute(statement.format(changed=_changed("IS NOT" if sqlite else "IS DISTINCT FROM")))


def remove(connection):
    """Drops the trigger: for migrating backwards, and for tests of what is found without it."""
    table = "" if connection.vendor == "sqlite" else " ON inspections_draw"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS inspections_draw_sealed{table}")
