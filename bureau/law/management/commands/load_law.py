"""`manage.py load_law`: time-limit rules from their data files. Idempotent; run at each start."""

from django.core.management.base import BaseCommand

from bureau.timelimits import services as timelimits


class Command(BaseCommand):
    """Brings the law tables in line with the data files."""

    help = "按数据文件更新法律依据与时限规则"

    def handle(self, *args, **options):
        written = timelimits.load_rules()
        if options["verbosity"]:
            self.stdout.write(f"时限规则：更新 {written} 条")
