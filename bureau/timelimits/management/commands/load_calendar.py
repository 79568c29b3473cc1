"""`manage.py load_calendar`: working-day calendar from the chinesecalendar package. Idempotent; run at
each start.
"""

from django.core.management.base import BaseCommand

from bureau.timelimits import services


class Command(BaseCommand):
    """Adds missing days; leaves corrected ones alone."""

    help = "补入放假与调休日；不改动已有的日子"

    def handle(self, *args, **options):
        added = services.seed_calendar()
        if options["verbosity"]:
            self.stdout.write(f"放假与调休日：新增 {added} 日")
