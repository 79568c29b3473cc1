import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0004_suspended_certificates"),
    ]

    operations = [
        migrations.CreateModel(
            name="OffDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField(verbose_name="暂停执法自")),
                ("to_on", models.DateField(verbose_name="暂停执法至")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="off_duty",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "暂停执法",
                "verbose_name_plural": "暂停执法",
                "ordering": ["from_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("to_on__gte", models.F("from_on"))),
                        name="staff_offduty_days",
                        violation_error_message="暂停执法须写明起止日期，止日不能早于起日。",
                    )
                ],
            },
        ),
    ]
