"""`manage.py load_checklists`: the checklists of a fresh installation. After load_law; idempotent."""

from django.core.management.base import BaseCommand

from inspections.services import checklist


class Command(BaseCommand):
    """Adds missing versions; leaves loaded ones alone."""

    help = "补入检查单；不改动已有的版本"

    def handle(self, *args, **options):
        added = checklist.load()
        if options["verbosity"]:
            self.stdout.write(f"检查单：新增 {added} 个版本")
