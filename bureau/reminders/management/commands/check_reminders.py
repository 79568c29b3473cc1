"""`manage.py check_reminders`: exit code 1 when the reminders are not being made. For cron."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from bureau.reminders import alarm, services


class Command(BaseCommand):
    """Says when reminders were last made; with `--run` makes them first."""

    help = "检查期限提醒是否按时生成；停止时退出码为 1"

    def add_arguments(self, parser):
        parser.add_argument("--run", action="store_true", help="先生成到今天为止缺的提醒")

    def handle(self, *args, run, **options):
        if run:
            self.stdout.write(f"已生成提醒 {services.run()} 条")
        found = alarm.status()
        if found.late:
            raise CommandError(found.words, returncode=1)
        self.stdout.write(f"期限提醒正常，最近一次完成于 {timezone.localtime(found.last):%Y-%m-%d %H:%M}")
