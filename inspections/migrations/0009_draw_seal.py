"""A frozen draw is not changed: the database itself refuses."""

from django.db import migrations

from inspections import draw_seal


def install(apps, schema_editor):
    draw_seal.install(schema_editor.connection)


def remove(apps, schema_editor):
    draw_seal.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0008_site")]
    operations = [migrations.RunPython(install, remove)]
