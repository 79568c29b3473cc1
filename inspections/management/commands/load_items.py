"""`manage.py load_items`: the item list of a fresh installation. After load_law; idempotent."""

from django.core.management.base import BaseCommand

from inspections.services import item


class Command(BaseCommand):
    """Adds missing versions; leaves loaded ones and what the bureau keeps itself alone."""

    help = "补入抽查事项清单；不改动已有的版本"

    def handle(self, *args, **options):
        added = item.load()
        if options["verbosity"]:
            self.stdout.write(f"抽查事项：新增 {added} 个版本")
