"""Several counts in one query: a page that shows ten numbers asks the database once."""

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def tally(wanted: dict[str, QuerySet], most: int) -> dict[str, int]:
    """How many rows each query holds, counted no further than `most`."""
    parts, params, names = [], [], []
    for name, rows in wanted.items():
        try:
            sql, arguments = rows.order_by().values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:  # the query itself says that it can hold nothing
            continue
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) counted)")  # noqa: S608 - the ORM wrote it, values are parameters
        params += arguments
        names.append(name)
    found = dict.fromkeys(wanted, 0)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(parts), params)
            found.update(zip(names, cursor.fetchone(), strict=True))
    return found
