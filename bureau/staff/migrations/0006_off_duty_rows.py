from django.db import migrations


def copy(apps, schema_editor):
    """One period a person and pair of days: a suspension was written on each certificate of the person."""
    held = apps.get_model("staff", "Certificate").objects.filter(suspended_from__isnull=False)
    periods = held.order_by("user", "suspended_from").values_list("user", "suspended_from", "suspended_to")
    off_duty = apps.get_model("staff", "OffDuty")
    off_duty.objects.bulk_create(
        off_duty(user_id=user, from_on=first, to_on=last) for user, first, last in periods.distinct()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0005_off_duty"),
    ]

    operations = [
        migrations.RunPython(copy, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="certificate", name="staff_certificate_suspended"),
        migrations.RemoveField(model_name="certificate", name="suspended_from"),
        migrations.RemoveField(model_name="certificate", name="suspended_to"),
    ]
