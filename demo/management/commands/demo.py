"""`manage.py demo`: loads the demonstration bureau, empties it, or lists its accounts."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from bureau.jobs import services as jobs
from bureau.staff.models import Office
from demo import people
from demo.load import load
from demo.reset import empty_everything


class Command(BaseCommand):
    """Only where DEMO is on: production neither loads nor shows demonstration data."""

    help = "Load the invented demonstration bureau (--if-empty, --reset --yes), or list its accounts (--accounts)."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="load only when there are no offices")
        parser.add_argument("--reset", action="store_true", help="throw everything away first")
        parser.add_argument("--yes", action="store_true", help="with --reset: do not ask")
        parser.add_argument("--accounts", action="store_true", help="print the demonstration accounts")

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("DEMO is off: demonstration data and accounts exist only where DEMO=1")
        if options["accounts"]:
            self._print_accounts()
        elif options["reset"]:
            self._confirm(options["yes"])
            empty_everything()
            self._load()
        elif not Office.objects.exists():
            self._load()
        elif not options["if_empty"]:
            raise CommandError("the database is not empty: use --reset to throw it away and load anew")

    def _confirm(self, sure: bool) -> None:
        name = settings.DATABASES["default"]["NAME"]
        if not sure and input(f"Everything in {name} and its files will be deleted. Type yes: ") != "yes":
            raise CommandError("nothing was changed")

    def _load(self) -> None:
        began = time.monotonic()
        self.stdout.write("装载演示数据，约需一分钟")
        load()
        if not settings.JOBS_INLINE:
            jobs.enqueue("demo.papers")
        self.stdout.write(f"演示数据已装载（{time.monotonic() - began:.0f} 秒），文书由后台陆续生成")

    def _print_accounts(self) -> None:
        self.stdout.write(f"演示账号（密码均为 {people.PASSWORD}）")
        for account, name, office, roles in people.accounts():
            self.stdout.write(f"  {account:<8}{name:\u3000<4}{office:\u3000<8}{roles}")
