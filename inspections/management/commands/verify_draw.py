"""`manage.py verify_draw --all` or `verify_draw 双随机〔2026〕4号`: re-derives draws from their published records."""

from django.core.management.base import BaseCommand, CommandError

from inspections.models import Draw
from inspections.services.draw_check import faults_of, taken_away


class Command(BaseCommand):
    """Exit code 1 when anything does not follow from the published record."""

    help = "用公布的记录重新推算抽取结果；任何改动都会被发现"

    def add_arguments(self, parser):
        parser.add_argument("number", nargs="?", help="抽取编号或计划编号")
        parser.add_argument("--all", action="store_true", help="全部抽取")

    def handle(self, *args, number=None, **options):
        if bool(number) == options["all"]:
            raise CommandError("请写抽取编号，或加 --all")
        draws = Draw.objects.select_related("plan").order_by("plan", "sequence")
        gone = taken_away()
        if number:
            draws = draws.filter(plan__number=number) | draws.filter(number=number)
            gone = [one for one in gone if one == number or one.startswith(f"{number} ")]
            if not draws and not gone:
                raise CommandError(f"没有编号为 {number} 的抽取")
        checked = [(draw, faults_of(draw)) for draw in draws.iterator(chunk_size=50)]
        for draw, faults in checked:
            stage = "已抽取" if draw.is_revealed else "已冻结，待公开值"
            self.stdout.write(f"{'不符' if faults else '一致'}  {draw.number}  {stage}")
            for fault in faults:
                self.stdout.write(f"      {fault}")
        for one in gone:
            self.stdout.write(f"不符  {one}  已不在存储中")
        wrong, count = sum(bool(faults) for _, faults in checked) + len(gone), len(checked) + len(gone)
        if wrong:
            raise CommandError(f"{count} 次抽取中 {wrong} 次不符")
        self.stdout.write(f"{count} 次抽取全部一致")
