"""`manage.py load_reminders`: the steps of reminding from the data file. Idempotent; run at each start."""

from django.core.management.base import BaseCommand

from bureau.reminders import services


class Command(BaseCommand):
    """Adds missing steps; leaves changed ones alone."""

    help = "补入提醒步骤；不改动已有的步骤"

    def handle(self, *args, **options):
        added = services.load_steps()
        if options["verbosity"]:
            self.stdout.write(f"提醒步骤：新增 {added} 条")
