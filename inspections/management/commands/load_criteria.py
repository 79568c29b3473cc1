"""`manage.py load_criteria`: the criteria of the positive list of a fresh installation; idempotent."""

from django.core.management.base import BaseCommand

from inspections.services import criteria


class Command(BaseCommand):
    """Adds missing criteria; leaves loaded ones alone."""

    help = "补入正面清单准入条件；不改动已有的条件"

    def handle(self, *args, **options):
        added = criteria.load()
        if options["verbosity"]:
            self.stdout.write(f"正面清单准入条件：新增 {added} 项")
