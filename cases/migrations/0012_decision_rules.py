"""Rows from before get their grounds and their notice; then the constraints that ask for them.

Not one transaction: PostgreSQL alters no table with foreign keys still to be checked.
"""

from datetime import time

from django.db import migrations, models

MORNING = time(9, 0)  # the hour was written by hand on the notices of before


def complete(apps, schema_editor):
    """Every outcome but the ordinary one names a ground; every hearing its notice and its hour."""
    proposals, hearings, notices = (
        apps.get_model("cases", name) for name in ("Proposal", "Hearing", "PriorNotice")
    )
    proposals.objects.exclude(outcome="normal").filter(grounds="").update(grounds="other")
    hearings.objects.filter(scheduled_on__isnull=False, starts_at__isnull=True).update(starts_at=MORNING)
    for hearing in hearings.objects.filter(notice__isnull=True):
        hearing.notice = notices.objects.filter(case=hearing.case_id).order_by("pk").last()
        hearing.save(update_fields=["notice"])


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("cases", "0011_decision")]

    operations = [
        migrations.RunPython(complete, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", "normal"), models.Q(("grounds", ""), _negated=True), _connector="OR"
                ),
                name="cases_proposal_grounds",
                violation_error_message="从重、从轻、减轻或者不予处罚须选定法定情形（行政处罚法 第32、33条）。",
            ),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("scheduled_on__isnull", True),
                    models.Q(
                        ("chair__isnull", False),
                        ("document__isnull", False),
                        ("scheduled_on__gt", models.F("notified_on")),
                        ("starts_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="cases_hearing_notified",
                violation_error_message="听证须先通知日期、时间、地点并指定主持人。",
            ),
        ),
    ]
