"""`manage.py load_law`: statutes, violations, organs and time-limit rules. Idempotent; run at each start."""

from django.core.management.base import BaseCommand

from bureau.law import services


class Command(BaseCommand):
    """Brings the law tables in line with the data files."""

    help = "按数据文件更新法规、案由、处罚依据、作出机关与时限规则"

    def handle(self, *args, **options):
        written = services.load_law()
        if options["verbosity"]:
            self.stdout.write("，".join(f"{table}更新 {count} 条" for table, count in written.items()))
