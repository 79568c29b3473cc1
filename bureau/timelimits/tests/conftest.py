"""A dossier of the tests' own: the floor may not know the rooms above it."""

import pytest
from django.db import connection, models

from bureau.timelimits import services


class Errand(models.Model):
    """The least a dossier with a nearest due date needs."""

    next_due_on = models.DateField(null=True)
    next_due_label = models.CharField(max_length=60, blank=True)

    class Meta:
        app_label = "errands"

    def __str__(self):
        return f"差事 {self.pk}"


@pytest.fixture(scope="session")
def errand_table(django_db_setup, django_db_blocker):
    """The table of errands, made beside the real ones."""
    with django_db_blocker.unblock():
        if Errand._meta.db_table not in connection.introspection.table_names():
            with connection.schema_editor() as editor:
                editor.create_model(Errand)


@pytest.fixture
def law(db):
    """Calendar and rules as a fresh installation has them."""
    services.seed_calendar()
    services.load_rules()


@pytest.fixture
def errand(errand_table, law):
    """One dossier."""
    return Errand.objects.create()


@pytest.fixture
def errands(errand_table, law):
    """`errands(n)` gives n dossiers."""
    return lambda count: [Errand.objects.create() for _ in range(count)]
